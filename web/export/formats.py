"""Downloads: plain functions that know no Flask, and the tables that list them.

A format is one module with one function and one row: `dataset → bytes` of layers, `plate → bytes` of a map,
`plate, scene → bytes` of a document about a map.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from geo.crs import SYSTEMS
from layers.plates.page.layout import BESIDE_TEXT, LAYOUTS, REPORT_FIGURE
from web.export.data.dataset import CP949, UTF8, WGS84, Dataset
from web.export.document.chapters import Document, Paper


def later(module: str, name: str = "write") -> Callable[..., Any]:
    """A function of a module of this package, imported when it is first called.

    The service starts without the office and drawing libraries; they cost half of its start.
    """

    def call(*given: Any) -> Any:
        return getattr(import_module(f"{__package__}.{module}"), name)(*given)

    return call


letters = later("document.fonts", "metrics")


@dataclass(frozen=True)
class Format:
    """One format of data.

    Attributes
    ----------
    write : callable
        Dataset to bytes.
    systems, encodings : tuple of str
        Reference systems and text encodings it can be written in, the default first.
    ending : str
        Ending of its file names, where that is not its name.
    """

    name: str
    media_type: str
    label: str
    write: Callable[[Dataset], bytes]
    systems: tuple[str, ...] = tuple(SYSTEMS)
    encodings: tuple[str, ...] = (UTF8,)
    ending: str = ""


FORMATS = {
    each.name: each
    for each in (
        Format("geojson", "application/geo+json", "GeoJSON", later("data.geojson"), systems=(WGS84,)),
        Format("csv", "text/csv", "CSV", later("data.comma_separated"), encodings=(UTF8, CP949)),
        Format("gpkg", "application/geopackage+sqlite3", "GeoPackage", later("data.geopackage")),
        Format(
            "shp", "application/zip", "Shapefile", later("data.shapefile"), encodings=(UTF8, CP949), ending="shp.zip"
        ),
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
        MapFormat("png", "image/png", "PNG", later("plate.png"), sized=True),
        MapFormat("svg", "image/svg+xml", "SVG", later("plate.svg")),
        MapFormat("pdf", "application/pdf", "PDF", later("plate.pdf")),
    )
}


@dataclass(frozen=True)
class DocumentFormat:
    """One format of a document about a view or several.

    Attributes
    ----------
    write : callable
        Document (`web.export.document.chapters`) to bytes.
    paper : Paper
        What its pictures are drawn on.
    beside : Paper or None
        What they are drawn on in a briefing of one slide for each view; None of what is no slides.
    """

    name: str
    media_type: str
    label: str
    write: Callable[[Document], bytes]
    paper: Paper
    beside: Paper | None = None


OFFICE = "application/vnd.openxmlformats-officedocument"
SLIDES, BESIDE = (Paper(layout, later("slides.pptx", "metrics")) for layout in (LAYOUTS["slide"], BESIDE_TEXT))
REPORT, TABLES = Paper(REPORT_FIGURE, letters), Paper(None, letters)
DOCUMENTS = {
    each.name: each
    for each in (
        DocumentFormat("pptx", f"{OFFICE}.presentationml.presentation", "PPTX", later("slides.pptx"), SLIDES, BESIDE),
        DocumentFormat("hwpx", "application/hwp+zip", "HWPX", later("report.hwpx"), REPORT),
        DocumentFormat("docx", f"{OFFICE}.wordprocessingml.document", "DOCX", later("report.docx"), REPORT),
        DocumentFormat("pdf", "application/pdf", "PDF", later("report.report_pdf"), REPORT),
        DocumentFormat("xlsx", f"{OFFICE}.spreadsheetml.sheet", "XLSX", later("report.xlsx"), TABLES),
    )
}
OFFICE_OF_A_MAP = {name: each for name, each in DOCUMENTS.items() if name not in MAP_FORMATS}
"""Documents of a map beside its printed page, which is its PDF."""
AnyFormat = MapFormat | DocumentFormat
PAGES: tuple[AnyFormat, ...] = tuple(MAP_FORMATS.values())
REPORTS: tuple[AnyFormat, ...] = tuple(DOCUMENTS.values())
PRINTED = (*PAGES, *OFFICE_OF_A_MAP.values())
"""Every format of what is one printed page above all: its PDF is that page."""
TOLD = (*(each for each in PAGES if each.name not in DOCUMENTS), *REPORTS)
"""Every format of what is told in words above all: its PDF is a report."""


@dataclass(frozen=True)
class FileFormat:
    """One format that holds the whole atlas, opened at a state; `web.downloads.one_file` writes it."""

    name: str
    media_type: str
    label: str


FILES = {"html": FileFormat("html", "text/html", "HTML")}
