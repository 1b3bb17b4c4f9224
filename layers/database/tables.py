"""Tables as a database describes them: their columns, their key, the reference systems of their shapes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from psycopg import Cursor
    from psycopg.sql import Identifier

#: `schema.table`, of no schema of the database's own.
NAME = re.compile(r"(?!pg_|information_schema\.)[^.\x00-\x1f]{1,63}\.[^.\x00-\x1f]{1,63}")
#: Tables, views, kept views and tables in parts; foreign tables lead to other hosts.
KINDS = ["r", "v", "m", "p"]
SHAPES = ("geometry", "geography")
MOST_NAMED = 20

_COLUMNS = """
SELECT a.attname, t.typname, a.attnum = ANY (coalesce(i.indkey::smallint[], '{}'))
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
WHERE n.nspname = %s AND c.relname = %s AND c.relkind::text = ANY (%s)
ORDER BY a.attnum
"""
_NAMES = """
SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = %s AND c.relkind::text = ANY (%s) ORDER BY 1 LIMIT %s
"""


@dataclass(frozen=True)
class Described:
    """A table with its columns in order, the types of each, and those that are its key."""

    schema: str
    name: str
    kinds: dict[str, str]
    key: tuple[str, ...]

    @property
    def shapes(self) -> tuple[str, ...]:
        """Columns that hold shapes."""
        return tuple(name for name, kind in self.kinds.items() if kind in SHAPES)

    @property
    def quoted(self) -> Identifier:
        """Its name as SQL."""
        from psycopg import sql

        return sql.Identifier(self.schema, self.name)


def described(cursor: Cursor, table: str) -> Described | None:
    """The table of a name `schema.table`; None where there is none."""
    schema, _, name = table.partition(".")
    found = cursor.execute(_COLUMNS, (schema, name, KINDS)).fetchall()
    kinds = {column: kind for column, kind, _ in found}
    key = tuple(column for column, _, of_key in found if of_key)
    return Described(schema, name, kinds, key) if found else None


def beside(cursor: Cursor, table: str) -> list[str]:
    """Names of the first tables in the schema of a name."""
    schema = table.partition(".")[0]
    return [f"{schema}.{name}" for (name,) in cursor.execute(_NAMES, (schema, KINDS, MOST_NAMED)).fetchall()]


def systems(cursor: Cursor, numbers: Iterable[int]) -> dict[int, str]:
    """Reference systems by the numbers that the database has for them, as pyproj reads them."""
    query = "SELECT srid, auth_name, auth_srid, srtext FROM spatial_ref_sys WHERE srid = ANY (%s)"
    found = cursor.execute(query, (list(numbers),)).fetchall()
    return {srid: f"{name}:{number}" if name else text for srid, name, number, text in found}
