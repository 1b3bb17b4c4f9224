"""Words that documents print as values, and what another language calls them: `printed.csv`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from layers.errors import BrokenSeeds, Problem
from layers.records import shown_path

FILE = Path(__file__).parent / "printed.csv"
_COLUMNS = ["ko", "en"]
_in_use = [FILE]


def told(printed: str) -> str | None:
    """A printed Korean word or phrase in English, or None where the table has none."""
    return terms().get(printed.strip())


def take(file: Path) -> None:
    """Tell words by another table from now on, such as that of a pack of data; for the start of a process.

    Raises
    ------
    BrokenSeeds
    """
    read(file)
    _in_use[:] = [file]
    terms.cache_clear()


@cache
def terms() -> Mapping[str, str]:
    """All of the table, by what is printed."""
    return read(_in_use[0])


def read(file: Path) -> Mapping[str, str]:
    """A table, by what is printed.

    Raises
    ------
    BrokenSeeds
        It has other columns, or a line of more or fewer cells.
    """
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.reader(opened))
    wrong = [number for number, cells in enumerate(rows, 1) if len(cells) != len(_COLUMNS)]
    if rows[:1] != [_COLUMNS] or wrong:
        said = f"must have the columns {', '.join(_COLUMNS)}, and each line two cells"
        raise BrokenSeeds([Problem(shown_path(file), wrong[0] if wrong else 1, "columns", "", said)])
    return dict(rows[1:])
