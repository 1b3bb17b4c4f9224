"""Outlines of items for downloads: what is known, as polygons, points and lines in WGS 84 longitude and latitude."""

from collections.abc import Iterable
from datetime import date

import geopandas
from shapely import LineString, Point, union_all
from shapely.geometry.base import BaseGeometry

from geo.crs import LONLAT, to_lonlat, to_metres
from layers.anchors import last_day
from layers.atlas import Atlas
from layers.geometry import Shape
from layers.items import Item
from layers.places import Site

TOLERANCE_M = 150


def area(atlas: Atlas, region_ids: Iterable[str], asof: date) -> BaseGeometry | None:
    """The regions' land as one geometry; a region that has ended as it last was. None for the nation."""
    parts = [_region(atlas, region_id, asof) for region_id in region_ids]
    known = [part for part in parts if part is not None]
    return union_all(known) if known else None


def _region(atlas: Atlas, region_id: str, asof: date) -> BaseGeometry | None:
    day = last_day(atlas.regions, region_id, asof)
    region = atlas.regions.get(region_id, day)
    if region.level == "nation":
        return None
    members = atlas.regions.children(region_id, day) if region.level == "pole" else [region]
    level = "province" if region.level == "pole" else region.level
    frame = atlas.boundaries.frame(level, day, TOLERANCE_M)
    return union_all([frame.geometry[member.id] for member in members])


def site(found: Site) -> BaseGeometry:
    """A point where the site is known as one, else the circle it lies in."""
    point = Point(found.lon, found.lat)
    if found.precise or not found.radius_km:
        return point
    single = geopandas.GeoSeries([point], crs=LONLAT)
    return to_lonlat(to_metres(single).buffer(found.radius_km * 1000, quad_segs=8)).iloc[0]


def of_shape(atlas: Atlas, item: Item, shape: Shape, asof: date) -> BaseGeometry | None:
    """Outline of one shape of an item: its site, or the land of its regions; the old land where that was split."""
    if shape.site:
        return site(atlas.sites[shape.site])
    return area(atlas, item.original_regions if item.old_outline else item.regions, asof)


def line(shape: Shape) -> LineString:
    """A belt's line."""
    return LineString(shape.path)
