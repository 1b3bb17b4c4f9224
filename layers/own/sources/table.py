"""The rows of a source file: headings, cells as text, and shapes where the file holds them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 2_000, 200, 10_000


@dataclass(frozen=True)
class Record:
    """One row with the number by which a person finds it; `shape` is in WGS 84, None where the file has none."""

    number: int
    cells: Sequence[str]
    shape: shapely.Geometry | None = None


@dataclass(frozen=True)
class Table:
    """Headings and rows; `shaped` where the file itself says where things are."""

    headings: Sequence[str]
    records: Sequence[Record]
    shaped: bool = False
