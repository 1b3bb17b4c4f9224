"""An item in a report: its status, the values that its sources state, who says so, on the map."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from layers import labels
from layers.plates.page.layout import Layout
from layers.plates.plates import MAP, plate
from layers.portfolio.dossier import dossier
from layers.scene.narrowing import narrowed
from layers.scene_types.vocabulary import Lang, Theme
from layers.wording import sources
from layers.words.catalogue import words_of
from web.export.document.chapters import Column, Picture, Row, Table
from web.state.drawing import Drawing
from web.state.state import read_state
from web.telling.item_pages import ItemPage, item_page
from web.views.account import digested
from web.views.account.account import ACCOUNTS, Account
from web.views.account.cited import Cited, banner, checks, numbers
from web.views.account.view import AccountView, Letters

COLUMNS = (("item", 0.26), ("value", 0.34), ("date", 0.16), ("source", 0.24))
CITED = ("cited", 0.1)


@dataclass(frozen=True)
class ItemView(AccountView):
    """An item, the day, the language and the theme."""

    item: str
    asof: date
    lang: Lang = "ko"
    theme: Theme = "colour"

    @property
    def name(self) -> str:
        """Stem of its file name."""
        return f"{self.item}_{self.asof.isoformat()}"

    def query(self) -> str:
        """The query that restores it."""
        return urlencode({"asof": self.asof.isoformat(), "lang": self.lang, "theme": self.theme})

    def permalink(self, host: str) -> str:
        """The address of the page."""
        return f"{host}items/{self.item}?{self.query()}"

    def account(self, source: Drawing) -> Account:
        """What is said of it."""
        return told(source, self)

    def told_from(self, source: Drawing, layout: Layout | None) -> Drawing:
        """A bid that was asked for by itself is told, with its doubts, on slides too."""
        return source

    def picture(self, source: Drawing, host: str, layout: Layout, metrics: Letters) -> Picture | None:
        """The nation with the item; None of what has no place."""
        account, whole = told(source, self), source.whole(self.asof, self.lang, self.theme)
        kept = {layer["id"]: [one for one in layer["features"] if one["id"] == self.item] for layer in whole["layers"]}
        layers = narrowed(source.atlas, whole, kept)
        if not layers:
            return None
        scene = account.heading(source, self.theme) | {"layers": layers}
        drawn = plate(MAP, scene, source.atlas.boundaries, layout, metrics(), self.permalink(host), None)
        return Picture(drawn, account.title, account.caption, scene)


def read(subject: str, args: MultiDict[str, str], source: Drawing, today: date) -> ItemView:
    """The page of an item; raises BadParameter, UnknownItem."""
    state = read_state(args, source.atlas, today).scene
    return ItemView(dossier(source.atlas, subject, state.asof).id, state.asof, state.lang, state.theme)


@ACCOUNTS
def told(source: Drawing, view: ItemView) -> Account:
    """What is said of an item."""
    atlas, words = source.atlas, words_of(view.lang, "account")
    found, cited = dossier(atlas, view.item, view.asof), Cited(source, view.asof, view.lang, view.theme)
    page = item_page(source, found, view.asof, view.lang, view.theme, "/")
    stated = [f"{one.name} {one.text}" for one in page.heading]
    title = words("compare_shared", names=page.name, said=", ".join([page.status_label, *stated[:2]]))
    table = _table(source, page, cited, view.lang)
    layers = (found.layer.id,) if found.layer else ()
    below = " · ".join(dict.fromkeys((page.title, *page.kicker)))
    short = digested.kept(table, *((at, share) for at, (_, share) in enumerate(COLUMNS)))
    return Account(
        title=page.name,
        subtitle=below,
        points=(title,),
        cautions=tuple(page.notes),
        tables=(table,),
        sheets=(table,),
        footnotes=tuple(cited.footnotes),
        layers=layers,
        checked=checks(cited.scene, layers),
        state=f"{view.item}?{view.query()}",
        asof=view.asof.isoformat(),
        lang=view.lang,
        version=atlas.data_version,
        banner=banner(cited.scene, layers, view.asof),
        digest=digested.digest(title, below, short, view.lang),
    )


def _table(source: Drawing, page: ItemPage, cited: Cited, lang: Lang) -> Table:
    """Every value, then what was announced or reported in time: official sources and the press."""
    words, rows = words_of(lang, "account"), list[Row]()
    for value in page.values:
        document = source.atlas.documents[value.fact.document]
        day, who = labels.short_date(value.day, lang), sources.publisher(document, lang)
        rows.append((value.name, value.text, day, who, numbers([cited.document(document.id)])))
    for one in page.history:
        said = " / ".join(line.text for line in one.saying.lines)
        day, who = labels.short_date(one.saying.day, lang), sources.publisher(one.document, lang)
        rows.append((words["history"], said, day, who, numbers([cited.document(one.document.id)])))
    columns = tuple(Column(words[key], share) for key, share in (*COLUMNS, CITED))
    return Table(words["stated"], columns, tuple(rows))
