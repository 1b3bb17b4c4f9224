"""An instrument in every province, in the columns that are asked of official tables; what is not known is empty."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geo.region import Region
from layers import cells
from layers.atlas import Atlas
from layers.cells import Cell
from layers.details import value_of
from layers.facts import Fact
from layers.items import Item, items

COMPONENT, PERIOD, CONTRADICTED = "component", "period", "contradicted"


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


@dataclass(frozen=True)
class ProvinceLines:
    """A province with its lines; where it has none, the cell says what that means (없음, 대상 아님, 미확인)."""

    province: Region
    cell: Cell
    lines: tuple[Line, ...]


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
        """How many provinces have no item for a reason, a key of `cells.STATES`."""
        return sum(not one.lines and one.cell.state == state for one in self.provinces)


def official(atlas: Atlas, layer_id: str, asof: date, lang: str = "ko") -> OfficialTable:
    """The official table of a layer on a day.

    Raises
    ------
    UnknownLayer
        No such layer, or one of statistics.
    """
    topic = str(atlas.catalog[layer_id].topic)
    provinces = atlas.regions.at(asof, "province")
    row = cells.row(atlas, layer_id, [cells.around(atlas, region.id, asof) for region in provinces], asof)
    placed = tuple(
        ProvinceLines(region, cell, tuple(_line(item, lang) for item in cell.items))
        for region, cell in zip(provinces, row, strict=True)
    )
    inside = {item.id for cell in row for item in cell.items}
    others = tuple(_line(item, lang) for item in items(atlas, topic, asof) if item.id not in inside)
    return OfficialTable(layer_id, placed, others)


def _line(item: Item, lang: str) -> Line:
    return Line(
        item=item,
        ministry=_text(item, "ministry"),
        legal_basis=_text(item, "legal_basis"),
        deciding_body=_text(item, "deciding_body"),
        notice_no=_text(item, "notice_no"),
        national=_amount(item, "funding_national_100m_krw"),
        local=_amount(item, "funding_local_100m_krw"),
        private=_amount(item, "funding_private_100m_krw"),
        period=_period(item, lang),
    )


def _text(item: Item, column: str) -> str | None:
    return next((getattr(fact, column) for fact in _whole(item) if getattr(fact, column)), None)


def _amount(item: Item, column: str) -> float | None:
    found = (getattr(fact, column) for fact in _settled_first(_whole(item)))
    return next((value for value in found if value is not None), None)


def _period(item: Item, lang: str) -> str | None:
    stated = (value_of(fact, lang) for fact in _settled_first(_whole(item)) if fact.claim == PERIOD)
    return next((value for value in stated if value), None)


def _whole(item: Item) -> list[Fact]:
    """Its claims without those on a part of it only."""
    return [fact for fact in item.facts if fact.claim != COMPONENT]


def _settled_first(facts: Iterable[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: CONTRADICTED in fact.flags)
