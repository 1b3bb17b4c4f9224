"""Where a layer's items lie: one function for each way of deriving geometry, all in WGS 84 longitude and latitude.

A place is never drawn more exactly than it is known: what a source ties only to a municipality, or a point that rests
on memory, becomes a ring; what it ties to a province or a pole becomes a badge; what has no place is only listed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from math import hypot

import shapely

from geo.dates import day as as_day
from layers.atlas import anchors
from layers.atlas.atlas import Atlas
from layers.atlas.definition import Definition
from layers.atlas.items import Item, is_whole
from layers.scene import belts, whereabouts
from layers.scene_types.vocabulary import Position
from layers.words.qualifiers import parsed

POWER_UNITS = {"MW": 1.0, "GW": 1000.0}


@dataclass(frozen=True)
class Shape:
    """One drawn thing.

    Attributes
    ----------
    kind : str
        area, point, ring, badge, line, link, bubble or listed (in the table only).
    item : str
        Id of the item, of the layer for a belt's line, of the region for a statistic.
    regions : tuple of str
        Region ids at the as-of date.
    at : (longitude, latitude) or None
    radius_km : float or None
        How far off the point may be; the radius of a ring.
    site : str or None
        Id of the physical site.
    path : tuple of (longitude, latitude)
    faded : tuple of paths
        Dashes of a belt's open end, each fainter than the one before.
    corner : tuple of (longitude, latitude)
        Nodes of a belt that stand for one corner together.
    tract : tuple of (longitude, latitude)
        Ring around the ground that a node is, where it is no point.
    primary : bool
        False for the second and further sites of one item.
    slot, slots : int
        Place in the row of badges that share one anchor, and how many they are.
    """

    kind: str
    item: str
    regions: tuple[str, ...]
    at: Position | None = None
    radius_km: float | None = None
    precision: str = ""
    site: str | None = None
    path: tuple[Position, ...] = ()
    closed: bool = False
    faded: tuple[tuple[Position, ...], ...] = ()
    corner: tuple[Position, ...] = ()
    tract: tuple[Position, ...] = ()
    primary: bool = True
    slot: int = 0
    slots: int = 1

    @property
    def place(self) -> Position:
        """Where it stands.

        Raises
        ------
        ValueError
            It stands nowhere: an area, a line, what is only listed.
        """
        if self.at is None:
            raise ValueError(f"{self.item}: a shape of the kind {self.kind} stands nowhere")
        return self.at


OpenEnd = tuple[Position, list[list[Position]]]
Derive = Callable[[Atlas, Definition, Sequence[Item], date], list[Shape]]


def listed(item: Item) -> Shape:
    """An item without a place: counted and listed, drawn nowhere."""
    return Shape("listed", item.id, item.regions)


def regions(atlas: Atlas, definition: Definition, items: Sequence[Item], asof: date) -> list[Shape]:
    """Each item's regions as areas."""
    return [Shape("area", item.id, item.regions) if item.regions else listed(item) for item in items]


def dissolve(atlas: Atlas, definition: Definition, items: Sequence[Item], asof: date) -> list[Shape]:
    """One area for each pole; what concerns an industry of a pole is listed with it."""
    return [Shape("area", i.id, i.regions) if is_whole(i) else listed(i) for i in items]


def points(atlas: Atlas, definition: Definition, items: Sequence[Item], asof: date) -> list[Shape]:
    """One mark for each physical site of an item, or what its regions allow."""
    return stacked([shape for item in items for shape in _located(atlas, item, asof)])


def _located(atlas: Atlas, item: Item, asof: date) -> list[Shape]:
    sites = [_at_site(atlas, item, site_id, rank) for rank, site_id in enumerate(_site_ids(item))]
    return sites or _by_region(atlas, item, asof)


def _site_ids(item: Item) -> list[str]:
    return list(dict.fromkeys(item.sites))


def _at_site(atlas: Atlas, item: Item, site_id: str, rank: int) -> Shape:
    site = atlas.sites[site_id]
    loose = whereabouts.LOOSE & {*whereabouts.flags(atlas, item, site_id)}
    kind = "point" if site.precise and not loose else "ring"
    at = (site.lon, site.lat)
    return Shape(kind, item.id, item.regions, at, site.radius_km, site.precision, site_id, primary=rank == 0)


