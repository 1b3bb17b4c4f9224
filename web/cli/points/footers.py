"""Parquet files of one schema made into one without reading their columns: row groups as they are, in one footer.

A footer is a struct of Thrift in its compact protocol. It is taken apart by what it says of itself, and those fields
alone are changed that say where something stands in the file.
"""

from collections.abc import Mapping
from typing import IO, Any

MAGIC = b"PAR1"
#: Bytes after a footer: its length and the end of the file.
TAIL = 8
#: Kinds of Thrift's compact protocol.
TRUE, FALSE, BYTE, INTEGERS, DOUBLE, BINARY, LISTS, STRUCT = 1, 2, 3, (4, 5, 6), 7, 8, (9, 10), 12
#: Fields of the footer.
ROWS, GROUPS = 3, 4
#: Of a row group: its columns, and its number, which is optional and too small for very many.
COLUMNS, ORDINAL = 1, 7
#: Of a column: what is said of its pages.
PAGES = 3
#: Fields that count bytes from the beginning of the file; 0 says nothing.
GROUP_OFFSETS, COLUMN_OFFSETS, PAGES_OFFSETS = (5,), (2, 4, 6), (9, 10, 11, 14)

#: Kind and value of each field by its number.
Struct = dict[int, tuple[int, Any]]


class Joined:
    """A file that others are added to, each whole and of the schema of the first, which has no rows.

    Its memory grows with the number of row groups, by what the footer says of each.
    """

    def __init__(self, out: IO[bytes], empty: bytes):
        self._out, self._at, self._rows = out, len(MAGIC), 0
        self._footer = _footer(empty)[0]
        self._groups: list[bytes] = []
        out.write(MAGIC)

    def add(self, part: bytes) -> None:
        """Write the row groups of a file behind those that are there."""
        footer, end = _footer(part)
        for group in footer[GROUPS][1][1]:
            self._groups.append(bytes(_Writer().struct(_moved_group(group, self._at - len(MAGIC)))))
        self._rows += footer[ROWS][1]
        self._at += self._out.write(memoryview(part)[len(MAGIC) : end])

    def close(self) -> None:
        """Write the footer."""
        kind, _ = self._footer[GROUPS]
        said = self._footer | {ROWS: (self._footer[ROWS][0], self._rows), GROUPS: (kind, (STRUCT, self._groups))}
        footer = _Writer().struct(said)
        self._out.write(footer + len(footer).to_bytes(4, "little") + MAGIC)


def _footer(file: bytes) -> tuple[Struct, int]:
    """The footer of a file, and where it begins."""
    begin = len(file) - TAIL - int.from_bytes(file[-TAIL:-4], "little")
    return _Reader(file, begin).struct(), begin


def _moved_group(group: Struct, by: int) -> Struct:
    kind, (of, columns) = group[COLUMNS]
    moved = {COLUMNS: (kind, (of, [_moved_column(column, by) for column in columns]))}
    return {number: field for number, field in (_moved(group, GROUP_OFFSETS, by) | moved).items() if number != ORDINAL}


def _moved_column(column: Struct, by: int) -> Struct:
    kind, pages = column[PAGES]
    return _moved(column, COLUMN_OFFSETS, by) | {PAGES: (kind, _moved(pages, PAGES_OFFSETS, by))}


def _moved(fields: Struct, offsets: tuple[int, ...], by: int) -> Struct:
    found = {number: fields[number] for number in offsets if number in fields}
    return fields | {number: (kind, value + by) for number, (kind, value) in found.items() if value}


class _Reader:
    """Takes values of the compact protocol from bytes."""

    def __init__(self, data: bytes, at: int):
        self._data, self._at = data, at

    def struct(self) -> Struct:
        found: Struct = {}
        number = 0
        while head := self._taken(1)[0]:
            number = number + (head >> 4) if head >> 4 else self._signed()
            kind = head & 15
            found[number] = kind, self._value(kind)
        return found

    def _value(self, kind: int) -> Any:
        if kind in INTEGERS:
            return self._signed()
        if kind in (TRUE, FALSE):
            return None
        return self._long(kind)

    def _long(self, kind: int) -> Any:
        if kind == STRUCT:
            return self.struct()
        if kind == BINARY:
            return self._taken(self._unsigned())
        if kind in LISTS:
            return self._list()
        if kind in (BYTE, DOUBLE):
            return self._taken(1 if kind == BYTE else 8)
        raise ValueError(f"kind {kind} of Thrift in a footer")

    def _list(self) -> tuple[int, list[Any]]:
        head = self._taken(1)[0]
        size = self._unsigned() if head >> 4 == 15 else head >> 4
        kind = head & 15
        return kind, [self._taken(1) if kind in (TRUE, FALSE) else self._value(kind) for _ in range(size)]

    def _taken(self, size: int) -> bytes:
        self._at += size
        return self._data[self._at - size : self._at]

    def _unsigned(self) -> int:
        found = shift = 0
        while True:
            byte = self._taken(1)[0]
            found |= (byte & 127) << shift
            if byte < 128:
                return found
            shift += 7

    def _signed(self) -> int:
        found = self._unsigned()
        return (found >> 1) ^ -(found & 1)


class _Writer:
    """Writes values of the compact protocol."""

    def __init__(self) -> None:
        self._made = bytearray()

    def struct(self, fields: Mapping[int, tuple[int, Any]]) -> bytearray:
        before = 0
        for number, (kind, value) in sorted(fields.items()):
            if number - before < 16:
                self._made.append((number - before) << 4 | kind)
            else:
                self._made.append(kind)
                self._signed(number)
            self._value(kind, value)
            before = number
        self._made.append(0)
        return self._made

    def _value(self, kind: int, value: Any) -> None:
        if kind in INTEGERS:
            self._signed(value)
        elif kind == STRUCT and not isinstance(value, bytes):
            self.struct(value)
        elif kind in LISTS:
            self._list(*value)
        elif kind not in (TRUE, FALSE):
            if kind == BINARY:
                self._unsigned(len(value))
            self._made += value

    def _list(self, kind: int, values: list[Any]) -> None:
        self._made.append(min(len(values), 15) << 4 | kind)
        if len(values) >= 15:
            self._unsigned(len(values))
        for value in values:
            if kind in (TRUE, FALSE):
                self._made += value
            else:
                self._value(kind, value)

    def _unsigned(self, value: int) -> None:
        while value > 127:
            self._made.append(value & 127 | 128)
            value >>= 7
        self._made.append(value)

    def _signed(self, value: int) -> None:
        self._unsigned(value << 1 if value >= 0 else (-value << 1) - 1)
