"""The parliament table (국회 제출용): one instrument, every province in official order, official columns."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from layers import labels
from layers.atlas.atlas import Atlas
from layers.atlas.totals import Total
from layers.comparison import cells
from layers.comparison.official import Line, OfficialTable, ProvinceLines, official
from layers.errors import UnknownLayer
from layers.facts.statuses import UNCONFIRMED, UNDECIDED
from layers.plates.page.layout import Layout
from layers.portfolio.filter import EVERY, Filter
from layers.portfolio.filter import said as filtered
from layers.quantities import term
from layers.scene.scene import State
from layers.scene_types.vocabulary import Lang, Theme
from layers.wording.totals_told import sentence, totals_of
from layers.words.catalogue import Words, words_of
from web.export.document.chapters import Column, Digest, Picture, Row, Table
from web.state.drawing import Drawing
from web.state.filtering import written
from web.state.state import PageState, read_state
from web.views.account import digested
from web.views.account.account import ACCOUNTS, Account
from web.views.account.cited import Cited, banner, checks, numbers
from web.views.account.view import AccountView, Letters
from web.views.map.view import MapView

#: Columns with their share of the width and whether they hold numbers; the sheet of a workbook has more.
PAPER = (("province", 0.105, False), ("name", 0.16, False), ("ministry", 0.09, False), ("legal_basis", 0.06, False),
         ("deciding_body", 0.09, False), ("notice_no", 0.05, False), ("national", 0.06, True), ("local", 0.06, True),
         ("private", 0.065, True), ("period", 0.1, False), ("status", 0.1, False), ("cited", 0.06, False))  # fmt: skip
COLOUR, NO_ITEM = "colour", "–"
#: Columns of the table that a slide has room for, with their shares.
KEPT = ((0, 0.24), (1, 0.42), (10, 0.34))
MORE = (("date", False), ("flags", False), ("note", False), ("id", False))


@dataclass(frozen=True)
class InstrumentView(AccountView):
    """A layer of facts, the day and the language; the theme is that of its map on a slide."""

    layer: str
    asof: date
    lang: Lang = "ko"
    theme: Theme = "colour"
    filter: Filter = EVERY

    @property
    def name(self) -> str:
        """Stem of its file name."""
        return "_".join((self.layer, "provinces", self.asof.isoformat(), *self.filter.stem))

    def query(self) -> str:
        """The query that restores it."""
        chosen = {"theme": None if self.theme == COLOUR else self.theme, **written(self.filter)}
        stated = {key: value for key, value in chosen.items() if value}
        return urlencode({"asof": self.asof.isoformat(), "lang": self.lang, **stated}, safe=",")

    def permalink(self, host: str) -> str:
        """The address of the layer's page."""
        return f"{host}layers/{self.layer}?{self.query()}"

    def account(self, source: Drawing) -> Account:
        """What is said of it."""
        return told(source, self)

    def picture(self, source: Drawing, host: str, layout: Layout, metrics: Letters) -> Picture | None:
        """The layer's map beside the table of a slide; elsewhere it is a table."""
        if not layout.beside:
            return None
        return MapView(PageState(State((self.layer,), self.asof, None, self.lang, self.theme))).picture(
            source, host, layout, metrics
        )


def read(subject: str, args: MultiDict[str, str], source: Drawing, today: date) -> InstrumentView:
    """The table of a layer.

    Raises
    ------
    BadParameter
    UnknownLayer
        No such layer, or one of statistics, which has no instrument.
    """
    state = read_state(args, source.atlas, today).scene
    if source.atlas.catalog[subject].topic is None:
        topics = ", ".join(layer.id for layer in source.atlas.catalog.values() if layer.topic is not None)
        raise UnknownLayer(f"{subject}: statistics are no instrument; right: {topics}").about(f"{subject} ({topics})")
    return InstrumentView(subject, state.asof, state.lang, state.theme, state.filter)


@dataclass(frozen=True)
class Filing:
    """What the table is made of: the instrument's lines, their sources, the language."""

    atlas: Atlas
    found: OfficialTable
    cited: Cited
    totals: Sequence[Total]
    lang: Lang

    @property
    def words(self) -> Words:
        """The words of its language."""
        return words_of(self.lang, "account")


@ACCOUNTS
def told(source: Drawing, view: InstrumentView) -> Account:
    """What is said of an instrument."""
    cited = Cited(source, view.asof, view.lang)
    stated = () if view.filter else totals_of(source.atlas, source.atlas.catalog[view.layer], view.asof)
    found = official(source.atlas, view.layer, view.asof, view.lang, view.filter)
    filing = Filing(source.atlas, found, cited, stated, view.lang)
    only = filtered(source.atlas, view.filter, view.lang)
    words, title = filing.words, source.atlas.catalog[view.layer].title[view.lang]
    day = labels.long_date(view.asof.isoformat(), view.lang)
    tables, said = ((_table(filing, wide=False),), (_table(filing, wide=True),)), tuple(_points(filing, title, day))
    return Account(
        title=words("parliament", title=title),
        about=title,
        subtitle=" · ".join(filter(None, (words("parliament_subtitle", asof=day), only))),
        points=said,
        cautions=(),
        tables=tables[0],
        sheets=tables[1],
        footnotes=tuple(cited.footnotes),
        layers=(view.layer,),
        checked=checks(cited.scene, (view.layer,)),
        state=f"{view.layer}?{view.query()}",
        asof=view.asof.isoformat(),
        lang=view.lang,
        version=source.atlas.data_version,
        banner=banner(cited.scene, (view.layer,), view.asof),
        digest=_digest(filing, view, said, tables[0][0]),
    )


