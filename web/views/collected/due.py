"""Deadlines in a report: what is to be decided or completed next, and what passed without a known outcome."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from layers import labels
from layers.plates.page.layout import Layout
from layers.portfolio import due as deadlines
from layers.portfolio.due import PENDING, Due
from layers.scene_types.vocabulary import Lang, Theme
from layers.wording.details import full_label
from layers.words.catalogue import Words, words_of
from web.export.document.chapters import Column, Row, Table
from web.service.language import translator
from web.state.drawing import Drawing
from web.state.state import read_state
from web.views.account import digested
from web.views.account.account import ACCOUNTS, Account
from web.views.account.cited import Cited, banner, checks, numbers
from web.views.account.view import AccountView, Letters

COLUMNS = (("due", 0.16), ("item", 0.38), ("kind", 0.14), ("days", 0.2), ("cited", 0.12))
KEPT = ((0, 0.16), (1, 0.46), (2, 0.16), (3, 0.22))


@dataclass(frozen=True)
class DueView(AccountView):
    """The day, the region that it is narrowed to, the language and the theme."""

    asof: date
    region: str | None = None
    lang: Lang = "ko"
    theme: Theme = "colour"

    @property
    def name(self) -> str:
        """Stem of its file name."""
        return f"due_{self.asof.isoformat()}"

    def query(self) -> str:
        """The query that restores it."""
        pairs = {"region": self.region, "asof": self.asof.isoformat(), "lang": self.lang, "theme": self.theme}
        return urlencode({key: value for key, value in pairs.items() if value})

    def permalink(self, host: str) -> str:
        """The address of the page."""
        return f"{host}due?{self.query()}"

    def account(self, source: Drawing) -> Account:
        """What is said of it."""
        return told(source, self)

    def picture(self, source: Drawing, host: str, layout: Layout, metrics: Letters) -> None:
        """None: it is a table."""


def read(_subject: str, args: MultiDict[str, str], source: Drawing, today: date) -> DueView:
    """The deadlines of a query; raises BadParameter, geo.errors.UnknownRegion, geo.errors.NotYetRegion."""
    state = read_state(args, source.atlas, today).scene
    view = DueView(state.asof, args.get("region") or None, state.lang, state.theme)
    told(source, view)
    return view


@ACCOUNTS
def told(source: Drawing, view: DueView) -> Account:
    """What is said of them."""
    words, found = words_of(view.lang, "account"), deadlines.due(source.atlas, view.asof, view.region)
    cited = Cited(source, view.asof, view.lang, view.theme)
    coming = [one for one in found if one.state == PENDING]
    passed = len(found) - len(coming)
    where = source.atlas.regions.latest(view.region).name(view.lang) if view.region else ""
    title = " ".join(part for part in (where, words("due_counted", n=len(coming), passed=passed)) if part)
    said = _next(source, words, coming[0], view.lang) if coming else words["dues_note"]
    ordered = sorted(found, key=lambda one: one.state != PENDING)
    rows = tuple(_row(source, cited, one, view.lang) for one in ordered)
    table = Table(
        words["dues"], tuple(Column(words[key], share) for key, share in COLUMNS), rows, (words["dues_note"],)
    )
    layers = tuple(dict.fromkeys(one.layer for one in found if one.layer in source.atlas.catalog))
    return Account(
        title=title,
        subtitle=words("due_subtitle", asof=labels.long_date(view.asof.isoformat(), view.lang)),
        points=(title, said),
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
        digest=digested.digest(title, said, digested.kept(table, *KEPT), view.lang),
    )


def _next(source: Drawing, words: Words, one: Due, lang: Lang) -> str:
    what = full_label(source.atlas, one.item, lang)
    return str(words("due_next", due=labels.long_date(one.due, lang), what=what))


def _row(source: Drawing, cited: Cited, one: Due, lang: Lang) -> Row:
    kind, said = translator(lang)(f"due_kind_{one.kind}"), full_label(source.atlas, one.item, lang)
    cites = [cited.document(one.fact.document)]
    return labels.short_date(one.due, lang), said, kind, deadlines.left(one, lang), numbers(cites)
