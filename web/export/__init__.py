"""Downloads: plain functions that know no Flask, and the tables that list them.

A format is one module with one function and one row: `collection → bytes` of a layer, `plate → bytes` of a map,
`plate, scene → bytes` of a document about a map.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from layers.build import Collection
from layers.plates.layout import LAYOUTS, REPORT_FIGURE, Layout
from layers.plates.type import Metrics


def later(module: str, name: str = "write") -> Callable[..., Any]:
    """A function of a module of this package, imported when it is first called.

    The service starts without the office and drawing libraries; they cost half of its start.
    """

    def call(*given: Any) -> Any:
        return getattr(import_module(f"{__name__}.{module}"), name)(*given)

    return call


letters = later("fonts", "metrics")


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
        Format("geojson", "application/geo+json", "GeoJSON", later("geojson")),
        Format("csv", "text/csv; charset=utf-8", "CSV", later("comma_separated")),
        Format("gpkg", "application/geopackage+sqlite3", "GeoPackage", later("geopackage")),
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
        MapFormat("png", "image/png", "PNG", later("png"), sized=True),
        MapFormat("svg", "image/svg+xml", "SVG", later("svg")),
        MapFormat("pdf", "application/pdf", "PDF", later("pdf")),
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
    metrics: Callable[[], Metrics] = letters


OFFICE = "application/vnd.openxmlformats-officedocument"
DOCUMENTS = {
    each.name: each
    for each in (
        DocumentFormat(
            "pptx",
            f"{OFFICE}.presentationml.presentation",
            "PPTX",
            later("pptx"),
            LAYOUTS["slide"],
            later("pptx", "metrics"),
        ),
        DocumentFormat("hwpx", "application/hwp+zip", "HWPX", later("hwpx"), REPORT_FIGURE),
        DocumentFormat("docx", f"{OFFICE}.wordprocessingml.document", "DOCX", later("docx"), REPORT_FIGURE),
        DocumentFormat("xlsx", f"{OFFICE}.spreadsheetml.sheet", "XLSX", later("xlsx")),
    )
}
