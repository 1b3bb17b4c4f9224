"""Leads: which page or notice would settle what no source says yet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from layers.errors import Problem
from layers.records import read_table

FILE = "gaps.csv"
COLUMNS = ("item", "would_settle_ko", "would_settle_en", "url")


@dataclass(frozen=True)
class Lead:
    """Where to look next for an item, or for a whole topic."""

    item: str
    would_settle_ko: str
    would_settle_en: str
    url: str | None


def read(seeds_dir: Path, known: Collection[str]) -> tuple[dict[str, Lead], list[Problem]]:
    """Leads by item or topic; `known` are the items and topics there are. Without the file, none."""
    path = seeds_dir / FILE
    if not path.is_file():
        return {}, []
    rows, problems = read_table(path, COLUMNS)
    found: dict[str, Lead] = {}
    for row in rows:
        key = row.text("item")
        if key not in known:
            problems.append(row.problem("item", "is no item and no topic of the facts"))
        if key in found:
            problems.append(row.problem("item", "stands twice; keep one"))
        for column in ("would_settle_ko", "would_settle_en"):
            problems += [row.problem(column, "is missing")] if row[column] is None else []
        found[key] = Lead(key, row.text("would_settle_ko"), row.text("would_settle_en"), row["url"])
    return found, problems
