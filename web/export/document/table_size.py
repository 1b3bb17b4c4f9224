"""How wide the columns of a table are and how small it is set: dates and numbers stay in one line where they can."""

import re
from collections.abc import Iterator
from unicodedata import east_asian_width

from web.export.document.chapters import Table
from web.export.document.report_lines import row_said, said

ROOMY_EM = 7.0
SMALLEST = 0.62
WIDE_EM, NARROW_EM = 1.0, 0.6
BREAKS = re.compile(r"[\s·,/~()\[\]-]+")
FIGURES = re.compile(r"[\d.,:%+−–-]*\d[\d.,:%+−–-]*")


def widths(table: Table, width: float, size: float, padding: float) -> tuple[float, ...]:
    """Widths of the columns: their shares, but no date or number is broken where others have room to give.

    Parameters
    ----------
    width, size, padding : float
        Width of the table, size of its letters and both paddings of a cell together, in one unit.
    """
    whole = sum(column.share for column in table.columns) or 1.0
    own = [width * column.share / whole for column in table.columns]
    least = [_figures(table, at) * size + padding for at in range(len(own))]
    wanting = sum(max(0.0, low - wide) for low, wide in zip(least, own, strict=True))
    spare = sum(max(0.0, wide - low) for low, wide in zip(least, own, strict=True))
    given = min(wanting, spare)
    if not given:
        return tuple(own)
    return tuple(
        wide + (low - wide) * given / (wanting if wide < low else spare) for low, wide in zip(least, own, strict=True)
    )


def shrunk(table: Table, width: float, size: float, padding: float) -> float:
    """The share of its usual letter size that a table is set in, 0.62 to 1; parameters as of `widths`.

    Words of headings and numbers are kept whole where that is enough; other cells may be broken inside a word.
    """
    if not table.columns:
        return 1.0
    rooms = [max(size, wide - padding) for wide in widths(table, width, size, padding)]
    longest = (max(_longest(column.heading), _figures(table, at)) for at, column in enumerate(table.columns))
    needed = (room / (long * size) for room, long in zip(rooms, longest, strict=True))
    roomy = width / (len(table.columns) * ROOMY_EM * size)
    return max(SMALLEST, min(1.0, roomy**0.5, *needed))


def printed(table: Table) -> list[tuple[str, ...]]:
    """Rows as they are printed."""
    return [row_said(row, len(table.columns)) for row in table.rows]


def _figures(table: Table, at: int) -> float:
    """Width of the longest date or number of a column, in em."""
    return max((_em(found) for found in _found(table, at)), default=0.0)


def _found(table: Table, at: int) -> Iterator[str]:
    for row in table.rows:
        if at < len(row) and len(row) > 1:
            yield from FIGURES.findall(said(row[at]))


def _longest(text: str) -> float:
    """Width of the longest word, in em."""
    return max((_em(word) for word in BREAKS.split(text)), default=0.0) or NARROW_EM


def _em(word: str) -> float:
    return sum(WIDE_EM if east_asian_width(letter) in "WF" else NARROW_EM for letter in word)
