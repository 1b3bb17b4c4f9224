"""Words that documents print as values, and what another language calls them: `printed.csv`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "printed.csv"


def told(printed: str) -> str | None:
    """A printed Korean word or phrase in English, or None where the table has none."""
    return terms().get(printed.strip())


@cache
def terms() -> Mapping[str, str]:
    """All of the table, by what is printed."""
    with FILE.open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return dict(rows)
