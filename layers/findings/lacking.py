"""Instruments that other provinces have and one has not (미보유 제도): complete, open lists alone, never a sector."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from layers.agenda.blocks import INDIRECT_GRADE, grade
from layers.atlas.atlas import Atlas
from layers.atlas.instrument import DESIGNATION, OPEN, Instrument
from layers.atlas.items import Item, standing
from layers.comparison import cells
from layers.comparison.industries import SOUGHT, areas
from layers.facts.statuses import UNCONFIRMED, UNDECIDED
from layers.findings.saying import Day, Pair, listed, phrase, said
from layers.periods import last_day
from layers.portfolio.overlaps import holds

PROVINCE = "province"
#: Ground of what promotes an industry; to have no support in a crisis is no lack.
PROMOTION = "promotion"


@dataclass(frozen=True)
class Lacking:
    """An instrument of which a province has nothing: how many there are, in how many provinces, until when.

    `waiting` are items to come whose place or outcome is not known.
    """

    layer: str
    items: int
    provinces: int
    until: str
    waiting: tuple[Item, ...]

    def said(self, lang: str) -> str:
        """What there is elsewhere, and what is not known yet."""
        where = phrase("lacking.elsewhere", n=self.items, m=self.provinces, until=Day(self.until))
        return str(said(listed(where, *map(_awaited, self.waiting), by="stop"), lang))


def _awaited(item: Item) -> object:
    state = phrase(f"state.{item.status}")
    return phrase("lacking.waiting", name=Pair(item.subject_ko, item.subject_en), state=state)


def lacking(atlas: Atlas, region_id: str, asof: date) -> list[Lacking]:
    """What a province has not on a day, in catalogue order; nothing of any other region."""
    if atlas.regions.get(region_id, asof).level != PROVINCE:
        return []
    around = [cells.around(atlas, region_id, asof)]
    fit = [layer for layer, known in atlas.instruments.items() if is_closed(known)]
    empty = [layer for layer in fit if _is_empty(cells.row(atlas, layer, around, asof)[0])]
    found = (_elsewhere(atlas, layer, asof) for layer in atlas.catalog if layer in empty)
    return [one for one in found if one is not None]


def is_closed(known: Instrument) -> bool:
    """Whether a list is whole, open to every region, and one of designations that promote an industry."""
    return (known.kind, known.ground, known.allocation, known.complete) == (DESIGNATION, PROMOTION, OPEN, True)


def _is_empty(cell: cells.Cell) -> bool:
    """Whether nothing of a list is there, whatever of a round to come; an instrument not for the region is none."""
    return not cell.items and cell.state in (cells.NONE, cells.UNKNOWN)


def _elsewhere(atlas: Atlas, layer: str, asof: date) -> Lacking | None:
    known = standing(atlas, str(atlas.catalog[layer].topic), asof)
    there = [
        one for one in known if holds(atlas, one) and one.status not in SOUGHT and grade(atlas, one) < INDIRECT_GRADE
    ]
    days = [str(item.date) for item in there if item.date]
    if not days or not all(item.regions for item in there):
        return None
    provinces = {area for item in there for area in areas(atlas, item, asof)}
    waiting = tuple(item for item in known if item.status in (UNDECIDED, UNCONFIRMED))
    return Lacking(layer, len(there), len(provinces), max(days, key=last_day), waiting)
