"""Rows of a CSV as people save it: UTF-8, UTF-16 or CP949; commas, tabs or semicolons."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path

from layers.errors import Problem
from layers.own.saying import problem
from layers.own.sources.table import MOST_ROWS, Record, Table
from layers.records import shown_path

WIDE = (b"\xff\xfe", b"\xfe\xff")
ENCODINGS = ("utf-8-sig", "cp949")
MARKS = (",", "\t", ";", "|")
LOST = "\ufffd"


def read(path: Path) -> tuple[Table | None, list[Problem]]:
    """The table of a file, or None and why not."""
    name = shown_path(path)
    text = _decoded(path.read_bytes())
    if text is None or "\0" in text:
        return None, [problem(name, None, "encoding", "", "encoding")]
    try:
        lines = list(_numbered(text))
    except csv.Error as error:
        return None, [problem(name, None, "csv", error, "csv")]
    if not lines:
        return None, [problem(name, None, "file", "", "empty")]
    headings = [cell.strip() for cell in lines[0][1]]
    wide = [number for number, cells in lines[1:] if any(cell.strip() for cell in cells[len(headings) :])]
    problems = [problem(name, number, "row", "", "too_wide", n=len(headings)) for number in wide]
    records = [Record(number, [*cells, *[""] * len(headings)][: len(headings)]) for number, cells in lines[1:]]
    problems += [problem(name, one.number, "encoding", LOST, "lost") for one in records if LOST in "".join(one.cells)]
    return Table(headings, records), problems


def _decoded(raw: bytes) -> str | None:
    for encoding in ("utf-16",) if raw[:2] in WIDE else ENCODINGS:
        try:
            return unicodedata.normalize("NFC", raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return None


def _numbered(text: str) -> list[tuple[int, list[str]]]:
    """Rows that are not blank with the lines they begin on; as many as a layer may have and one more."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(MARKS, key=first.count), strict=True)
    found, begins = [], 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            found.append((begins, cells))
        begins = reader.line_num + 1
        if len(found) > MOST_ROWS + 1:
            break
    return found
