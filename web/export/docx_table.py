"""Tables of a Word report, written as one piece of XML: thousands of cells one by one would take minutes."""

from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

TWIPS_PER_MM = 56.7
PALE, RULE = "E7EEF0", "9AA3AB"


def table(heading: Sequence[str], widths_mm: Sequence[float], rows: Iterable[Sequence[str]]) -> Any:
    """The element of a table whose heading is repeated on every page and whose rows stay whole."""
    widths = [round(width * TWIPS_PER_MM) for width in widths_mm]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = _row(heading, widths, head=True) + "".join(_row(row, widths) for row in rows)
    return parse_xml(f"<w:tbl {nsdecls('w')}>{_frame(sum(widths))}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>")


def _frame(width: int) -> str:
    lines = "".join(_line(side) for side in ("top", "bottom", "insideH"))
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{lines}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )


def _line(side: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{4 if side == "insideH" else 8}" w:space="0" w:color="{RULE}"/>'


def _row(texts: Iterable[str], widths: Sequence[int], head: bool = False) -> str:
    cells = "".join(_cell(text, width, head) for text, width in zip(texts, widths, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"


def _cell(text: str, width: int, head: bool) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{PALE}"/>' if head else ""
    letters = f'<w:rPr>{"<w:b/>" if head else ""}<w:sz w:val="18"/></w:rPr>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr><w:p><w:pPr>'
        '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/></w:pPr>'
        f'<w:r>{letters}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
    )
