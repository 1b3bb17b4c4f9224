"""`atlas tiles`: a table of points becomes one file of tiles with its counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.boundaries import Boundaries
from geo.crs import require_crs, to_lonlat
from layers.errors import BrokenTiles
from layers.tiles import archive, census, pyramid

LON, LAT, POINT = "lon", "lat", "Point"
PARQUET, TEXT = (".parquet", ".geoparquet"), (".csv", ".tsv")
#: Degrees that Web Mercator reaches.
FARTHEST = 85.0


def make(source: Path, output: Path, boundaries: Boundaries, id_column: str | None, name: str | None) -> dict[str, int]:
    """Write the points of a file as tiles; how many points and tiles, and how many bytes, were written.

    Raises
    ------
    BrokenTiles
        The table cannot be read, or a row of it is no point: file, row, column and what would be right.
    """
    lonlat, table = _points(source)
    for column in filter(None, (id_column, name)):
        if column not in table:
            known = ", ".join(map(str, table.columns))
            raise BrokenTiles(f"{source.name}: no column {column!r}; one of {known}").about(source.name)
    ids = table[id_column].astype(str).tolist() if id_column else [str(each) for each in range(1, len(table) + 1)]
    names = table[name].fillna("").astype(str).tolist() if name else [""] * len(table)
    counts = census.counted(lonlat, boundaries)
    written = 0

    def counting() -> Iterator[tuple[int, int, int, bytes]]:
        nonlocal written
        for each in _ordered(lonlat, ids, names):
            written += 1
            yield each

    archive.write(output, counting(), _told(counts, len(lonlat)), (*lonlat.min(axis=0), *lonlat.max(axis=0)))
    return {"points": len(lonlat), "tiles": written, "bytes": output.stat().st_size}


def _ordered(lonlat: np.ndarray, ids: Sequence[str], names: Sequence[str]) -> Iterator[tuple[int, int, int, bytes]]:
    for cells in pyramid.levels(lonlat):
        found = list(pyramid.tiles(cells, ids, names))
        found.sort(key=lambda each: archive.number(cells.zoom, each[0], each[1]))
        yield from ((cells.zoom, *each) for each in found)


def _told(counts: census.Counts, total: int) -> dict[str, object]:
    fields = {pyramid.COUNT: "Number", "id": "String", "name": "String"}
    layer = {"id": pyramid.LAYER, "fields": fields, "minzoom": pyramid.SHALLOWEST, "maxzoom": pyramid.DEEPEST}
    return {"vector_layers": [layer], "atlas": {"points": total, "counts": counts}}


def _points(source: Path) -> tuple[np.ndarray, pd.DataFrame]:
    """Positions in WGS 84, shape (n, 2), and the columns of the table."""
    try:
        table = _read(source)
    except (OSError, ValueError, ImportError, RuntimeError) as error:
        raise BrokenTiles(f"{source.name}: {error}").about(source.name) from error
    if isinstance(table, gpd.GeoDataFrame):
        _refuse(source, table.geometry.geom_type.ne(POINT), "geometry", "must be a point")
        shapes = to_lonlat(require_crs(table)).geometry
        lonlat = np.column_stack([shapes.x, shapes.y])
    elif {LON, LAT} <= set(table.columns):
        lonlat = table[[LON, LAT]].apply(pd.to_numeric, errors="coerce").to_numpy(dtype=float)
    else:
        raise BrokenTiles(f"{source.name}: must have columns {LON} and {LAT}, or a geometry").about(source.name)
    if not len(lonlat):
        raise BrokenTiles(f"{source.name}: has no rows").about(source.name)
    held = (np.abs(lonlat[:, 0]) <= 180) & (np.abs(lonlat[:, 1]) <= FARTHEST)
    _refuse(source, pd.Series(~held), f"{LON}, {LAT}", f"must be degrees, latitude within {FARTHEST:.0f}")
    return lonlat, table


def _read(source: Path) -> pd.DataFrame:
    ending = source.suffix.lower()
    if ending in TEXT:
        return pd.read_csv(source, sep="," if ending == ".csv" else "\t", dtype=str, encoding="utf-8-sig")
    return gpd.read_parquet(source) if ending in PARQUET else gpd.read_file(source)


def _refuse(source: Path, wrong: pd.Series, column: str, right: str) -> None:
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0]) + 1
        more = int(wrong.sum()) - 1
        raise BrokenTiles(f"{source.name}:{row}: {column}: {right}; {more} more rows").about(source.name)
