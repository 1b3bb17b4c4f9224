"""Tables of a PDF report: lines broken beforehand, headings repeated on every page, letters that shrink to fit."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import LongTable

from web.export.document import fonts
from web.export.document.chapters import Table
from web.export.document.lettering import legible
from web.export.document.table_size import printed, shrunk, widths
from web.export.document.tagged import Tagged

MM, POINTS = 72 / 25.4, 8.2
PADDING, RISE, LEADING = 3.0, 2.4, 1.32
MOST_LINES, LEAST_MM, HEADS = 60, 34.0, 1
WORD = re.compile(r"(?:\[\d+\]|[^\s\[]+|\[)\s*")
INK, PALE, RULE = HexColor("#1A222C"), HexColor("#E7EEF0"), HexColor("#9AA3AB")


def drawn(table: Table, width_mm: float) -> LongTable:
    """The table as wide as the text."""
    room = width_mm * MM, POINTS, 2 * PADDING
    columns, size = widths(table, *room), POINTS * shrunk(table, *room)
    rows = [tuple(column.heading for column in table.columns), *printed(table)]
    cells = [_cells(row, columns, size, bold=not at) for at, row in enumerate(rows)]
    heights = [max(text.count("\n") + 1 for text in row) * size * LEADING + 2 * RISE for row in cells]
    filled = [[*row, *[""] * (len(columns) - len(row))] for row in cells]
    made = LongTable(filled, columns, heights, repeatRows=HEADS, hAlign="LEFT", renderCB=_told)
    made.setStyle([*_look(size), *_numbers(table), *_wide(cells, len(columns))])
    return made


def _told(table: LongTable, what: str, *given: Any) -> None:
    """Say what a table draws: called by reportlab before and after each of its pieces."""
    STEPS[what](table.canv, table, *given)


def _cell(page: Tagged, table: LongTable, row: int, column: int, value: str, *given: Any) -> None:
    """A cell of the heading or of the body; one of several columns says so."""
    wide = given[2][0] > table._colWidths[column] + 1
    page.open("TH" if row < HEADS else "TD", columns=table._ncols if wide else 1)
    page.mark()


def _cell_done(page: Tagged, table: LongTable) -> None:
    page.unmark()
    page.close()


STEPS: dict[str, Callable[..., None]] = {
    "startTable": lambda page, table: page.open("Table"), "endTable": lambda page, table: page.close(),
    "startBG": lambda page, table: page.ornament(), "endBG": lambda page, table: page.unmark(),
    "startRow": lambda page, table, row: page.open("TR"), "endRow": lambda page, table: page.close(),
    "startCell": _cell, "endCell": _cell_done,
    "startLines": lambda page, table: page.ornament(), "endLines": lambda page, table: page.unmark(),
}  # fmt: skip


def _cells(row: Sequence[str], widths: Sequence[float], size: float, bold: bool) -> list[str]:
    own = [sum(widths)] if len(row) == 1 else widths
    pairs = zip(row, own, strict=True)
    return ["\n".join(broken(text, width - 2 * PADDING, size, bold or len(row) == 1)) for text, width in pairs]


def _look(size: float) -> Iterator[tuple[object, ...]]:
    everything, head = ((0, 0), (-1, -1)), ((0, 0), (-1, 0))
    yield "FONT", *everything, fonts.REGULAR, size, size * LEADING
    yield "FONT", *head, fonts.BOLD, size, size * LEADING
    yield "TEXTCOLOR", *everything, INK
    yield "VALIGN", *everything, "MIDDLE"
    for side in ("LEFTPADDING", "RIGHTPADDING"):
        yield side, *everything, PADDING
    for side in ("TOPPADDING", "BOTTOMPADDING"):
        yield side, *everything, RISE
    yield "BACKGROUND", *head, PALE
    yield "LINEABOVE", *head, 0.8, RULE
    yield "LINEBELOW", *everything, 0.4, RULE


def _numbers(table: Table) -> Iterator[tuple[object, ...]]:
    for at, column in enumerate(table.columns):
        if column.numeric:
            yield "ALIGN", (at, 0), (at, -1), "RIGHT"


def _wide(cells: Sequence[Sequence[str]], columns: int) -> Iterator[tuple[object, ...]]:
    """Rows of one text span the table."""
    for at, row in enumerate(cells):
        if len(row) == 1 < columns:
            yield "SPAN", (0, at), (-1, at)
            yield "FONTNAME", (0, at), (-1, at), fonts.BOLD
            yield "BACKGROUND", (0, at), (-1, at), PALE
            yield "ALIGN", (0, at), (-1, at), "LEFT"


def broken(text: str, width: float, size: float, bold: bool) -> tuple[str, ...]:
    """A text in lines no wider than `width` points; inside a word only where it must be."""
    lines: list[str] = []
    for paragraph in legible(text).split("\n"):
        lines.append("")
        for word in WORD.findall(paragraph):
            joined = lines[-1] + word
            if _width(joined.rstrip(), size, bold) <= width:
                lines[-1] = joined
            else:
                pieces = list(_pieces(word, width, size, bold))
                lines[-1:] = [lines[-1], *pieces] if lines[-1] else pieces
            if len(lines) > MOST_LINES:
                return (*lines[: MOST_LINES - 1], "…")
    return tuple(line.rstrip() for line in lines)


def _pieces(word: str, width: float, size: float, bold: bool) -> Iterator[str]:
    piece = ""
    for letter in word:
        if piece and _width((piece + letter).rstrip(), size, bold) > width:
            yield piece
            piece = ""
        piece += letter
    yield piece


def _width(text: str, size: float, bold: bool) -> float:
    return fonts.metrics().width(text, size, bold)
