"""Rows of GIS files: GeoJSON, GeoPackage, FlatGeobuf, Shapefile, GeoParquet; shapes come out in WGS 84.

A file is read as what its name and its first bytes both say it is, so that none of the other formats of GDAL (some of
which lead to other files and hosts) can be asked for by a file that pretends.
"""

from __future__ import annotations

import json
import sqlite3
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj.exceptions import CRSError

from geo.crs import WGS84, to_lonlat
from layers.errors import Problem
from layers.own.saying import problem
from layers.own.sources.table import MOST_COLUMNS, MOST_ROWS, Record, Table
from layers.reading.rules import RULES, system_of
from layers.records import decode, shown_path

GEOMETRY = "geometry"
#: Tables of SQLite that are computed by something else than their own rows (those of an index of boxes are); views and
#: columns that are computed when they are read, which may never end.
VIRTUAL = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%' AND sql NOT LIKE '%USING rtree%'"
COMPUTED = """SELECT name FROM sqlite_master WHERE type = 'view' UNION SELECT m.name FROM sqlite_master AS m,
pragma_table_xinfo(m.name) AS c WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND c.hidden > 1"""
STRANGE = {"virtual": VIRTUAL, "computed": COMPUTED}

#: By how many kinds GDAL, SQLite and Arrow say that a file is broken; pyogrio says of a .prj by a NameError of its own.
BROKEN = (
    NameError,
    RuntimeError,
    ValueError,
    TypeError,
    LookupError,
    OSError,
    sqlite3.Error,
    shapely.errors.GEOSException,
)

Read = tuple[gpd.GeoDataFrame | None, list[Problem]]


def read(path: Path, part: str | None, crs: str | None) -> tuple[Table | None, list[Problem]]:
    """The table of a file, or None and why not.

    Parameters
    ----------
    part : str or None
        The table of a GeoPackage that has several.
    crs : str or None
        The reference system, where the file does not say it.
    """
    name, (begins, reader) = shown_path(path), KINDS[path.suffix.lower()]
    with path.open("rb") as file:
        if begins and file.read(len(begins)) != begins:
            return None, [problem(name, None, "file", path.name, "other_kind", kind=path.suffix)]
    try:
        frame, problems = reader(path, part)
    except BROKEN as error:
        return None, [problem(name, None, "file", type(error).__name__, "unreadable", kind=path.suffix)]
    return (None, problems) if frame is None else _table(name, frame, crs, problems)


def _table(name: str, frame: gpd.GeoDataFrame, crs: str | None, problems: list[Problem]) -> Any:
    moved, wrong = in_degrees(name, frame, crs)
    if moved is None:
        return None, [*problems, *wrong]
    headings = [str(column) for column in moved.columns if column != moved.geometry.name][:MOST_COLUMNS]
    cells = moved[headings].to_numpy(dtype=object) if headings else np.empty((len(moved), 0), dtype=object)
    records = [
        Record(number, [_text(cell) for cell in row], shape)
        for number, (row, shape) in enumerate(zip(cells, moved.geometry.to_numpy(), strict=True), 1)
    ]
    return Table(headings, records, shaped=True), [*problems, *wrong]


def in_degrees(name: str, frame: gpd.GeoDataFrame, crs: str | None) -> Read:
    """The frame in WGS 84: by the system that it says, else by that of the YAML."""
    if not isinstance(frame, gpd.GeoDataFrame):
        return None, [problem(name, None, GEOMETRY, "", "no_shapes")]
    code = system_of(crs) if crs else None
    if crs and code is None:
        return None, [problem(name, None, "source.crs", crs, "unknown_crs", known=", ".join(RULES["systems"]))]
    if frame.crs is None and code is None:
        return None, [problem(name, None, "crs", "", "missing_crs")]
    if frame.crs is None:
        frame = frame.set_crs(RULES["systems"][code]["proj"])
    elif code is not None and not _same(frame, code):
        return None, [problem(name, None, "source.crs", crs, "two_crs", crs=frame.crs.to_string())]
    try:
        return to_lonlat(frame), []
    except (CRSError, RuntimeError):
        return None, [
            problem(name, None, "crs", frame.crs.to_string(), "unknown_crs", known=", ".join(RULES["systems"]))
        ]


def _same(frame: gpd.GeoDataFrame, code: str) -> bool:
    return bool(system_of(frame.crs.to_string()) == code)


