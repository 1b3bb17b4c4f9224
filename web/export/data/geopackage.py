"""Layers as GeoPackage: one table for each, named after it, citations as columns.

Positions are x (longitude, easting) first, as the format has it whatever the system.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas

from layers.collection.build import Collection
from web.export.data.dataset import Dataset
from web.export.data.scratch import scratch

#: Of the format: nothing here needs a newer one, and programs of the last years warn of it.
VERSION = "1.2"
#: Fields of SQLite's header (https://sqlite.org/fileformat.html): changes, changes of the schema, the count of changes
#: for which the page count holds, which must be that of the first, and the version of the library that wrote it.
COUNTERS = {24: 1, 40: 1, 92: 1, 96: 3_007_000}


def write(data: Dataset) -> bytes:
    """The layers as one GeoPackage; equal data are equal bytes."""
    with scratch() as folder:
        path = folder / f"{data.id}.gpkg"
        for each in data.collections:
            table = {"layer": each.id, "mode": "a", "index": False, "VERSION": VERSION}
            _frame(data, each).to_file(path, driver="GPKG", engine="pyogrio", **table)
        _settle(path, data.asof, data.terms)
        return _stamped(path.read_bytes())


def _frame(data: Dataset, collection: Collection) -> geopandas.GeoDataFrame:
    return geopandas.GeoDataFrame(
        [row.properties for row in collection.rows],
        columns=[*collection.columns, "geometry"] if not collection.rows else None,
        geometry=data.geometries(collection.rows),
        crs=data.crs,
    ).rename(columns={"id": "item"})


def _settle(path: Path, asof: str, terms: str) -> None:
    """Date the content of the as-of date, where GDAL writes the time of the clock, say the terms, lay out its pages."""
    with closing(sqlite3.connect(path, isolation_level=None)) as package:
        package.execute("UPDATE gpkg_contents SET last_change = ?, description = ?", (f"{asof}T00:00:00.000Z", terms))
        package.execute("VACUUM")


def _stamped(package: bytes) -> bytes:
    """The file with fixed counters: SQLite counts its writes, which are not as many each time, and names itself."""
    made = bytearray(package)
    for at, value in COUNTERS.items():
        made[at : at + 4] = value.to_bytes(4)
    return bytes(made)
