"""Small maps without scripts: outlines as SVG paths in EPSG:5179, north up, in units of 100 m, one scale a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import cos, pi, sin

import numpy as np
import shapely

from geo.boundaries import Boundaries
from geo.crs import metres_of, shapes_to_metres
from layers.scene_types.feature import PointFeature
from layers.symbols.cartography import DOKDO, MARADO, ULLEUNGDO

TOLERANCE_M = 400
#: Simplified so much further, in metres: half a pixel of the smallest map.
COARSER_M = 700.0
UNIT_M = 100.0
#: Islands below this are left out, in km²; the named ones stay (독도, 마라도 …).
SMALLEST_KM2 = 1.5
#: Lengths of scale bars.
SCALES_KM = (5, 10, 20, 50, 100)
#: Kinds of land in the background's data.
NEIGHBOUR, NORTH = "land", "north"
NAMED = (DOKDO, MARADO)
#: Islands so far off that a map of their province would show them and the sea alone; how near to one a part is of it.
FAR, FAR_M = (ULLEUNGDO, DOKDO), 30_000.0
Point = tuple[float, float]


@dataclass(frozen=True)
class Window:
    """A part of the plane in units: left, top (south positive), width and height."""

    left: float
    top: float
    width: float
    height: float

    @property
    def box(self) -> str:
        """As the `viewBox` of an SVG."""
        return f"{self.left:.0f} {self.top:.0f} {self.width:.0f} {self.height:.0f}"

    @property
    def scale_km(self) -> int:
        """Length of the scale bar in km: the longest round one that takes at most a quarter of the width."""
        room = self.width * UNIT_M / 1000 / 4
        return max((each for each in SCALES_KM if each <= room), default=SCALES_KM[0])


@dataclass(frozen=True)
class Background:
    """What lies around the country in a window, as path data: neighbour land, the North, and the line between.

    Each is empty where none of it is in the window.
    """

    land: str
    north: str
    line: str


@dataclass(frozen=True)
class Spot:
    """A mark on a small map: its true place and its middle, its side in units, its drawing and what it is.

    `count` is for how many it stands where there is room for one alone; else 0.
    """

    at: Point
    x: float
    y: float
    side: float
    key: str
    label: str
    count: int = 0


def outlines(boundaries: Boundaries, level: str, asof: date) -> dict[str, str]:
    """Path data by region id of a level on a day, in units."""
    return _outlines(boundaries, level, boundaries.regions.since(asof))


@lru_cache(maxsize=64)
def _outlines(boundaries: Boundaries, level: str, since: date) -> dict[str, str]:
    return {key: path(shape) for key, shape in _shapes(boundaries, level, since).items()}


def shapes(boundaries: Boundaries, level: str, asof: date) -> dict[str, shapely.Geometry]:
    """Simplified shapes in EPSG:5179 metres by region id; neighbours are simplified together."""
    return _shapes(boundaries, level, boundaries.regions.since(asof))


@lru_cache(maxsize=64)
def _shapes(boundaries: Boundaries, level: str, since: date) -> dict[str, shapely.Geometry]:
    frame = boundaries.frame(level, since, TOLERANCE_M)
    metres = shapes_to_metres(frame.geometry.to_numpy())
    coarse = shapely.coverage_simplify(metres, COARSER_M)
    return dict(zip(frame.index, map(_without_islets, coarse), strict=True))


def _without_islets(shape: shapely.Geometry) -> shapely.Geometry:
    parts = shapely.get_parts(shape)
    named = shapely.points(metres_of(np.array(NAMED)))
    near = np.array([bool((shapely.distance(part, named) < 1500).any()) for part in parts])
    kept = parts[(shapely.area(parts) > SMALLEST_KM2 * 1e6) | near]
    return shapely.multipolygons(kept if len(kept) else parts)


def path(shape: shapely.Geometry) -> str:
    """Path data of an area in EPSG:5179 metres: whole units from point to point, south positive."""
    areas = [part for part in shapely.get_parts(shape) if isinstance(part, shapely.Polygon)]
    rings = [ring for part in areas for ring in (part.exterior, *part.interiors)]
    return "".join(map(_ring, rings))


def _course(line: shapely.LineString) -> str:
    """Path data of a line in EPSG:5179 metres."""
    points = np.rint(shapely.get_coordinates(line) * (1, -1) / UNIT_M).astype(int)
    return f"M{'L'.join(f'{x} {y}' for x, y in points)}".replace(" -", "-")


def _ring(ring: shapely.LinearRing) -> str:
    points = np.rint(shapely.get_coordinates(ring)[:-1] * (1, -1) / UNIT_M).astype(int)
    steps = [f"{x} {y}" for x, y in np.diff(points, axis=0)]
    return f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z".replace(" -", "-")


def background(boundaries: Boundaries, of: Window) -> Background:
    """The neighbours' land as far as a window shows it, so that Korea is no island."""
    box = _edges(of)
    lands, lines = _neighbours(boundaries)
    cut = {kind: shapely.clip_by_rect(shape, *box) for kind, shape in lands.items()}
    return Background(
        land=path(cut[NEIGHBOUR]),
        north=path(cut[NORTH]),
        line="".join(_course(line) for line in shapely.get_parts(shapely.clip_by_rect(lines, *box))),
    )


