"""A layer as GeoPackage: WGS 84, one table named after the layer, citations as columns."""

import tempfile
from pathlib import Path

import geopandas

from geo.crs import LONLAT
from layers.build import Collection


def write(collection: Collection) -> bytes:
    """The collection as a GeoPackage of one layer."""
    frame = geopandas.GeoDataFrame(
        [row.properties for row in collection.rows],
        columns=[*collection.columns, "geometry"] if not collection.rows else None,
        geometry=[row.geometry for row in collection.rows],
        crs=LONLAT,
    ).rename(columns={"id": "item"})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{collection.id}.gpkg"
        frame.to_file(path, driver="GPKG", layer=collection.id, engine="pyogrio", index=False)
        return path.read_bytes()