def _digest(filing: Filing, view: InstrumentView, said: tuple[str, ...], table: Table) -> Digest:
    """A finding of the layer, else how many items there are, above the provinces that have one."""
    found = () if view.filter else digested.found_of(filing.atlas, view.asof, lambda one: one.layer == view.layer)
    texts = [*(one.said(view.lang) for one in found), *said]
    rows = tuple(row for row in table.rows if len(row) == 1 or row[1] != NO_ITEM)
    short = digested.kept(Table(table.title, table.columns, rows), *KEPT)
    return digested.digest(texts[0], texts[1] if len(texts) > 1 else "", short, view.lang)


def _points(filing: Filing, title: str, day: str) -> Iterator[str]:
    words, found = filing.words, filing.found
    having = sum(one.settled for one in found.provinces)
    yield words("parliament_opening", asof=day, title=title, n=len(found.items), regions=having)
    if unsure := Counter(item.status for item in found.items.values() if item.status in (UNDECIDED, UNCONFIRMED)):
        known = filing.atlas.statuses
        told = (f"{labels.named(known[key], filing.lang)} {unsure[key]}" for key in sorted(unsure))
        yield words("parliament_unsure", counts=", ".join(told))
    none, excluded, unknown = map(found.without, (cells.NONE, cells.NOT_APPLICABLE, cells.UNKNOWN))
    word = found.word_of_none(filing.lang)
    yield words("parliament_states", word=word, none=none, excluded=excluded, unknown=unknown)
    if found.others:
        yield words("parliament_others", n=len(found.others))
    for total in filing.totals:
        yield words("parliament_total", name=labels.named(total, filing.lang), said=sentence(total, filing.lang))


def _table(filing: Filing, wide: bool) -> Table:
    words, found = filing.words, filing.found
    rows = [row for one in found.provinces for row in _province(filing, one, wide)]
    if found.others:
        rows.append((words["beyond"],))
        rows += [_line(filing, _places(filing, line), line, wide) for line in found.others]
    more, unit = (MORE, words["in_100m"]) if wide else ((), "")
    columns = (
        *(Column(words[key] + (unit if numeric else ""), share, numeric) for key, share, numeric in PAPER),
        *(Column(words[key], 0.08, numeric) for key, numeric in more),
    )
    notes = (words["parliament_note"], *_reasons(filing))
    return Table(words["by_region"], columns, tuple(rows), notes, words["by_region"])


def _reasons(filing: Filing) -> list[str]:
    """What an empty province means and why, once each."""
    found = [one.cell for one in filing.found.provinces if not one.lines and one.cell.reason is not None]
    said = [
        f"{cell.word(filing.lang)}: {reason.text(filing.lang)}" for cell in found if (reason := cell.reason) is not None
    ]
    return list(dict.fromkeys(said))


def _province(filing: Filing, one: ProvinceLines, wide: bool) -> list[Row]:
    """The rows of a province: its items, or one that says that and why there are none."""
    name = one.province.name(filing.lang)
    if one.lines:
        return [_line(filing, name, line, wide) for line in one.lines]
    word = one.cell.word(filing.lang)
    reason = one.cell.reason.text(filing.lang) if one.cell.reason else None
    nothing = (NO_ITEM,) * (len(PAPER) - 3)
    return [(name, *nothing, word, NO_ITEM, *((NO_ITEM, NO_ITEM, reason or NO_ITEM, NO_ITEM) if wide else ()))]


def _places(filing: Filing, line: Line) -> str | None:
    """Names of the poles or of the nation that an item is of; None where no source says."""
    regions = filing.atlas.regions
    return " · ".join(regions.latest(key).name(filing.lang) for key in line.item.regions) or None


def _line(filing: Filing, province: str | None, line: Line, wide: bool) -> Row:
    feature = filing.cited.tell(filing.found.layer, line.item)
    day = labels.short_date(feature["date"], filing.lang) if feature["date"] else ""
    status = feature["status_label"] if wide or not day else f"{feature['status_label']} ({day})"
    more = (" · ".join(feature["flag_labels"]) or NO_ITEM, " ".join(feature["notes"]) or NO_ITEM, feature["id"])
    cited = numbers(filing.cited.document(key) for key in line.documents)
    acts = (line.ministry, line.legal_basis, line.deciding_body, line.notice_no)
    told = (
        province, feature["label"], *(act and term(act, filing.lang) for act in acts), line.national,
        line.local, line.private, line.period, status, cited, *((feature["date"], *more) if wide else ()),
    )  # fmt: skip
    unknown = words_of(filing.lang, "state")[cells.UNKNOWN]
    return tuple(unknown if cell is None or cell == "" else cell for cell in told)
