"""The table of `crosswalk.csv`: which KSIC industries carry a sector, how far, and whether they allow a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from layers.errors import Problem
from layers.records import Row, read_table

FILE = "crosswalk.csv"
COLUMNS = ("sector", "ksic", "reach", "verdict_possible", "note")
REACHES = ("whole", "most", "part")


@dataclass(frozen=True)
class Crossing:
    """An industry that carries a sector, an editorial row of `crosswalk.csv`.

    `reach` says how much of the KSIC industry is the sector: whole, most or part.
    """

    sector: str
    ksic: str
    reach: str
    verdict_possible: bool
    note: str | None


def read(seeds_dir: Path) -> tuple[tuple[Crossing, ...], list[Problem]]:
    """Crossings of a seeds folder, and what is wrong with them."""
    rows, problems = read_table(seeds_dir / "statistics" / FILE, COLUMNS)
    for row in rows:
        if row["reach"] not in REACHES:
            problems.append(row.problem("reach", f"must be one of {', '.join(REACHES)}"))
        if row["verdict_possible"] not in ("yes", "no"):
            problems.append(row.problem("verdict_possible", "must be yes or no"))
    return tuple(map(_crossing, rows)), problems


def _crossing(row: Row) -> Crossing:
    possible = row["verdict_possible"] == "yes"
    return Crossing(row.text("sector"), row.text("ksic"), row.text("reach"), possible, row["note"])
