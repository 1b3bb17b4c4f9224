"""A region's profile in a document, as its page tells it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from layers.plates.page.layout import Layout
from layers.plates.plates import PANELS, plate
from layers.plates.sheets.panel import Panel
from layers.portfolio import portfolio
from layers.portfolio.overlaps import MUNICIPALITY, holds
from layers.scene.narrowing import elsewhere, narrowed
from layers.scene_types.feature import Feature
from layers.scene_types.layer import SceneLayer
from layers.scene_types.vocabulary import Lang, Theme
from layers.wording.notices import ended
from web.export.document.chapters import Picture, Table
from web.state.drawing import Drawing
from web.state.state import read_state
from web.telling.cards import card
from web.telling.profiles import profile
from web.telling.sketching.side_by_side import telling
from web.views.account import complex_table
from web.views.account.account import ACCOUNTS, Account
from web.views.account.cited import Cited, banner, checks
from web.views.account.places import bounds, standing, tint
from web.views.account.view import AccountView, Letters
from web.views.region import beside, points
from web.views.region import tables as region_tables
from web.views.region.digest import digest
from web.views.region.tables import Portrait

#: Levels whose municipalities are named on the map.
NEAR = ("province", "municipality")


@dataclass(frozen=True)
class RegionView(AccountView):
    """A region, the day, the language and the theme."""

    region: str
    asof: date
    lang: Lang = "ko"
    theme: Theme = "colour"

    @property
    def name(self) -> str:
        """Stem of its file name."""
        return f"{self.region}_{self.asof.isoformat()}"

    def query(self) -> str:
        """The query that restores it."""
        return urlencode({"asof": self.asof.isoformat(), "lang": self.lang, "theme": self.theme})

    def permalink(self, host: str) -> str:
        """The address of the page."""
        return f"{host}regions/{self.region}?{self.query()}"

    def account(self, source: Drawing) -> Account:
        """What is said of it."""
        return told(source, self)[1]

    def picture(self, source: Drawing, host: str, layout: Layout, metrics: Letters) -> Picture:
        """The map of the region with what stands in it."""
        portrait, account = told(source, self)
        marks = _marks(portrait)
        layers = [*narrowed(portrait.atlas, portrait.cited.scene, marks), _elsewhere(portrait, marks, account)]
        scene = account.heading(source, self.theme) | {"layers": layers}
        fill = tint(source.atlas, portrait.cited, portrait.card.id, self.asof, self.theme)
        extent = bounds(source.atlas, [portrait.card.id], self.asof)
        panel = Panel("", "", ((portrait.card.id, fill),), scene, extent, portrait.card.level in NEAR)
        drawn = plate(PANELS, scene, source.atlas.boundaries, layout, metrics(), self.permalink(host), [panel])
        return Picture(drawn, portrait.words("around", name=portrait.card.name), account.caption, scene)


def read(subject: str, args: MultiDict[str, str], source: Drawing, today: date) -> RegionView:
    """The profile of a region.

    Raises
    ------
    BadParameter, geo.errors.UnknownRegion, geo.errors.NotYetRegion
    """
    state = read_state(args, source.atlas, today).scene
    source.atlas.regions.follow(subject, state.asof)
    return RegionView(subject, state.asof, state.lang, state.theme)


@ACCOUNTS
def told(source: Drawing, view: RegionView) -> tuple[Portrait, Account]:
    """The profile and what is said of it."""
    found = card(source, view.region, view.asof, view.lang)
    cited = Cited(source, view.asof, view.lang, view.theme)
    portrait = Portrait(source.atlas, found, profile(source, found, view.lang), cited, view.lang)
    tables, sheets = _tables(portrait)
    said = tuple(points.points(portrait))
    layers = [section.layer["id"] for section in found.sections]
    account = Account(
        title=found.name,
        subtitle=points.subtitle(portrait),
        points=said,
        cautions=(ended(found.notice, view.lang),) if found.notice else (),
        tables=tables,
        sheets=sheets,
        footnotes=tuple(cited.footnotes),
        layers=tuple(layers),
        checked=checks(cited.scene, layers),
        state=f"{view.region}?{view.query()}",
        asof=view.asof.isoformat(),
        lang=view.lang,
        version=source.atlas.data_version,
        banner=banner(cited.scene, layers, view.asof),
        digest=digest(portrait, said),
    )
    return portrait, account


def _tables(portrait: Portrait) -> tuple[tuple[Table, ...], tuple[Table, ...]]:
    """Tables on paper, and in a workbook; the sources are numbered in the order of its own items."""
    own = region_tables.own(portrait)
    complexes = complex_table.table(portrait.atlas, portrait.cited, portrait.profile.complexes, portrait.lang)
    made = (region_tables.dues, beside.overlaps, beside.lacking, beside.other_facts, region_tables.events,
            region_tables.above, region_tables.binding)  # fmt: skip
    kept = (
        region_tables.figures(portrait),
        region_tables.series(portrait),
        own,
        complexes,
        *(each(portrait) for each in made),
    )
    paper = (*kept, region_tables.sectors(portrait))
    sheets = (*kept, region_tables.sectors_long(portrait), region_tables.items(portrait))
    return _filled(paper), _filled(sheets)


def _filled(tables: Iterable[Table | None]) -> tuple[Table, ...]:
    return tuple(table for table in tables if table is not None)


def _marks(portrait: Portrait) -> dict[str, list[Feature]]:
    """Marks of what is the region's own and stands at a point, by layer; belts with their lines."""
    atlas, asof = portrait.atlas, portrait.asof
    found = [one for one in portfolio.memberships(atlas, portrait.card.id, asof) if one.relation in portfolio.OF_ITSELF]
    held = [(one.layer_id, one.item) for one in found if holds(atlas, one.item)]
    held = held if portrait.card.level == MUNICIPALITY else telling(atlas, held)
    marks = standing(atlas, portrait.cited, held, portrait.card.id, asof)
    lines = {layer["id"]: _lines(layer) for layer in portrait.cited.scene["layers"]}
    return {layer: [*found, *lines[layer]] for layer, found in marks.items()}


def _elsewhere(portrait: Portrait, marks: dict[str, list[Feature]], account: Account) -> SceneLayer:
    """What is the region's own and has no mark on its map, counted by layer."""
    drawn = {feature["id"] for features in marks.values() for feature in features}
    rest = [
        (section.layer["title"], portrait.told(section, entry))
        for section in portrait.profile.own
        for entry in section.entries
        if entry.feature["id"] not in drawn
    ]
    sources = (n for _, feature in rest for n in feature["sources"][:1])
    counts = Counter(title for title, _ in rest)
    return elsewhere(portrait.words["elsewhere"], counts, sources, min(account.checked, default=None))


def _lines(layer: SceneLayer) -> list[Feature]:
    """A belt's line, without the numbers of its sources: its nodes cite them."""
    return [feature | {"sources": []} for feature in layer["features"] if feature["kind"] == "line"]
