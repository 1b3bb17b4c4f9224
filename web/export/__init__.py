"""Downloads: plain functions `collection → bytes` that know no Flask, and the table that lists them.

A format is one module with one function and one row here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from layers.build import Collection
from web.export import comma_separated, geojson, geopackage


@dataclass(frozen=True)
class Format:
    """One download format."""

    name: str
    media_type: str
    label: str
    write: Callable[[Collection], bytes]


FORMATS = {
    each.name: each
    for each in (
        Format("geojson", "application/geo+json", "GeoJSON", geojson.write),
        Format("csv", "text/csv; charset=utf-8", "CSV", comma_separated.write),
        Format("gpkg", "application/geopackage+sqlite3", "GeoPackage", geopackage.write),
    )
}
