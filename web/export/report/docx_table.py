"""Tables of a Word report, written as one piece of XML: thousands of cells one by one would take minutes."""

from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from web.export.document.chapters import Table
from web.export.document.table_size import printed, shrunk, widths

TWIPS_PER_MM, MM_PER_POINT = 56.7, 25.4 / 72
PALE, RULE = "E7EEF0", "9AA3AB"
POINTS, PADDING_TWIPS = 9, 60


def table(told: Table, width_mm: float) -> Any:
    """The element of a table whose heading is repeated on every page and whose rows stay whole."""
    room = width_mm, POINTS * MM_PER_POINT, 2 * PADDING_TWIPS / TWIPS_PER_MM
    columns, share = [round(width * TWIPS_PER_MM) for width in widths(told, *room)], shrunk(told, *room)
    half_points, numeric = round(2 * POINTS * share), [column.numeric for column in told.columns]
    cells = _Cells(columns, numeric, half_points)
    head = cells.row([column.heading for column in told.columns], head=True)
    body = head + "".join(cells.row(row) for row in printed(told))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return parse_xml(f"<w:tbl {nsdecls('w')}>{_frame(sum(columns))}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>")


def _frame(width: int) -> str:
    lines = "".join(_line(side) for side in ("top", "bottom", "insideH"))
    margins = "".join(f'<w:{side} w:w="{PADDING_TWIPS}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
    )


def _line(side: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{4 if side == "insideH" else 8}" w:space="0" w:color="{RULE}"/>'


class _Cells:
    """Rows of one table: its widths in twips, which columns hold numbers, its letters in half points."""

    def __init__(self, widths: Sequence[int], numeric: Sequence[bool], half_points: int):
        self.widths, self.numeric, self.half_points = widths, numeric, half_points

    def row(self, texts: Sequence[str], head: bool = False) -> str:
        """A row; one text alone spans the table and stays with the row below it, as the heading does."""
        if len(texts) == 1 and len(self.widths) > 1:
            cells = self._cell(texts[0], sum(self.widths), True, False, f'<w:gridSpan w:val="{len(self.widths)}"/>')
        else:
            columns: Iterable[tuple[str, int, bool]] = zip(texts, self.widths, self.numeric, strict=True)
            cells = "".join(self._cell(text, width, head, numeric) for text, width, numeric in columns)
        return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"

    def _cell(self, text: str, width: int, bold: bool, numeric: bool, span: str = "") -> str:
        keep = "<w:keepNext/>" if bold else ""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/>' if bold else ""
        letters = f'<w:rPr>{"<w:b/>" if bold else ""}<w:sz w:val="{self.half_points}"/></w:rPr>'
        side = '<w:jc w:val="right"/>' if numeric else ""
        lines = escape(text).replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shade}</w:tcPr><w:p><w:pPr>{keep}'
            f'<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>{side}{letters}</w:pPr>'
            f'<w:r>{letters}<w:t xml:space="preserve">{lines}</w:t></w:r></w:p></w:tc>'
        )
