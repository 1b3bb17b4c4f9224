"""The controlled taxonomy of industries; the assignment of items to it is editorial."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from layers.errors import Problem
from layers.records import Row, read_table

COLUMNS = (
    "id",
    "order",
    "ko",
    "en",
    "seal_ko",
    "seal_en",
    "colour",
    "national_strategic",
    "critical_technology",
    "note",
)


@dataclass(frozen=True)
class Sector:
    """An industry: its names, its seal of one or two characters, its colour (`#rrggbb`)."""

    id: str
    order: int
    ko: str
    en: str
    seal_ko: str
    seal_en: str
    colour: str
    national_strategic: str | None = None
    critical_technology: str | None = None
    note: str | None = None


def read(seeds_dir: Path) -> tuple[dict[str, Sector], list[Problem]]:
    """Sectors by id in order, from `sectors.csv`."""
    rows, problems = read_table(seeds_dir / "sectors.csv", COLUMNS)
    found: dict[str, Sector] = {}
    for row in rows:
        problems += _check(row, found)
        if row.text("order").isdecimal():
            found[row.text("id")] = _sector(row)
    return dict(sorted(found.items(), key=lambda pair: pair[1].order)), problems


def _sector(row: Row) -> Sector:
    names = [row.text(column) for column in ("ko", "en", "seal_ko", "seal_en", "colour")]
    notes = [row[column] for column in ("national_strategic", "critical_technology", "note")]
    return Sector(row.text("id"), int(row.text("order")), *names, *notes)


def _check(row: Row, seen: dict[str, Sector]) -> list[Problem]:
    found = []
    if row["id"] in seen:
        found.append(row.problem("id", "stands twice; keep one"))
    if not row.text("order").isdecimal():
        found.append(row.problem("order", "must be a whole number"))
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", row.text("colour")):
        found.append(row.problem("colour", "must be a colour such as #1f4e79"))
    if row["seal_ko"] in {sector.seal_ko for sector in seen.values()}:
        found.append(row.problem("seal_ko", "another sector already has this seal"))
    return found
