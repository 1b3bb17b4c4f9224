"""Coordinate reference systems: the only place an EPSG code is written.

Axis orders, as their authorities define them: OGC:CRS84 is longitude, latitude; EPSG:4326 is latitude, longitude;
EPSG:5179 and EPSG:5186 are northing, easting. GeoJSON and everything we publish is CRS84. A GeoDataFrame keeps x
(longitude, easting) first whatever its CRS is called, and every transformation here is x first too.
"""

import re
from typing import TypeVar

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.enums import WktVersion

from geo.errors import MissingCrs, WrongCrs

Frame = TypeVar("Frame", gpd.GeoDataFrame, gpd.GeoSeries)
LONLAT = "OGC:CRS84"
WGS84 = "EPSG:4326"
METRES = "EPSG:5179"  # Korea 2000 / Unified CS, the one of the published statistical boundaries
CENTRAL_BELT = "EPSG:5186"  # Korea 2000 / Central Belt 2010, often met in municipal data

WEB_MERCATOR = "EPSG:3857"  # what maps in a browser are drawn in

SYSTEMS = {"4326": WGS84, "5179": METRES, "5186": CENTRAL_BELT}
"""The systems that data is handed out in, by the number a reader asks for."""

ASKED = {**SYSTEMS, "3857": WEB_MERCATOR}
"""Those that GIS programs may ask for: data in files are never in the one that is for screens alone."""

_KOREA = {"GEOGCS": "GCS_Korea_2000", "DATUM": "D_Korea_2000"}
ESRI_NAMES = {
    METRES: {"PROJCS": "Korea_2000_Korea_Unified_Coordinate_System", **_KOREA},
    CENTRAL_BELT: {"PROJCS": "Korea_2000_Korea_Central_Belt_2010", **_KOREA},
}
"""Names in `.prj` files where PROJ writes newer ones, which programs with an older table do not find again."""

_TO_METRES = Transformer.from_crs(WGS84, METRES, always_xy=True)
_TO_WEB = Transformer.from_crs(WGS84, WEB_MERCATOR, always_xy=True)
_TO_LONLAT = Transformer.from_crs(METRES, WGS84, always_xy=True)


def axis_order(code: str) -> tuple[str, str]:
    """The directions of the two axes of `code` in the order its authority gives them, e.g. ``('north', 'east')``."""
    first, second = CRS.from_user_input(code).axis_info[:2]
    return first.direction, second.direction


def esri_wkt(code: str) -> str:
    """One of the values of `SYSTEMS` as a `.prj` file says it, by the names that every program knows."""
    told = CRS.from_user_input(code).to_wkt(WktVersion.WKT1_ESRI)
    for kind, name in ESRI_NAMES.get(code, {}).items():
        told = re.sub(rf'{kind}\["[^"]*"', f'{kind}["{name}"', told)
    return told


def require_crs(frame: Frame, code: str | None = None) -> Frame:
    """`frame` itself, known to have a CRS, and `code` where one is given.

    Raises
    ------
    MissingCrs
        If the frame does not say its CRS.
    WrongCrs
        If its CRS is another than `code`.
    """
    if frame.crs is None:
        raise MissingCrs(f"geometry without CRS; set it, e.g. frame.set_crs({WGS84!r})")
    if code is not None and not frame.crs.equals(CRS.from_user_input(code), ignore_axis_order=True):
        raise WrongCrs(f"geometry in {frame.crs.to_string()}, needed in {code}")
    return frame


def to_metres(frame: Frame) -> Frame:
    """`frame` in EPSG:5179, metres, easting first; raises MissingCrs without a CRS."""
    return require_crs(frame).to_crs(METRES)


def to_lonlat(frame: Frame) -> Frame:
    """`frame` in WGS 84, longitude first; raises MissingCrs without a CRS."""
    return require_crs(frame).to_crs(WGS84)


def metres_of(lonlat: np.ndarray) -> np.ndarray:
    """Points of an (n, 2) array of longitude, latitude as easting, northing in EPSG:5179 metres."""
    return np.column_stack(_TO_METRES.transform(lonlat[:, 0], lonlat[:, 1]))


def web_metres_of(lonlat: np.ndarray) -> np.ndarray:
    """Points of an (n, 2) array of longitude, latitude as x, y in EPSG:3857 metres."""
    return np.column_stack(_TO_WEB.transform(lonlat[:, 0], lonlat[:, 1]))


def lonlat_of(metres: np.ndarray) -> np.ndarray:
    """Points of an (n, 2) array of EPSG:5179 easting, northing as WGS 84 longitude, latitude."""
    return np.column_stack(_TO_LONLAT.transform(metres[:, 0], metres[:, 1]))


def lonlat_from(xy: np.ndarray, system: str) -> np.ndarray:
    """Points of an (n, 2) array in any system, x (easting) first, as WGS 84 longitude, latitude; infinite where none.

    Parameters
    ----------
    system : str
        A code, or a PROJ definition that says how to go to WGS 84.
    """
    return np.column_stack(Transformer.from_crs(system, WGS84, always_xy=True).transform(xy[:, 0], xy[:, 1]))


def shapes_to_metres(shapes: np.ndarray) -> np.ndarray:
    """Shapely geometries in WGS 84 longitude, latitude as geometries in EPSG:5179 metres."""
    moved: np.ndarray = shapely.transform(shapes, metres_of)
    return moved


def shapes_to(shapes: np.ndarray, code: str) -> np.ndarray:
    """Shapely geometries in WGS 84 longitude, latitude in another system, x (longitude, easting) first.

    Parameters
    ----------
    shapes : ndarray of shapely.Geometry, shape (n,)
        None stays None.
    code : str
        One of the values of `SYSTEMS`.
    """
    if code == WGS84:
        return shapes
    turned = Transformer.from_crs(WGS84, code, always_xy=True)
    moved: np.ndarray = shapely.transform(shapes, lambda xy: np.column_stack(turned.transform(xy[:, 0], xy[:, 1])))
    return moved
