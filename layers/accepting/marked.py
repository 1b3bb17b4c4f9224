"""The rows of a table of proposals that a person marked, as spreadsheets save it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from layers.errors import Problem
from layers.facts.facts import COLUMNS
from layers.own.saying import problem
from layers.own.sources import texts
from layers.proposing.sheet import BESIDE, FORMULA
from layers.records import shown_path

MARK = "accepted"
#: Marks of a person, by what they mean; anything else is asked about.
TAKEN = frozenset(["1", "y", "yes", "o", "ㅇ", "○", "v", "✓", "✔", "true", "예", "네", "수락", "채택"])
LEFT = frozenset(["", *["0", "n", "no", "x", "×", "✗", "false", "아니오", "아니요", "거절", "제외"]])


@dataclass(frozen=True)
class Marked:
    """One accepted row: its line in the table, and its cells by column."""

    line: int
    cells: dict[str, str]


def read(path: Path) -> tuple[list[Marked], list[Problem]]:
    """Accepted rows of a CSV (UTF-8, UTF-16, CP949), and what is wrong with the table."""
    table, problems = texts.read(path)
    name = shown_path(path)
    if table is None:
        return [], problems
    known = (*BESIDE, *COLUMNS)
    lacking = [column for column in (MARK, *COLUMNS) if column not in table.headings]
    problems += [problem(name, 1, column, "", "no_column_of_table") for column in lacking]
    strange = [column for column in table.headings if column and column not in known]
    problems += [problem(name, 1, column, column, "no_field", known=", ".join(known)) for column in strange]
    found = []
    for record in table.records:
        cells = {key: _plain(cell) for key, cell in zip(table.headings, record.cells, strict=True)}
        mark = cells.get(MARK, "").lower()
        if mark in TAKEN:
            found.append(Marked(record.number, cells))
        elif mark not in LEFT:
            known_marks = {"taken": ", ".join(sorted(TAKEN)), "left": ", ".join(sorted(LEFT - {""}))}
            problems.append(problem(name, record.number, MARK, mark, "mark", **known_marks))
    return found, problems


def _plain(cell: str) -> str:
    """A cell on one line, without the apostrophe that keeps spreadsheets from running it."""
    text = " ".join(cell.split())
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA) else text
