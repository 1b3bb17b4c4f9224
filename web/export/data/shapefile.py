"""Layers as Shapefiles in one zip: a file for each layer and kind of geometry, `.cpg`, `.prj`, citations beside them.

A Shapefile's columns have ten letters and 254 bytes: it holds what a map needs and a row number `n`; everything,
whole and with its citation, stands in `citations.csv` under the same number.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas

from geo.crs import esri_wkt
from layers.collection.build import Row
from web.export.data import comma_separated
from web.export.data.dataset import Dataset
from web.export.data.scratch import scratch
from web.export.document.archive import packed

CITATIONS, TERMS = "citations.csv", "terms.txt"
LONGEST_BYTES = 254
FIELDS = {
    "layer": "layer", "item": "id", "label": "label", "role": "role", "regions": "regions", "reg_names": "region_names",
    "site": "site", "value": "value", "unit": "unit", "status": "status", "status_ko": "status_label",
    "event_date": "event_date", "due": "due", "sector": "sector", "flags": "flags", "document": "document",
    "grade": "grade", "confidence": "confidence", "checked": "checked", "asof": "asof", "data_ver": "data_version",
}  # fmt: skip
FAMILIES = {
    "Point": "points", "MultiPoint": "points", "LineString": "lines", "MultiLineString": "lines",
    "Polygon": "areas", "MultiPolygon": "areas",
}  # fmt: skip
Numbered = tuple[int, Row]


def write(data: Dataset) -> bytes:
    """The zip of all Shapefiles and their citations; equal data are equal bytes."""
    with scratch() as folder:
        for name, rows in _parted(data).items():
            _file(data, Path(folder) / f"{name}.shp", rows)
        files = [(path.name, path.read_bytes()) for path in sorted(Path(folder).iterdir())]
    told = (CITATIONS, _citations(data)), (TERMS, comma_separated.encoded(f"{data.terms}\r\n", data.encoding))
    return packed([*files, *told], data.asof)


def _parted(data: Dataset) -> dict[str, list[Numbered]]:
    """Rows with their numbers by layer and kind of geometry; what has no place is in the citations alone."""
    parts: dict[str, list[Numbered]] = {}
    for number, row in enumerate(data.rows, 1):
        if row.geometry is not None:
            parts.setdefault(f"{row.properties['layer']}_{FAMILIES[row.geometry.geom_type]}", []).append((number, row))
    return parts


def _file(data: Dataset, path: Path, rows: list[Numbered]) -> None:
    frame = geopandas.GeoDataFrame(
        [{"n": number, **_fields(row)} for number, row in rows],
        geometry=data.geometries(tuple(row for _, row in rows)),
        crs=data.crs,
    )
    frame.to_file(path, driver="ESRI Shapefile", engine="pyogrio", encoding="UTF-8", DBF_DATE_LAST_UPDATE=data.asof)
    path.with_suffix(".prj").write_text(esri_wkt(data.crs), encoding="ascii")


def _fields(row: Row) -> dict[str, Any]:
    return {field: _short(row.properties[column]) for field, column in FIELDS.items()}


def _short(value: Any) -> Any:
    """A text cut after a whole letter where it is too long."""
    return value.encode()[:LONGEST_BYTES].decode("utf-8", "ignore") if isinstance(value, str) else value


def _citations(data: Dataset) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("n", *data.columns))
    writer.writerows(_numbered(data))
    return comma_separated.encoded(text.getvalue(), data.encoding)


def _numbered(data: Dataset) -> Iterator[list[Any]]:
    for number, row in enumerate(data.rows, 1):
        yield [number, *(comma_separated.cell(row.properties[name]) for name in data.columns)]
