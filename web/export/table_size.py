"""How small a table must be set on a page: many columns and long words in narrow ones need smaller letters."""

import re
from unicodedata import east_asian_width

from web.export.chapters import Table
from web.export.report_lines import row_said, said

ROOMY_EM = 7.0
SMALLEST = 0.62
WIDE_EM, NARROW_EM = 1.0, 0.58
BREAKS = re.compile(r"[\s·,/~()\[\]-]+")


def shrunk(table: Table, width: float, size: float, padding: float) -> float:
    """The share of its usual letter size that a table is set in, 0.62 to 1.

    Words of headings and numbers are kept whole where that is enough; other cells may be broken inside a word.

    Parameters
    ----------
    width, size, padding : float
        Width of the table, size of its letters and both paddings of a cell together, in one unit.
    """
    rooms = [max(size, width * share - padding) for share in shares(table)]
    longest = (max(_longest(column.heading), _number(table, at)) for at, column in enumerate(table.columns))
    needed = (room / (long * size) for room, long in zip(rooms, longest, strict=True))
    if not table.columns:
        return 1.0
    roomy = width / (len(table.columns) * ROOMY_EM * size)
    return max(SMALLEST, min(1.0, roomy**0.5, *needed))


def shares(table: Table) -> tuple[float, ...]:
    """Widths of the columns as shares of one."""
    whole = sum(column.share for column in table.columns) or 1.0
    return tuple(column.share / whole for column in table.columns)


def printed(table: Table) -> list[tuple[str, ...]]:
    """Rows as they are printed."""
    return [row_said(row, len(table.columns)) for row in table.rows]


def _number(table: Table, at: int) -> float:
    """Width of the longest number of a column, in em."""
    cells = (row[at] for row in table.rows if at < len(row) and len(row) > 1)
    return max((_em(said(cell)) for cell in cells if isinstance(cell, int | float)), default=0.0)


def _longest(text: str) -> float:
    """Width of the longest word, in em."""
    return max((_em(word) for word in BREAKS.split(text)), default=0.0) or NARROW_EM


def _em(word: str) -> float:
    return sum(WIDE_EM if east_asian_width(letter) in "WF" else NARROW_EM for letter in word)
