"""Very many points of a table of PostGIS: gathered into the cells of a tile by the database when the tile is asked for.

Answers `tile`, `header` and `told` as a file of tiles does (`archive.py`); the cells are those of `pyramid.py`.
"""

from __future__ import annotations

import gzip
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from geo.boundaries import Boundaries
from geo.crs import WEB_MERCATOR, WGS84
from layers.database.pool import Pool
from layers.database.tables import SHAPES, Described, beside, described
from layers.errors import RefusingDatabase, UnreachableDatabase
from layers.keeping import MB, Shelf
from layers.tiles import census, pyramid

if TYPE_CHECKING:
    from psycopg import Cursor
    from psycopg.sql import Composed

#: Seconds for a tile, for what is told of a table, and for counting all of its points.
TILE_S, TOLD_S, COUNT_S = 10.0, 20.0, 60.0
#: How long what was asked is told again, and what was counted: rows of a table change while it is served.
KEPT_S, COUNTED_S = 60, 600
#: Points that are counted at one time.
CHUNK = 100_000
#: COPY in binary: its head, and two numbers of 8 bytes, each after its length, with how many there are.
HEAD_BYTES, TAIL_BYTES = 19, 2
PAIR = np.dtype([("columns", ">i2"), ("x_bytes", ">i4"), ("x", ">f8"), ("y_bytes", ">i4"), ("y", ">f8")])
#: Numbers of the reference systems, as PostGIS has them.
DEGREES, METRES = (int(code.partition(":")[2]) for code in (WGS84, WEB_MERCATOR))
ID, NAME = FIELDS = ("id", "name")
T = TypeVar("T")


class Unfit(Exception):
    """What a YAML says of a table does not fit it: the key, the value, and the words that say why."""

    def __init__(self, key: str, value: object, word: str, **values: object):
        super().__init__(f"{key}: {value}: {word}")
        self.key, self.value, self.word, self.values = key, value, word, values


@dataclass(frozen=True)
class Wanted:
    """Which points: `schema.table`, its column of shapes where it has several, and columns by field (id, name)."""

    table: str
    geometry: str | None
    columns: Mapping[str, str]

    @property
    def key(self) -> tuple[object, ...]:
        """What tells it from others."""
        return self.table, self.geometry, *sorted(self.columns.items())


@dataclass(frozen=True)
class Plan:
    """A table as it is asked: its shapes, the number of their reference system, and its columns as SQL."""

    table: Described
    shape: str
    srid: int
    columns: Mapping[str, str]


@dataclass(frozen=True)
class Seen:
    """What a table held when the service began, as a file of tiles tells it: pages wait for no database."""

    header: Mapping[str, Any]
    told: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Queried:
    """The points of a table; `id` is that of the set, by which mistakes are told."""

    id: str
    wanted: Wanted
    pool: Pool
    boundaries: Boundaries

    @property
    def header(self) -> Mapping[str, Any]:
        """Where its points reach and at which zooms they are told, in the words of a file of tiles."""
        (west, south, east, north), _ = self._asked(_told, _now())
        corners = {"min_lon_e7": west, "min_lat_e7": south, "max_lon_e7": east, "max_lat_e7": north}
        return {key: round(degrees * 1e7) for key, degrees in corners.items()} | ZOOMS

    @property
    def told(self) -> Mapping[str, Any]:
        """How many points it has, and how many in each municipality by vintage, counted when asked for."""
        return {"atlas": {"points": self._asked(_told, _now())[1], "counts": Counts(self)}}

    def tile(self, zoom: int, column: int, row: int) -> bytes | None:
        """A tile packed by gzip; None where no point lies.

        Raises
        ------
        UnreachableDatabase, RefusingDatabase
        """
        return self._asked(_tile, zoom, column, row, _now()) or None

    def counts(self, *vintages: str) -> census.Counts:
        """Points by municipality of some vintages; raises as `tile` does."""
        return self._asked(_counts, vintages, _now(COUNTED_S))

    def seen(self, since: date) -> Seen:
        """What is there now, counted by the boundaries of a day and of later ones; raises as `tile` does, and Unfit."""
        (_, points), vintages = _told(self, _now()), self.boundaries.regions.vintages
        needed = [one.vintage for one in vintages if one.valid_to is None or one.valid_to >= since]
        return Seen(self.header, {"atlas": {"points": points, "counts": self.counts(*needed)}})

    def _asked(self, question: Callable[..., T], *given: object) -> T:
        try:
            return question(self, *given)
        except (UnreachableDatabase, RefusingDatabase) as error:
            raise type(error)(str(error)).about(self.id) from error
        except Unfit as error:
            raise RefusingDatabase(str(error)).about(self.id) from error


