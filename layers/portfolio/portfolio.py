"""Everything a region has: its own items, those of what it lies in, and what lies in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

import shapely

from geo.region import Region
from layers.atlas import anchors
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item, items
from layers.facts.places import NATION
from layers.notes import Note, note

OWN, SUCCESSOR, PARTNER, WITHIN = "own", "successor", "partner", "within"
PROVINCE, POLE, COUNTRY = "province", "pole", "nation"
#: Order of the relations in a portfolio.
RELATIONS = (OWN, PARTNER, SUCCESSOR, WITHIN, PROVINCE, POLE, COUNTRY)
#: Relations of what is the region's own; the rest applies from above.
OF_ITSELF = (OWN, PARTNER, SUCCESSOR, WITHIN)


@dataclass(frozen=True)
class Membership:
    """An item of a layer at a region, and how it gets there.

    `relation` is own, partner (shared with other regions), successor (carried from an abolished
    region), within (in a part of the region), province, pole or nation (of what it lies in).
    """

    layer_id: str
    item: Item
    relation: str


def memberships(atlas: Atlas, region_id: str, asof: date) -> list[Membership]:
    """Everything at a region on a day, in catalogue order; an abolished id means its successors.

    Raises
    ------
    geo.errors.UnknownRegion, geo.errors.NotYetRegion
    """
    here = {region.id for region in atlas.regions.successors(region_id, asof)}
    above = regions_above(atlas, here, asof)
    inside = regions_inside(atlas, here, asof)
    parents = parents_ever(atlas, here)
    found = []
    for layer in atlas.catalog.values():
        if layer.topic is None:
            continue
        of_layer = [
            Membership(layer.id, item, relation)
            for item in items(atlas, layer.topic, asof)
            if (relation := _relation(item, here, above, parents, inside)) is not None
        ]
        found += sorted(of_layer, key=lambda m: RELATIONS.index(m.relation))
    return found


def _relation(item: Item, here: set[str], above: dict[str, str], parents: set[str], inside: set[str]) -> str | None:
    regions = set(item.regions)
    if not regions:
        return WITHIN if NATION in here else None
    if regions & here:
        return _own(item, regions, here)
    if regions & inside:
        return WITHIN
    over = [above[region] for region in reaching(item, above, parents)]
    return min(over, key=RELATIONS.index, default=None)


def _own(item: Item, regions: set[str], here: set[str]) -> str:
    if not here & set(item.original_regions):
        return SUCCESSOR
    return PARTNER if regions - here else OWN


def reaching(item: Item, above: Collection[str], parents: Collection[str]) -> list[str]:
    """Regions above these that an item is of; what one of several merged regions had stays within its old bounds."""
    old = not {*above, *parents}.isdisjoint(item.original_regions)
    return [region for region in item.regions if region in above and (old or region in item.original_regions)]


def parents_ever(atlas: Atlas, here: Iterable[str]) -> set[str]:
    """Regions that these have ever belonged to."""
    return {row.parent for region_id in here for row in atlas.regions.span(region_id) if row.parent}


def regions_above(atlas: Atlas, here: Iterable[str], asof: date) -> dict[str, str]:
    """Regions that contain these, by id, with the relation they stand in."""
    above: dict[str, str] = {}
    for region_id in here:
        region = atlas.regions.get(region_id, asof)
        province = atlas.regions.province(region_id, asof)
        if region.level == "municipality" and province is not None:
            above[province.id] = PROVINCE
        pole = atlas.regions.pole(region_id, asof)
        if pole is not None and pole.id != region_id:
            above[pole.id] = POLE
        if region_id != NATION:
            above[NATION] = COUNTRY
    return above


def regions_inside(atlas: Atlas, here: Iterable[str], asof: date) -> set[str]:
    """Regions at every level below these."""
    inside: set[str] = set()
    waiting = list(here)
    while waiting:
        for child in _children(atlas, waiting.pop(), asof):
            if child not in inside:
                inside.add(child)
                waiting.append(child)
    return inside


def _children(atlas: Atlas, region_id: str, asof: date) -> list[str]:
    poles = atlas.regions.at(asof, "pole") if region_id == NATION else []
    return [child.id for child in (*poles, *atlas.regions.children(region_id, asof))]


def unplaced(atlas: Atlas, asof: date) -> tuple[Note, ...]:
    """One sentence on the items whose place no source says, counted in no region; none where all are placed."""
    counts = [(layer.title, _nowhere(atlas, layer.topic, asof)) for layer in atlas.catalog.values() if layer.topic]
    told = [(title, number) for title, number in counts if number]
    if not told:
        return ()
    korean, english = (", ".join(f"{title[lang]} {n}" for title, n in told) for lang in ("ko", "en"))
    return (note("unplaced", n=sum(n for _, n in told), listed=(korean, english)),)


def _nowhere(atlas: Atlas, topic: str, asof: date) -> int:
    return sum(not item.regions for item in items(atlas, topic, asof))


def neighbours(atlas: Atlas, region_id: str, asof: date) -> tuple[Region, ...]:
    """Regions of the same level that touch a region on a day, in official order; none for the nation."""
    region = atlas.regions.get(region_id, asof)
    if region.level == "nation":
        return ()
    frame = atlas.boundaries.frame(region.level, asof, anchors.TOLERANCE_M).geometry
    touching = frame.index[shapely.intersects(frame.to_numpy(), frame.loc[region_id])]
    return tuple(atlas.regions.get(one, asof) for one in touching if one != region_id)
