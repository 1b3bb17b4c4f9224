"""Boundaries as lines of the page: shared arcs are projected and thinned once, so neighbours still share borders."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from geo.boundaries import TOLERANCES_M, Boundaries
from geo.topojson import arcs_of, read_topology
from layers.keeping import MB, Shelf
from layers.plates.page.frame import Frame
from layers.plates.page.plate import POINT_BYTES, Outline, Point

FINEST_MM = 0.06
SHALLOWS_MM = 0.9
EDGE_MM = 3.0
#: How often a point is drawn: in two municipalities, in their province, and as a border.
DRAWN = 4
Owners = frozenset[str]


@dataclass(frozen=True)
class Topology:
    """A TopoJSON document with its arcs as arrays, which take a tenth of what the document's lists take."""

    objects: dict[str, Any]
    arcs: list[np.ndarray]


class Linework:
    """The arcs of one topology on one frame.

    Parameters
    ----------
    topology : Topology
        In WGS 84.
    frame : Frame
    thin_mm : float
        How far a line of the page may be from the topology's, in millimetres.
    """

    def __init__(self, topology: Topology, frame: Frame, thin_mm: float = FINEST_MM):
        self._objects = topology.objects
        self._frame = frame
        self._arcs = _thinned(topology.arcs, frame, thin_mm)
        self._kept: dict[object, Outline] = {}

    @property
    def weight(self) -> int:
        """Bytes that it takes in memory once everything of it that comes near the frame has been drawn."""
        drawn = sum(len(arc) for arc in self._arcs if self._seen(arc)) * DRAWN * POINT_BYTES
        return drawn + sum(arc.nbytes for arc in self._arcs)

    def area(self, level: str, region: str) -> Outline:
        """A region of an object of the topology, as far as it comes near the frame."""
        return self._keep((level, region), lambda: self._area(self._member(level, region), self._seen))

    def whole(self, level: str, region: str) -> Outline:
        """A region with all its parts."""
        return self._keep(("whole", level, region), lambda: self._area(self._member(level, region), lambda ring: True))

    def ids(self, level: str) -> list[str]:
        """Ids of an object's members."""
        return [each["id"] for each in self._objects[level]["geometries"]]

    def province_of(self) -> dict[str, str]:
        """Province of every municipality."""
        return {each["id"]: each["properties"]["province"] for each in self._objects["municipalities"]["geometries"]}

    def lines(self, name: object, wanted: Callable[[Owners], bool]) -> Outline:
        """The arcs whose municipalities `wanted` accepts; one owner is a coast.

        `name` is what they are kept under; what a reader chooses has none.
        """
        return self._keep(name, lambda: self._open(index for index, owners in self._owners().items() if wanted(owners)))

    def around(self, name: str, wanted: Callable[[Owners], bool], reach_mm: float, fine_mm: float) -> Outline:
        """What lies within `reach_mm` of the same arcs and what they enclose, no finer than `fine_mm`.

        A browser fills these few points in a fraction of the time in which it strokes the arcs as wide.
        """

        def made() -> Outline:
            near = shapely.MultiLineString(self.lines(name, wanted).parts).buffer(reach_mm, quad_segs=4)
            rings = shapely.get_exterior_ring(shapely.get_parts(near.simplify(fine_mm)))
            return Outline(tuple(_points(np.round(shapely.get_coordinates(each)[:-1], 1)) for each in rings))

        return self._keep(("around", name, reach_mm), made)

    def drawn(self, level: str, region: str) -> Outline:
        """A member that is a line itself."""
        arcs = self._member(level, region)["arcs"]
        return self._keep((level, region), lambda: self._open(_flat(arcs)))

    def _member(self, level: str, region: str) -> dict:
        return next(each for each in self._objects[level]["geometries"] if each["id"] == region)

    def _owners(self) -> dict[int, Owners]:
        found: dict[int, set[str]] = {}
        for each in self._objects["municipalities"]["geometries"]:
            for index in _flat(each["arcs"]):
                found.setdefault(index, set()).add(each["id"])
        return {index: frozenset(owners) for index, owners in found.items()}

    def _open(self, indices: Iterable[int]) -> Outline:
        arcs = [self._arcs[index] for index in sorted(set(indices))]
        return Outline(tuple(_points(arc) for arc in arcs if self._seen(arc)), closed=False)

    def _area(self, member: dict, wanted: Callable[[np.ndarray], bool]) -> Outline:
        polygons = [member["arcs"]] if member["type"] == "Polygon" else member["arcs"]
        rings = [self._ring(ring) for polygon in polygons for ring in polygon]
        return Outline(tuple(_points(ring) for ring in rings if wanted(ring)))

    def _seen(self, points: np.ndarray) -> bool:
        """Whether the box of a line comes near the frame; what lies outside of it is not drawn."""
        (left, top), (right, bottom) = points.min(axis=0) - EDGE_MM, points.max(axis=0) + EDGE_MM
        frame = self._frame
        across = left < frame.x + frame.width and right > frame.x
        return bool(across and top < frame.y + frame.height and bottom > frame.y)

    def _ring(self, indices: list[int]) -> np.ndarray:
        pieces = [self._arcs[i] if i >= 0 else self._arcs[~i][::-1] for i in indices]
        return np.vstack([piece[:-1] for piece in pieces])

    def _keep(self, name: object, make: Callable[[], Outline]) -> Outline:
        if name is None:
            return make()
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]


