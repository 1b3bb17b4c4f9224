"""The controlled taxonomy of industries; the assignment of items to it is editorial."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from layers.errors import Problem
from layers.labels import pick
from layers.models import Colour, Number, Word, made_of_rows
from layers.records import Row, read_table

COLUMNS = (
    "id",
    "order",
    "ko",
    "en",
    "seal_ko",
    "seal_en",
    "colour",
    "national_strategic",
    "critical_technology",
    "note",
    "beside_ko",
    "beside_en",
)
OPTIONAL = ("beside_ko", "beside_en")


@dataclass(frozen=True)
class Sector:
    """An industry: its names, its seal of one or two characters, its colour (`#rrggbb`), what pages say beside it."""

    id: Word
    order: Number
    ko: Word
    en: Word
    seal_ko: Word
    seal_en: Word
    colour: Colour
    national_strategic: str | None = None
    critical_technology: str | None = None
    note: str | None = None
    beside_ko: str | None = None
    beside_en: str | None = None

    def beside(self, lang: str) -> str:
        """What is said beside its name where the name alone would mislead."""
        return pick(lang, self.beside_ko, self.beside_en)


def read(seeds_dir: Path) -> tuple[dict[str, Sector], list[Problem]]:
    """Sectors by id in order, from `sectors.csv`."""
    rows, problems = read_table(seeds_dir / "sectors.csv", COLUMNS, OPTIONAL)
    found, wrong = made_of_rows(Sector, rows)
    ordered = dict(sorted(found.items(), key=lambda pair: pair[1].order))
    return ordered, [*problems, *wrong, *_shared_seals(rows)]


def _shared_seals(rows: Iterable[Row]) -> list[Problem]:
    first: dict[str | None, str | None] = {}
    said = "another sector already has this seal"
    return [row.problem("seal_ko", said) for row in rows if first.setdefault(row["seal_ko"], row["id"]) != row["id"]]
