"""The tables of a document as an Excel workbook: typed columns, numbered sources, dates; never a formula."""

import io
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from web.export.document.archive import dated
from web.export.document.chapters import Cell, Document, Table
from web.export.document.printable import printable
from web.export.plate.figure import code
from web.export.report.workbook_sheets import facts, height, sheet_names, sources, tables, widths

FACE = "맑은 고딕"
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
LONGEST = 32_767
SHRUNK, CODE_ROWS, LABEL_WIDTH, FACT_WIDTH = 0.4, 9, 16, 96
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
Styles = dict[str, Format]


def write(document: Document) -> bytes:
    """The workbook of a document: its tables, sources and dates; equal documents are equal bytes."""
    document, made = printable(document), io.BytesIO()
    words = document.words
    with xlsxwriter.Workbook(made, OPTIONS) as book:
        book.formats[0].set_font_name(FACE)
        book.set_properties(_properties(document))
        styles = _styles(book)
        shown = [*tables(document), sources(document)]
        names = sheet_names([*(table.sheet or table.title for table in shown), words["dates"]])
        for table, name in zip(shown, names, strict=False):
            _sheet(book.add_worksheet(name), document, table, styles)
        _facts(book.add_worksheet(names[-1]), document, styles)
    return dated(made.getvalue(), document.asof)


def _properties(document: Document) -> dict[str, Any]:
    first, cover = document.chapters[0], document.cover
    return {
        "title": document.title,
        "subject": cover.subtitle if cover else first.subtitle,
        "author": (cover.author if cover else "") or document.words["name"],
        "comments": first.stamp,
        "created": datetime.fromisoformat(document.asof),
    }


def _styles(book: Workbook) -> Styles:
    face = {"font_name": FACE, "font_size": 10, "valign": "top"}
    return {
        "head": book.add_format({**face, "bold": True, "bg_color": "#E7EEF0", "bottom": 1, "text_wrap": True}),
        "text": book.add_format({**face, "text_wrap": True}),
        "guarded": book.add_format({**face, "text_wrap": True, "quote_prefix": True}),
        "number": book.add_format({**face, "num_format": "#,##0.######"}),
        "whole": book.add_format({**face, "num_format": "#,##0"}),
        "date": book.add_format({**face, "num_format": "yyyy-mm-dd", "align": "left"}),
    }


def _sheet(sheet: Worksheet, document: Document, table: Table, styles: Styles) -> None:
    """One table under a heading that stays in sight, with a filter, printed on pages as wide as it is."""
    room = widths(table)
    for at, (column, width) in enumerate(zip(table.columns, room, strict=True)):
        sheet.set_column(at, at, width, styles["text"])
        _cell(sheet, 0, at, column.heading, styles, "head")
    for line, row in enumerate(table.rows, 1):
        spans = len(row) == 1 and len(table.columns) > 1
        sheet.set_row(line, height(row, room))
        for at, cell in enumerate(row):
            _cell(sheet, line, at, cell, styles, "head" if spans else "text")
    if not table.rows:
        _cell(sheet, 1, 0, document.words["none"], styles)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(table.rows)), max(0, len(table.columns) - 1))
    sheet.set_landscape()
    sheet.repeat_rows(0)
    _on_paper(sheet, document)


def _on_paper(sheet: Worksheet, document: Document) -> None:
    """A4, no wider than the page, with the title and the stamp in its foot."""
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    stamp = document.chapters[0].stamp if len(document.chapters) == 1 else ""
    sheet.set_footer(f"&L{_shown(document.title)}&R{_shown(stamp)}")


def _shown(text: str) -> str:
    """A text in a page's foot, where an ampersand would begin a code."""
    return text[:120].replace("&", "&&")


def _facts(sheet: Worksheet, document: Document, styles: Styles) -> None:
    """What the tables stand for, chapter by chapter, each with the QR code of its address."""
    line = 0
    sheet.set_column(0, 0, LABEL_WIDTH)
    sheet.set_column(1, 1, FACT_WIDTH, styles["text"])
    _on_paper(sheet, document)
    for chapter, rows in facts(document):
        for label, value in rows:
            sheet.set_row(line, height((label, value), (LABEL_WIDTH, FACT_WIDTH)))
            _cell(sheet, line, 0, label, styles, "head")
            _cell(sheet, line, 1, value, styles)
            line += 1
        if drawn := code(chapter.coded):
            told = f"{chapter.words['qr']}: {chapter.permalink}"
            about = {"image_data": io.BytesIO(drawn.data), "description": told[:LONGEST]}
            sheet.insert_image(line + 1, 1, "qr.png", {**about, "x_scale": SHRUNK, "y_scale": SHRUNK})
        line += CODE_ROWS


def _cell(sheet: Worksheet, line: int, at: int, value: Cell, styles: Styles, style: str = "text") -> None:
    """One cell by the kind of its value; nothing is written for what is not known."""
    day = _day(value)
    if value is None or value == "":
        return
    if day:
        sheet.write_datetime(line, at, datetime(day.year, day.month, day.day), styles["date"])
    elif isinstance(value, int | float):
        sheet.write_number(line, at, value, styles["whole" if isinstance(value, int) else "number"])
    else:
        guarded = style == "text" and value.startswith(FORMULA)
        sheet.write_string(line, at, value[:LONGEST], styles["guarded" if guarded else style])


def _day(value: Cell) -> date | None:
    """A whole ISO date; a month or a year stays a text and keeps its precision."""
    if not (isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-"):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