def seen(of: Window) -> shapely.Polygon:
    """What a window shows, in EPSG:5179 metres."""
    return shapely.box(*_edges(of))


def _edges(of: Window) -> tuple[float, float, float, float]:
    west, south, east, north = of.left, -of.top - of.height, of.left + of.width, -of.top
    return west * UNIT_M, south * UNIT_M, east * UNIT_M, north * UNIT_M


def neighbours(boundaries: Boundaries) -> dict[str, shapely.Geometry]:
    """Neighbour land and the North by kind, in EPSG:5179 metres."""
    return _neighbours(boundaries)[0]


@lru_cache(maxsize=4)
def _neighbours(boundaries: Boundaries) -> tuple[dict[str, shapely.Geometry], shapely.Geometry]:
    """Simplified neighbour land by kind and the lines between, in EPSG:5179 metres."""
    found = boundaries.context
    land, lines = found["land"], found["lines"]
    coarse = shapely.coverage_simplify(shapes_to_metres(land.geometry.to_numpy()), COARSER_M)
    kinds = list(land.get("kind", ()))
    shapes_of = {kind: coarse[[each == kind for each in kinds]] for kind in (NEIGHBOUR, NORTH)}
    line = shapely.union_all(shapes_to_metres(lines.geometry.to_numpy())).simplify(COARSER_M)
    return {kind: shapely.union_all(own) for kind, own in shapes_of.items()}, line


def window(found: list[shapely.Geometry], ratio: float, least_km: float = 60.0) -> Window:
    """The window of some shapes in EPSG:5179 metres with a margin; `ratio` is width over height."""
    west, south, east, north = shapely.total_bounds(np.array(found, dtype=object)) / UNIT_M
    least = least_km * 1000 / UNIT_M
    width, height = max(east - west, least) * 1.08, max(north - south, least) * 1.08
    width, height = max(width, height * ratio), max(height, width / ratio)
    return Window((west + east - width) / 2, -(north + south + height) / 2, width, height)


def spots(features: Iterable[PointFeature], side: float) -> list[Spot]:
    """Marks at the points of some features, moved a little apart where they would cover each other."""
    placed: list[Spot] = []
    for feature in features:
        east, north = metres_at(feature["lon"], feature["lat"])
        at = east / UNIT_M, -north / UNIT_M
        x, y = _free(placed, *at, side)
        placed.append(Spot(at, x, y, side, feature["mark"] or "", feature["label"]))
    return placed


def mainland(shape: shapely.Geometry) -> shapely.Geometry:
    """A shape without the islands far off; as it is where it is one of them or has none."""
    parts = shapely.get_parts(shape)
    far = shapely.points(metres_of(np.array(FAR)))
    kept = np.array([bool((shapely.distance(part, far) > FAR_M).all()) for part in parts])
    return shapely.multipolygons(parts[kept]) if 0 < kept.sum() < len(parts) else shape


def course(path: Iterable[tuple[float, float]]) -> list[Point]:
    """A line of WGS 84 points in units."""
    return [(float(x), float(y)) for x, y in metres_of(np.array(list(path))) * (1, -1) / UNIT_M]


def metres_at(lon: float, lat: float) -> tuple[float, float]:
    """A WGS 84 point in EPSG:5179 metres."""
    x, y = metres_of(np.array([[lon, lat]]))[0]
    return float(x), float(y)


def _free(placed: list[Spot], x: float, y: float, side: float) -> tuple[float, float]:
    """The nearest of a few places around a point that no mark has taken; the point itself where none is free."""
    if not placed:
        return x, y
    places = np.array((x, y)) + np.array(STEPS) * side
    taken = np.array([(one.x, one.y) for one in placed])
    apart = np.abs(places[:, None] - taken).max(axis=2).min(axis=1)
    free = np.flatnonzero(apart >= 0.92 * side)
    return (float(places[free[0], 0]), float(places[free[0], 1])) if len(free) else (x, y)


REACHES = (0.5, 0.8, 1.1, 1.5, 1.9, 2.4)
ROUND = tuple((cos(n * pi / 6), sin(n * pi / 6)) for n in range(12))
STEPS = ((0.0, 0.0), *((reach * dx, reach * dy) for reach in REACHES for dx, dy in ROUND))
