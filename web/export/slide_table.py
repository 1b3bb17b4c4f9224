"""Native tables of a slide: rows in the height they need, on as many slides as they take."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from layers.plates.type import Metrics
from web.export import drawingml
from web.export.drawingml import Ids, Shape
from web.export.slide_text import Letters, paragraph

SIZE_MM, LINE, PADDING_MM = 3.45, 1.36, 1.1
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
INK, PALE, RULE = "#1A222C", "#E7EEF0", "#B9C0C5"


@dataclass(frozen=True)
class Row:
    """One row; a `head` row is shaded and bold, a `wide` one spans the table."""

    texts: tuple[str, ...]
    head: bool = False
    wide: bool = False


@dataclass(frozen=True)
class Grid:
    """Columns of a table: left edge and widths in millimetres, the heading's texts, the font's widths."""

    left: float
    widths: tuple[float, ...]
    heading: tuple[str, ...]
    metrics: Metrics

    def height(self, row: Row) -> float:
        """Height that a row needs, in millimetres."""
        widths = (sum(self.widths),) if row.wide else self.widths
        lines = max(self._lines(text, width) for text, width in zip(row.texts, widths, strict=True))
        return lines * SIZE_MM * LINE + 2 * PADDING_MM

    def _lines(self, text: str, width: float) -> int:
        """Lines a text takes; words break early, so a tenth of the width is not counted on."""
        return max(1, ceil(self.metrics.width(text, SIZE_MM, True) / (0.9 * (width - 2 * PADDING_MM))))


def pages(grid: Grid, rows: Sequence[Row], height: float) -> Iterator[list[Row]]:
    """Rows slide by slide, each slide under the heading; a spanning row never stands last."""
    head = Row(grid.heading, head=True)
    page, used = [head], grid.height(head)
    for at, row in enumerate(rows):
        following = rows[at + 1] if row.wide and at + 1 < len(rows) else None
        needed = grid.height(row) + (grid.height(following) if following else 0.0)
        if used + needed > height and len(page) > 1:
            yield page
            page, used = [head], grid.height(head)
        page.append(row)
        used += grid.height(row)
    if len(page) > 1:
        yield page


def table(ids: Ids, name: str, description: str, grid: Grid, rows: Sequence[Row], top: float) -> Shape:
    """A native table from `top` on, in millimetres."""
    heights = [grid.height(row) for row in rows]
    box = grid.left, top, grid.left + sum(grid.widths), top + sum(heights)
    columns = "".join(f'<a:gridCol w="{drawingml.emu(width)}"/>' for width in grid.widths)
    body = "".join(_row(row, height, len(grid.widths)) for row, height in zip(rows, heights, strict=True))
    xml = (
        f"<p:graphicFrame><p:nvGraphicFramePr>{ids.about(name, description)}<p:cNvGraphicFramePr>"
        '<a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'{drawingml.place(box, "p:xfrm")}<a:graphic><a:graphicData uri="{TABLE}"><a:tbl><a:tblPr firstRow="1"/>'
        f"<a:tblGrid>{columns}</a:tblGrid>{body}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )
    return Shape(xml, box)


def _row(row: Row, height: float, columns: int) -> str:
    if row.wide:
        rest = "".join(_cell("", row, ' hMerge="1"') for _ in range(columns - 1))
        cells = _cell(row.texts[0], row, f' gridSpan="{columns}"') + rest
    else:
        cells = "".join(_cell(text, row) for text in row.texts)
    return f'<a:tr h="{drawingml.emu(height)}">{cells}</a:tr>'


def _cell(text: str, row: Row, merged: str = "") -> str:
    letters = Letters(SIZE_MM, INK, row.head or row.wide)
    padding, high = drawingml.emu(PADDING_MM), drawingml.emu(PADDING_MM * 0.7)
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    rule = f'<a:lnB w="{drawingml.emu(0.18)}">{drawingml.fill(RULE)}</a:lnB>'
    return (
        f"<a:tc{merged}><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph([text], letters)}</a:txBody>"
        f'<a:tcPr marL="{padding}" marR="{padding}" marT="{high}" marB="{high}" anchor="ctr">{none}{rule}'
        f"{drawingml.fill(PALE if row.head else None)}</a:tcPr></a:tc>"
    )
