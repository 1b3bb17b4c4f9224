"""Deadlines in a report: the lines of `/due`, decisions apart from completions, what passed without an outcome last."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from layers import labels
from layers.agenda.awaited import Awaited
from layers.agenda.calendar import named
from layers.plates.page.layout import Layout
from layers.scene_types.vocabulary import Lang, Theme
from layers.words.catalogue import words_of
from web.export.document.chapters import Column, Row, Table
from web.service.language import translator
from web.state.drawing import Drawing
from web.state.narrowing import Narrowing, read_narrowing
from web.state.state import read_day, read_state
from web.telling.agenda.awaiting import Awaiting, awaiting, kinds
from web.views.account import digested
from web.views.account.account import ACCOUNTS, Account
from web.views.account.cited import Cited, banner, checks, numbers
from web.views.account.view import AccountView, Letters

COLUMNS = (("due", 0.16), ("item", 0.4), ("kind", 0.16), ("status", 0.16), ("cited", 0.12))
KEPT = ((0, 0.16), (1, 0.46), (2, 0.2), (3, 0.18))


@dataclass(frozen=True)
class DueView(AccountView):
    """The day, what it is narrowed to and until when, the language and the theme."""

    asof: date
    narrowing: Narrowing
    until: date | None = None
    lang: Lang = "ko"
    theme: Theme = "colour"

    @property
    def name(self) -> str:
        """Stem of its file name."""
        return f"due_{self.asof.isoformat()}"

    def query(self) -> str:
        """The query that restores it."""
        until = {"to": self.until.isoformat()} if self.until else {}
        stated = {"asof": self.asof.isoformat(), "lang": self.lang, "theme": self.theme}
        return urlencode(self.narrowing.pairs() | until | stated)

    def permalink(self, host: str) -> str:
        """The address of the page."""
        return f"{host}due?{self.query()}"

    def account(self, source: Drawing) -> Account:
        """What is said of it."""
        return told(source, self)

    def picture(self, source: Drawing, host: str, layout: Layout, metrics: Letters) -> None:
        """None: it is a table."""


def read(_subject: str, args: MultiDict[str, str], source: Drawing, today: date) -> DueView:
    """The deadlines of a query.

    Raises
    ------
    BadParameter, UnknownLayer, UnknownSector, geo.errors.UnknownRegion, geo.errors.NotYetRegion
    """
    state = read_state(args, source.atlas, today).scene
    until = read_day("to", args.get("to"), state.asof) if args.get("to") else None
    narrowing = read_narrowing(args, source.atlas, state.asof, kinds(state.lang))
    view = DueView(state.asof, narrowing, until, state.lang, state.theme)
    told(source, view)
    return view


@ACCOUNTS
def told(source: Drawing, view: DueView) -> Account:
    """What is said of them."""
    words = words_of(view.lang, "account")
    found = awaiting(source.atlas, view.asof, view.narrowing, view.until, view.lang)
    cited = Cited(source, view.asof, view.lang, view.theme)
    day = labels.long_date(view.asof.isoformat(), view.lang)
    subtitle = " · ".join(part for part in (words("due_subtitle", asof=day), found.names) if part)
    rows = tuple(_rows(found, cited))
    columns = tuple(Column(words[key], share) for key, share in COLUMNS)
    table = Table(words["dues"], columns, rows, (words["dues_note"],))
    layers = tuple(dict.fromkeys(one.one.layer for one in found.lines if one.one.layer in source.atlas.catalog))
    return Account(
        title=found.headline,
        subtitle=subtitle,
        points=(found.headline, found.checked),
        cautions=(),
        tables=(table,),
        sheets=(table,),
        footnotes=tuple(cited.footnotes),
        layers=layers,
        checked=checks(cited.scene, layers),
        state=view.query(),
        asof=view.asof.isoformat(),
        lang=view.lang,
        version=source.atlas.data_version,
        banner=banner(cited.scene, layers, view.asof),
        digest=digested.digest(found.headline, found.checked, digested.kept(table, *KEPT), view.lang),
    )


def _rows(found: Awaiting, cited: Cited) -> list[Row]:
    t = translator(found.lang)
    passed = t["due_passed-unknown"]
    ahead = [_row(found, cited, line, t[f"due_ahead_{kind}"]) for kind, lines in found.ahead.items() for line in lines]
    return [*ahead, *(_row(found, cited, line, passed) for lines in found.passed.values() for line in lines)]


def _row(found: Awaiting, cited: Cited, line: Awaited, kind: str) -> Row:
    status = labels.named(found.atlas.statuses[line.one.item.status], found.lang)
    cites = numbers([cited.document(line.one.fact.document)])
    name = named(found.atlas, line, words_of(found.lang, "due"), found.lang)
    return found.when(line), f"{found.layer(line)}: {name}", kind, status, cites
