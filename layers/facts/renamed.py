"""The table of `renamed.csv`: ids of items are permanent, and one that is no more leads to what it became."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from layers.errors import Problem
from layers.facts.documents import Day
from layers.labels import pick
from layers.models import Word, made
from layers.records import Row, read_table

FILE = "renamed.csv"
COLUMNS = ("was", "now", "day", "why_ko", "why_en")


@dataclass(frozen=True)
class Renamed:
    """An id of an item that is no more.

    `now` are the ids it became: one, or several where it stood for one of them without saying which.
    """

    was: Word
    now: tuple[str, ...]
    day: Day
    why_ko: Word
    why_en: Word

    def why(self, lang: str) -> str:
        """Why it is no more, in the language of the reader."""
        return pick(lang, self.why_ko, self.why_en)


def read(seeds_dir: Path, items: Collection[str]) -> tuple[dict[str, Renamed], list[Problem]]:
    """Former ids with what they became, and what is wrong with the table; without the file, none."""
    path = seeds_dir / FILE
    if not path.is_file():
        return {}, []
    rows, problems = read_table(path, COLUMNS)
    found: dict[str, Renamed] = {}
    for row in rows:
        cells = {**row.cells, "now": tuple(filter(None, (row["now"] or "").split(";")))}
        one, wrong = made(Renamed, cells, row.file, row.number)
        problems += wrong
        problems += [row.problem("was", "stands twice; keep one")] if row["was"] in found else []
        if one is not None:
            problems += _misled(one, items, row)
            found[one.was] = one
    return found, problems


def _misled(one: Renamed, items: Collection[str], row: Row) -> list[Problem]:
    """What does not lead to an item of today, or is one itself."""
    lost = [key for key in one.now if key not in items]
    found = [Problem(row.file, row.number, "now", key, "is no item; write what it is called today") for key in lost]
    found += [] if one.now else [row.problem("now", "is missing; an id leads to what it became")]
    return [*found, *([row.problem("was", "is an item still, and needs no other id")] if one.was in items else [])]
