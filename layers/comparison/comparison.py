"""Regions side by side: what each has of every instrument and sector, what they share, and on how many sites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geo.region import Notice, Region
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.comparison import cells
from layers.comparison.cells import Cell
from layers.comparison.chosen import Instead, choose
from layers.comparison.sharing import Shared, lists, sectors, shared
from layers.facts.statuses import UNCONFIRMED, UNDECIDED
from layers.notes import Note
from layers.portfolio.filter import EVERY, Filter
from layers.portfolio.overlaps import holds
from layers.portfolio.portfolio import unplaced


@dataclass(frozen=True)
class SectorCell:
    """What a region has of one sector over all layers.

    `counts` are items by status, 미정 and 미확인 apart; `by_layer` counts the same items by layer, for
    a programme that gives every region its share is not comparable with an open call. An item with two
    tags counts in both sectors. `listed` says whether the sector is listed there (`sharing.lists`).
    """

    region: str
    sector: str
    counts: Mapping[str, int]
    undecided: int
    unconfirmed: int
    by_layer: Mapping[str, int]
    items: tuple[Item, ...]
    listed: bool


@dataclass(frozen=True)
class Sites:
    """Physical sites of a region, each counted once; `standing` counts each item on each of them."""

    region: str
    sites: tuple[str, ...]
    standing: int


@dataclass(frozen=True)
class Comparison:
    """Regions side by side on a day.

    Attributes
    ----------
    layers : tuple of tuples of Cell
        One row per layer in catalogue order, one cell per region in official order.
    sectors : tuple of tuples of SectorCell
        One row per sector in its own order.
    shared : tuple of Shared
        Layers, sectors within layers and sectors that all, some or only one of them have.
    sites : tuple of Sites
        Physical sites by region.
    notices, notes, instead
        What became of the regions asked for; see `chosen.Chosen`.
    unplaced
        What is counted in no region, among the notes.
    filter : Filter
        Which items are told of.
    """

    asof: date
    regions: tuple[Region, ...]
    layers: tuple[tuple[Cell, ...], ...]
    sectors: tuple[tuple[SectorCell, ...], ...]
    shared: tuple[Shared, ...]
    sites: tuple[Sites, ...]
    notices: tuple[Notice, ...]
    notes: tuple[Note, ...]
    instead: Instead | None
    unplaced: tuple[Note, ...]
    filter: Filter = EVERY

    @property
    def told(self) -> tuple[Note, ...]:
        """What is to be said of the regions asked for, without what has no place."""
        return tuple(one for one in self.notes if one not in self.unplaced)

    def cell(self, region_id: str, layer_id: str) -> Cell | None:
        """The cell of a region and a layer, None where there is no such row or column."""
        found = (one for row in self.layers for one in row if (one.region, one.layer) == (region_id, layer_id))
        return next(found, None)

    def scope(self, by: str, scope: str) -> list[Shared]:
        """What is shared in one way: `comparison.scope("layer-sector", "only")`."""
        return [one for one in self.shared if (one.by, one.scope) == (by, scope)]


def compare(atlas: Atlas, region_ids: Iterable[str], asof: date, chosen: Filter = EVERY) -> Comparison:
    """Two to seventeen regions side by side on a day, of the items that pass a filter.

    An abolished id stands for its successors, with a notice; where one region remains, `instead` names
    the predecessors and their last day.

    Raises
    ------
    TooFewRegions, TooManyRegions
    geo.errors.UnknownRegion, geo.errors.NotYetRegion, geo.errors.BeforeRecord
    """
    asked = choose(atlas, region_ids, asof)
    around = [cells.around(atlas, region.id, asof) for region in asked.regions]
    layers = [layer.id for layer in atlas.catalog.values() if layer.topic is not None]
    rows = tuple(cells.row(atlas, layer, around, asof, chosen) for layer in layers)
    ids, nowhere = [region.id for region in asked.regions], unplaced(atlas, asof)
    return Comparison(
        asof=asof,
        regions=asked.regions,
        layers=rows,
        sectors=_sector_rows(atlas, rows, ids),
        shared=shared(atlas, rows),
        sites=tuple(_sites(atlas, rows, region) for region in ids),
        notices=asked.notices,
        notes=(*asked.notes, *nowhere),
        instead=asked.instead,
        unplaced=nowhere,
        filter=chosen,
    )


def _sector_rows(
    atlas: Atlas, rows: Sequence[Sequence[Cell]], ids: Sequence[str]
) -> tuple[tuple[SectorCell, ...], ...]:
    found: dict[tuple[str, str], list[tuple[str, Item]]] = {}
    for cell in (cell for row in rows for cell in row):
        for item in cell.items:
            for sector in sectors(item):
                found.setdefault((sector, cell.region), []).append((cell.layer, item))
    return tuple(
        tuple(_sector_cell(atlas, region, sector, found.get((sector, region), [])) for region in ids)
        for sector in atlas.sectors
    )


def _sector_cell(atlas: Atlas, region: str, sector: str, found: Sequence[tuple[str, Item]]) -> SectorCell:
    counts = cells.count(atlas, [item for _, item in found])
    return SectorCell(
        region=region,
        sector=sector,
        counts={status: n for status, n in counts.items() if status not in (UNDECIDED, UNCONFIRMED)},
        undecided=counts.get(UNDECIDED, 0),
        unconfirmed=counts.get(UNCONFIRMED, 0),
        by_layer=dict(Counter(layer for layer, _ in found)),
        items=tuple(item for _, item in found),
        listed=any(lists(atlas, layer, item) for layer, item in found),
    )


def _sites(atlas: Atlas, rows: Sequence[Sequence[Cell]], region: str) -> Sites:
    held = [item for row in rows for cell in row if cell.region == region for item in cell.items if holds(atlas, item)]
    standing = [site for item in held for site in item.sites]
    return Sites(region, tuple(dict.fromkeys(standing)), len(standing))
