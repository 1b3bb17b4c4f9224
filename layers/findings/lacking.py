"""Instruments that other provinces have and one has not (미보유 제도): complete, open lists alone, never a sector."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.comparison import cells
from layers.comparison.cells import Cell
from layers.comparison.industries import areas
from layers.comparison.reach import Reach, reach
from layers.findings.saying import Pair, listed, phrase, said

PROVINCE = "province"


@dataclass(frozen=True)
class Lacking:
    """An instrument of which a province has nothing: how many there are, in how many provinces.

    `cell` says until when there is none and what is said of later; `waiting` are items to come whose place or outcome
    is not known.
    """

    layer: str
    cell: Cell
    items: int
    provinces: int
    waiting: tuple[Item, ...]

    def word(self, lang: str) -> str:
        """Until when there is none, as every comparison says it."""
        return self.cell.word(lang)

    def said(self, lang: str) -> str:
        """The same with what there is elsewhere, and what is not known yet."""
        where = phrase("lacking.elsewhere", n=self.items, m=self.provinces)
        told = str(said(listed(self.word(lang), where, *map(_awaited, self.waiting), by="stop"), lang))
        return told[:1].upper() + told[1:]


def _awaited(item: Item) -> object:
    state = phrase(f"state.{item.status}")
    return phrase("lacking.waiting", name=Pair(item.subject_ko, item.subject_en), state=state)


def is_compared(atlas: Atlas, region_id: str, asof: date) -> bool:
    """Whether it is said of a region what it lacks: of provinces alone."""
    return atlas.regions.get(region_id, asof).level == PROVINCE


def lacking(atlas: Atlas, region_id: str, asof: date) -> list[Lacking]:
    """What a province has not on a day, in catalogue order; nothing of any other region."""
    if not is_compared(atlas, region_id, asof):
        return []
    around = [cells.around(atlas, region_id, asof)]
    known = {layer: reach(atlas, layer, asof) for layer in atlas.catalog if layer in atlas.instruments}
    found = ((cells.row(atlas, layer, around, asof)[0], of) for layer, of in known.items() if of is not None)
    return [_lacking(atlas, cell, of, asof) for cell, of in found if cell.until is not None]


def _lacking(atlas: Atlas, cell: Cell, known: Reach, asof: date) -> Lacking:
    provinces = {area for item in known.items for area in areas(atlas, item, asof)}
    return Lacking(cell.layer, cell, len(known.items), len(provinces), known.waiting)
