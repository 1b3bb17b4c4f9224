"""The tile grid: every province an equal tile at about its place, so that the small ones can be read on a slide.

`data/tiles.csv` is hand-set; a merged province spans the tiles of those it was made of, so that no other tile moves.
Without the file, or where a province of a day has no row in it, the provinces stand in their official order.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from layers.atlas.atlas import Atlas
from layers.errors import BrokenSeeds, Problem
from layers.records import Row, read_table, shown_path

FILE = "tiles.csv"
COLUMNS = ("region", "row", "column", "span", "valid_from", "valid_to")
WIDE = 4


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


def tiles(atlas: Atlas, asof: date) -> tuple[Tile, ...]:
    """The tiles of a day, in the provinces' official order.

    Raises
    ------
    BrokenSeeds
        The file has a row that cannot be read, or two tiles share a place.
    """
    provinces = [region.id for region in atlas.regions.at(asof, "province")]
    known = {each.tile.region: each.tile for each in read(atlas.boundaries.data_dir) if each.stands(asof)}
    if not set(provinces) <= set(known):
        return tuple(Tile(region, n // WIDE, n % WIDE) for n, region in enumerate(provinces))
    return tuple(known[region] for region in provinces)


@lru_cache(maxsize=8)
def read(data_dir: Path) -> tuple[Dated, ...]:
    """The rows of `tiles.csv`, none where there is no such file; raises BrokenSeeds."""
    path = data_dir / FILE
    if not path.is_file():
        return ()
    rows, problems = read_table(path, COLUMNS)
    problems += [found for row in rows for found in _not_numbers(row)]
    if problems:
        raise BrokenSeeds(problems)
    dated = tuple(_dated(row) for row in rows)
    overlaps = [
        Problem(shown_path(path), None, "place", place, "two tiles take it on one day") for place in _shared(dated)
    ]
    if overlaps:
        raise BrokenSeeds(overlaps)
    return dated


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
