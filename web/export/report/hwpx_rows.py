"""Rows of a 한글 table, written as XML: cell by cell through the library would take minutes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from web.export.document.report_lines import line_count

PARAGRAPH = "http://www.hancom.co.kr/hwpml/2011/paragraph"
UNITS_PER_MM, ROW_UNITS, PADDING_UNITS, BELOW_UNITS = 283.465, 1170, 340, 850
INNER_MM, LETTER_MM = 1.5, 1.6


@dataclass(frozen=True)
class Look:
    """Ids of the letters, borders and paragraph forms that the cells use; `share` of the usual size of letters."""

    head_letters: str
    letters: str
    shaded: str
    plain: str
    form: str
    number_form: str
    share: float = 1.0


def fill(table: Any, look: Look, rows: Sequence[Sequence[str]], widths: Sequence[int], numeric: Sequence[bool]) -> None:
    """Give a table its rows, the first of them the heading that every page repeats; widths in HWPUNIT."""
    for old in table.findall(f"{{{PARAGRAPH}}}tr"):
        table.remove(old)
    heights = [_height(row, widths, look.share) for row in rows]
    rowed = enumerate(zip(rows, heights, strict=True))
    body = "".join(_row(look, number, row, widths, numeric, height) for number, (row, height) in rowed)
    table.extend(etree.fromstring(f'<hp:tbl xmlns:hp="{PARAGRAPH}">{body}</hp:tbl>'))
    table.find(f"{{{PARAGRAPH}}}sz").set("height", str(sum(heights)))
    table.find(f"{{{PARAGRAPH}}}outMargin").set("bottom", str(BELOW_UNITS))
    table.set("rowCnt", str(len(rows)))
    table.set("repeatHeader", "1")


def _height(row: Sequence[str], widths: Sequence[int], share: float) -> int:
    """Height a row will need: programs that do not lay tables out anew trust what the file says."""
    own = [sum(widths)] if len(row) == 1 else widths
    letters = ((width / UNITS_PER_MM - INNER_MM) / (LETTER_MM * share) for width in own)
    lines = (_lines(text, room) for text, room in zip(row, letters, strict=True))
    return round(ROW_UNITS * share * max(lines)) + PADDING_UNITS


def _lines(text: str, room: float) -> int:
    return sum(line_count(line, max(2.0, room)) for line in text.split("\n"))


def _row(
    look: Look, number: int, row: Sequence[str], widths: Sequence[int], numeric: Sequence[bool], height: int
) -> str:
    """A row; one text alone spans the table."""
    if len(row) == 1 and len(widths) > 1:
        size = f'width="{sum(widths)}" height="{height}"'
        return f"<hp:tr>{_cell(look, number, 0, row[0], size, span=len(widths))}</hp:tr>"
    columns = enumerate(zip(row, widths, numeric, strict=True))
    cells = (
        _cell(look, number, at, text, f'width="{width}" height="{height}"', right)
        for at, (text, width, right) in columns
    )
    return f"<hp:tr>{''.join(cells)}</hp:tr>"


def _cell(look: Look, number: int, at: int, text: str, size: str, right: bool = False, span: int = 1) -> str:
    plain = number and span == 1
    border, letters = (look.plain, look.letters) if plain else (look.shaded, look.head_letters)
    lines = escape(text).replace("\n", "<hp:lineBreak/>")
    return (
        f'<hp:tc name="" header="{int(not number)}" hasMargin="1" protect="0" editable="0" dirty="0" '
        f'borderFillIDRef="{border}"><hp:subList id="" textDirection="HORIZONTAL" '
        'lineWrap="BREAK" vertAlign="CENTER" linkListIDRef="0" linkListNextIDRef="0" textWidth="0" textHeight="0" '
        f'hasTextRef="0" hasNumRef="0"><hp:p id="0" paraPrIDRef="{look.number_form if right else look.form}" '
        f'styleIDRef="0" pageBreak="0" columnBreak="0" merged="0"><hp:run charPrIDRef="{letters}">'
        f"<hp:t>{lines}</hp:t></hp:run></hp:p></hp:subList>"
        f'<hp:cellAddr colAddr="{at}" rowAddr="{number}"/><hp:cellSpan colSpan="{span}" rowSpan="1"/>'
        f'<hp:cellSz {size}/><hp:cellMargin left="200" right="200" top="170" bottom="170"/></hp:tc>'
    )