ZOOMS = {"min_zoom": pyramid.SHALLOWEST, "max_zoom": pyramid.DEEPEST}
#: What was asked of tables: plans, extents, tiles, counts; under the time too, so that it is told no longer than that.
ANSWERS = Shelf(
    "answers of tables", 16 * MB, "table, its columns, zoom and place or vintage, minute",
    of=lambda source, *given: (source.pool.address, *source.wanted.key, *given),
)  # fmt: skip


class Counts(Mapping[str, Mapping[str, int]]):
    """Points by municipality, by vintage: counted for the vintage that is asked for."""

    def __init__(self, source: Queried):
        self._source = source

    def __getitem__(self, vintage: str) -> Mapping[str, int]:
        return self._source.counts(vintage)[vintage]

    def __iter__(self) -> Iterator[str]:
        return (one.vintage for one in self._source.boundaries.regions.vintages)

    def __len__(self) -> int:
        return len(self._source.boundaries.regions.vintages)


def _now(seconds: int = KEPT_S) -> int:
    return int(time.monotonic() // seconds)


@ANSWERS
def _tile(source: Queried, zoom: int, column: int, row: int, minute: int) -> bytes:
    asked = _cells(_plan(source, minute), zoom, column, row)
    found = source.pool.ask(lambda cursor: cursor.execute(asked).fetchone(), TILE_S)
    return gzip.compress(bytes(found[0]), mtime=0) if found and found[0] else b""


@ANSWERS
def _told(source: Queried, minute: int) -> tuple[tuple[float, ...], int]:
    """West, south, east and north of the points in degrees, and their number."""
    plan = _plan(source, minute)
    points, others, *corners = source.pool.ask(lambda cursor: cursor.execute(_extent(plan)).fetchone() or (), TOLD_S)
    if others:
        raise Unfit("geometry", plan.shape, "no_points", n=others)
    if not points:
        raise Unfit("table", source.wanted.table, "no_rows")
    return tuple(corners), points


@ANSWERS
def _counts(source: Queried, vintages: tuple[str, ...], while_counted: int) -> census.Counts:
    plan, counted = _plan(source, _now()), {each: Counter[str]() for each in vintages}

    def count(cursor: Cursor) -> None:
        with cursor.copy(_positions(plan)) as copy:
            for lonlat in _pairs(bytes(block) for block in copy):
                for each, found in counted.items():
                    found.update(census.of_vintage(lonlat, source.boundaries, each))

    source.pool.ask(count, COUNT_S)
    return {each: dict(found) for each, found in counted.items()}


@ANSWERS
def _plan(source: Queried, minute: int) -> Plan:
    return source.pool.ask(lambda cursor: planned(cursor, source.wanted), TOLD_S)


def planned(cursor: Cursor, wanted: Wanted) -> Plan:
    """How a table is asked for its points; raises Unfit."""
    table = described(cursor, wanted.table)
    if table is None:
        raise Unfit("table", wanted.table, "no_table", known=", ".join(beside(cursor, wanted.table)) or "-")
    shapes = [name for name in table.shapes if table.kinds[name] == SHAPES[0]]
    known = ", ".join(shapes) or "-"
    if not shapes or wanted.geometry not in (None, *shapes):
        raise Unfit("geometry", wanted.geometry or "", "no_geometry", known=known)
    if wanted.geometry is None and len(shapes) > 1:
        raise Unfit("geometry", "", "several_geometries", known=known)
    for field, column in wanted.columns.items():
        if field not in FIELDS:
            raise Unfit(f"columns.{field}", column, "no_field", known=", ".join(FIELDS))
        if column not in table.kinds:
            raise Unfit(f"columns.{field}", column, "no_column", known=", ".join(table.kinds))
    own = dict.fromkeys((ID,), table.key[0]) if len(table.key) == 1 else {}
    shape = wanted.geometry or shapes[0]
    return Plan(table, shape, _srid(cursor, table, shape), {**own, **wanted.columns})


def _srid(cursor: Cursor, table: Described, shape: str) -> int:
    """The one reference system of a column: as it is declared, else that of its rows."""
    from psycopg import sql

    query = sql.SQL("SELECT DISTINCT ST_SRID({0}) FROM {1} WHERE {0} IS NOT NULL LIMIT 2")
    declared = (
        "SELECT srid FROM geometry_columns WHERE (f_table_schema, f_table_name, f_geometry_column) = (%s, %s, %s)"
    )
    found = cursor.execute(declared, (table.schema, table.name, shape)).fetchall()
    if found in ([], [(0,)]):
        found = cursor.execute(query.format(sql.Identifier(shape), table.quoted)).fetchall()
    numbers = [number for (number,) in found if number]
    if len(found) != len(numbers) or len(numbers) > 1:
        raise Unfit("geometry", shape, "no_srid")
    return numbers[0] if numbers else 0


GRID = {
    "edge": pyramid.EDGE, "cells": pyramid.CELLS, "extent": pyramid.EXTENT, "layer": pyramid.LAYER,
    "most": pyramid.CELLS**2,
}  # fmt: skip
#: The points of a tile in parts of its side from its north-west corner, gathered into cells.
CELLS = """
WITH near AS (
  SELECT {at} AS at, {id} AS id, {name} AS name FROM {table}
  WHERE {shape} && ST_Transform(ST_Segmentize(
    ST_TileEnvelope({zoom}, {column}, {row}, margin => 0.015625), {edge} / (1 << {zoom}) / 8), {srid})
  AND GeometryType({shape}) = 'POINT' OFFSET 0
), placed AS (
  SELECT {east} * (1 << {zoom}) - {column} AS x, {south} * (1 << {zoom}) - {row} AS y, id, name FROM near OFFSET 0
), gathered AS (
  SELECT floor(x * {cells})::int AS i, floor(y * {cells})::int AS j, count(*)::int AS n, avg(x) AS x, avg(y) AS y,
         min(id) AS id, min(name) AS name
  FROM placed WHERE x >= 0 AND x < 1 AND y >= 0 AND y < 1 GROUP BY 1, 2
), told AS (
  SELECT ST_MakePoint(floor(x * {extent}), floor(y * {extent})) AS geom, n,
         CASE WHEN n = 1 THEN id END AS id, CASE WHEN n = 1 THEN name END AS name FROM gathered
  ORDER BY j, i LIMIT {most}
)
SELECT ST_AsMVT(told, {layer}, {extent}, 'geom') FROM told
"""
#: Where a point lies in the world, each from 0 to 1, eastward and southward; degrees need no transformation.
IN_DEGREES = ("{shape}", "(ST_X(at) + 180) / 360", "(1 - asinh(tand(ST_Y(at))) / pi()) / 2")
IN_METRES = ("ST_Transform({shape}, {metres})", "(ST_X(at) / {edge} + 1) / 2", "(1 - ST_Y(at) / {edge}) / 2")
EXTENT = """
SELECT count(*), count(*) FILTER (WHERE {shape} IS NULL OR ST_IsEmpty({shape}) OR GeometryType({shape}) <> 'POINT'),
       min(ST_X(p)), min(ST_Y(p)), max(ST_X(p)), max(ST_Y(p))
FROM {table},
     LATERAL (SELECT CASE WHEN GeometryType({shape}) = 'POINT' THEN ST_Transform({shape}, {degrees}) END) AS one(p)
"""
POSITIONS = """
COPY (SELECT ST_X(p), ST_Y(p) FROM {table}, LATERAL (SELECT ST_Transform({shape}, {degrees})) AS one(p)
WHERE GeometryType({shape}) = 'POINT' AND NOT ST_IsEmpty({shape})) TO STDOUT (FORMAT binary)
"""


def _cells(plan: Plan, zoom: int, column: int, row: int) -> Composed:
    from psycopg import sql

    read = plan.columns if zoom >= pyramid.NAMED_FROM else {}
    text, nothing = sql.SQL("{}::text"), sql.SQL("NULL::text")
    fields = {each: text.format(sql.Identifier(read[each])) if each in read else nothing for each in FIELDS}
    numbers = GRID | {"zoom": zoom, "column": column, "row": row, "srid": plan.srid}
    literals = {key: sql.Literal(value) for key, value in numbers.items()} | _parts(plan)
    placed = (sql.SQL(each).format(**literals) for each in (IN_DEGREES if plan.srid == DEGREES else IN_METRES))
    at = dict(zip(("at", "east", "south"), placed, strict=True))
    return sql.SQL(CELLS).format(**literals, **fields, **at)


def _extent(plan: Plan) -> Composed:
    from psycopg import sql

    return sql.SQL(EXTENT).format(**_parts(plan))


def _positions(plan: Plan) -> Composed:
    from psycopg import sql

    return sql.SQL(POSITIONS).format(**_parts(plan))


def _parts(plan: Plan) -> dict[str, Any]:
    from psycopg import sql

    systems = {"degrees": sql.Literal(DEGREES), "metres": sql.Literal(METRES)}
    return {"shape": sql.Identifier(plan.shape), "table": plan.table.quoted, **systems}


def _pairs(blocks: Iterator[bytes]) -> Iterator[np.ndarray]:
    """Positions of shape (n, 2) out of what COPY sends."""
    kept = bytearray()
    for block in blocks:
        kept += block
        if len(kept) > HEAD_BYTES + CHUNK * PAIR.itemsize:
            whole = (len(kept) - HEAD_BYTES) // PAIR.itemsize * PAIR.itemsize
            yield _lonlat(bytes(kept[HEAD_BYTES : HEAD_BYTES + whole]))
            del kept[HEAD_BYTES : HEAD_BYTES + whole]
    yield _lonlat(bytes(kept[HEAD_BYTES : len(kept) - TAIL_BYTES]))


def _lonlat(raw: bytes) -> np.ndarray:
    pairs = np.frombuffer(raw, PAIR)
    return np.column_stack([pairs["x"], pairs["y"]]).astype(float)
