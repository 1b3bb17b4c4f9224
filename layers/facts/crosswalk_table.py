"""The table of `crosswalk.csv`: which KSIC industries carry a sector, how far, and whether they allow a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from layers.errors import Problem
from layers.models import OneOf, Word, made
from layers.records import read_table

FILE = "crosswalk.csv"
COLUMNS = ("sector", "ksic", "reach", "verdict_possible", "note")
REACHES = ("whole", "most", "part")


@dataclass(frozen=True)
class Crossing:
    """An industry that carries a sector, an editorial row of `crosswalk.csv`.

    `reach` says how much of the KSIC industry is the sector: whole, most or part.
    """

    sector: Word
    ksic: Word
    reach: Annotated[str, OneOf(REACHES)]
    verdict_possible: bool
    note: str | None


def read(seeds_dir: Path) -> tuple[tuple[Crossing, ...], list[Problem]]:
    """Crossings of a seeds folder, and what is wrong with them."""
    rows, problems = read_table(seeds_dir / "statistics" / FILE, COLUMNS)
    read_rows = [made(Crossing, row.cells, row.file, row.number) for row in rows]
    problems += [problem for _, wrong in read_rows for problem in wrong]
    return tuple(one for one, _ in read_rows if one is not None), problems
