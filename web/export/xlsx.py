"""The tables behind a map as an Excel workbook: typed columns, counts, numbered sources, dates; never a formula."""

import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from web.export.figure import code
from web.export.report import Report, Source, report

FACE = "맑은 고딕"
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
LONGEST = 32_767
SHRUNK = 0.4
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True)
class Column:
    """One column: its heading's key in the report's words, its width in letters, and what a row shows in it."""

    key: str
    width: float
    value: Callable[[Any], Any]


ITEMS = (
    Column("layer", 24, lambda entry: entry.layer),
    Column("place", 22, lambda entry: entry.place),
    Column("item", 34, lambda entry: entry.name),
    Column("role", 34, lambda entry: entry.role),
    Column("detail", 34, lambda entry: entry.detail),
    Column("status", 10, lambda entry: entry.status),
    Column("date", 12, lambda entry: entry.date),
    Column("due", 12, lambda entry: entry.due),
    Column("sector", 14, lambda entry: entry.sector),
    Column("flags", 16, lambda entry: entry.flags),
    Column("value", 12, lambda entry: entry.value),
    Column("unit", 10, lambda entry: entry.unit),
    Column("cited", 14, lambda entry: entry.cited),
    Column("notes", 60, lambda entry: entry.notes),
    Column("lon", 11, lambda entry: entry.lon),
    Column("lat", 11, lambda entry: entry.lat),
    Column("regions", 28, lambda entry: ";".join(entry.regions)),
    Column("id", 36, lambda entry: entry.id),
)
COUNTS = (
    Column("layer", 34, lambda count: count.layer),
    Column("label", 34, lambda count: count.label),
    Column("count", 10, lambda count: count.count),
)


def write(permalink: str, scene: dict[str, Any]) -> bytes:
    """The workbook of a scene: items, counts, sources, dates; equal scenes are equal bytes."""
    made, told = io.BytesIO(), report(scene, permalink)
    with xlsxwriter.Workbook(made, OPTIONS) as book:
        book.formats[0].set_font_name(FACE)
        book.set_properties(_properties(told))
        styles = _styles(book)
        _sheet(book, told, "items", ITEMS, told.entries, styles)
        _sheet(book, told, "counts", COUNTS, [count for part in told.parts for count in part.counts], styles)
        _sheet(book, told, "sources", _source_columns(told), told.sources, styles)
        _facts(book.add_worksheet(told.words["dates"]), told, styles)
    return made.getvalue()


def _properties(told: Report) -> dict[str, Any]:
    return {
        "title": told.title,
        "subject": told.subtitle,
        "author": told.words["name"],
        "comments": told.stamp,
        "created": datetime.fromisoformat(told.asof),
    }


def _styles(book: Workbook) -> dict[str, Format]:
    face = {"font_name": FACE, "font_size": 10, "valign": "top"}
    return {
        "head": book.add_format({**face, "bold": True, "bg_color": "#E7EEF0", "bottom": 1, "text_wrap": True}),
        "text": book.add_format({**face, "text_wrap": True}),
        "guarded": book.add_format({**face, "text_wrap": True, "quote_prefix": True}),
        "number": book.add_format({**face, "num_format": "#,##0.######"}),
        "date": book.add_format({**face, "num_format": "yyyy-mm-dd", "align": "left"}),
    }


def _source_columns(told: Report) -> tuple[Column, ...]:
    def grade(source: Source) -> str:
        return told.words[f"grade_{source.grade}"]

    return (
        Column("n", 6, lambda source: source.n),
        Column("publisher", 22, lambda source: source.publisher),
        Column("title", 60, lambda source: source.title),
        Column("published", 12, lambda source: source.date),
        Column("checked", 12, lambda source: source.checked),
        Column("grade", 16, grade),
        Column("link", 60, lambda source: source.link),
    )


def _sheet(
    book: Workbook, told: Report, name: str, columns: tuple[Column, ...], rows: Iterable[Any], styles: dict[str, Format]
) -> None:
    """One table under a heading that stays in sight, with a filter, printed on pages as wide as it is."""
    sheet, filled = book.add_worksheet(told.words[name]), list(rows)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width, styles["text"])
        _cell(sheet, 0, at, told.words[column.key], styles, "head")
        for line, row in enumerate(filled, 1):
            _cell(sheet, line, at, column.value(row), styles)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(filled)), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L{_shown(told.title)}&R{_shown(told.stamp)}")


def _shown(text: str) -> str:
    """A text in a page's foot, where an ampersand would begin a code."""
    return text.replace("&", "&&")[:120]


def _facts(sheet: Worksheet, told: Report, styles: dict[str, Format]) -> None:
    """What the tables stand for: title, summary, dates, fingerprint, address, cautions."""
    words = told.words
    cautions = [*told.cautions, *(f"{part.title}: {text}" for part in told.parts for text in part.cautions)]
    rows = [
        (words["title"], told.title), (words["subtitle"], told.subtitle), (words["summary"], told.caption),
        *told.stamps, (words["address"], told.permalink),
        *((f"{words['checked']} · {part.title}", part.checked) for part in told.parts if part.checked),
        *((words["caution"], text) for text in cautions), (words["map"], words["credit"]),
    ]  # fmt: skip
    sheet.set_column(0, 0, 34, styles["head"])
    sheet.set_column(1, 1, 110, styles["text"])
    for line, (label, value) in enumerate(rows):
        _cell(sheet, line, 0, label, styles, "head")
        _cell(sheet, line, 1, value, styles)
    about = {"image_data": io.BytesIO(code(told.permalink).data), "description": f"{words['qr']}: {told.permalink}"}
    sheet.insert_image(len(rows) + 1, 1, "qr.png", {**about, "x_scale": SHRUNK, "y_scale": SHRUNK})


def _cell(sheet: Worksheet, line: int, at: int, value: Any, styles: dict[str, Format], style: str = "text") -> None:
    """One cell by the kind of its value; nothing is written for what is not known."""
    day = _day(value)
    if value is None or value == "":
        return
    if day:
        sheet.write_datetime(line, at, datetime(day.year, day.month, day.day), styles["date"])
    elif isinstance(value, int | float):
        sheet.write_number(line, at, value, styles["number"])
    else:
        guarded = style == "text" and value.startswith(FORMULA)
        sheet.write_string(line, at, value[:LONGEST], styles["guarded" if guarded else style])


def _day(value: Any) -> date | None:
    """A whole ISO date; a month or a year stays a text and keeps its precision."""
    if not (isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-"):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
