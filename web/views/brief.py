"""A region on one page, for who has half a minute: the plate, and the chapter that documents make of it."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from layers.brief import brief
from layers.brief import scene as brief_scene
from layers.plates.page.layout import LAYOUTS, Layout
from layers.plates.page.plate import PLATES, Plate
from layers.plates.plates import BRIEF, BRIEF_FIGURE, plate
from layers.scene_types.brief import BriefLine, BriefPage, BriefScene
from layers.scene_types.vocabulary import Lang, Theme
from layers.words.catalogue import words_of
from web.export.document.chapters import Column, Picture, Table
from web.export.document.plain_text import plain
from web.state.drawing import SCENES, Drawing
from web.state.state import read_state
from web.views.account.account import Account
from web.views.account.view import AccountView, Letters

COLUMNS = (("row", 0.13), ("instruments", 0.3), ("items", 0.57))


@dataclass(frozen=True)
class BriefView(AccountView):
    """A region, the day, the language and the theme."""

    region: str
    asof: date
    lang: Lang = "ko"
    theme: Theme = "colour"

    @property
    def name(self) -> str:
        """Stem of its file name."""
        return f"brief_{self.region}_{self.asof.isoformat()}"

    def query(self) -> str:
        """The query that restores it."""
        return urlencode({"asof": self.asof.isoformat(), "lang": self.lang, "theme": self.theme})

    def permalink(self, host: str) -> str:
        """The address of the page that shows the same."""
        return f"{host}brief/{self.region}?{self.query()}"

    def account(self, source: Drawing) -> Account:
        """What is said: its lines in sentences, and as a table."""
        return told(scene(source, self), self.query(), tuple(source.atlas.catalog))

    def picture(self, source: Drawing, host: str, layout: Layout, metrics: Letters) -> Picture:
        """The page itself where it is wider than high; its map alone where the rest is said in words."""
        made, layout = scene(source, self), LAYOUTS["slide"] if layout.beside else layout
        return Picture(_plate(source, self, layout, host, metrics), plain(_title(made)), made["caption"], made)


def read(subject: str, args: MultiDict[str, str], source: Drawing, today: date) -> BriefView:
    """The brief of a region.

    Raises
    ------
    BadParameter, geo.errors.UnknownRegion, geo.errors.NotYetRegion
    """
    state = read_state(args, source.atlas, today).scene
    source.atlas.regions.follow(subject, state.asof)
    return BriefView(subject, state.asof, state.lang, state.theme)


@SCENES
def scene(source: Drawing, view: BriefView) -> BriefScene:
    """The scene of a brief."""
    told = brief.brief(source.atlas, view.region, view.asof)
    return brief_scene.scene(source.atlas, told, source.whole(view.asof, view.lang, view.theme))


@PLATES
def _plate(source: Drawing, view: BriefView, layout: Layout, host: str, metrics: Letters) -> Plate:
    kind = BRIEF if layout.width > layout.height else BRIEF_FIGURE
    return plate(kind, scene(source, view), source.atlas.boundaries, layout, metrics(), view.permalink(host))


def told(made: BriefScene, state: str, known: Container[str]) -> Account:
    """What is said of a brief; of its layers, those that are known are told of."""
    table = lines(made)
    return Account(
        title=_title(made),
        about=made["brief"]["name"],
        subtitle=made["subtitle"],
        points=tuple(points(made)),
        cautions=tuple(made["notices"]),
        tables=(table,),
        sheets=(table,),
        footnotes=tuple(made["footnotes"]),
        layers=tuple(layer["id"] for layer in made["layers"] if layer["id"] in known),
        checked=tuple(layer["checked"] for layer in made["layers"] if layer["checked"]),
        state=state,
        asof=made["state"]["asof"],
        lang=made["state"]["lang"],
        version=made["data_version"],
        banner=made["banner"],
        code=made["fingerprint"],
    )


def _title(made: BriefScene) -> str:
    """As people would search for it."""
    return made["title"].replace("\u00a0", " ")


def points(made: BriefScene) -> Iterator[str]:
    """The headline, the next decision and what is unconfirmed, each as one text."""
    told = made["brief"]
    coming, unsure = told["next"], told["unsure"]
    yield made["caption"]
    decision = [coming["day"], coming["when"], coming["what"], coming["who"], _cited(coming["sources"])]
    yield f"{coming['label']}: {' · '.join(part for part in decision if part)}"
    unknown = [unsure["text"], unsure["checked"], unsure["overdue"], _cited(unsure["sources"])]
    yield f"{unsure['label']}: {' · '.join(part for part in unknown if part)}"


def lines(made: BriefScene) -> Table:
    """The lines of a brief as a table."""
    words, told = words_of(made["state"]["lang"], "brief_table"), made["brief"]
    columns = tuple(Column(words[key], share) for key, share in COLUMNS)
    rows = (*(_counted(line, told) for line in told["lines"]), _gaps(told), _rivals(told))
    return Table(words["title"], columns, rows, sheet=words["title"], slides=False)


def _counted(line: BriefLine, told: BriefPage) -> tuple[str, str, str]:
    items = [f"{one['label']} ({one['told']}) {_cited(one['sources'])}".strip() for one in line["entries"]]
    said = " · ".join(part for part in (*items, line["rest"]) if part)
    counts = " · ".join(part for part in (line["counts"], line["deadline"]) if part)
    return line["label"], counts, said or told["none_here"]


def _gaps(told: BriefPage) -> tuple[str, str, str]:
    gaps = told["gaps"]
    counts = str(sum(part["count"] for part in gaps["parts"]) or "")
    said = [f"{', '.join(part['layers'])} {part['state']} {_cited(part['sources'])}".strip() for part in gaps["parts"]]
    return gaps["label"], counts, " · ".join(said) or gaps["empty"]


def _rivals(told: BriefPage) -> tuple[str, str, str]:
    rivals = told["rivals"]
    said = [
        f"{part['shares']}: {one['label']} ({one['told']}) {_cited(one['sources'])}"
        for part in rivals["parts"]
        for one in part["entries"]
    ]
    more = [told["more_words"].format(n=rivals["more"])] if rivals["more"] else []
    return (
        rivals["label"],
        " · ".join(rivals["regions"]),
        " · ".join([*said, *more]) or rivals["empty"],
    )


def _cited(numbers: list[int]) -> str:
    return "".join(f"[{n}]" for n in numbers)
