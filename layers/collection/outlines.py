"""Outlines of items for downloads: what is known, as polygons, points and lines in WGS 84 longitude and latitude."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

import geopandas
from shapely import LineString, Point, union_all
from shapely.geometry.base import BaseGeometry

from geo.boundaries import Boundaries
from geo.crs import LONLAT, to_lonlat, to_metres
from layers.atlas.anchors import last_day, level
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.facts.places import Site
from layers.scene.shapes import Shape

TOLERANCE_M = 150


def area(atlas: Atlas, region_ids: Iterable[str], asof: date) -> BaseGeometry | None:
    """The regions' land as one geometry; a region that has ended as it last was. None for the nation."""
    wanted = [region_id for region_id in region_ids if level(atlas, region_id) != "nation"]
    days = {key: atlas.regions.since(last_day(atlas.regions, key, asof)) for key in wanted}
    return union_all([_outline(atlas.boundaries, key, day) for key, day in days.items()]) if wanted else None


@lru_cache(maxsize=1024)
def _outline(boundaries: Boundaries, region_id: str, day: date) -> BaseGeometry:
    return boundaries.outline(region_id, day, TOLERANCE_M)


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
