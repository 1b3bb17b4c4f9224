"""Layers as CSV that Korean Excel opens: UTF-8 with a byte order mark, or CP949; citations in the row."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from web.export.data.dataset import CP949, UTF8, WGS84, Dataset

LONLAT, PLANE = ("lon", "lat"), ("easting", "northing")
DEGREES, METRES = 5, 2
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
CONTROL = ("\t", "\r", "\n")
LOOK_ALIKE = {"–": "-", "—": "-", "−": "-", "‧": "·", "･": "·", "’": "'", "‘": "'", "研": "硏"}


def write(data: Dataset) -> bytes:
    """The layers as one table; a position where the item is a point, in the columns that the system gives it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow((*data.columns, *(LONLAT if data.system == WGS84 else (*PLANE, "crs"))))
    writer.writerows(rows(data))
    return encoded(text.getvalue(), data.encoding)


def lines(cells: Iterable[Sequence[Any]]) -> bytes:
    """Rows of cells as UTF-8 with a byte order mark."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(cells)
    return encoded(text.getvalue(), UTF8)


def rows(data: Dataset) -> Iterator[list[Any]]:
    """The cells of every row."""
    whole = tuple(data.rows)
    for row, geometry in zip(whole, data.geometries(whole), strict=True):
        yield [*(cell(row.properties[name]) for name in data.columns), *_position(data, geometry)]


def encoded(text: str, encoding: str) -> bytes:
    """The text as bytes; what CP949 has no letter for is written as its look-alike or as `&#number;`."""
    if encoding != CP949:
        return text.encode("utf-8-sig")
    near = {ord(letter): _near(letter) for letter in set(text) if not _fits(letter)}
    return text.translate(near).encode(CP949, "xmlcharrefreplace")


def _fits(letter):
    return letter.isascii() or bool(letter.encode(CP949, "ignore"))


def _near(letter):
    return LOOK_ALIKE.get(letter) or unicodedata.normalize("NFKC", letter)


def _position(data, geometry):
    named = () if data.system == WGS84 else (data.crs,)
    if geometry is None or geometry.geom_type != "Point":
        return ("", "", *("" for _ in named))
    digits = METRES if named else DEGREES
    return (round(geometry.x, digits), round(geometry.y, digits), *named)


def cell(value: Any) -> Any:
    """The value; a text that a spreadsheet would run as a formula is led by an apostrophe."""
    if isinstance(value, str) and (value.startswith(CONTROL) or value.lstrip().startswith(FORMULA)):
        return f"'{value}"
    return value
