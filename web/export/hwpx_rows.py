"""Rows of a 한글 table, written as XML: cell by cell through the library would take minutes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from web.export.report_lines import line_count

PARAGRAPH = "http://www.hancom.co.kr/hwpml/2011/paragraph"
UNITS_PER_MM, ROW_UNITS, PADDING_UNITS, BELOW_UNITS = 283.465, 1170, 340, 850
INNER_MM, LETTER_MM = 1.5, 1.6


@dataclass(frozen=True)
class Look:
    """Ids of the document's letters, borders and paragraph form that the cells use."""

    head_letters: str
    letters: str
    shaded: str
    plain: str
    form: str


def fill(table: Any, look: Look, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    """Give a table its rows, the first of them the heading that every page repeats; widths in HWPUNIT."""
    for old in table.findall(f"{{{PARAGRAPH}}}tr"):
        table.remove(old)
    heights = [_height(row, widths) for row in rows]
    rowed = enumerate(zip(rows, heights, strict=True))
    body = "".join(_row(look, number, row, widths, height) for number, (row, height) in rowed)
    table.extend(etree.fromstring(f'<hp:tbl xmlns:hp="{PARAGRAPH}">{body}</hp:tbl>'))
    table.find(f"{{{PARAGRAPH}}}sz").set("height", str(sum(heights)))
    table.find(f"{{{PARAGRAPH}}}outMargin").set("bottom", str(BELOW_UNITS))
    table.set("rowCnt", str(len(rows)))
    table.set("repeatHeader", "1")


def _height(row: Iterable[str], widths: Iterable[int]) -> int:
    """Height a row will need: programs that do not lay tables out anew trust what the file says."""
    letters = ((width / UNITS_PER_MM - INNER_MM) / LETTER_MM for width in widths)
    return ROW_UNITS * max(line_count(text, room) for text, room in zip(row, letters, strict=True)) + PADDING_UNITS


def _row(look: Look, number: int, row: Iterable[str], widths: Iterable[int], height: int) -> str:
    columns = enumerate(zip(row, widths, strict=True))
    cells = (_cell(look, number, at, text, f'width="{width}" height="{height}"') for at, (text, width) in columns)
    return f"<hp:tr>{''.join(cells)}</hp:tr>"


def _cell(look: Look, number: int, at: int, text: str, size: str) -> str:
    border, letters = (look.plain, look.letters) if number else (look.shaded, look.head_letters)
    return (
        f'<hp:tc name="" header="{int(not number)}" hasMargin="1" protect="0" editable="0" dirty="0" '
        f'borderFillIDRef="{border}"><hp:subList id="" textDirection="HORIZONTAL" '
        'lineWrap="BREAK" vertAlign="CENTER" linkListIDRef="0" linkListNextIDRef="0" textWidth="0" textHeight="0" '
        f'hasTextRef="0" hasNumRef="0"><hp:p id="0" paraPrIDRef="{look.form}" styleIDRef="0" pageBreak="0" '
        f'columnBreak="0" merged="0"><hp:run charPrIDRef="{letters}"><hp:t>{escape(text)}</hp:t></hp:run></hp:p>'
        f'</hp:subList><hp:cellAddr colAddr="{at}" rowAddr="{number}"/><hp:cellSpan colSpan="1" rowSpan="1"/>'
        f'<hp:cellSz {size}/><hp:cellMargin left="200" right="200" top="170" bottom="170"/></hp:tc>'
    )
