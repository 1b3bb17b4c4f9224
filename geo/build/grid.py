"""Putting a coverage on the integer grid it is published on, still valid after rounding."""

import numpy as np
import shapely

from geo.build.generalise import joined
from geo.crs import lonlat_of
from geo.errors import BrokenSource

ATTEMPTS = 6


def on_grid(shapes: np.ndarray, grid_deg: float) -> np.ndarray:
    """The coverage with coordinates as whole numbers of grid cells of longitude, latitude; valid, polygons only.

    Rounding can pinch a narrow neck shut or push a border over a point; such places are cleaned and rounded again.

    Raises
    ------
    BrokenSource
        If the coverage is still not valid after a few rounds.
    """
    rounded = shapely.transform(shapes, lambda points: np.round(lonlat_of(points) / grid_deg))
    for _ in range(ATTEMPTS):
        if shapely.is_valid(rounded).all() and shapely.coverage_is_valid(rounded):
            valid: np.ndarray = shapely.normalize(rounded)
            return valid
        rounded = shapely.transform(_polygons(shapely.coverage_clean(_polygons(shapely.make_valid(rounded)))), np.round)
    raise BrokenSource(f"no valid coverage on a grid of {grid_deg} degrees after {ATTEMPTS} rounds")


def _polygons(shapes: np.ndarray) -> np.ndarray:
    """Each area without stray lines and points."""
    return np.array([joined(faces(shape)) for shape in shapes])


def faces(shape: shapely.Geometry) -> list[shapely.Geometry]:
    """The polygons of a geometry of any kind, without its lines and points."""
    flat = [face for part in shapely.get_parts(shape) for face in shapely.get_parts(part)]
    return [face for face in flat if face.geom_type == "Polygon"]
