"""The table of `short_names.csv`: names of items for the map, edited and not cut, where the whole name has no room."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from geo.region import reads_korean
from layers.errors import Problem
from layers.models import Word, made
from layers.records import read_table

FILE = "short_names.csv"
COLUMNS = ("item", "short_ko", "short_en")


@dataclass(frozen=True)
class ShortName:
    """What the map calls an item; a language without a name of its own has the layer's."""

    item: Word
    short_ko: str | None
    short_en: str | None

    def name(self, lang: str) -> str | None:
        """The short name in the language of the reader, or None."""
        return self.short_ko if reads_korean(lang) else self.short_en


def read(seeds_dir: Path, items: Collection[str]) -> tuple[dict[str, ShortName], list[Problem]]:
    """Short names by item, and what is wrong with the table; without the file, none."""
    path = seeds_dir / FILE
    if not path.is_file():
        return {}, []
    rows, problems = read_table(path, COLUMNS)
    found: dict[str, ShortName] = {}
    for row in rows:
        one, wrong = made(ShortName, row.cells, row.file, row.number)
        problems += wrong
        problems += [row.problem("item", "stands twice; keep one")] if row["item"] in found else []
        problems += [] if row["item"] in items else [row.problem("item", "is no item of the facts")]
        found |= {} if one is None else {one.item: one}
    return found, problems