def _by_region(atlas: Atlas, item: Item, asof: date) -> list[Shape]:
    placed = [_in_region(atlas, item, region_id, asof) for region_id in anchors.standing(item)]
    found = [shape for shape in placed if shape is not None]
    return [replace(shape, primary=rank == 0) for rank, shape in enumerate(found)] or [listed(item)]


def _in_region(atlas: Atlas, item: Item, region_id: str, asof: date) -> Shape | None:
    level = anchors.level(atlas, region_id)
    at = anchors.anchor(atlas, region_id, asof)
    if level == "nation" or at is None:
        return None
    if level == "municipality":
        radius_km = anchors.radius_km(atlas, region_id, asof)
        return Shape("ring", item.id, item.regions, at, radius_km, level)
    return Shape("badge", item.id, item.regions, at, precision=level)


def region_marks(atlas: Atlas, definition: Definition, items: Sequence[Item], asof: date) -> list[Shape]:
    """A badge in each region of an item; what holds for the whole nation stands in every pole of a pole layer."""
    return stacked([badge for item in items for badge in _badges(atlas, definition, item, asof)])


def _badges(atlas: Atlas, definition: Definition, item: Item, asof: date) -> list[Shape]:
    badges = [
        Shape("badge", item.id, (region_id,), anchors.anchor(atlas, region_id, asof), precision=definition.level)
        for region_id in _wide(atlas, definition, item, asof)
    ]
    return [badge for badge in badges if badge.at is not None] or [listed(item)]


def _wide(atlas: Atlas, definition: Definition, item: Item, asof: date) -> tuple[str, ...]:
    nation = all(anchors.level(atlas, region_id) == "nation" for region_id in item.regions)
    if nation and item.regions and definition.level == "pole":
        return anchors.at_level(atlas, "pole", asof)
    return () if nation else item.regions


def corridor(atlas: Atlas, definition: Definition, items: Sequence[Item], asof: date) -> list[Shape]:
    """A belt: its nodes, and a line through them in the order the definition gives; nothing before it is in force."""
    if not items:
        return []
    symbol = definition.symbol
    nodes = [_node(atlas, definition, item, asof) for item in items]
    known = {shape.item: shape.at for shape in nodes}
    order = symbol.get("nodes", [item.id for item in items])
    ends = {key: _open_end(atlas, definition, order, known, key, asof) for key in order if not known.get(key)}
    through = [known.get(key) or _first(ends[key]) for key in order]
    stops = [position for position in through if position is not None]
    closed = symbol.get("closed", False)
    path = tuple([*stops, stops[0]] if closed and stops else belts.smooth(stops))
    everywhere = tuple(dict.fromkeys(region_id for item in items for region_id in item.regions))
    faded = tuple(tuple(dash) for end in ends.values() if end for dash in end[1])
    corner = tuple(at for key in symbol.get("corner", []) if (at := known.get(key)))
    line = Shape("line", definition.id, everywhere, path=path, closed=closed, faded=faded, corner=corner)
    return [line, *nodes] if len(stops) > 1 and items else nodes


def _first(end: OpenEnd | None) -> Position | None:
    return end[0] if end else None


def _node(atlas: Atlas, definition: Definition, item: Item, asof: date) -> Shape:
    """A belt's node: its site where one is known, else the middle of its regions, as a ring of their size."""
    if item.sites:
        own = definition.symbol.get("tracts", {}).get(item.id)
        vintage = as_day(atlas.regions.vintage(asof))
        tract = tuple(belts.between(atlas.boundaries, tuple(own), vintage)) if own else ()
        return replace(_at_site(atlas, item, item.sites[0], 0), kind="ring", tract=tract)
    ends = [anchors.anchor(atlas, region_id, asof) for region_id in anchors.standing(item)]
    stops = [position for position in ends if position is not None]
    if not stops:
        return listed(item)
    radii = [anchors.radius_km(atlas, region_id, asof) for region_id in anchors.standing(item)]
    return Shape("ring", item.id, item.regions, anchors.middle(stops), round(hypot(*radii), 1), "area")


