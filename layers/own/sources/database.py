"""Rows of a table of PostGIS in the operator's database, read once at the start; shapes come out in WGS 84.

A YAML names the table; where to connect to is said by the operator's setting alone.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj.exceptions import CRSError

from layers.database.connecting import SECRET, asking, connect, hidden, same_place, secrets
from layers.database.tables import NAME, Described, beside, described, systems
from layers.errors import Problem, RefusingDatabase, UnreachableDatabase
from layers.own.entry import Entry, Source
from layers.own.folder import LARGEST, MB
from layers.own.saying import problem
from layers.own.sources.table import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Record, Table
from layers.own.sources.vector import in_degrees
from layers.reading.rules import RULES

if TYPE_CHECKING:
    from psycopg import Connection, Cursor
    from psycopg.sql import Composed

#: Seconds for all statements about one table.
READ_S = 20.0
TABLE, GEOMETRY, DATABASE = "source.table", "source.geometry", "source.database"
Row = tuple[Any, ...]


@dataclass(frozen=True)
class Found:
    """What a table holds: headings, rows of text, shapes as WKB with the numbers of their reference systems."""

    headings: Sequence[str]
    cells: Sequence[Row]
    shapes: Sequence[tuple[bytes | None, int | None]]
    shaped: bool
    systems: dict[int, str]


class Tables:
    """The tables that own layers name, read over one connection that ends with the block.

    Attributes
    ----------
    digests : list of str
        Of what was read so far, so that the version of the folder tells it.
    """

    def __init__(self, address: str):
        self.address, self.digests = address, list[str]()
        self._opened, self._gone = ExitStack(), ""
        self._connection: Connection | None = None

    def __enter__(self) -> Tables:
        return self

    def __exit__(self, *raised: object) -> None:
        self._opened.close()

    def read(self, one: Entry, source: Source) -> tuple[Table | None, list[Problem]]:
        """The table of a layer, or None and why not.

        Raises
        ------
        UnreachableDatabase
            The database is gone, or too slow: nothing is wrong with the folder.
        """
        refused = self._refused(one, source)
        if refused:
            return None, refused
        try:
            with asking(self._open(), self.address, READ_S) as cursor:
                found, problems = _read(cursor, one, source)
        except RefusingDatabase as error:
            return None, [problem(one.name, None, TABLE, source.table, "refused", said=error)]
        except UnreachableDatabase as error:
            self._gone = str(error) if self._connection is None or self._connection.closed else ""
            self.digests.append("unread")
            raise
        if found is None:
            return None, problems
        self.digests.append(_digest(found))
        return _table(one, source, found)

    def _open(self) -> Connection:
        if self._gone:  # who does not answer is not asked again for each table
            raise UnreachableDatabase(self._gone)
        if self._connection is None or self._connection.closed:
            self._connection = connect(self.address)
            self._opened.callback(self._connection.close)
        return self._connection

    def _refused(self, one: Entry, source: Source) -> list[Problem]:
        """Why nothing is asked: no database is set, or the YAML means another one, or its table is no name."""
        if not self.address:
            return [problem(one.name, None, TABLE, source.table, "no_database")]
        if not NAME.fullmatch(source.table or ""):
            return [problem(one.name, None, TABLE, source.table, "table_form")]
        said = source.database
        if said is None:
            return []
        shown = hidden(said, said)
        if secrets(said):
            return [problem(one.name, None, DATABASE, shown, "password_in_yaml", secret=SECRET)]
        try:
            same = same_place(said, self.address)
        except (RefusingDatabase, UnreachableDatabase) as error:
            return [problem(one.name, None, DATABASE, shown, "refused", said=error)]
        return [] if same else [problem(one.name, None, DATABASE, shown, "other_database")]


def _read(cursor: Cursor, one: Entry, source: Source) -> tuple[Found | None, list[Problem]]:
    table = described(cursor, source.table or "")
    if table is None:
        known = ", ".join(beside(cursor, source.table or "")) or "-"
        return None, [problem(one.name, None, TABLE, source.table, "no_table", known=known)]
    wrong = _shapes_asked(one, source, table)
    if wrong:
        return None, wrong
    column = source.geometry or next(iter(table.shapes), None)
    headings = [name for name in table.kinds if name not in table.shapes][:MOST_COLUMNS]
    rows, size = [], 0
    for row in cursor.stream(_query(table, headings, column)):
        size += sum(len(each) for each in row if isinstance(each, str | bytes))
        if size > LARGEST:
            return None, [problem(one.name, None, TABLE, source.table, "too_large", most=LARGEST // MB)]
        rows.append(row)
    cells, shapes = [row[:-2] for row in rows], [row[-2:] for row in rows]
    numbers = systems(cursor, {srid for _, srid in shapes if srid}) if column else {}
    return Found(headings, cells, shapes, column is not None, numbers), []


def _shapes_asked(one: Entry, source: Source, table: Described) -> list[Problem]:
    known = ", ".join(table.shapes) or "-"
    if source.geometry is not None and source.geometry not in table.shapes:
        return [problem(one.name, None, GEOMETRY, source.geometry, "no_geometry", known=known)]
    if source.geometry is None and len(table.shapes) > 1:
        return [problem(one.name, None, GEOMETRY, "", "several_geometries", known=known)]
    return []


def _query(table: Described, headings: Sequence[str], shape: str | None) -> Composed:
    """All columns as text, cut where a cell may be no longer; the shape flat and with straight edges."""
    from psycopg import sql

    cut, whole = sql.SQL("left({}::text, {})"), sql.SQL("{}::geometry")
    columns = [cut.format(sql.Identifier(each), sql.Literal(LONGEST_CELL + 1)) for each in headings]
    drawn = whole.format(sql.Identifier(shape)) if shape else sql.SQL("NULL::geometry")
    flat = sql.SQL("ST_AsBinary(ST_Force2D(ST_CurveToLine({0})), 'NDR'), ST_SRID({0})").format(drawn)
    places = range(1, len(headings) + 2)
    order = map(sql.Identifier, table.key) if table.key else map(sql.Literal, places)
    return sql.SQL("SELECT {} FROM {} ORDER BY {} LIMIT {}").format(
        sql.SQL(", ").join([*columns, flat]), table.quoted, sql.SQL(", ").join(order), sql.Literal(MOST_ROWS + 1)
    )


def _digest(found: Found) -> str:
    digest = hashlib.sha256(repr(found.headings).encode())
    for cells, shape in zip(found.cells, found.shapes, strict=True):
        digest.update(repr((cells, shape)).encode())
    return digest.hexdigest()


def _table(one: Entry, source: Source, found: Found) -> tuple[Table | None, list[Problem]]:
    shapes, problems = _placed(one, source, found) if found.shaped else ([None] * len(found.cells), [])
    if problems:
        return None, problems
    records = [
        Record(number, [_text(cell) for cell in cells], shape)
        for number, (cells, shape) in enumerate(zip(found.cells, shapes, strict=True), 1)
    ]
    return Table(found.headings, records, found.shaped), []


def _placed(one: Entry, source: Source, found: Found) -> tuple[Iterable[Any], list[Problem]]:
    """Shapes in WGS 84; a table may hold several reference systems."""
    name = f"{one.name} {source.table}"
    shapes = shapely.from_wkb([raw for raw, _ in found.shapes], on_invalid="ignore")
    numbers = np.array([srid or 0 for _, srid in found.shapes], dtype=int)
    placed, problems = np.full(len(shapes), None, dtype=object), list[Problem]()
    missing = np.array([shape is None for shape in shapes], dtype=bool)
    for number in sorted(set(numbers[~missing].tolist())):
        at = np.flatnonzero((numbers == number) & ~missing)
        try:
            frame = gpd.GeoDataFrame(geometry=shapes[at], crs=found.systems.get(number))
        except CRSError:
            known = ", ".join(RULES["systems"])
            problems.append(problem(name, None, "crs", number, "unknown_crs", known=known))
            continue
        moved, wrong = in_degrees(name, frame, source.crs)
        problems += wrong
        if moved is not None:
            placed[at] = moved.geometry.to_numpy()
    return placed, problems


def _text(value: str | None) -> str:
    return unicodedata.normalize("NFC", value or "").strip()
