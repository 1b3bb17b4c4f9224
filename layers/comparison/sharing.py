"""What regions share: in all of them, in some, only in one, with the items behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from layers.agenda.blocks import INDIRECT_GRADE, grade
from layers.atlas.atlas import Atlas
from layers.atlas.instrument import CRISIS
from layers.atlas.items import Item
from layers.comparison.cells import NOT_APPLICABLE, Cell
from layers.facts.statuses import SOUGHT
from layers.portfolio.overlaps import holds

ALL, SOME, ONLY, ALONE = "all", "some", "only", "alone"
BY_LAYER, BY_SECTOR, BY_BOTH = "layer", "sector", "layer-sector"
UNASSIGNED = "unassigned"
Held = Mapping[str, tuple[Item, ...]]


@dataclass(frozen=True)
class Shared:
    """A layer, a sector, or a sector within a layer, and which of the regions have it.

    Attributes
    ----------
    by, key : str
        What is shared: `layer`, `sector` or `layer-sector`, and its id (`layer/sector` for both).
    scope : str
        all, some or only of the regions the instrument applies to; `alone` where it applies to no other.
    items : mapping
        Items by region id; a sector's first or second tag counts.
    certain : bool
        False where a region without it has an unconfirmed list, so that it may have it too.
    excluded : tuple of str
        Regions the instrument does not apply to (대상 아님).
    """

    by: str
    key: str
    scope: str
    items: Held
    certain: bool
    excluded: tuple[str, ...]


def shared(atlas: Atlas, cells: Sequence[Sequence[Cell]]) -> tuple[Shared, ...]:
    """What the regions of a comparison share, from its rows of cells: layers, sectors in layers, sectors.

    Items that are ended, turned down, 미정 or 미확인 are shared by nobody; a sector is shared where it is listed
    (`lists`).
    """
    promoting = [row for row in cells if row and atlas.instruments[row[0].layer].ground != CRISIS]
    of_layers = [one for row in cells for one in _groups(atlas, BY_LAYER, [row])]
    within = [one for row in cells for one in _groups(atlas, BY_BOTH, [row])]
    return (*of_layers, *within, *_groups(atlas, BY_SECTOR, promoting))


def sectors(item: Item) -> tuple[str, ...]:
    """Sectors of an item, its first and its second tag; nothing for what no sector describes."""
    tags = dict.fromkeys((item.sector, item.sector2))
    return tuple(tag for tag in tags if tag is not None and tag != UNASSIGNED)


def lists(atlas: Atlas, layer: str, item: Item) -> bool:
    """Whether a sector of an item is listed in its regions (수록): the one rule of headline, table and what is shared.

    It is decided or planned, by more than an indirect source; support in a crisis of an industry is no industry that a
    region has, and is shared as its instrument alone.
    """
    if atlas.instruments[layer].ground == CRISIS or item.status in SOUGHT:
        return False
    return holds(atlas, item) and grade(atlas, item) < INDIRECT_GRADE


def _both(cell: Cell, item: Item) -> tuple[str, ...]:
    return tuple(f"{cell.layer}/{sector}" for sector in sectors(item))


_KEYS: Mapping[str, Callable[[Cell, Item], tuple[str, ...]]] = {
    BY_LAYER: lambda cell, item: (cell.layer,),
    BY_SECTOR: lambda cell, item: sectors(item),
    BY_BOTH: _both,
}


_HELD: Mapping[str, Callable[[Atlas, str, Item], bool]] = {
    BY_LAYER: lambda atlas, layer, item: holds(atlas, item),
    BY_SECTOR: lists,
    BY_BOTH: lambda atlas, layer, item: holds(atlas, item),
}


def _groups(atlas: Atlas, by: str, rows: Sequence[Sequence[Cell]]) -> list[Shared]:
    found: dict[str, dict[str, list[Item]]] = {}
    for cell in (cell for row in rows for cell in row):
        for item in (item for item in cell.items if _HELD[by](atlas, cell.layer, item)):
            for key in _KEYS[by](cell, item):
                found.setdefault(key, {}).setdefault(cell.region, []).append(item)
    return [_shared(by, key, held, rows) for key, held in found.items()]


def _shared(by: str, key: str, held: Mapping[str, list[Item]], rows: Sequence[Sequence[Cell]]) -> Shared:
    every = [cell for row in rows for cell in row]
    states: dict[str, set[str]] = {}
    for cell in every:
        states.setdefault(cell.region, set()).add(cell.state)
    unsure = {cell.region for cell in every if cell.is_open}
    others = {region: found for region, found in states.items() if region not in held}
    excluded = tuple(region for region, found in others.items() if found == {NOT_APPLICABLE})
    without = [region for region in others if region not in excluded]
    certain = unsure.isdisjoint(without)
    items = {region: tuple(held[region]) for region in states if region in held}
    return Shared(by, key, _scope(items, without), items, certain, excluded)


def _scope(held: Held, without: Sequence[str]) -> str:
    if len(held) > 1:
        return SOME if without else ALL
    return ONLY if without else ALONE
