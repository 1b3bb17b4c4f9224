"""From 읍·면·동 to pieces: the largest areas that belong to one municipality in every vintage."""

import csv
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from shapely.ops import split

from geo.build.source import AS_OF
from geo.crs import metres_of
from geo.errors import BrokenData, BrokenSource
from geo.regions import Regions


@dataclass(frozen=True)
class Split:
    """A row of ``data/splits.csv``: where a 읍·면·동 of a municipality that ended goes, whole or north of a line."""

    vintage: str
    municipality: str
    dong: str
    to: str
    cut: str
    north_to: str


def read_splits(path: Path) -> list[Split]:
    """The rows of ``splits.csv``; raises BrokenData if its columns are others."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        records = list(csv.DictReader(file))
    needed = set(Split.__dataclass_fields__)
    if not records or not needed <= set(records[0]):
        raise BrokenData(path.name, [f"columns; right: {', '.join(Split.__dataclass_fields__)}"])
    return [Split(**{column: record[column] for column in Split.__dataclass_fields__}) for record in records]


def line_in_metres(path: Path) -> shapely.LineString:
    """The one line of a GeoJSON file, in EPSG:5179 metres."""
    document = json.loads(path.read_text(encoding="utf-8"))
    return shapely.LineString(metres_of(np.array(document["features"][0]["geometry"]["coordinates"])))


class Assignment:
    """Which municipality every 읍·면·동 of the source belongs to in each vintage."""

    def __init__(self, regions: Regions, data: Path):
        self.regions = regions
        self.vintages = [vintage.vintage for vintage in regions.vintages]
        self._data = data
        self._splits = {(one.vintage, one.municipality, one.dong): one for one in read_splits(data / "splits.csv")}
        provinces = {row.id: row.name_ko for row in regions.at(AS_OF, "province")}
        self._then = {
            (provinces[row.parent], row.name_ko): row.id for row in regions.at(AS_OF, "municipality") if row.parent
        }

    def municipality(self, name: str) -> str:
        """The municipality of a full name ``시·도 시·군·구 [구] 읍·면·동`` when the source was made."""
        words = name.split(" ")
        key = (words[0], words[1]) if (words[0], words[1]) in self._then else (words[0], words[0])
        if key not in self._then:
            raise BrokenSource(f"{name}: no municipality {words[1]!r} of {words[0]!r} in regions.csv on {AS_OF}")
        return self._then[key]

    def pieces(self, name: str, shape: shapely.Geometry) -> list[tuple[tuple[str, ...], shapely.Geometry]]:
        """The 읍·면·동 in parts, each with its municipality per vintage."""
        parts: list[tuple[tuple[str, ...], shapely.Geometry]] = [((), shape)]
        then = self.municipality(name)
        for vintage in self.vintages:
            parts = [
                ((*ids, found), area)
                for ids, part in parts
                for found, area in self._in_vintage(vintage, then, name.split(" ")[-1], part)
            ]
        return parts

    def _in_vintage(
        self, vintage: str, then: str, dong: str, shape: shapely.Geometry
    ) -> list[tuple[str, shapely.Geometry]]:
        rule = self._splits.get((vintage, then, dong)) or self._splits.get((vintage, then, "*"))
        if rule is None:
            return [(self.regions.get(then, vintage).id, shape)]
        if not rule.cut:
            return [(rule.to, shape)]
        north, south = halves(shape, line_in_metres(self._data / rule.cut))
        return [(rule.north_to, north), (rule.to, south)]


def halves(shape: shapely.Geometry, line: shapely.LineString) -> tuple[shapely.Geometry, shapely.Geometry]:
    """The parts of an area north and south of a line that crosses it; raises BrokenSource if it does not cross."""
    parts = shapely.get_parts(split(shape, line))
    if len(parts) < 2:
        raise BrokenSource(f"cut line {line.bounds} does not cross the area {shape.bounds}")
    northern = [_is_north(part, line) for part in parts]
    return tuple(
        shapely.union_all([part for part, north in zip(parts, northern, strict=True) if north is side])
        for side in (True, False)
    )


def _is_north(part: shapely.Polygon, line: shapely.LineString) -> bool:
    point = part.representative_point()
    return bool(point.y > line.interpolate(line.project(point)).y)


def collect(
    assignment: Assignment, dongs: list[tuple[str, shapely.Geometry]], grid_m: float
) -> dict[tuple[str, ...], shapely.Geometry]:
    """Every piece, keyed by its municipality per vintage, as the union of its parts; keys are sorted."""
    parts: dict[tuple[str, ...], list[shapely.Geometry]] = defaultdict(list)
    for name, shape in dongs:
        for ids, part in assignment.pieces(name, shape):
            parts[ids].append(part)
    return {ids: shapely.union_all(parts[ids], grid_size=grid_m) for ids in sorted(parts)}
