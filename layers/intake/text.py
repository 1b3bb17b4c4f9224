"""Plain text in UTF-8, UTF-16 or CP949, also where lines differ; rows with tabs or pipes are tables."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from layers.intake.document import Cell, Grid, Line, Raw
from layers.intake.saying import said, unreadable

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
KOREAN = "cp949"
PIPED = re.compile(r"\s*\|(.*)\|\s*")
RULED = re.compile(r"[\s:|\-\t]*-{2,}[\s:|\-\t]*")
#: A row of a table has two tabs; one tab is enough beside such a row.
TABS = 2
#: In a text copied from printed pages nine of ten lines are at most so long; one that has so much of that goes on.
USUAL, PAGE_WIDE, REACHES, LEAST_LINES = 0.9, 48, 0.7, 40


def read(path: Path) -> Raw:
    """Lines with their numbers, and runs of rows as tables."""
    text, remarks = decoded(path.read_bytes(), path.name)
    lines = [Line(line, number=number) for number, line in enumerate(text.splitlines(), 1)]
    return Raw(tuple(_parts(_wrapped(lines))), remarks=remarks)


def decoded(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of some bytes, and a remark where they are not all of one encoding."""
    marked = next((encoding for mark, encoding in MARKS if content.startswith(mark)), None)
    if marked is None and b"\0" in content:
        raise unreadable("no_document", name=name)
    try:
        return content.decode(marked or "utf-8"), ()
    except UnicodeDecodeError:
        return _by_lines(content)


def _by_lines(content: bytes) -> tuple[str, tuple[str, ...]]:
    """Text of which each line is UTF-8 or else CP949."""
    found, kinds, lost = [], set(), 0
    for line in content.splitlines():
        text, kind = _line(line)
        lost += text.count("\N{REPLACEMENT CHARACTER}")
        kinds |= {kind} if not line.isascii() else set()
        found.append(text)
    remarks = [said("as_cp949")] if kinds == {KOREAN} else [said("mixed", kinds=", ".join(sorted(kinds)))]
    return "\n".join(found), (*remarks, *([said("lost", n=lost)] if lost else []))


def _line(line: bytes) -> tuple[str, str]:
    try:
        return line.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return line.decode(KOREAN, errors="replace"), KOREAN


def _parts(lines: list[Line]) -> Iterator[Line | Grid]:
    for is_row, run in groupby(lines, lambda line: "\t" in line.text.rstrip() or bool(PIPED.fullmatch(line.text))):
        same = list(run)
        if is_row and _is_table([line.text.strip() for line in same]):
            yield _grid(same)
        else:
            yield from same


def _is_table(rows: list[str]) -> bool:
    """Whether rows are more than lines that are set in, or a line with one tab."""
    return any("\t" in row or PIPED.fullmatch(row) for row in rows) and (len(rows) > 1 or rows[0].count("\t") >= TABS)


def _wrapped(lines: list[Line]) -> list[Line]:
    """Lines of a text that was copied from printed pages, in which a long line may go on in the next."""
    lengths = sorted(len(line.text.strip()) for line in lines if line.text.strip())
    usual = lengths[int(len(lengths) * USUAL)] if lengths else 0
    if len(lengths) < LEAST_LINES or usual > PAGE_WIDE:
        return lines
    return [replace(line, continues=len(line.text.strip()) >= REACHES * usual) for line in lines]


def _grid(lines: list[Line]) -> Grid:
    kept = [line for line in lines if not RULED.fullmatch(line.text)]
    cells = [
        Cell(row, column, " ".join(text.split()))
        for row, line in enumerate(kept, 1)
        for column, text in enumerate(_cut(line.text), 1)
    ]
    return Grid(tuple(cells), lines=tuple(line.number or 0 for line in kept))


def _cut(line: str) -> list[str]:
    piped = PIPED.fullmatch(line)
    return piped[1].split("|") if piped else line.split("\t")
