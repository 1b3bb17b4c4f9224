"""Downloads: plain functions that know no Flask, and the tables that list them.

A format is one module with one function and one row: `collection → bytes` of a layer, `plate → bytes` of a map.
"""

from collections.abc import Callable
from dataclasses import dataclass

from layers.build import Collection
from web.export import comma_separated, geojson, geopackage, pdf, png, svg


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


@dataclass(frozen=True)
class MapFormat:
    """One format of a printed map; `sized` formats take a width in pixels beside the plate."""

    name: str
    media_type: str
    label: str
    write: Callable[..., bytes]
    sized: bool = False


MAP_FORMATS = {
    each.name: each
    for each in (
        MapFormat("png", "image/png", "PNG", png.write, sized=True),
        MapFormat("svg", "image/svg+xml", "SVG", svg.write),
        MapFormat("pdf", "application/pdf", "PDF", pdf.write),
    )
}
