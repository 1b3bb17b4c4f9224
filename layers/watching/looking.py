"""The log of looking: which documents were read, when, and which open item each may answer (`looked.csv`)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path

NAME = "looked.csv"


@dataclass(frozen=True)
class Looked:
    """One document: the day of looking (ISO), its file, hash, title, date, and ids of items, `;` between."""

    day: str
    file: str
    sha256: str
    title: str
    published: str
    answers: str


COLUMNS = tuple(one.name for one in fields(Looked))


@dataclass(frozen=True)
class Until:
    """What was looked at until a day; `day` is empty where nothing was."""

    rows: Sequence[Looked]

    @property
    def count(self) -> int:
        """How many documents."""
        return len(self.rows)

    @property
    def day(self) -> str:
        """The last day of looking."""
        return max((one.day for one in self.rows), default="")

    def checked(self, item: str, before: str) -> str:
        """Until when an item was looked after: a later day of looking counts where nothing read may answer it."""
        return before if self.answers(item) else max(before, self.day)

    def answers(self, item: str) -> list[str]:
        """Files that may say something of an item."""
        return sorted({one.file for one in self.rows if item in one.answers.split(";")})


def until(rows: Iterable[Looked], asof: date) -> Until:
    """What was looked at until a day."""
    return Until([one for one in rows if one.day <= asof.isoformat()])


def read(folder: Path | None) -> list[Looked]:
    """The log of an own folder; empty where there is none."""
    path = None if folder is None else folder / NAME
    if path is None or not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [Looked(**{key: row.get(key) or "" for key in COLUMNS}) for row in csv.DictReader(file)]


def write(folder: Path, rows: Iterable[Looked]) -> None:
    """The whole log anew, in one step, so that nobody reads half of it."""
    half = folder / f".{NAME}.new"
    with half.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(one) for one in rows)
    Path(half).replace(folder / NAME)
