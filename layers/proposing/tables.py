"""The tables of proposing: `grammar.json`, `instruments.csv` and the words of sectors that readers of files share."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layers.facts.facts import ELSEWHERE
from layers.reading.rules import RULES

GRAMMAR: dict[str, Any] = json.loads(Path(__file__).with_name("grammar.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Instrument:
    """A way in which documents name an instrument, with the topic that its facts belong to."""

    pattern: re.Pattern[str]
    topic: str
    instrument: str
    note: str
    own: bool = False

    @property
    def known(self) -> bool:
        """Whether a table has it, or the document names it as its own."""
        return self.own or self.topic != ELSEWHERE


def _instruments() -> tuple[Instrument, ...]:
    with Path(__file__).with_name("instruments.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return tuple(Instrument(re.compile(r["pattern"]), r["topic"], r["instrument"], r["note"] or "") for r in rows)


INSTRUMENTS = _instruments()
SECTORS: dict[str, str] = {
    word: sector for sector, words in RULES["sectors"].items() for word in words.split() if len(word) > 1
}


def pattern(key: str) -> re.Pattern[str]:
    """A pattern of the grammar by its key."""
    return re.compile(GRAMMAR[key])