def _text(value: Any) -> str:
    if value is None or (not isinstance(value, list | dict | np.ndarray) and pd.isna(value)):
        return ""
    if isinstance(value, pd.Timestamp):
        return str(value.date())
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _gdal(path: Path, part: str | None, **options: Any) -> Read:
    with warnings.catch_warnings():
        import pyogrio  # with GDAL, which only who has such a file pays for

        warnings.simplefilter("ignore")  # of fields that GDAL cannot keep, which are no rows
        return pyogrio.read_dataframe(path, layer=part, max_features=MOST_ROWS + 1, **options), []


def _plain(path: Path, part: str | None) -> Read:
    return _gdal(path, None)


def _shapefile(path: Path, part: str | None) -> Read:
    missing = [end for end in (".shx", ".dbf") if not path.with_suffix(end).is_file()]
    if missing:
        return None, [problem(shown_path(path), None, "file", path.name, "beside", missing=", ".join(missing))]
    return _gdal(path, None)


def _geopackage(path: Path, part: str | None) -> Read:
    with sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True) as opened:
        found = {kind: [row[0] for row in opened.execute(asked)] for kind, asked in STRANGE.items()}
    for kind, strange in found.items():
        if strange:
            return None, [problem(shown_path(path), None, "file", ", ".join(strange), kind)]
    import pyogrio

    names = [str(one[0]) for one in pyogrio.list_layers(path)]
    if part is not None and part not in names:
        return None, [problem(shown_path(path), None, "source.layer", part, "no_part", known=", ".join(names))]
    if part is None and len(names) > 1:
        return None, [problem(shown_path(path), None, "source.layer", "", "several_parts", known=", ".join(names))]
    return _gdal(path, part or names[0], IMMUTABLE="YES")


def _parquet(path: Path, part: str | None) -> Read:
    try:
        from pyarrow import parquet  # where it is installed; nothing else needs it
    except ImportError:
        return None, [problem(shown_path(path), None, "file", path.name, "no_arrow")]
    if parquet.ParquetFile(path).metadata.num_rows > MOST_ROWS:
        return None, [problem(shown_path(path), None, "file", path.name, "too_many", most=MOST_ROWS)]
    return gpd.read_parquet(path), []


def _geojson(path: Path, part: str | None) -> Read:
    """A collection of features; its system is WGS 84 unless a member `crs` names another (as of 2008)."""
    name = shown_path(path)
    text, problems = decode(path)
    if problems:
        return None, problems
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as error:
        return None, [problem(name, getattr(error, "lineno", None), "json", error, "no_json")]
    found = said.get("features") if isinstance(said, Mapping) else None
    if not isinstance(found, list):
        return None, [problem(name, None, "features", "", "no_features")]
    rows = [one if isinstance(one, Mapping) else {} for one in found[: MOST_ROWS + 1]]
    shapes = [_shape(row.get(GEOMETRY)) for row in rows]
    cells = pd.DataFrame([dict(row.get("properties") or {}) for row in rows], dtype=object)
    named = said.get("crs")
    code = WGS84 if named is None else _named(named)
    if code is None:
        return None, [problem(name, None, "crs", json.dumps(named), "unknown_crs", known=", ".join(RULES["systems"]))]
    return gpd.GeoDataFrame(cells.drop(columns=[GEOMETRY], errors="ignore"), geometry=shapes, crs=code), []


def _named(member: Any) -> str | None:
    properties = member.get("properties") if isinstance(member, Mapping) else None
    text = properties.get("name") if isinstance(properties, Mapping) else None
    if isinstance(text, str) and text.endswith("CRS84"):
        return WGS84
    code = system_of(text) if isinstance(text, str) else None
    return str(RULES["systems"][code]["proj"]) if code else None


def _shape(written: Any) -> shapely.Geometry | None:
    try:
        return shapely.from_geojson(json.dumps(written)) if isinstance(written, Mapping) else None
    except (shapely.errors.GEOSException, ValueError):
        return None


#: By the end of a file's name: how its bytes begin, and what reads it.
KINDS: Mapping[str, tuple[bytes, Callable[[Path, str | None], Read]]] = {
    ".geojson": (b"", _geojson),
    ".json": (b"", _geojson),
    ".gpkg": (b"SQLite format 3\0", _geopackage),
    ".fgb": (b"fgb\x03", _plain),
    ".shp": (b"\0\0\x27\x0a", _shapefile),
    ".parquet": (b"PAR1", _parquet),
    ".geoparquet": (b"PAR1", _parquet),
}