def _open_end(
    atlas: Atlas,
    definition: Definition,
    order: Sequence[str],
    known: Mapping[str, Position | None],
    key: str,
    asof: date,
) -> OpenEnd | None:
    """Where a belt leaves a region that facts name without a status, and the dashes with which it comes from there.

    It leaves at the region's nearest point to the node beside it; the middle of the region would name a place.
    """
    named = (atlas.places_of[fact.id] for fact in atlas.by_topic.get(definition.topic or "", ()) if fact.item == key)
    places = next((found for found in named if found), ())
    at = order.index(key)
    beside = [known.get(other) for other in (*order[at + 1 :], *reversed(order[:at]))]
    towards = next((position for position in beside if position is not None), None)
    if not places or towards is None:
        return None
    outline = atlas.boundaries.outline(places[0], asof, anchors.TOLERANCE_M)
    lon, lat = shapely.shortest_line(outline, shapely.Point(towards)).coords[0]
    end = round(lon, 5), round(lat, 5)
    return end, belts.faded(outline, end, towards)


def links(atlas: Atlas, definition: Definition, items: Sequence[Item], asof: date) -> list[Shape]:
    """Lines between the partners of each item, and a badge at each partner."""
    joined = [shape for item in items for shape in _joined(atlas, item, asof)]
    return [*joined, *region_marks(atlas, definition, items, asof)]


def _joined(atlas: Atlas, item: Item, asof: date) -> list[Shape]:
    ends = [(region_id, anchors.anchor(atlas, region_id, asof)) for region_id in item.regions]
    known = [(region_id, at) for region_id, at in ends if at is not None]
    return [Shape("link", item.id, (a[0], b[0]), path=(a[1], b[1])) for a, b in pairwise(known)]


def bubbles(atlas: Atlas, definition: Definition, items: Sequence[Item], asof: date) -> list[Shape]:
    """A circle for each measure of power, a badge beside it for each other measure."""
    return stacked([_measure(atlas, item, asof) for item in items])


def _measure(atlas: Atlas, item: Item, asof: date) -> Shape:
    located = _located(atlas, item, asof)
    positions = [shape.at for shape in located if shape.at is not None]
    if not positions:
        return listed(item)
    kind = "bubble" if megawatts(item) is not None else "badge"
    return replace(located[0], kind=kind, at=anchors.middle(positions), radius_km=None, precision="area")


def megawatts(item: Item) -> float | None:
    """Power of a measure in MW, or None where it is not one of power."""
    fact = item.status_fact
    amount = parsed(fact.value or "")
    return None if fact.unit not in POWER_UNITS or amount is None else amount.number * POWER_UNITS[fact.unit]


def choropleth(atlas: Atlas, definition: Definition, items: Sequence[Item], asof: date) -> list[Shape]:
    """Every region of the layer's level, with or without a figure."""
    everywhere = anchors.at_level(atlas, definition.level, asof)
    return [Shape("area", region_id, (region_id,)) for region_id in everywhere]


def stacked(shapes: Iterable[Shape]) -> list[Shape]:
    """Badges that share an anchor, numbered in their order."""
    given = list(shapes)
    row: dict[Position, list[Shape]] = {}
    for shape in given:
        if shape.kind == "badge" and shape.at:
            row.setdefault(shape.at, []).append(shape)
    numbers = {id(s): (slot, len(stack)) for stack in row.values() for slot, s in enumerate(stack)}
    return [replace(s, slot=numbers[id(s)][0], slots=numbers[id(s)][1]) if id(s) in numbers else s for s in given]


DERIVED: dict[str, Derive] = {
    "regions": regions,
    "dissolve": dissolve,
    "points": points,
    "region-marks": region_marks,
    "corridor": corridor,
    "links": links,
    "bubbles": bubbles,
    "choropleth": choropleth,
}


def shapes(atlas: Atlas, definition: Definition, items: Sequence[Item], asof: date) -> list[Shape]:
    """The shapes of a layer's items at a date, in drawing order."""
    return DERIVED[definition.geometry](atlas, definition, items, asof)
