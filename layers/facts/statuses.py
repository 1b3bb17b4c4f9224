"""The one vocabulary of statuses, in order of solidity."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from layers.errors import Problem
from layers.models import Number, OneOf, Word, made_of_rows
from layers.records import read_table

COLUMNS = ("id", "order", "ko", "en", "solidity", "line", "note")
SOLIDITIES = ("solid", "half", "outline", "dashed", "dotted", "hatched", "question", "struck")
UNDECIDED, UNCONFIRMED = "undecided", "unconfirmed"
#: Statuses of what somebody asks for or thinks over; no decision of a government.
SOUGHT = ("applied", "proposed", "considered")
#: Whether something is in force, is not settled, or is over.
IN_FORCE, OPEN, OVER = STATES = ("in_force", "open", "over")
_STATE_OF = {"solid": IN_FORCE, "half": IN_FORCE, "struck": OVER}


@dataclass(frozen=True)
class Status:
    """How settled an item is; `order` runs from the most solid, `solidity` is how it is drawn."""

    id: Word
    order: Number
    ko: Word
    en: Word
    solidity: Annotated[str, OneOf(SOLIDITIES)]
    line: str | None = None
    note: str | None = None

    @property
    def state(self) -> str:
        """One of `STATES`: what is decided or under way is in force, what is planned, asked for or unknown is open."""
        return _STATE_OF.get(self.solidity, OPEN)


def read(seeds_dir: Path) -> tuple[dict[str, Status], list[Problem]]:
    """Statuses by id in order, from `statuses.csv`."""
    rows, problems = read_table(seeds_dir / "statuses.csv", COLUMNS)
    found, wrong = made_of_rows(Status, rows)
    return dict(sorted(found.items(), key=lambda pair: pair[1].order)), problems + wrong
