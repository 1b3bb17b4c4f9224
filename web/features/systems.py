"""Reference systems as addresses, and coordinates in the order of axes that their authorities define.

OGC API – Features Part 2: a client names a system by its address; EPSG:4326 is latitude first, EPSG:5179 and 5186 are
northing first, CRS84 is longitude first.
"""

import re
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from geo.crs import ASKED, LONLAT, WGS84, axis_order, shapes_to

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
EPSG = "http://www.opengis.net/def/crs/EPSG/0/{}"
SHORT = re.compile(r"(?:urn:ogc:def:crs:)?EPSG:[\d.]*:?(\d+)|\[EPSG:(\d+)\]|(\d+)", re.ASCII | re.IGNORECASE)
#: Parts of a side of a box, so that it stays where it is when it is bent into another system.
SIDES = 16


@dataclass(frozen=True)
class System:
    """One reference system.

    Attributes
    ----------
    address : str
        As clients name it.
    code : str
        As PROJ names it.
    turned : bool
        Whether its first axis is that of latitude or northing.
    digits : int
        Decimals of a coordinate, of about a metre or less.
    """

    address: str
    code: str
    turned: bool
    digits: int


def _system(number: str, code: str) -> System:
    return System(EPSG.format(number), code, axis_order(code)[0] == "north", 5 if code == WGS84 else 1)


SYSTEMS = {CRS84: System(CRS84, LONLAT, False, 5)} | {
    EPSG.format(number): _system(number, code) for number, code in ASKED.items()
}


def named(text: str) -> System | None:
    """The system of an address, or of `EPSG:5179`, `5179`, `[EPSG:5179]` as programs write it; None of another."""
    if text.strip("[]").upper() in ("OGC:CRS84", "CRS84"):
        return SYSTEMS[CRS84]
    short = SHORT.fullmatch(text)
    number = next((each for each in short.groups() if each), "") if short else ""
    return SYSTEMS.get(text) or SYSTEMS.get(EPSG.format(number))


def written(shapes: np.ndarray, system: System) -> list[BaseGeometry | None]:
    """Geometries in WGS 84 longitude, latitude as the system writes them, its own axis first; None stays None.

    Parameters
    ----------
    shapes : ndarray of shapely.Geometry, shape (n,)
    """
    moved = shapes if system.code == LONLAT else shapes_to(shapes, system.code)

    def ordered(positions: np.ndarray) -> np.ndarray:
        rounded = positions.round(system.digits)
        return rounded[:, ::-1] if system.turned else rounded

    return list(shapely.transform(moved, ordered))


def window(corners: tuple[float, float, float, float], system: System) -> BaseGeometry:
    """A box in the axes of a system as a polygon in WGS 84 longitude, latitude; two where it crosses the antimeridian.

    Parameters
    ----------
    corners : tuple of float
        The lower and the upper corner, each in the order of the system's axes.
    """
    first, second, third, fourth = corners
    west, south, east, north = (second, first, fourth, third) if system.turned else corners
    if system.code in (LONLAT, WGS84):
        return (
            box(west, south, east, north)
            if west <= east
            else box(west, south, 180, north).union(box(-180, south, east, north))
        )
    sides = shapely.segmentize(box(west, south, east, north), max(east - west, north - south, 1) / SIDES)
    to_lonlat = Transformer.from_crs(system.code, WGS84, always_xy=True)
    return shapely.transform(sides, lambda xy: np.column_stack(to_lonlat.transform(xy[:, 0], xy[:, 1])))
