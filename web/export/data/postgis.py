"""Layers as PostGIS tables, for QGIS, GeoServer and pg_tileserv: one schema, rewritten whole in one transaction.

Tables stay the same tables from one writing to the next, so that views on them and readers of them go on; until the
writing is whole they read what was before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psycopg import Connection, Cursor
    from shapely.geometry.base import BaseGeometry

#: What the comment of a schema of ours begins with; no other is written to.
MARK = "Korea Industry Atlas"
#: Types of the columns that are no text.
TYPES = {"asof": "date", "grade": "integer", "radius_km": "double precision"}
CONNECT_S = 10


class NotPublished(Exception):
    """A database that cannot be written to; its message says why and what would be right, and no password."""


@dataclass(frozen=True)
class Table:
    """One table.

    Attributes
    ----------
    name : str
        Letters, digits and underscores.
    comment : str
        What it holds, for people who find it.
    columns : sequence of str
        Its columns but the number of the row (`fid`) and the geometry (`geom`).
    rows : iterable of (geometry or None, values)
        x (longitude, easting) first.
    """

    name: str
    comment: str
    columns: Sequence[str]
    rows: Iterable[tuple[BaseGeometry | None, Sequence[Any]]]


def publish(address: str, schema: str, srid: int, made: Callable[[], tuple[str, Sequence[Table]]]) -> dict[str, int]:
    """Write tables into a schema of their own; returns the rows of each.

    Parameters
    ----------
    address : str
        `postgresql://user@host/database`; the password may stand in `PGPASSWORD` or `~/.pgpass`.
    srid : int
        Number of the reference system that the geometries are in.
    made : callable
        What the schema shall say of itself, and its tables; called when the database is known to take them.

    Raises
    ------
    NotPublished
    """
    with _refused(), _connected(address) as connection, connection.cursor() as cursor:
        from psycopg import sql

        _prepare(cursor, schema)
        comment, tables = made()
        said = sql.SQL("COMMENT ON SCHEMA {} IS {}")
        cursor.execute(said.format(sql.Identifier(schema), sql.Literal(f"{MARK}: {comment}")))
        _leave_out(cursor, schema, {each.name for each in tables})
        return {each.name: _write(cursor, schema, srid, each) for each in tables}


@contextmanager
def _refused() -> Iterator[None]:
    try:
        import psycopg
    except ImportError as error:
        raise NotPublished("psycopg is missing: pip install 'korea-industry-atlas[postgis]'") from error
    try:
        yield
    except psycopg.Error as error:
        said = error.diag.message_primary or str(error).strip() or type(error).__name__
        detail = f" ({error.diag.message_detail})" if error.diag.message_detail else ""
        raise NotPublished(f"the database refuses: {said}{detail}; nothing was changed") from error


def _connected(address: str) -> Connection:
    import psycopg

    return psycopg.connect(address, connect_timeout=CONNECT_S, application_name="atlas publish")


def _prepare(cursor: Cursor, schema: str) -> None:
    """See to PostGIS and to a schema that is ours; two that write at one time take turns."""
    from psycopg import sql

    cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (MARK + schema,))
    cursor.execute("CREATE EXTENSION IF NOT EXISTS postgis")
    cursor.execute("SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = %s", (schema,))
    found = cursor.fetchone()
    if found is not None and not (found[0] or "").startswith(MARK):
        raise NotPublished(f"schema {schema!r} is there and not of the atlas; name another with --schema")
    cursor.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(schema)))


def _leave_out(cursor: Cursor, schema: str, names: set[str]) -> None:
    """Drop the tables of layers that are no more; a view on one of them stops the writing."""
    from psycopg import sql

    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s", (schema,))
    for (gone,) in cursor.fetchall():
        if gone not in names:
            cursor.execute(sql.SQL("DROP TABLE {}").format(sql.Identifier(schema, gone)))


def _write(cursor: Cursor, schema: str, srid: int, table: Table) -> int:
    from psycopg import sql

    name = sql.Identifier(schema, table.name)
    types = {"fid": "integer PRIMARY KEY", **{each: TYPES.get(each, "text") for each in table.columns}}
    cursor.execute(sql.SQL("CREATE TABLE IF NOT EXISTS {} (fid integer PRIMARY KEY)").format(name))
    add = sql.SQL("ALTER TABLE {} ADD COLUMN IF NOT EXISTS {} {}")
    for column, kind in list(types.items())[1:]:
        cursor.execute(add.format(name, sql.Identifier(column), sql.SQL(kind)))
    cursor.execute(sql.SQL("DELETE FROM {}").format(name))
    _geometry(cursor, schema, srid, table.name)
    cursor.execute(sql.SQL("COMMENT ON TABLE {} IS {}").format(name, sql.Literal(table.comment)))
    into = sql.SQL(", ").join(map(sql.Identifier, (*types, "geom")))
    written = 0
    with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(name, into)) as copy:
        for written, (shape, values) in enumerate(table.rows, 1):
            copy.write_row((written, *values, _hex(shape, srid)))
    return written


def _geometry(cursor: Cursor, schema: str, srid: int, table: str) -> None:
    """The geometry column with its index, in the reference system of this writing."""
    from psycopg import sql

    name, kind = sql.Identifier(schema, table), sql.SQL(f"geometry(Geometry, {int(srid)})")
    cursor.execute(sql.SQL("ALTER TABLE {} ADD COLUMN IF NOT EXISTS geom {}").format(name, kind))
    cursor.execute("SELECT Find_SRID(%s, %s, 'geom')", (schema, table))
    if cursor.fetchone() != (srid,):
        cursor.execute(sql.SQL("ALTER TABLE {} ALTER COLUMN geom TYPE {}").format(name, kind))
    index = sql.Identifier(f"{table}_geom")
    cursor.execute(sql.SQL("CREATE INDEX IF NOT EXISTS {} ON {} USING gist (geom)").format(index, name))


def _hex(shape: BaseGeometry | None, srid: int) -> str | None:
    return None if shape is None else shapely.to_wkb(shapely.set_srid(shape, srid), hex=True, include_srid=True)
