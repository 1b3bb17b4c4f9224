"""Measuring and shaping geometry: dissolve, buffer, distance and area, always in metres of EPSG:5179."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.crs import Frame, lonlat_of, metres_of, require_crs, to_lonlat, to_metres
from geo.errors import BadMeasure


def dissolve(frame: gpd.GeoDataFrame, by: str) -> gpd.GeoDataFrame:
    """One row per value of column `by`, its geometry the exact union of a coverage; index `by`, CRS as given.

    Rows without a value are an error, not dropped: raises BadMeasure.
    """
    require_crs(frame)
    if frame[by].isna().any():
        raise BadMeasure(f"column {by!r} is empty for {', '.join(map(str, frame.index[frame[by].isna()]))}")
    groups = frame.groupby(by, sort=False).geometry
    merged = {owner: shapely.coverage_union_all(shapes.to_numpy()) for owner, shapes in groups}
    return gpd.GeoDataFrame(geometry=list(merged.values()), index=pd.Index(merged, name=by), crs=frame.crs)


def buffer(frame: Frame, radius_m: float) -> Frame:
    """Everything within `radius_m` metres, in WGS 84; raises BadMeasure for a radius that is not positive."""
    if not radius_m > 0:
        raise BadMeasure(f"radius {radius_m} m; right: more than 0")
    metres = to_metres(frame)
    wider = metres.buffer(radius_m)
    return to_lonlat(metres.set_geometry(wider) if isinstance(metres, gpd.GeoDataFrame) else wider)


def areas_km2(frame: gpd.GeoDataFrame | gpd.GeoSeries) -> pd.Series:
    """The area of every row in km², a Series on the frame's index."""
    return to_metres(frame).area / 1e6


def distance_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Metres between two WGS 84 (longitude, latitude) points, straight in EPSG:5179 (off by < 0.1 % within Korea)."""
    start, end = metres_of(np.array([one, other], dtype=float))
    return float(np.hypot(*(end - start)))


def circle(lon: float, lat: float, radius_m: float, segments: int = 16) -> shapely.Polygon:
    """A circle of `radius_m` metres around a WGS 84 point, as a polygon in WGS 84 with 4 × `segments` corners."""
    if not radius_m > 0:
        raise BadMeasure(f"radius {radius_m} m; right: more than 0")
    centre = shapely.Point(*metres_of(np.array([[lon, lat]], dtype=float))[0])
    return shapely.transform(centre.buffer(radius_m, quad_segs=segments), lonlat_of)
