"""Reading TopoJSON: shared arcs back to shapely geometries, exactly on the grid they were written on."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from geo.errors import BrokenBoundaries, MissingBoundaries

Topology = dict[str, Any]
"""A TopoJSON document, or an object or geometry of one, as its format has it."""


def read_topology(path: Path) -> Topology:
    """The TopoJSON document at `path`; raises MissingBoundaries if there is none, BrokenBoundaries if it is no JSON."""
    try:
        found: Topology = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as missing:
        raise MissingBoundaries(f"{path.name}: no such boundary file; make it with: make boundaries") from missing
    except ValueError as broken:
        raise BrokenBoundaries(str(broken)) from broken
    return found


def arcs_of(topology: Topology) -> list[np.ndarray]:
    """Every arc as an (n, 2) array of WGS 84 longitude, latitude."""
    scale, translate = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    return [np.round(np.cumsum(arc, axis=0) * scale + translate, 7) for arc in topology["arcs"]]


def features(topology: Topology, name: str, arcs: list[np.ndarray] | None = None) -> list[Topology]:
    """The features of one object as ``{"id", "properties", "geometry"}``, the geometry in longitude, latitude."""
    arcs = arcs_of(topology) if arcs is None else arcs
    return [
        {"id": one.get("id"), "properties": one.get("properties", {}), "geometry": _geometry(one, arcs)}
        for one in topology["objects"][name]["geometries"]
    ]


def _geometry(one: Topology, arcs: list[np.ndarray]) -> shapely.Geometry:
    if one["type"] == "LineString":
        return shapely.LineString(_line(one["arcs"], arcs))
    if one["type"] == "MultiLineString":
        return shapely.MultiLineString([_line(part, arcs) for part in one["arcs"]])
    parts = [one["arcs"]] if one["type"] == "Polygon" else one["arcs"]
    polygons = [shapely.Polygon(_line(rings[0], arcs), [_line(ring, arcs) for ring in rings[1:]]) for rings in parts]
    return polygons[0] if one["type"] == "Polygon" else shapely.MultiPolygon(polygons)


def _line(indices: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    pieces = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in indices]
    return np.vstack([pieces[0], *(piece[1:] for piece in pieces[1:])])
