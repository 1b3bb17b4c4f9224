"""The geometry of belts: a curve through nodes, the dashes of an open end, the ground between municipalities."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from math import hypot

import shapely

from geo.boundaries import Boundaries
from layers.scene_types.vocabulary import Position

STEPS = 12
DASHES = (0.06, 0.17, 0.28)
"""Where the dashes of an open end begin, in degrees from where the belt leaves its region."""
DASH = 0.07
COAST_M = 400
NARROW = 0.015
ROUGH = 0.01


def _between(around: Sequence[Position], t: float) -> Position:
    p0, p1, p2, p3 = around

    def axis(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)

    return round(axis(p0[0], p1[0], p2[0], p3[0]), 5), round(axis(p0[1], p1[1], p2[1], p3[1]), 5)


def smooth(stops: Sequence[Position]) -> list[Position]:
    """A Catmull-Rom curve through all stops, in the stops' own coordinates; two stops stay a straight line."""
    if len(stops) < 3:
        return list(stops)
    padded = [stops[0], *stops, stops[-1]]
    curve = [
        _between(padded[start : start + 4], step / STEPS) for start in range(len(stops) - 1) for step in range(STEPS)
    ]
    return [*curve, stops[-1]]


def faded(outline: shapely.Geometry, end: Position, towards: Position) -> list[list[Position]]:
    """Dashes from a belt's end into the region that it comes from, straight on, as far as they lie in it.

    They are drawn each fainter than the one before and end at no point: none is named.
    """
    across, up = end[0] - towards[0], end[1] - towards[1]
    far = hypot(across, up)
    dashes = [[_along(end, (across / far, up / far), at) for at in (start, start + DASH)] for start in DASHES]
    return [dash for dash in dashes if outline.covers(shapely.LineString(dash))]


def _along(start: Position, way: Position, far: float) -> Position:
    return round(start[0] + way[0] * far, 5), round(start[1] + way[1] * far, 5)


@lru_cache(maxsize=8)
def between(boundaries: Boundaries, municipalities: tuple[str, ...], vintage: date) -> list[Position]:
    """The widest ground that some municipalities' mainlands enclose and none of them holds, as a ring.

    It is what the convex hull of their largest parts has besides their land, so it follows the coast of the boundaries
    on one side and straight lines on the other, without the mouths of rivers: an outline by and large (개략), of no
    source's own.
    """
    land = [boundaries.outline(each, vintage, COAST_M) for each in municipalities]
    mainland = [_largest(each) for each in land]
    enclosed = shapely.difference(shapely.union_all(mainland).convex_hull, shapely.union_all(land))
    widest = _largest(enclosed)
    broad = _largest(widest.buffer(-NARROW).buffer(NARROW).intersection(widest)).simplify(ROUGH)
    return [(round(lon, 4), round(lat, 4)) for lon, lat in broad.exterior.coords]


def _largest(shape: shapely.Geometry) -> shapely.Polygon:
    return max(shapely.get_parts(shape), key=lambda part: float(part.area))
