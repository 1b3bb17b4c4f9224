"""The table of `names.csv`: from when until when a ministry or an act had a name; a fact says the name of its day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from layers.errors import Problem
from layers.facts.documents import Day, Document
from layers.facts.facts import Fact
from layers.models import OneOf, Word, made
from layers.periods import first_day, is_date, last_day
from layers.records import read_table

FILE = "names.csv"
COLUMNS = ("name", "column", "valid_from", "valid_to", "note")
NAMED = ("ministry", "legal_basis")


@dataclass(frozen=True)
class Name:
    """A name of a ministry or an act with the days between which it was one; `column` is that of the facts."""

    name: Word
    column: Annotated[str, OneOf(NAMED)]
    valid_from: Day
    valid_to: Day | None
    note: str | None


def read(seeds_dir: Path) -> tuple[dict[tuple[str, str], Name], list[Problem]]:
    """Names by column and name, and what is wrong with the table; without the file, none."""
    path = seeds_dir / FILE
    if not path.is_file():
        return {}, []
    rows, problems = read_table(path, COLUMNS)
    found = [made(Name, row.cells, row.file, row.number) for row in rows]
    problems += [problem for _, wrong in found for problem in wrong]
    return {(one.column, one.name): one for one, _ in found if one is not None}, problems


def check(
    all_facts: Iterable[Fact], documents: Mapping[str, Document], names: Mapping[tuple[str, str], Name]
) -> list[Problem]:
    """Facts that call a ministry or an act by a name it had not on their day."""
    return [
        Problem(fact.file, fact.row, column, name.name, f"was its name {_span(name)}; write that of the fact's day")
        for fact in all_facts
        if fact.document in documents
        for column in NAMED
        if (name := names.get((column, getattr(fact, column) or ""))) is not None
        if not _holds(name, fact.valid_from or documents[fact.document].date)
    ]


def _holds(name: Name, day: str) -> bool:
    if not is_date(day):
        return True
    return first_day(name.valid_from) <= last_day(day) and (
        name.valid_to is None or first_day(day) <= last_day(name.valid_to)
    )


def _span(name: Name) -> str:
    return f"from {name.valid_from} to {name.valid_to}" if name.valid_to else f"from {name.valid_from}"
