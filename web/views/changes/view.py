"""What differs between two days in a document, as its page tells it."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from layers.plates.page.layout import Layout
from layers.plates.plates import TALLY, plate
from layers.plates.sheets.tally import Tally
from layers.portfolio import changes
from layers.portfolio.changes_told import milestones, narrowed
from layers.scene_types.vocabulary import Lang, Theme
from web.export.document.chapters import Picture, Table
from web.state.drawing import Drawing
from web.state.state import read_day, read_state
from web.views.account.account import ACCOUNTS, Account
from web.views.account.cited import Cited, banner, checks
from web.views.account.view import AccountView, Letters
from web.views.changes import counts as change_counts
from web.views.changes import tables as change_tables
from web.views.changes.digest import digest
from web.views.changes.tables import Difference


@dataclass(frozen=True)
class ChangesView(AccountView):
    """Two days; the layer and the region it is narrowed to, language and theme."""

    first: date
    last: date
    layer: str | None = None
    region: str | None = None
    lang: Lang = "ko"
    theme: Theme = "colour"

    @property
    def name(self) -> str:
        """Stem of its file name."""
        return f"changes_{self.first.isoformat()}_{self.last.isoformat()}"

    def query(self) -> str:
        """The query that restores it."""
        pairs = {"from": self.first.isoformat(), "to": self.last.isoformat(), "layer": self.layer,
                 "region": self.region, "lang": self.lang, "theme": self.theme}  # fmt: skip
        return urlencode({key: value for key, value in pairs.items() if value})

    def permalink(self, host: str) -> str:
        """The address of the page."""
        return f"{host}changes?{self.query()}"

    def account(self, source: Drawing) -> Account:
        """What is said of it."""
        return told(source, self)[1]

    def picture(self, source: Drawing, host: str, layout: Layout, metrics: Letters) -> Picture:
        """The provinces with what changed in each."""
        difference, account = told(source, self)
        counts = change_counts.by_province(difference)
        layers = change_counts.layers(difference, counts, self.theme, account.checked)
        scene = account.heading(source, self.theme) | {"layers": layers}
        numbers = {key: change_counts.signed(count) for key, count in counts.items() if count.total}
        plan = Tally(numbers, change_counts.begun(difference))
        drawn = plate(TALLY, scene, source.atlas.boundaries, layout, metrics(), self.permalink(host), plan)
        return Picture(drawn, difference.words["changes_map"], account.caption, scene)


def read(subject: str, args: MultiDict[str, str], source: Drawing, today: date) -> ChangesView:
    """The changes of a query; by default from the latest document to today, as on the page.

    Raises
    ------
    BadParameter, BadPeriod, UnknownLayer, geo.errors.UnknownRegion
    """
    state = read_state(args, source.atlas, today).scene
    last = read_day("to", args.get("to"), today)
    first = read_day("from", args.get("from"), milestones(source.atlas)[-1])
    view = ChangesView(first, last, args.get("layer") or None, args.get("region") or None, state.lang, state.theme)
    told(source, view)
    return view


@ACCOUNTS
def told(source: Drawing, view: ChangesView) -> tuple[Difference, Account]:
    """The changes and what is said of them."""
    whole = changes.changes(source.atlas, view.first, view.last)
    found = narrowed(source.atlas, whole, view.layer, view.region)
    cited = Cited(source, view.last, view.lang, view.theme)
    difference = Difference(source.atlas, found, cited, view.lang)
    tables, sheets = _tables(difference)
    words, layers = difference.words, tuple(found.counts) or _asked(source, view)
    span = {"first": view.first.isoformat(), "last": view.last.isoformat()}
    account = Account(
        title=words("changes", **span),
        subtitle=_subtitle(difference, view),
        points=(*_narrowed(difference, view), *found.sentences(view.lang)),
        cautions=(words["knowledge_note"],) if any(one.why == changes.KNOWLEDGE for one in found.items) else (),
        tables=tables,
        sheets=sheets,
        footnotes=tuple(cited.footnotes),
        layers=layers,
        checked=checks(cited.scene, layers),
        state=view.query(),
        asof=view.last.isoformat(),
        lang=view.lang,
        version=source.atlas.data_version,
        banner=banner(cited.scene, layers, view.last),
        digest=digest(difference, _subtitle(difference, view)),
    )
    return difference, account


def _asked(source: Drawing, view: ChangesView) -> tuple[str, ...]:
    """The layers that were looked at."""
    every = tuple(layer.id for layer in source.atlas.catalog.values() if layer.topic is not None)
    return (view.layer,) if view.layer else every


def _subtitle(difference: Difference, view: ChangesView) -> str:
    """The days, how many items, and what it is narrowed to."""
    words, found = difference.words, difference.found
    said = words("changes_subtitle", first=view.first, last=view.last, n=len(found.items))
    only = _only(difference, view)
    return " · ".join([said, *([words("changes_of", what=only)] if only else [])])


def _narrowed(difference: Difference, view: ChangesView) -> list[str]:
    """A sentence that says what the items are narrowed to."""
    only = _only(difference, view)
    return [difference.words("changes_only", what=only)] if only else []


def _only(difference: Difference, view: ChangesView) -> str:
    named = [difference.found.titles[view.layer][view.lang]] if view.layer else []
    named += [difference.atlas.regions.latest(view.region).name(view.lang)] if view.region else []
    return ", ".join(named)


def _tables(difference: Difference) -> tuple[tuple[Table, ...], tuple[Table, ...]]:
    items = change_tables.items(difference)
    several = (change_tables.by_layer(difference), change_tables.by_province(difference), items,
               change_tables.administrative(difference), change_tables.poles(difference))  # fmt: skip
    kept = tuple(table for table in several if table is not None)
    return kept, kept
