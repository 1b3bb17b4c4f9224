"""An instrument in every province, in the columns that are asked of official tables; what is not known is empty."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item, items
from layers.comparison import cells
from layers.comparison.cells import Cell
from layers.facts.facts import Fact
from layers.facts.statuses import UNCONFIRMED, UNDECIDED
from layers.portfolio.filter import EVERY, Filter
from layers.wording.details import value_of
from layers.words.catalogue import words_of

COMPONENT, PERIOD, CONTRADICTED = "component", "period", "contradicted"
TEXTS = ("ministry", "legal_basis", "deciding_body", "notice_no")
AMOUNTS = {
    "national": "funding_national_100m_krw",
    "local": "funding_local_100m_krw",
    "private": "funding_private_100m_krw",
}


@dataclass(frozen=True)
class Line:
    """One item in the columns of an official table.

    Attributes
    ----------
    ministry, legal_basis, deciding_body, notice_no : str or None
        As the first of its sources that states it; the claim of its status before others.
    national, local, private : float or None
        Funding in 100 million won.
    period : str or None
        As its source states it.
    documents : tuple of str
        Ids of the documents that state its status and what stands in the columns, the status's first.
    """

    item: Item
    ministry: str | None
    legal_basis: str | None
    deciding_body: str | None
    notice_no: str | None
    national: float | None
    local: float | None
    private: float | None
    period: str | None
    documents: tuple[str, ...]


@dataclass(frozen=True)
class ProvinceLines:
    """A province with its lines; where it has none, the cell says what that means (없음, 대상 아님, 미확인)."""

    province: Region
    cell: Cell
    lines: tuple[Line, ...]

    @property
    def settled(self) -> bool:
        """Whether it has an item that is neither undecided nor unconfirmed."""
        return any(line.item.status not in (UNDECIDED, UNCONFIRMED) for line in self.lines)


@dataclass(frozen=True)
class OfficialTable:
    """An instrument on a day.

    Attributes
    ----------
    provinces : tuple of ProvinceLines
        Every province in official order; an item of several provinces stands in each.
    others : tuple of Line
        Items of poles, of the nation, or of no known place.
    """

    layer: str
    provinces: tuple[ProvinceLines, ...]
    others: tuple[Line, ...]

    @property
    def items(self) -> dict[str, Item]:
        """Every item once, by id."""
        lines = (*(line for one in self.provinces for line in one.lines), *self.others)
        return {line.item.id: line.item for line in lines}

    def without(self, state: str) -> int:
        """How many provinces have nothing settled, by reason, a key of `cells.STATES`; unsure items are unconfirmed."""
        reasons = (cells.UNKNOWN if one.lines else one.cell.state for one in self.provinces if not one.settled)
        return sum(reason == state for reason in reasons)

    def word_of_none(self, lang: str) -> str:
        """What the provinces that have none are, with the limit of a closed list."""
        found = (one.cell.word(lang) for one in self.provinces if one.cell.state == cells.NONE)
        return next(found, words_of(lang, "state")[cells.NONE])


def official(atlas: Atlas, layer_id: str, asof: date, lang: str = "ko", chosen: Filter = EVERY) -> OfficialTable:
    """The official table of a layer on a day, of the items that pass a filter.

    Raises
    ------
    UnknownLayer
        No such layer, or one of statistics.
    """
    topic = str(atlas.catalog[layer_id].topic)
    provinces = atlas.regions.at(asof, "province")
    row = cells.row(atlas, layer_id, [cells.around(atlas, region.id, asof) for region in provinces], asof, chosen)
    placed = tuple(
        ProvinceLines(region, cell, tuple(_line(item, lang) for item in cell.items))
        for region, cell in zip(provinces, row, strict=True)
    )
    inside = {item.id for cell in row for item in cell.items}
    others = tuple(_line(item, lang) for item in chosen.of(items(atlas, topic, asof)) if item.id not in inside)
    return OfficialTable(layer_id, placed, others)


def _line(item: Item, lang: str) -> Line:
    whole = [fact for fact in item.facts if fact.claim != COMPONENT]
    settled = sorted(whole, key=lambda fact: CONTRADICTED in fact.flags)
    texts = {column: _stating(whole, column) for column in TEXTS}
    amounts = {name: _stating(settled, column) for name, column in AMOUNTS.items()}
    period = next((fact for fact in settled if fact.claim == PERIOD and value_of(fact, lang)), None)
    used = [item.status_fact, *texts.values(), *amounts.values(), period]
    return Line(
        item=item,
        **{column: getattr(fact, column) if fact else None for column, fact in texts.items()},
        **{name: getattr(fact, AMOUNTS[name]) if fact else None for name, fact in amounts.items()},
        period=value_of(period, lang) if period else None,
        documents=tuple(dict.fromkeys(fact.document for fact in used if fact is not None)),
    )


def _stating(facts: Iterable[Fact], column: str) -> Fact | None:
    """The first claim that fills a column."""
    return next((fact for fact in facts if getattr(fact, column) is not None), None)
