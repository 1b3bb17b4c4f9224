"""Cutting a coverage into shared arcs: TopoJSON from polygons whose neighbours have the same vertices."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import shapely

from geo.topojson import Topology

Feature = dict[str, Any]
Point = tuple[int, int]
Ring = list[Point]


class Arcs:
    """Arcs on an integer grid, each stored once and named by index, or by ``~index`` when run backwards."""

    def __init__(self, junctions: set[Point]):
        self._junctions = junctions
        self._index: dict[tuple[Point, ...], int] = {}
        self.lines: list[tuple[Point, ...]] = []

    def name(self, ring: Ring) -> list[int]:
        """The indices of the arcs that make up a closed ring (its last point equal to its first)."""
        open_ring = ring[:-1]
        starts = [place for place, point in enumerate(open_ring) if point in self._junctions]
        first = starts[0] if starts else open_ring.index(min(open_ring))
        turned = [*open_ring[first:], *open_ring[:first], open_ring[first]]
        cuts = [0, *(place for place in range(1, len(turned) - 1) if turned[place] in self._junctions), len(turned) - 1]
        return [self._add(tuple(turned[begin : end + 1])) for begin, end in pairwise(cuts)]

    def add_line(self, line: Ring) -> int:
        """The index of an open line stored as one arc."""
        return self._add(tuple(line))

    def _add(self, arc: tuple[Point, ...]) -> int:
        if arc in self._index:
            return self._index[arc]
        if arc[::-1] in self._index:
            return ~self._index[arc[::-1]]
        self._index[arc] = len(self.lines)
        self.lines.append(arc)
        return self._index[arc]


def rings_of(shape: shapely.Geometry) -> list[list[Ring]]:
    """The polygons of a geometry on the integer grid, each as its rings, exterior first and counter-clockwise."""
    oriented = shapely.orient_polygons(shape, exterior_cw=False)
    return [[_points(polygon.exterior), *map(_points, polygon.interiors)] for polygon in shapely.get_parts(oriented)]


def _points(line: shapely.LineString) -> Ring:
    return [(int(x), int(y)) for x, y in shapely.get_coordinates(line)]


def junctions_of(rings: Iterable[Ring]) -> set[Point]:
    """The points where rings part: those that have other neighbours in one ring than in another."""
    neighbours: dict[Point, set[frozenset[Point]]] = defaultdict(set)
    for ring in rings:
        open_ring = ring[:-1]
        for place, point in enumerate(open_ring):
            after = open_ring[(place + 1) % len(open_ring)]
            neighbours[point].add(frozenset((open_ring[place - 1], after)))
    return {point for point, pairs in neighbours.items() if len(pairs) > 1}


def topology(
    layers: Mapping[str, list[Feature]], grid_deg: float, lines: Mapping[str, list[Feature]] | None = None
) -> Topology:
    """A TopoJSON document of polygon layers and line layers on one set of arcs.

    Parameters
    ----------
    layers : mapping of object name to features
        Features are ``{"id", "properties", "geometry"}``; the geometry's coordinates are whole numbers of grid cells.
    grid_deg : float
        Size of a grid cell in degrees.
    lines : mapping of object name to features, optional
        The same with line geometry.
    """
    cut = {name: [(one, rings_of(one["geometry"])) for one in features] for name, features in layers.items()}
    every = [ring for features in cut.values() for _, polygons in features for rings in polygons for ring in rings]
    arcs = Arcs(junctions_of(every))
    objects = {
        name: _collection([_polygon(one, polygons, arcs) for one, polygons in features])
        for name, features in cut.items()
    }
    for name, features in (lines or {}).items():
        objects[name] = _collection([_lines(one, arcs) for one in features])
    origin = np.min([np.min(line, axis=0) for line in arcs.lines], axis=0)
    return {
        "type": "Topology",
        "transform": {
            "scale": [grid_deg, grid_deg],
            "translate": [round(float(value) * grid_deg, 7) for value in origin],
        },
        "objects": objects,
        "arcs": [_deltas(line, origin) for line in arcs.lines],
    }


def _collection(geometries: list[Topology]) -> Topology:
    return {"type": "GeometryCollection", "geometries": geometries}


def _polygon(one: Feature, polygons: list[list[Ring]], arcs: Arcs) -> Topology:
    named = [[arcs.name(ring) for ring in rings] for rings in polygons]
    shape = {"type": "MultiPolygon", "arcs": named} if len(named) > 1 else {"type": "Polygon", "arcs": named[0]}
    return shape | {key: one[key] for key in ("id", "properties") if one.get(key)}


def _lines(one: Feature, arcs: Arcs) -> Topology:
    named = [[arcs.add_line(_points(part))] for part in shapely.get_parts(one["geometry"])]
    return {"type": "MultiLineString", "arcs": named} | {key: one[key] for key in ("id", "properties") if one.get(key)}


def _deltas(line: Iterable[Point], origin: np.ndarray) -> list[list[int]]:
    points = np.array(line) - origin
    steps: list[list[int]] = np.vstack([points[:1], np.diff(points, axis=0)]).tolist()
    return steps


def written(document: Topology) -> str:
    """The document as text, the same bytes every time: compact, keys in the order given, one newline at the end."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
