"""Making a coverage lighter: holes filled, islets dropped, borders simplified together, islands that matter kept."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely

from geo.errors import BrokenSource

SMALL_ISLAND_KM2 = 20
ISLAND_TOLERANCE_M = 30


@dataclass(frozen=True)
class Detail:
    """How much one level of detail keeps."""

    tolerance_m: int
    islet_km2: float
    hole_km2: float
    grid_deg: float


DETAILS = {
    400: Detail(400, islet_km2=1.0, hole_km2=0.5, grid_deg=1e-4),
    150: Detail(150, islet_km2=0.1, hole_km2=0.1, grid_deg=1e-5),
    60: Detail(60, islet_km2=0.02, hole_km2=0.05, grid_deg=1e-5),
}


def clean(shapes: np.ndarray) -> np.ndarray:
    """The same areas as a valid coverage: overlaps and slivers between neighbours given to one of them."""
    cleaned: np.ndarray = shapely.set_precision(
        shapely.coverage_clean(shapes), 0
    )  # 0: later unions must not round to a grid
    if not shapely.coverage_is_valid(cleaned):
        raise BrokenSource("the areas do not make a valid coverage even after cleaning")
    return cleaned


def generalise(shapes: np.ndarray, detail: Detail, kept: np.ndarray) -> np.ndarray:
    """A valid coverage at one level of detail, in the order given.

    Parameters
    ----------
    shapes : array of polygons
        A valid coverage in EPSG:5179 metres.
    detail : Detail
        Tolerance in metres, smallest islet and hole in km².
    kept : array of points
        Points on islands that stay whatever their size, in EPSG:5179 metres.
    """
    filled = fill_holes(shapes, detail.hole_km2)
    land, small = islands(filled, detail.islet_km2, kept)
    coarse = shapely.coverage_simplify(land, detail.tolerance_m)
    fine = shapely.coverage_simplify(small, min(detail.tolerance_m, ISLAND_TOLERANCE_M))
    return np.array([joined(pair) for pair in zip(coarse, fine, strict=True)])


def fill_holes(shapes: np.ndarray, least_km2: float) -> np.ndarray:
    """The coverage without holes smaller than `least_km2`; each goes to the area it shares most border with."""
    filled = shapes.copy()
    land = shapely.get_parts(shapely.coverage_union_all(shapes))
    holes = [shapely.Polygon(ring) for part in land for ring in part.interiors]
    tree = shapely.STRtree(shapes)
    for hole in (hole for hole in holes if hole.area < least_km2 * 1e6):
        around = np.sort(tree.query(hole, predicate="intersects"))
        shared = [shapely.length(shapely.intersection(hole.boundary, shapes[one].boundary)) for one in around]
        owner = around[int(np.argmax(shared))]
        filled[owner] = shapely.union(filled[owner], hole)
    return filled


def islands(shapes: np.ndarray, least_km2: float, kept: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The coverage without islets, in two: land and large islands, and the small islands that are `kept`."""
    lands = shapely.get_parts(shapely.coverage_union_all(shapes))
    asked = np.zeros(len(lands), dtype=bool)
    asked[shapely.STRtree(lands).query(kept, predicate="within")[1]] = True
    areas_km2 = shapely.area(lands) / 1e6
    small = asked & (areas_km2 < SMALL_ISLAND_KM2)
    large = ~small & (asked | (areas_km2 >= least_km2))
    return _within(shapes, lands[large]), _within(shapes, lands[small])


def _within(shapes: np.ndarray, lands: np.ndarray) -> np.ndarray:
    """The parts of each area that lie on one of the lands; an empty polygon where there are none."""
    parts, owners = shapely.get_parts(shapes, return_index=True)
    inside = np.unique(shapely.STRtree(lands).query(shapely.point_on_surface(parts), predicate="within")[0])
    return np.array([joined(parts[inside[owners[inside] == one]]) for one in range(len(shapes))])


def joined(shapes: Iterable[shapely.Geometry]) -> shapely.Geometry:
    """Disjoint polygons as one geometry: a polygon, a multipolygon, or an empty polygon."""
    parts = [part for shape in shapes for part in shapely.get_parts(shape) if not part.is_empty]
    if len(parts) > 1:
        return shapely.MultiPolygon(parts)
    return parts[0] if parts else shapely.Polygon()
