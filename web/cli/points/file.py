"""The rows of a file of points: which encoding and marks it has, and what it is where it is no table of text."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from layers.reading.kinds import kind_of
from web.cli.points.columns import MissingColumn
from web.service.language import translator
from web.service.mistakes import WebError

ENCODINGS = ("utf-8-sig", "cp949")
#: Texts in UTF-16 have zeros, those of other encodings have none.
WIDE_LOOKED_AT = 4000
#: A cell may be as long as an outline of a country; what is longer is a quotation mark that was never closed.
LONGEST_CELL = 100_000_000
MARKS = (",", "\t", ";", "|")
OWN_MARK = "sep="
QUOTE = '"'
OTHERS = {"workbook": "This is an Excel workbook (XLSX).", "json": "This is JSON."}


class UnreadableTable(WebError):
    """A file of points is empty, of another kind, or in none of the encodings that are read."""


def encoding_of(path: Path) -> str:
    """Encoding of a text: UTF-8 or UTF-16 with or without a mark, or CP949; raises UnreadableTable."""
    kind = kind_of(path)
    if kind is not None:
        said = OTHERS.get(kind) or f"{translator('en')(f'overlay_why_{kind}').split('. ')[0].rstrip('.')}."
        raise UnreadableTable(f"{path}: {said} Right: a table saved as CSV UTF-8")
    for encoding in _possible(path):
        if _decodes(path, encoding):
            return encoding
    raise UnreadableTable(f"{path}: neither UTF-8, UTF-16 nor CP949; save it as CSV UTF-8")


def _possible(path: Path) -> tuple[str, ...]:
    with path.open("rb") as file:
        start = file.read(WIDE_LOOKED_AT)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ("utf-16",)
    zeros = start[0::2].count(0), start[1::2].count(0)
    if zeros[0] == zeros[1]:
        return ENCODINGS
    return ("utf-16-be",) if zeros[0] > zeros[1] else ("utf-16-le",)


def _decodes(path: Path, encoding: str) -> bool:
    try:
        with path.open(encoding=encoding, newline="") as lines:
            while lines.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return False
    return True


@contextmanager
def long_cells() -> Iterator[None]:
    """Cells may be as long as outlines of countries are."""
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


@contextmanager
def unclosed(source: Path | str, line: Callable[[], int]) -> Iterator[None]:
    """Tell a cell that does not end, with the line up to which it was read."""
    try:
        yield
    except csv.Error as wrong:
        said = f"{wrong}; is a quotation mark above it never closed?"
        raise UnreadableTable(f"{source}: line {line()}: {said}") from wrong


def filled(row: list[str]) -> bool:
    """Whether a row has a cell that is not blank."""
    return bool("".join(row).strip())


def mark_of(lines: TextIO) -> tuple[str, int]:
    """What parts cells, and how many lines say so: Excel's own `sep=;`, else what the first line has most of."""
    start = lines.tell()
    first = next((line for line in iter(lambda: lines.readline(LONGEST_CELL), "") if line.strip()), "")
    if first.lower().startswith(OWN_MARK) and first[len(OWN_MARK) :].strip("\r\n"):
        return first[len(OWN_MARK)], 1
    lines.seek(start)
    return ("\t" if "\t" in first else max(MARKS, key=first.count)), 0


def header(path: Path, first: list[str] | None) -> list[str]:
    """The headings; raises UnreadableTable where there is nothing, MissingColumn where they are numbers."""
    if first is None:
        raise UnreadableTable(f"{path}: is empty; right: a header such as name,lon,lat and one row for each point")
    if sum(map(_is_number, first)) >= 2:
        shown = ",".join(first)[:80]
        raise MissingColumn(f"{path}: the first row {shown!r} holds numbers; put a header above it, such as lon,lat")
    return [cell.strip() for cell in first]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
