"""What every page of the comparison shows: provinces, municipalities and the layers of the first visit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import geopandas
import numpy as np
import pandas
import shapely

from geo.boundaries import Boundaries
from geo.build import source
from geo.build.boundaries import merge
from geo.build.generalise import clean
from geo.build.pieces import Assignment, collect
from geo.crs import METRES, to_lonlat
from geo.regions import Regions

CACHE = Path(".cache") / "peers"
SIMPLIFIED_M = 400
TOLD = ("label", "role", "detail", "status_label", "sector_label", "date", "due")


@dataclass(frozen=True)
class Content:
    """Frames in lon/lat (WGS 84): both levels of regions, indexed by region id, and the layers by title."""

    provinces: geopandas.GeoDataFrame
    municipalities: geopandas.GeoDataFrame
    layers: Mapping[str, geopandas.GeoDataFrame]

    def vertices(self) -> int:
        """Vertices of all frames."""
        frames = (self.provinces, self.municipalities, *self.layers.values())
        return int(sum(shapely.get_num_coordinates(frame.geometry).sum() for frame in frames))


def simplified(scene: dict, data: Path) -> Content:
    """The content of a scene with the geometry the atlas itself draws first."""
    boundaries = Boundaries(data)
    day = date.fromisoformat(scene["vintage"])
    return _content(scene, lambda level: boundaries.frame(level, day, SIMPLIFIED_M)[["geometry"]])


def original(scene: dict, data: Path) -> Content:
    """The content of a scene with municipalities merged from the unsimplified SGIS 읍·면·동 of the locked package."""
    municipalities = _unsimplified(scene["vintage"], data)
    regions = scene["regions"]
    parents = [regions[one]["parent"] for one in municipalities.index]
    frames = {
        "municipality": municipalities,
        "province": municipalities.dissolve(parents, method="coverage").rename_axis("id"),
    }
    return _content(scene, frames.__getitem__)


def _content(scene: dict, frame: Callable[[str], geopandas.GeoDataFrame]) -> Content:
    levels = {level: _named(frame(level), scene["regions"]) for level in ("province", "municipality")}
    shapes = pandas.concat([each.geometry for each in levels.values()])
    for pole, about in scene["poles"].items():
        shapes[pole] = shapely.union_all(shapes[about["members"]].values)
    layers = {layer["title"]: _layer(layer, shapes) for layer in scene["layers"]}
    return Content(
        levels["province"], levels["municipality"], {title: each for title, each in layers.items() if len(each)}
    )


def _named(frame: geopandas.GeoDataFrame, regions: dict) -> geopandas.GeoDataFrame:
    return frame.assign(name=[regions[one]["name"] for one in frame.index])


def _layer(layer: dict, shapes: Mapping[str, shapely.Geometry]) -> geopandas.GeoDataFrame:
    drawn = [(feature, _shape(feature, shapes)) for feature in layer["features"]]
    kept = [(feature, shape) for feature, shape in drawn if shape is not None]
    columns = {name: [feature.get(name) or "" for feature, _ in kept] for name in TOLD}
    notes = [" ".join(feature["notes"]) for feature, _ in kept]
    return geopandas.GeoDataFrame(columns | {"notes": notes}, geometry=[shape for _, shape in kept], crs="OGC:CRS84")


def _shape(feature: dict, shapes: Mapping[str, shapely.Geometry]) -> shapely.Geometry | None:
    if feature["kind"] == "area":
        return shapely.union_all([shapes[region] for region in feature["regions"]])
    if "path" in feature:
        return shapely.LineString(feature["path"])
    return shapely.Point(feature["lon"], feature["lat"]) if "lon" in feature else None


def _unsimplified(vintage: str, data: Path) -> geopandas.GeoDataFrame:
    path = CACHE / f"municipalities-{vintage}.gpkg"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        _merged(vintage, data).to_file(path)
    return geopandas.read_file(path).set_index("id")


def _merged(vintage: str, data: Path) -> geopandas.GeoDataFrame:
    regions = Regions.read(data / "regions.csv")
    pieces = collect(Assignment(regions, data), source.dongs(source.published_file()), source.PRECISION_M)
    place = [each.vintage for each in regions.vintages].index(vintage)
    shapes = merge([ids[place] for ids in pieces], clean(np.array(list(pieces.values()))))
    metres = geopandas.GeoDataFrame({"id": list(shapes)}, geometry=list(shapes.values()), crs=METRES)
    lonlat = to_lonlat(metres)
    lonlat.geometry = shapely.set_precision(lonlat.geometry.values, 1e-7, mode="pointwise")
    return lonlat
