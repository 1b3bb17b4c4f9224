"""Sentences in which a careless reader sees a fact, `traps.csv`: what must not be proposed of each."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from layers.atlas.atlas import Atlas
from layers.intake.assembling import blocks
from layers.intake.document import Document, Line, Masthead, Raw
from layers.proposing.names import names
from layers.proposing.propose import propose
from tests.reader import plain

TABLE = Path(__file__).with_name("traps.csv")
DAY = "2026-11-20"
HEADING = "□ 반도체 특화단지, 기회발전특구 지정 관련"
SOME = "*"


@dataclass(frozen=True)
class Trap:
    """A text; `never` what no proposal of it may say: regions, each with a status or not, or any place (*)."""

    text: str
    never: str
    why: str

    def springs(self, proposals: list) -> bool:
        """Whether a proposal says what none may."""
        placed = [one for one in proposals if one.regions and one.regions != ("korea",)]
        parts = [part.split(":") for part in self.never.split(";")]
        return any(_says(one, *part) for one in placed for part in parts)


def _says(proposal, region: str, status: str = "") -> bool:
    here = region == SOME or region in proposal.regions
    return here and (not status or proposal.status == status)


def table() -> list[Trap]:
    """All of them."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [Trap(**row) for row in csv.DictReader(file)]


def document(text: str, day: str = DAY) -> Document:
    """A release that says one thing under a heading that names instruments."""
    lines = [Line(line, number=number) for number, line in enumerate((HEADING, *text.split("\\n")), 1)]
    return Document("trap", "text", blocks(Raw(tuple(lines))), masthead=Masthead("소식", (), "산업통상부", day))


def sprung(atlas: Atlas) -> list[tuple[str, list[str], int]]:
    """By reader the traps that it springs, and how many there are."""
    known, every = names(atlas, date.fromisoformat(DAY)), table()
    found = {
        "reader": [trap for trap in every if trap.springs(list(propose(atlas, document(trap.text)).proposals))],
        "plain reader": [trap for trap in every if trap.springs(plain.read(known, document(trap.text)))],
    }
    return [(name, [f"{trap.text} ({trap.why})" for trap in traps], len(every)) for name, traps in found.items()]
