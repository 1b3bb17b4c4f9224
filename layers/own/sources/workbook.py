"""Rows of an Excel workbook (XLSX): values as they are shown, never what a formula would make of them."""

from __future__ import annotations

import datetime
import warnings
import zlib
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from layers.errors import Problem
from layers.own.saying import problem
from layers.own.sources.table import MOST_COLUMNS, MOST_ROWS, Record, Table
from layers.records import shown_path
from layers.words.catalogue import languages, words_of

MB = 1_000_000
#: What the parts of a workbook may come to; a bomb unpacks to a thousand times its size.
MOST_UNPACKED, MOST_PARTS, MOST_TIMES = 200 * MB, 2_000, 200
#: By how many kinds openpyxl says that a workbook is broken.
BROKEN = (
    *(
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        SyntaxError,
        ArithmeticError,
        RuntimeError,
        OSError,
        EOFError,
    ),
    *(BadZipFile, zlib.error, InvalidFileException),
)
#: Sheets that say what the columns hold, as `atlas template` writes them.
CODEBOOKS = frozenset(words_of(lang, "own")["codebook"] for lang in languages())
#: No workbook has a document type; entities stand in one.
DOCTYPE = ("<!doctype", "<!entity")
LOOKED_AT = 4_096


def read(path: Path, sheet: str | None) -> tuple[Table | None, list[Problem]]:
    """The table of a sheet, the only one unless it is named; or None and why not."""
    name = shown_path(path)
    refused = _refused(path)
    if refused:
        return None, [problem(name, None, "file", path.name, refused)]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that hold no values
            shown, written = (openpyxl.load_workbook(path, read_only=True, data_only=each) for each in (True, False))
            return _table(name, shown, written, sheet)
    except BROKEN as error:
        return None, [problem(name, None, "file", type(error).__name__, "no_workbook")]


def _refused(path: Path) -> str | None:
    """Why an archive must not be unpacked."""
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            size, packed = sum(one.file_size for one in parts), sum(one.compress_size for one in parts)
            if len(parts) > MOST_PARTS or size > min(MOST_UNPACKED, MB + packed * MOST_TIMES):
                return "bomb"
            return "entities" if any(_typed(archive, one.filename) for one in parts) else None
    except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError):
        return "no_workbook"


def _typed(archive: ZipFile, part: str) -> bool:
    if not part.lower().endswith((".xml", ".rels", ".vml")):
        return False
    with archive.open(part) as file:
        start = file.read(LOOKED_AT).replace(b"\0", b"").decode("latin-1").lower()
    return any(word in start for word in DOCTYPE)


def _table(name: str, shown: Any, written: Any, sheet: str | None) -> tuple[Table | None, list[Problem]]:
    names = [name for name in shown.sheetnames if name not in CODEBOOKS] or shown.sheetnames
    if sheet is not None and sheet not in names:
        return None, [problem(name, None, "source.layer", sheet, "no_part", known=", ".join(names))]
    if sheet is None and len(names) > 1:
        return None, [problem(name, None, "source.layer", "", "several_parts", known=", ".join(names))]
    values, formulas = (_rows(book[sheet or names[0]]) for book in (shown, written))
    filled = [row for row in values if any(cell is not None for cell in row)]
    if not filled:
        return None, [problem(name, None, "file", "", "empty")]
    numbered = [(number, row) for number, row in enumerate(values, 1) if any(cell is not None for cell in row)]
    headings = [_text(cell) for cell in numbered[0][1]]
    records = [Record(number, _cells(row, len(headings))) for number, row in numbered[1:]]
    return Table(headings, records), _uncounted(name, values, formulas)


def _rows(sheet: Any) -> list[tuple[Any, ...]]:
    sheet.reset_dimensions()  # what a file says of its own size need not be so
    return list(islice(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), MOST_ROWS + 3))


def _cells(row: tuple[Any, ...], width: int) -> list[str]:
    return [_text(cell) for cell in (*row, *[None] * width)][:width]


def _text(value: Any) -> str:
    """A cell as text: days as ISO, whole numbers without a point."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _uncounted(name: str, values: list[tuple[Any, ...]], formulas: list[tuple[Any, ...]]) -> list[Problem]:
    """Formulas whose value no program has stored."""
    return [
        problem(name, number, "formula", formula, "formula")
        for number, (row, written) in enumerate(zip(values, formulas, strict=False), 1)
        for value, formula in zip(row, written, strict=False)
        if value is None and isinstance(formula, str) and formula.startswith("=")
    ]
