"""Layers as GeoPackage: one table for each, named after it, citations as columns.

Positions are x (longitude, easting) first, as the format has it whatever the system.
"""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import geopandas

from layers.collection.build import Collection
from web.export.data.dataset import Dataset


def write(data: Dataset) -> bytes:
    """The layers as one GeoPackage; equal data are equal bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{data.id}.gpkg"
        for each in data.collections:
            _frame(data, each).to_file(path, driver="GPKG", layer=each.id, engine="pyogrio", index=False, mode="a")
        _date(path, data.asof)
        return path.read_bytes()


def _frame(data: Dataset, collection: Collection) -> geopandas.GeoDataFrame:
    return geopandas.GeoDataFrame(
        [row.properties for row in collection.rows],
        columns=[*collection.columns, "geometry"] if not collection.rows else None,
        geometry=data.geometries(collection.rows),
        crs=data.crs,
    ).rename(columns={"id": "item"})


def _date(path: Path, asof: str) -> None:
    """Say that the content is of the as-of date; GDAL writes the time of the clock."""
    with closing(sqlite3.connect(path)) as package, package:
        package.execute("UPDATE gpkg_contents SET last_change = ?", (f"{asof}T00:00:00.000Z",))
