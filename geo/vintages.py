"""Vintages: sets of boundaries by their first day, and which one is in force on a day."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geo.errors import BeforeRecord, BrokenData
from geo.region import RECORD_BEGINS

COLUMNS = ("vintage", "valid_from", "valid_to", "provinces", "municipalities", "note")


@dataclass(frozen=True)
class Vintage:
    """A row of ``data/vintages.csv``; `valid_from` None = since before our record begins, `valid_to` None = today."""

    vintage: str
    valid_from: date | None
    valid_to: date | None
    provinces: int
    municipalities: int
    note: str


def read_vintages(path: Path) -> list[Vintage]:
    """The vintages, oldest first; raises BrokenData with every problem."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        records = list(reader)
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise BrokenData(path.name, [f"columns are {reader.fieldnames}; right: {', '.join(COLUMNS)}"])
    problems: list[str] = []
    vintages = [_vintage(record, line, problems) for line, record in enumerate(records, 2)]
    if problems:
        raise BrokenData(path.name, problems)
    return [vintage for vintage in vintages if vintage]


def _vintage(record: Mapping[str, str], line: int, problems: list[str]) -> Vintage | None:
    try:
        return Vintage(
            record["vintage"],
            date.fromisoformat(record["valid_from"]) if record["valid_from"] else None,
            date.fromisoformat(record["valid_to"]) if record["valid_to"] else None,
            int(record["provinces"]),
            int(record["municipalities"]),
            record["note"],
        )
    except ValueError as wrong:
        problems.append(f"line {line}, {record['vintage']}: {wrong}; right: dates like 2026-07-01, counts like 17")
        return None


def vintage_at(vintages: list[Vintage], day: date) -> Vintage:
    """The vintage in force on `day`; raises BeforeRecord before the first one."""
    if day < RECORD_BEGINS:
        raise BeforeRecord(f"{day}: names and boundaries are recorded from {RECORD_BEGINS}")
    return next(vintage for vintage in reversed(vintages) if (vintage.valid_from is None or vintage.valid_from <= day))
