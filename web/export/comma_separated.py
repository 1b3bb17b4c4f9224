"""A layer as CSV that Korean Excel opens: UTF-8 with a byte order mark, citations in the row."""

import csv
import io

from layers.build import Collection

POSITION = ("lon", "lat")
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
CONTROL = ("\t", "\r", "\n")


def write(collection: Collection) -> bytes:
    """The collection as one table; `lon` and `lat` (WGS 84 degrees) where the item is a point."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow((*collection.columns, *POSITION))
    writer.writerows(_row(collection, row) for row in collection.rows)
    return text.getvalue().encode("utf-8-sig")


def _row(collection, row):
    return [*(_cell(row.properties[name]) for name in collection.columns), *_position(row.geometry)]


def _position(geometry):
    if geometry is None or geometry.geom_type != "Point":
        return ("", "")
    return (round(geometry.x, 5), round(geometry.y, 5))


def _cell(value):
    """The value; a text that a spreadsheet would run as a formula is led by an apostrophe."""
    if isinstance(value, str) and (value.startswith(CONTROL) or value.lstrip().startswith(FORMULA)):
        return f"'{value}"
    return value
