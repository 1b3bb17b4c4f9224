"""`/accessibility`: what the makers found against the 33 items of KWCAG 2.2, and the test that holds each."""

import csv
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flask import Blueprint, render_template

from web.state.page import page_state, shared

bp = Blueprint("accessibility", __name__)
FILE = Path(__file__).with_name("accessibility.csv")
#: When the items were gone through, and what was found: kept, kept in part, not kept, nothing of the kind here.
DAY = "2026-11-29"
VERDICTS = ("kept", "partly", "missed", "none")


@dataclass(frozen=True)
class Item:
    """One item of the guidelines: number and names, what was found, how it was looked at, the tests that hold it."""

    number: str
    ko: str
    en: str
    verdict: str
    how_ko: str
    how_en: str
    tests: str


@cache
def items() -> tuple[Item, ...]:
    """The rows of the table."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return tuple(Item(**row) for row in csv.DictReader(file))


@bp.get("/accessibility")
def statement() -> str:
    """The self-statement."""
    state = page_state()
    found = items()
    counted = Counter(item.verdict for item in found)
    return render_template(
        "accessibility.html", **shared(state), items=found, day=DAY, counted=[(one, counted[one]) for one in VERDICTS]
    )
