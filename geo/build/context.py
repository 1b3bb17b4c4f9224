"""Neighbours' land and North Korea, background only: Natural Earth around Korea, cut along our own northern edge."""

import hashlib
from pathlib import Path

import numpy as np
import shapely

from geo.boundaries import Boundaries
from geo.build.generalise import joined
from geo.build.grid import faces
from geo.build.topology import topology, written
from geo.crs import lonlat_of, shapes_to_metres
from geo.errors import BrokenSource
from geo.topojson import features, read_topology

SHA256 = "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79"
WINDOW = (120, 31, 134, 43)  # degrees: west, south, east, north
NEIGHBOURS = {"156": "china", "392": "japan", "643": "russia", "408": "north-korea"}
SOUTH_KOREA = "410"
KINDS = {"north-korea": "north"}
NEAR_BORDER_M = 8_000
TOUCHING_M = 20
TOLERANCE_M = 650
LEAST_KM2 = 2.0
LEAST_LINE_M = 500
GRID_DEG = 1e-4


def document(countries: Path, data: Path) -> str:
    """The text of ``context.json``: object `land` (kind, country) and object `lines` (kind mdl).

    Natural Earth draws Korea's north a little differently from the published boundaries, so the strip between the two
    is given to North Korea, and what reaches into Korea is cut off; the line between them is then ours.
    """
    land = _countries(countries)
    korea = _korea(data)
    south = land.pop(SOUTH_KOREA)
    land = dict(zip(land, shapely.coverage_simplify(np.array(list(land.values())), TOLERANCE_M), strict=True))
    strip = _strip(south, land["408"], korea)
    land["408"] = shapely.union(land["408"], strip)
    cut = {NEIGHBOURS[code]: shapely.difference(shape, korea) for code, shape in sorted(land.items())}
    border = _border(cut["north-korea"], korea)
    areas = [
        {
            "id": country,
            "properties": {"kind": KINDS.get(country, "land"), "country": country},
            "geometry": _grid(joined(_large(shape))),
        }
        for country, shape in cut.items()
    ]
    lines = [{"id": "mdl", "properties": {"kind": "mdl"}, "geometry": _round(border)}]
    return written(topology({"land": areas}, GRID_DEG, {"lines": lines}))


def _countries(path: Path) -> dict[str, shapely.Geometry]:
    """Natural Earth's countries within the window, by ISO number, in EPSG:5179 metres."""
    if not path.exists():
        raise BrokenSource(f"{path.name}: not found; it is in the npm package world-atlas 2.0.2: npm ci")
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != SHA256:
        raise BrokenSource(f"{path.name}: sha256 {found}; right: {SHA256}, of world-atlas 2.0.2")
    whole = read_topology(path)
    objects = whole["objects"]["countries"]
    objects["geometries"] = [one for one in objects["geometries"] if one.get("id") in {*NEIGHBOURS, SOUTH_KOREA}]
    shapes = {one["id"]: shapely.make_valid(one["geometry"]) for one in features(whole, "countries")}
    clipped = {code: shapely.intersection(shape, shapely.box(*WINDOW)) for code, shape in shapes.items()}
    return {code: joined(faces(shapes_to_metres(shape))) for code, shape in clipped.items()}


def _korea(data: Path) -> shapely.Geometry:
    latest = Boundaries(data)
    provinces = latest.frame("province", latest.regions.vintages[-1].vintage, 150)
    return shapely.make_valid(shapes_to_metres(shapely.coverage_union_all(provinces.geometry.to_numpy())))


def _strip(south: shapely.Geometry, north: shapely.Geometry, korea: shapely.Geometry) -> shapely.Geometry:
    """What Natural Earth gives to South Korea beside the border and the published boundaries do not."""
    near = shapely.intersection(south.boundary, shapely.buffer(north, TOLERANCE_M)).buffer(NEAR_BORDER_M)
    return shapely.intersection(shapely.difference(south, korea), near)


def _border(north: shapely.Geometry, korea: shapely.Geometry) -> shapely.Geometry:
    """The line along which North Korea's land meets ours."""
    line = shapely.line_merge(shapely.intersection(north.boundary, korea.boundary.buffer(TOUCHING_M)))
    long = [part for part in shapely.get_parts(line) if part.length >= LEAST_LINE_M]
    return shapely.MultiLineString([part.simplify(TOUCHING_M) for part in long])


def _large(shape: shapely.Geometry) -> list[shapely.Geometry]:
    """The larger parts of an area, without their lakes."""
    return [shapely.Polygon(part.exterior) for part in faces(shape) if part.area >= LEAST_KM2 * 1e6]


def _round(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.transform(shape, lambda points: np.round(lonlat_of(points) / GRID_DEG))


def _grid(shape: shapely.Geometry) -> shapely.Geometry:
    valid = shapely.make_valid(_round(shape))
    return shapely.normalize(joined(faces(shapely.transform(valid, np.round))))