def _flat(arcs: list) -> list[int]:
    if arcs and isinstance(arcs[0], list):
        return [index for part in arcs for index in _flat(part)]
    return [index if index >= 0 else ~index for index in arcs]


def _thinned(arcs: list[np.ndarray], frame: Frame, thin_mm: float) -> list[np.ndarray]:
    """Arcs on the frame's page, all at once; a small ring that would be no area any more keeps its points."""
    if not arcs:
        return []
    lengths = [len(arc) for arc in arcs]
    placed = frame.projected(np.vstack(arcs))
    lines = shapely.linestrings(placed, indices=np.repeat(np.arange(len(arcs)), lengths))
    thin = shapely.simplify(lines, thin_mm)
    few = (shapely.get_num_coordinates(thin) < 4) & shapely.is_closed(lines)
    kept = np.where(few, lines, thin)
    counts = shapely.get_num_coordinates(kept)
    return np.split(np.round(shapely.get_coordinates(kept), 2), np.cumsum(counts)[:-1])


def _points(points: np.ndarray) -> tuple[Point, ...]:
    return tuple(map(tuple, points.tolist()))


def tolerance_m(frame: Frame) -> int:
    """The coarsest level of detail whose simplification does not show at the frame's scale."""
    fine = [metres for metres in TOLERANCES_M if metres <= frame.metres * FINEST_MM * 1.2]
    return max(fine, default=min(TOLERANCES_M))


def land(boundaries: Boundaries, vintage: str, frame: Frame) -> Linework:
    """The land of a vintage on a frame, kept for the next plate of the same size."""
    return _read(boundaries, boundaries.topology_path(vintage, tolerance_m(frame)), frame, FINEST_MM)


def shallows(boundaries: Boundaries, vintage: str, frame: Frame) -> Linework:
    """The land as coarse as the pale water along its coast needs it."""
    return _read(boundaries, boundaries.topology_path(vintage, max(TOLERANCES_M)), frame, SHALLOWS_MM)


def context(boundaries: Boundaries, frame: Frame) -> Linework:
    """Neighbour land on a frame."""
    return _read(boundaries, boundaries.data_dir / "context.json", frame, FINEST_MM)


@Shelf("linework", 40 * MB, "boundaries, topology file, frame of the page, thinning", attrgetter("weight"))
def _read(boundaries: Boundaries, path: Path, frame: Frame, thin_mm: float) -> Linework:
    return Linework(_topology(boundaries, path), frame, thin_mm)


@lru_cache(maxsize=16)
def _topology(boundaries: Boundaries, path: Path) -> Topology:
    """A file as these boundaries read it; others of the same folder read it anew."""
    found = read_topology(path)
    return Topology(found["objects"], arcs_of(found))
