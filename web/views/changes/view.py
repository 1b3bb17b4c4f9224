"""What differs between two days in a document, as its page tells it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from layers.labels import short_date
from layers.plates.page.layout import Layout
from layers.plates.plates import TALLY, plate
from layers.plates.sheets.tally import Tally
from layers.portfolio.changes_told import milestones
from layers.scene_types.vocabulary import Lang, Theme
from layers.words.catalogue import words_of
from web.export.document.chapters import Picture, Table
from web.state.drawing import Drawing
from web.state.narrowing import Narrowing, read_narrowing
from web.state.state import read_day, read_state
from web.telling.agenda.changed import changed, kinds
from web.views.account.account import ACCOUNTS, Account
from web.views.account.cited import Cited, banner, checks
from web.views.account.view import AccountView, Letters
from web.views.changes import counts as change_counts
from web.views.changes import tables as change_tables
from web.views.changes.digest import digest
from web.views.changes.tables import Difference

#: Of a view that is narrowed to nothing.
WHOLE = Narrowing()


@dataclass(frozen=True)
class ChangesView(AccountView):
    """Two days; what it is narrowed to, language and theme."""

    first: date
    last: date
    narrowing: Narrowing = WHOLE
    lang: Lang = "ko"
    theme: Theme = "colour"

    @property
    def name(self) -> str:
        """Stem of its file name."""
        return f"changes_{self.first.isoformat()}_{self.last.isoformat()}"

    def query(self) -> str:
        """The query that restores it."""
        days = {"from": self.first.isoformat(), "to": self.last.isoformat()}
        return urlencode({**days, **self.narrowing.pairs(), "lang": self.lang, "theme": self.theme})

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
        numbers = {key: change_counts.signed(count) for key, count in counts.items() if any(count.values())}
        plan = Tally(numbers, change_counts.begun(difference))
        drawn = plate(TALLY, scene, source.atlas.boundaries, layout, metrics(), self.permalink(host), plan)
        return Picture(drawn, difference.words["changes_map"], account.caption, scene)


def read(subject: str, args: MultiDict[str, str], source: Drawing, today: date) -> ChangesView:
    """The changes of a query; by default from the latest document to today, as on the page.

    Raises
    ------
    BadParameter, BadPeriod, UnknownLayer, UnknownSector, geo.errors.UnknownRegion
    """
    state = read_state(args, source.atlas, today).scene
    last = read_day("to", args.get("to"), today)
    first = read_day("from", args.get("from"), milestones(source.atlas)[-1])
    view = ChangesView(
        first, last, read_narrowing(args, source.atlas, last, kinds(state.lang)), state.lang, state.theme
    )
    told(source, view)
    return view


@ACCOUNTS
def told(source: Drawing, view: ChangesView) -> tuple[Difference, Account]:
    """The changes and what is said of them."""
    found = changed(source.atlas, view.first, view.last, view.narrowing, view.lang)
    cited = Cited(source, view.last, view.lang, view.theme)
    difference = Difference(source.atlas, found, cited, view.lang)
    tables, sheets = _tables(difference)
    words, layers = difference.words, tuple(found.by_layer) or _asked(source, view)
    account = Account(
        title=found.title,
        subtitle=_subtitle(difference),
        points=(
            *_narrowed(difference),
            *(f"{said}." for said in found.lead),
            *([found.regions] if found.found.administrative else []),
        ),
        cautions=(
            *([found.unsure] if found.unsure else []),
            *_left_out(source, view),
            *(words[f"{block.key}_note"] for block in found.folded),
        ),
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
        digest=digest(difference, _subtitle(difference)),
    )
    return difference, account


def _left_out(source: Drawing, view: ChangesView) -> list[str]:
    """A sentence on bids of the period that are not told, by the title of their call."""
    told = {fact.topic for fact in source.left_out if view.first < source.atlas.surely(fact) <= view.last}
    asked = (source.atlas.catalog[layer] for layer in _asked(source, view))
    names = " · ".join(layer.title[view.lang] for layer in asked if layer.topic in told)
    return [words_of(view.lang, "account")("bids_left_out", names=names)] if names else []


def _asked(source: Drawing, view: ChangesView) -> tuple[str, ...]:
    """The layers that were looked at."""
    every = tuple(layer.id for layer in source.atlas.catalog.values() if layer.topic is not None)
    return (view.narrowing.layer,) if view.narrowing.layer else every


def _subtitle(difference: Difference) -> str:
    """The page's name, its days, and what it is narrowed to."""
    found = difference.found
    first, last = (short_date(day.isoformat(), difference.lang) for day in (found.first, found.last))
    said = difference.words("changes", first=first, last=last)
    only = difference.told.names
    return " · ".join([said, *([difference.words("changes_of", what=only)] if only else [])])


def _narrowed(difference: Difference) -> list[str]:
    """A sentence that says what the items are narrowed to."""
    only = difference.told.names
    return [difference.words("changes_only", what=only)] if only else []


def _areas(difference: Difference) -> list[str]:
    """What became of regions, where they were asked for too."""
    found = difference.found
    return [difference.told.regions] if found.administrative or found.poles else []


def _tables(difference: Difference) -> tuple[tuple[Table, ...], tuple[Table, ...]]:
    """Tables with a row for each line; those of a workbook with one for each item."""
    counts = change_tables.by_layer(difference), change_tables.by_province(difference)
    areas = change_tables.administrative(difference), change_tables.poles(difference)
    told = (change_tables.lines(difference), *counts, *areas)
    sheets = (change_tables.items(difference), *counts, *areas)
    return _kept(told), _kept(sheets)


def _kept(tables: Iterable[Table | None]) -> tuple[Table, ...]:
    return tuple(table for table in tables if table is not None)
