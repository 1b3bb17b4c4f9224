"""Native tables of a slide: rows in the height they need, on as many slides as they take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from layers.plates.page.type import Metrics
from web.export.document.chapters import Table
from web.export.document.table_size import shrunk, widths
from web.export.slides import drawingml
from web.export.slides.drawingml import Ids, Shape
from web.export.slides.text import Letters, paragraph

SIZE_MM, LINE, PADDING_MM = 3.45, 1.36, 1.1
SMALLEST = 0.8
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
INK, PALE, RULE = "#1A222C", "#E7EEF0", "#B9C0C5"


@dataclass(frozen=True)
class Row:
    """One row; a `head` row is shaded and bold, a `wide` one spans the table, a `note` is a wide one set plain."""

    texts: tuple[str, ...]
    head: bool = False
    wide: bool = False
    note: bool = False

    @property
    def bold(self) -> bool:
        """Whether its letters are bold."""
        return self.head or (self.wide and not self.note)


@dataclass(frozen=True)
class Grid:
    """Columns of a table: left edge, widths, size of letters and padding of cells in millimetres, heading, shade."""

    left: float
    widths: tuple[float, ...]
    heading: tuple[str, ...]
    metrics: Metrics
    numeric: tuple[bool, ...] = ()
    size: float = SIZE_MM
    padding: float = PADDING_MM
    shade: str = PALE

    def height(self, row: Row) -> float:
        """Height that a row needs, in millimetres."""
        lines = max(self._lines(text, width) for text, width in self._cells(row))
        return lines * self.size * LINE + 2 * self.padding

    def cut(self, row: Row, height: float) -> Row:
        """The row no higher than a slide has room for; a text that is cut ends in dots."""
        most = int((height - 2 * self.padding) / (self.size * LINE))
        return replace(row, texts=tuple(self._shortened(text, width, most) for text, width in self._cells(row)))

    def _cells(self, row: Row) -> Iterator[tuple[str, float]]:
        widths = (sum(self.widths),) if row.wide else self.widths
        return zip(row.texts, widths, strict=True)

    def _shortened(self, text: str, width: float, most: int) -> str:
        while text and self._lines(text, width) > most:
            text = text[: min(len(text) - 1, len(text) * most // self._lines(text, width))].rstrip("…") + "…"
            if len(text) <= 1:
                break
        return text

    def _lines(self, text: str, width: float) -> int:
        """Lines a text takes; words break early, so a tenth of the width is not counted on."""
        room = max(self.size, 0.9 * (width - 2 * PADDING_MM))
        return sum(max(1, ceil(self.metrics.width(line, self.size, True) / room)) for line in text.split("\n"))


def grid(table: Table, left: float, width: float, metrics: Metrics) -> Grid:
    """The grid of a table that is so many millimetres wide."""
    room = width, SIZE_MM, 2 * PADDING_MM
    size = SIZE_MM * max(SMALLEST, shrunk(table, *room))
    heading, numeric = zip(*((column.heading, column.numeric) for column in table.columns), strict=True)
    return Grid(left, widths(table, *room), heading, metrics, numeric, size)


def pages(grid: Grid, rows: Sequence[Row], height: float) -> Iterator[list[Row]]:
    """Rows slide by slide, each slide under the heading; a spanning row never stands last, nor notes alone."""
    head = grid.cut(Row(grid.heading, head=True), height / 3)
    page, used = [head], grid.height(head)
    rows = [grid.cut(row, height - used) for row in rows]
    for at, row in enumerate(rows):
        following = rows[at + 1] if row.wide and not row.note and at + 1 < len(rows) else None
        needed = grid.height(row) + (grid.height(following) if following else 0.0)
        if used + needed > height and len(page) > 1:
            stays = _before_notes(page) if row.note else len(page)
            yield page[:stays]
            page = [head, *page[stays:]]
            used = sum(map(grid.height, page))
        page.append(row)
        used += grid.height(row)
    if len(page) > 1:
        yield page


def _before_notes(page: Sequence[Row]) -> int:
    """Where a page ends whose notes go on: its last row, with what it stands under, goes with them."""
    last = max(at for at, row in enumerate(page) if not row.note)
    while last > 1 and page[last - 1].wide:
        last -= 1
    return last if last > 1 else len(page)


def table(ids: Ids, name: str, description: str, grid: Grid, rows: Sequence[Row], top: float) -> Shape:
    """A native table from `top` on, in millimetres."""
    heights = [grid.height(row) for row in rows]
    box = grid.left, top, grid.left + sum(grid.widths), top + sum(heights)
    columns = "".join(f'<a:gridCol w="{drawingml.emu(width)}"/>' for width in grid.widths)
    body = "".join(_row(grid, row, height) for row, height in zip(rows, heights, strict=True))
    xml = (
        f"<p:graphicFrame><p:nvGraphicFramePr>{ids.about(name, description)}<p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{drawingml.place(box, "p:xfrm")}<a:graphic><a:graphicData uri="{TABLE}"><a:tbl><a:tblPr firstRow="1"/>'
        f"<a:tblGrid>{columns}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    return Shape(xml, box)


def _row(grid: Grid, row: Row, height: float) -> str:
    if row.wide:
        rest = "".join(_cell(grid, "", row, ' hMerge="1"') for _ in grid.widths[1:])
        span = f' gridSpan="{len(grid.widths)}"' if rest else ""
        cells = _cell(grid, row.texts[0], row, span) + rest
    else:
        sides = ("r" if numeric else "l" for numeric in grid.numeric)
        cells = "".join(_cell(grid, text, row, "", side) for text, side in zip(row.texts, sides, strict=True))
    return f'<a:tr h="{drawingml.emu(height)}">{cells}</a:tr>'


def _cell(grid: Grid, text: str, row: Row, merged: str, side: str = "l") -> str:
    letters = Letters(grid.size, INK, row.bold)
    padding, high = drawingml.emu(PADDING_MM), drawingml.emu(grid.padding * 0.7)
    none = "".join(f'<a:{edge} w="0"><a:noFill/></a:{edge}>' for edge in ("lnL", "lnR", "lnT"))
    rule = f'<a:lnB w="{drawingml.emu(0.18)}">{drawingml.fill(RULE)}</a:lnB>'
    said = paragraph(text.split("\n"), letters, side)
    return (
        f"<a:tc{merged}><a:txBody><a:bodyPr/><a:lstStyle/>{said}</a:txBody>"
        f'<a:tcPr marL="{padding}" marR="{padding}" marT="{high}" marB="{high}" anchor="ctr">{none}{rule}'
        f"{drawingml.fill(grid.shade if row.head else None)}</a:tcPr></a:tc>"
    )
