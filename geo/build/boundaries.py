"""The nine boundary files: three vintages at three levels of detail, each one TopoJSON."""

import csv
from collections import defaultdict
from functools import cached_property
from pathlib import Path

import numpy as np
import shapely

from geo.build import source
from geo.build.generalise import DETAILS, clean, generalise
from geo.build.grid import on_grid
from geo.build.pieces import Assignment, collect
from geo.build.topology import topology, written
from geo.crs import metres_of
from geo.regions import Regions


class BoundaryBuild:
    """The pieces of the published coverage, read once, and the files made from them."""

    def __init__(self, data: Path):
        self._data = data
        self.regions = Regions.read(data / "regions.csv")
        self._levels: dict[int, np.ndarray] = {}

    @cached_property
    def _pieces(self) -> dict[tuple[str, ...], shapely.Geometry]:
        dongs = source.dongs(source.published_file())
        found = collect(Assignment(self.regions, self._data), dongs, source.PRECISION_M)
        return dict(zip(found, clean(np.array(list(found.values()))), strict=True))

    def _level(self, tolerance_m: int) -> np.ndarray:
        """The pieces at one level of detail, on its grid."""
        if tolerance_m not in self._levels:
            detail = DETAILS[tolerance_m]
            shapes = generalise(np.array(list(self._pieces.values())), detail, kept_points(self._data / "islands.csv"))
            self._levels[tolerance_m] = on_grid(shapes, detail.grid_deg)
        return self._levels[tolerance_m]

    def document(self, vintage: str, tolerance_m: int) -> str:
        """The text of ``boundaries-<vintage>-<tolerance>m.json``."""
        place = [one.vintage for one in self.regions.vintages].index(vintage)
        merged = merge([ids[place] for ids in self._pieces], self._level(tolerance_m))
        parents = {row.id: str(row.parent) for row in self.regions.at(vintage, "municipality")}
        municipalities = [
            {"id": row.id, "properties": {"province": row.parent}, "geometry": merged[row.id]}
            for row in self.regions.at(vintage, "municipality")
        ]
        provinces = merge([parents[one] for one in merged], np.array(list(merged.values())))
        outlines = [{"id": row.id, "geometry": provinces[row.id]} for row in self.regions.at(vintage, "province")]
        layers = {"municipalities": municipalities, "provinces": outlines}
        return written(topology(layers, DETAILS[tolerance_m].grid_deg))


def merge(owners: list[str], shapes: np.ndarray) -> dict[str, shapely.Geometry]:
    """The areas of each owner as one, exactly: borders inside vanish, all other vertices stay."""
    parts = defaultdict(list)
    for owner, shape in zip(owners, shapes, strict=True):
        parts[owner].append(shape)
    return {owner: shapely.normalize(shapely.coverage_union_all(parts[owner])) for owner in sorted(parts)}


def kept_points(path: Path) -> np.ndarray:
    """The points of ``islands.csv`` in EPSG:5179 metres."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        lonlat = [(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)]
    points: np.ndarray = shapely.points(metres_of(np.array(lonlat)))
    return points


def file_name(vintage: str, tolerance_m: int) -> str:
    """The name of a boundary file."""
    return f"boundaries-{vintage}-{tolerance_m}m.json"
