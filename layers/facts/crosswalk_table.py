"""The table of `crosswalk.csv`: which KSIC industries carry a sector, how far, and whether they allow a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from layers.errors import BrokenSeeds, Problem
from layers.records import Row, read_table, shown_path

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


@lru_cache(maxsize=8)
def read(seeds_dir: Path) -> tuple[Crossing, ...]:
    """Crossings of a seeds folder; raises BrokenSeeds with every problem."""
    path = seeds_dir / "statistics" / FILE
    if not path.is_file():
        raise BrokenSeeds([Problem(shown_path(path), None, "file", "", "is missing")])
    rows, problems = read_table(path, COLUMNS)
    for row in rows:
        if row["reach"] not in REACHES:
            problems.append(row.problem("reach", f"must be one of {', '.join(REACHES)}"))
        if row["verdict_possible"] not in ("yes", "no"):
            problems.append(row.problem("verdict_possible", "must be yes or no"))
    if problems:
        raise BrokenSeeds(problems)
    return tuple(map(_crossing, rows))


def _crossing(row: Row) -> Crossing:
    possible = row["verdict_possible"] == "yes"
    return Crossing(row.text("sector"), row.text("ksic"), row.text("reach"), possible, row["note"])
