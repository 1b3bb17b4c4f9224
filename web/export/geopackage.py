"""A layer as GeoPackage: one table named after the layer, citations as columns.

EPSG:4326, which every reader knows; positions are longitude, latitude, as the format has it whatever the system.
"""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import geopandas

from geo.crs import WGS84
from layers.build import Collection


def write(collection: Collection) -> bytes:
    """The collection as a GeoPackage of one layer; equal collections are equal bytes."""
    frame = geopandas.GeoDataFrame(
        [row.properties for row in collection.rows],
        columns=[*collection.columns, "geometry"] if not collection.rows else None,
        geometry=[row.geometry for row in collection.rows],
        crs=WGS84,
    ).rename(columns={"id": "item"})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{collection.id}.gpkg"
        frame.to_file(path, driver="GPKG", layer=collection.id, engine="pyogrio", index=False)
        _date(path, collection.asof)
        return path.read_bytes()


def _date(path: Path, asof: str) -> None:
    """Say that the content is of the as-of date; GDAL writes the time of the clock."""
    with closing(sqlite3.connect(path)) as package, package:
        package.execute("UPDATE gpkg_contents SET last_change = ?", (f"{asof}T00:00:00.000Z",))
