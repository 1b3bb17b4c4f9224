"""The table of `data/tiles.csv`: the hand-set grid on which every province is one tile."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from layers.errors import Problem
from layers.records import Row, read_table, shown_path

FILE = "tiles.csv"
COLUMNS = ("region", "row", "column", "span", "valid_from", "valid_to")


@dataclass(frozen=True)
class Tile:
    """A province's tile: its row and first column from the upper left, counted from 0, and the columns it spans."""

    region: str
    row: int
    column: int
    span: int = 1

    @property
    def places(self) -> frozenset[tuple[int, int]]:
        """Row and column of every place of the grid that it takes."""
        return frozenset((self.row, self.column + step) for step in range(self.span))


@dataclass(frozen=True)
class Dated:
    """A tile and the days on which it stands."""

    tile: Tile
    valid_from: str
    valid_to: str

    def stands(self, asof: date) -> bool:
        """Whether the tile is on the grid on a day."""
        day = asof.isoformat()
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_to or day <= self.valid_to)


def read(data_dir: Path) -> tuple[tuple[Dated, ...], list[Problem]]:
    """The rows of `tiles.csv`, none where there is no such file, and what is wrong with them."""
    path = data_dir / FILE
    if not path.is_file():
        return (), []
    rows, problems = read_table(path, COLUMNS)
    problems += [found for row in rows for found in _not_numbers(row)]
    if problems:
        return (), problems
    dated = tuple(_dated(row) for row in rows)
    said = "two tiles take it on one day"
    return dated, [Problem(shown_path(path), None, "place", place, said) for place in _shared(dated)]


def _not_numbers(row: Row) -> Iterable[Problem]:
    for column in ("row", "column", "span"):
        if not row.text(column).isdecimal() or (column == "span" and int(row.text(column)) < 1):
            yield row.problem(column, "must be a whole number, 0 or more; a span 1 or more")


def _dated(row: Row) -> Dated:
    tile = Tile(row.text("region"), int(row.text("row")), int(row.text("column")), int(row.text("span")))
    return Dated(tile, row["valid_from"] or "", row["valid_to"] or "")


def _shared(dated: tuple[Dated, ...]) -> list[str]:
    """Places of the grid that two tiles take on the first day of one of them."""
    days = {each.valid_from or date.min.isoformat() for each in dated}
    found = []
    for day in sorted(days):
        standing = [each.tile for each in dated if each.stands(date.fromisoformat(day))]
        every = [place for tile in standing for place in tile.places]
        found += [
            f"{day} row {row} column {column}" for row, column in sorted({p for p in every if every.count(p) > 1})
        ]
    return found
