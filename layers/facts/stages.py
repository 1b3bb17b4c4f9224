"""The editorial table of value-chain stages: which words of a role, as a document writes it, name which stage."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from layers.errors import Problem
from layers.records import Row, read_table

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


def read(
    seeds_dir: Path, roles: Collection[str | None], sectors: Collection[str]
) -> tuple[tuple[Naming, ...], list[Problem]]:
    """Rows of `stages.csv` in file order, and what is wrong with them; `roles` are those that facts have."""
    rows, problems = read_table(seeds_dir / FILE, COLUMNS)
    broken = [problem for row in rows for problem in _check(row)]
    unknown = [row.problem("role", "is no role of a fact, word for word") for row in rows if row["role"] not in roles]
    strange = [
        row.problem("sector", f"must be one of {', '.join(sectors)}") for row in rows if row["sector"] not in sectors
    ]
    problems += [*broken, *_two_names(rows), *unknown, *strange]
    return (() if broken else tuple(map(_naming, rows))), problems


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
