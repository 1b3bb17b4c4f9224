"""The editorial table of value-chain stages: which words of a role, as a document writes it, name which stage."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from layers.errors import BrokenSeeds, Problem
from layers.records import Row, read_table, shown_path

FILE = "stages.csv"
COLUMNS = ("sector", "role", "order", "stage", "stage_en", "note")


@dataclass(frozen=True)
class Stage:
    """A stage of a sector's value chain; `order` counts from 1, from raw materials to the market."""

    sector: str
    order: int
    ko: str
    en: str


@dataclass(frozen=True)
class Naming:
    """A row of `stages.csv`: a role, word for word as facts write it, names a stage; `note` says why.

    A role that names several stages has several rows.
    """

    role: str
    stage: Stage
    note: str | None


@lru_cache(maxsize=8)
def read(seeds_dir: Path) -> tuple[Naming, ...]:
    """Rows of `stages.csv` of a seeds folder, in file order; raises BrokenSeeds with every problem."""
    path = seeds_dir / FILE
    if not path.is_file():
        raise BrokenSeeds([Problem(shown_path(path), None, "file", "", "is missing")])
    rows, problems = read_table(path, COLUMNS)
    problems += [problem for row in rows for problem in _check(row)]
    problems += _two_names(rows)
    if problems:
        raise BrokenSeeds(problems)
    return tuple(map(_naming, rows))


def check(seeds_dir: Path, roles: Collection[str | None], sectors: Collection[str]) -> list[Problem]:
    """Rows with a role that no fact has or an unknown sector; raises BrokenSeeds where the file is unreadable."""
    read(seeds_dir)
    rows, _ = read_table(seeds_dir / FILE, COLUMNS)
    unknown = [row.problem("role", "is no role of a fact, word for word") for row in rows if row["role"] not in roles]
    strange = [
        row.problem("sector", f"must be one of {', '.join(sectors)}") for row in rows if row["sector"] not in sectors
    ]
    return [*unknown, *strange]


def _naming(row: Row) -> Naming:
    stage = Stage(row.text("sector"), int(row.text("order")), row.text("stage"), row.text("stage_en"))
    return Naming(row.text("role"), stage, row["note"])


def _check(row: Row) -> list[Problem]:
    empty = [column for column in COLUMNS[:-1] if row[column] is None]
    found = [row.problem(column, "is missing") for column in empty]
    if row["order"] is not None and not row.text("order").isdecimal():
        found.append(row.problem("order", "must be a whole number, 1 for the first stage"))
    return found


def _two_names(rows: Collection[Row]) -> list[Problem]:
    """Rows that call a stage otherwise than the first row of its sector and order does."""
    first: dict[tuple[str | None, str | None], str | None] = {}
    return [
        row.problem("stage", f"this stage is called {first[row['sector'], row['order']]!r} above; use one name")
        for row in rows
        if first.setdefault((row["sector"], row["order"]), row["stage"]) != row["stage"]
    ]
