"""Downloads: plain functions that know no Flask, and the tables that list them.

A format is one module with one function and one row: `collection → bytes` of a layer, `plate → bytes` of a map,
`plate, scene → bytes` of a document about a map.
"""

from collections.abc import Callable
from dataclasses import dataclass

from layers.build import Collection
from layers.plates.layout import LAYOUTS, Layout
from layers.plates.type import Metrics
from web.export import comma_separated, docx, figure, fonts, geojson, geopackage, hwpx, pdf, png, pptx, svg, xlsx


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


@dataclass(frozen=True)
class DocumentFormat:
    """One office format of a map and its tables.

    Attributes
    ----------
    write : callable
        Plate and scene to bytes; address and scene where it needs no plate.
    layout : Layout or None
        The page its map is drawn on; None where it shows tables alone.
    metrics : callable
        Widths of the letters that the map's page is set with.
    """

    name: str
    media_type: str
    label: str
    write: Callable[..., bytes]
    layout: Layout | None = None
    metrics: Callable[[], Metrics] = fonts.metrics


OFFICE = "application/vnd.openxmlformats-officedocument"
DOCUMENTS = {
    each.name: each
    for each in (
        DocumentFormat(
            "pptx", f"{OFFICE}.presentationml.presentation", "PPTX", pptx.write, LAYOUTS["slide"], pptx.metrics
        ),
        DocumentFormat("hwpx", "application/hwp+zip", "HWPX", hwpx.write, figure.PAGE),
        DocumentFormat("docx", f"{OFFICE}.wordprocessingml.document", "DOCX", docx.write, figure.PAGE),
        DocumentFormat("xlsx", f"{OFFICE}.spreadsheetml.sheet", "XLSX", xlsx.write),
    )
}
