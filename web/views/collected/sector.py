"""An industry in a report: what stands under it by province, bids and wishes apart, on a map of its items."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from layers import labels
from layers.atlas.atlas import Atlas
from layers.comparison.industries import known_sector
from layers.findings.portrait import number
from layers.findings.saying import said
from layers.plates.page.layout import Layout
from layers.plates.plates import MAP, plate
from layers.scene.narrowing import narrowed
from layers.scene_types.vocabulary import Lang, Theme
from layers.words.catalogue import words_of
from web.export.document.chapters import Column, Picture, Row, Table
from web.state.drawing import Drawing
from web.state.state import read_state
from web.telling.industries.page import IndustryPage, LayerCount, Told, page
from web.views.account import digested
from web.views.account.account import ACCOUNTS, Account
from web.views.account.cited import banner, checks, numbers
from web.views.account.view import AccountView, Letters

COLUMNS = (("province", 0.14), ("item", 0.34), ("layer", 0.28), ("status", 0.24))
CITED = ("cited", 0.12)


@dataclass(frozen=True)
class SectorView(AccountView):
    """A sector, the day, the language and the theme."""

    sector: str
    asof: date
    lang: Lang = "ko"
    theme: Theme = "colour"

    @property
    def name(self) -> str:
        """Stem of its file name."""
        return f"{self.sector}_{self.asof.isoformat()}"

    def query(self) -> str:
        """The query that restores it."""
        return urlencode({"asof": self.asof.isoformat(), "lang": self.lang, "theme": self.theme})

    def permalink(self, host: str) -> str:
        """The address of the page."""
        return f"{host}sectors/{self.sector}?{self.query()}"

    def account(self, source: Drawing) -> Account:
        """What is said of it."""
        return told(source, self)[1]

    def picture(self, source: Drawing, host: str, layout: Layout, metrics: Letters) -> Picture:
        """The nation with the items that stand under it."""
        found, account = told(source, self)
        own = {one.item["id"] for _, _, one in _held(found)}
        whole = source.whole(self.asof, self.lang, self.theme)
        kept = {layer["id"]: [one for one in layer["features"] if one["id"] in own] for layer in whole["layers"]}
        scene = account.heading(source, self.theme) | {"layers": narrowed(source.atlas, whole, kept)}
        link = self.permalink(host)
        drawn = plate(MAP, scene, source.atlas.boundaries, layout, metrics(), link, None)
        return Picture(drawn, account.title, account.caption, scene)


def read(subject: str, args: MultiDict[str, str], source: Drawing, today: date) -> SectorView:
    """The page of a sector; raises BadParameter, UnknownSector."""
    state = read_state(args, source.atlas, today).scene
    return SectorView(known_sector(source.atlas, subject), state.asof, state.lang, state.theme)


@ACCOUNTS
def told(source: Drawing, view: SectorView) -> tuple[IndustryPage, Account]:
    """The page and what is said of it."""
    found, words = page(source, view.sector, view.asof, view.lang, view.theme), words_of(view.lang, "account")
    name, whole = labels.named(found.sector, view.lang), source.whole(view.asof, view.lang, view.theme)
    day, counts = labels.long_date(view.asof.isoformat(), view.lang), _counted(source.atlas, found.counts, view.lang)
    nothing = words("sector_none", asof=day, name=name)
    summed = words("compare_shared", names=name, said=counts) if counts else nothing
    title, *others = found.headline or (summed,)
    sought = _counted(source.atlas, found.sought, view.lang)
    points = (title, *others, *([words("sector_sought", said=sought)] if sought else ()))
    layers = tuple(dict.fromkeys(one.item["layer"] for _, _, one in _held(found)))
    table = _table(found, view.lang)
    flags = [", ".join(one.item["flag_labels"]) for _, _, one in _held(found)][: digested.MOST_ROWS]
    short = digested.kept(table, *((at, share) for at, (_, share) in enumerate(COLUMNS)))
    account = Account(
        title=name,
        subtitle=words("region_subtitle", asof=day, level=words["sector"]),
        points=points,
        cautions=(words["sectors_note"],),
        tables=(table,),
        sheets=(table,),
        footnotes=tuple(found.footnotes),
        layers=layers,
        checked=checks(whole, layers),
        state=f"{view.sector}?{view.query()}",
        asof=view.asof.isoformat(),
        lang=view.lang,
        version=source.atlas.data_version,
        banner=banner(whole, layers, view.asof),
        digest=digested.digest(
            title,
            " · ".join(points[1:]),
            Table(short.title, short.columns, short.rows, digested.daggered(flags)),
            view.lang,
        ),
    )
    return found, account


def _held(found: IndustryPage) -> Iterator[tuple[str, str, Told]]:
    """Every item by region, those that are sought after what was decided."""
    for row in found.rows:
        yield from ((row.region.id, "", one) for ones in row.cells.values() for one in ones)
    for row in found.rows:
        yield from ((row.region.id, "sought", one) for one in row.sought)


def _counted(atlas: Atlas, counts: list[LayerCount], lang: Lang) -> str:
    kinds = {one.layer: atlas.instruments[one.layer].kind for one in counts}
    return ", ".join(f"{one.title} {said(number(kinds[one.layer], one.total), lang)}" for one in counts[:3])


def _table(found: IndustryPage, lang: Lang) -> Table:
    words, regions = words_of(lang, "account"), {row.region.id: row.region.short(lang) for row in found.rows}
    titles = {one.layer: one.title for one in found.by_layer}
    columns = tuple(Column(words[key], share) for key, share in (*COLUMNS, CITED))
    rows = tuple(_row(regions[region], titles, one, lang) for region, _, one in _held(found))
    return Table(words["sectors"], columns, rows)


def _row(region: str, titles: dict[str, str], one: Told, lang: Lang) -> Row:
    item = one.item
    day = labels.short_date(item["date"], lang) if item["date"] else ""
    name = digested.dagger(item["label"], bool(item["flag_labels"]))
    return (
        region,
        name,
        titles.get(item["layer"], ""),
        f"{item['status_label']} {day}".strip(),
        numbers(item["sources"]),
    )
