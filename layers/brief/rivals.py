"""Other regions in the same contest: bidders of the same call, holders of the same instrument in the same sector."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.atlas.instrument import DESIGNATION, OPEN
from layers.atlas.items import Item, items
from layers.portfolio.overlaps import holds
from layers.portfolio.portfolio import Membership, regions_above, regions_inside

CALL, SECTOR = "call", "sector"
BID = "applied"


@dataclass(frozen=True)
class Rival:
    """An item of other regions that meets one of this region's.

    Attributes
    ----------
    shares : {'call', 'sector'}
        A bid in the same call, or the same designation in the same sector.
    regions : tuple of str
        Whose it is: provinces, poles for a pole, and municipalities of the briefed one's own province.
    """

    layer: str
    item: Item
    shares: str
    regions: tuple[str, ...]


def rivals(atlas: Atlas, region: Region, own: Sequence[Membership], asof: date) -> tuple[Rival, ...]:
    """Items of other regions that compete with a region's own on a day, bids first, else in official order.

    Only designations given out by open call and told apart by sector on the map are looked at: a programme that gives
    every region its share has no rivals, and neither has a list that is not about sectors.
    """
    near = {region.id, *regions_inside(atlas, [region.id], asof), *regions_above(atlas, [region.id], asof)}
    found = [
        Rival(layer, item, shares, regions)
        for layer in dict.fromkeys(one.layer_id for one in own)
        if _contested(atlas, layer)
        for item in items(atlas, str(atlas.catalog[layer].topic), asof)
        if not near & set(item.regions)
        and (shares := _shared(atlas, item, [one.item for one in own if one.layer_id == layer]))
        and (regions := _whose(atlas, item, region, asof))
    ]
    return tuple(sorted(found, key=lambda one: one.shares != CALL))


def _contested(atlas: Atlas, layer: str) -> bool:
    instrument = atlas.instruments[layer]
    given = (instrument.kind, instrument.allocation) == (DESIGNATION, OPEN)
    return given and atlas.catalog[layer].symbol.get("by") == SECTOR


def _shared(atlas: Atlas, other: Item, own: Sequence[Item]) -> str | None:
    same = [item for item in own if item.status_fact.instrument == other.status_fact.instrument]
    if other.status == BID and any(item.status == BID for item in same):
        return CALL
    sectors = {item.sector for item in same if item.sector and holds(atlas, item)}
    return SECTOR if other.sector in sectors and holds(atlas, other) else None


def _whose(atlas: Atlas, item: Item, region: Region, asof: date) -> tuple[str, ...]:
    """Provinces of an item, poles for a pole; a municipality of the briefed one's own province stands for itself."""
    return tuple(dict.fromkeys(_lifted(atlas, one, region, asof) for one in item.regions))


def _lifted(atlas: Atlas, region_id: str, region: Region, asof: date) -> str:
    if atlas.regions.get(region_id, asof).level in ("nation", "pole"):
        return region_id
    lift = atlas.regions.pole if region.level == "pole" else atlas.regions.province
    found = lift(region_id, asof)
    return region_id if found is None or found.id == region.parent else found.id
