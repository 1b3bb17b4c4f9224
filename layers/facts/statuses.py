"""The one vocabulary of statuses, in order of solidity."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from layers.errors import Problem
from layers.records import read_table

COLUMNS = ("id", "order", "ko", "en", "solidity", "line", "note")
SOLIDITIES = ("solid", "half", "outline", "dashed", "dotted", "hatched", "question", "struck")
UNDECIDED, UNCONFIRMED = "undecided", "unconfirmed"


@dataclass(frozen=True)
class Status:
    """How settled an item is; `order` runs from the most solid, `solidity` is how it is drawn."""

    id: str
    order: int
    ko: str
    en: str
    solidity: str
    line: str | None = None
    note: str | None = None


def read(seeds_dir: Path) -> tuple[dict[str, Status], list[Problem]]:
    """Statuses by id in order, from `statuses.csv`."""
    rows, problems = read_table(seeds_dir / "statuses.csv", COLUMNS)
    found: dict[str, Status] = {}
    for row in rows:
        key = row.text("id")
        if key in found:
            problems.append(row.problem("id", "stands twice; keep one"))
        if row["solidity"] not in SOLIDITIES:
            problems.append(row.problem("solidity", f"must be one of {', '.join(SOLIDITIES)}"))
        if not row.text("order").isdecimal():
            problems.append(row.problem("order", "must be a whole number"))
            continue
        found[key] = Status(
            key,
            int(row.text("order")),
            row.text("ko"),
            row.text("en"),
            row.text("solidity"),
            row["line"],
            row["note"],
        )
    return dict(sorted(found.items(), key=lambda pair: pair[1].order)), problems
