"""Where a region's badge stands and how large the region is, whether or not it still exists."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from math import pi, sqrt

from shapely import LinearRing, get_parts

from geo.boundaries import Boundaries
from geo.crs import to_metres
from geo.dates import day as as_day
from geo.regions import Regions
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item

Position = tuple[float, float]
TOLERANCE_M = 400
#: Levels whose shapes come as they are from a set of boundaries.
DRAWN_LEVELS = ("municipality", "province")


def middle(stops: Sequence[Position]) -> Position:
    """The mean of some positions."""
    lon, lat = (round(sum(axis) / len(stops), 5) for axis in zip(*stops, strict=True))
    return lon, lat


def level(atlas: Atlas, region_id: str) -> str:
    """nation, pole, province or municipality."""
    return atlas.regions.latest(region_id).level


def at_level(atlas: Atlas, name: str, asof: date) -> tuple[str, ...]:
    """Ids of the regions of one level at a date, in their official order."""
    return tuple(region.id for region in atlas.regions.at(asof, name))


def standing(item: Item) -> tuple[str, ...]:
    """The regions at which an item stands: as its source means them, although they may have been merged."""
    return item.original_regions or item.regions


def last_day(regions: Regions, region_id: str, asof: date) -> date:
    """The as-of date, or the last day of a region that ended before it."""
    end = regions.latest(region_id).valid_to
    return min(asof, end) if end else asof


def anchor(atlas: Atlas, region_id: str, asof: date) -> Position | None:
    """A point that stands for a region, longitude and latitude in degrees; None for the nation.

    A hand-set point inside the region where there is one (where its leader line ends, or its label), else a point that
    lies inside its boundary.
    """
    day = last_day(atlas.regions, region_id, asof)
    region = atlas.regions.get(region_id, day)
    if region.level == "nation":
        return None
    return region.leader or region.label or _insides(atlas, region.level, day)[region_id][0]


def radius_km(atlas: Atlas, region_id: str, asof: date) -> float:
    """Radius of the circle that has a region's area, in km."""
    day = last_day(atlas.regions, region_id, asof)
    return _insides(atlas, level(atlas, region_id), day)[region_id][1]


def old_outline(atlas: Atlas, item: Item, asof: date) -> list[list[list[Position]]]:
    """Polygons of the land an item is about as it was before it was split: rings of longitude and latitude."""
    shapes = [atlas.boundaries.outline(region_id, asof, TOLERANCE_M) for region_id in item.original_regions]
    polygons = [polygon for shape in shapes for polygon in get_parts(shape)]
    return [[_ring(line) for line in (polygon.exterior, *polygon.interiors)] for polygon in polygons]


def _ring(line: LinearRing) -> list[Position]:
    return [(round(lon, 5), round(lat, 5)) for lon, lat in line.coords]


def _insides(atlas: Atlas, level_name: str, day: date) -> dict[str, tuple[Position, float]]:
    """As `_inside`, computed once for each set of boundaries; the regions of a pole may change in between."""
    regions, same = atlas.regions, level_name in DRAWN_LEVELS
    return _inside(atlas.boundaries, level_name, as_day(regions.vintage(day)) if same else regions.since(day))


@lru_cache(maxsize=32)
def _inside(boundaries: Boundaries, level_name: str, day: date) -> dict[str, tuple[Position, float]]:
    """Representative point and radius in km of every region of a level."""
    points = boundaries.representative_points(level_name, day, TOLERANCE_M)
    areas_m2 = to_metres(boundaries.frame(level_name, day, TOLERANCE_M)).geometry.area
    return {
        key: ((round(points[key].x, 5), round(points[key].y, 5)), round(sqrt(areas_m2[key] / pi) / 1000, 1))
        for key in points.index
    }
