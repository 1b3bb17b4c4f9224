"""The total area that a document states is what the areas of its own rows add up to, to the square metre."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from layers.errors import Problem
from layers.facts.facts import TOTAL, Fact

SQUARE_METRES = {"㎡": 1, "만㎡": 10_000}


def check(facts: Sequence[Fact]) -> list[Problem]:
    """Totals of areas that the rows of the same document and topic do not add up to."""
    stated = [fact for fact in facts if fact.claim == TOTAL and fact.unit in SQUARE_METRES]
    return [problem for fact in stated for problem in _check(fact, facts)]


def _check(total: Fact, facts: Iterable[Fact]) -> list[Problem]:
    own = [fact.area_10k_m2 for fact in facts if fact.draws and _beside(fact, total) and fact.area_10k_m2 is not None]
    counted, stated = sum(round(area * 10_000) for area in own), _metres(total)
    if not own or stated is None or stated == counted:
        return []
    said = f"the {len(own)} areas of its document add up to {counted:,} ㎡, not to {stated:,} ㎡"
    return [Problem(total.file, total.row, "value", total.value or "", said)]


def _beside(fact: Fact, total: Fact) -> bool:
    return (fact.document, fact.topic) == (total.document, total.topic)


def _metres(total: Fact) -> int | None:
    try:
        return round(float((total.value or "").replace(",", "")) * SQUARE_METRES[total.unit or ""])
    except ValueError:
        return None
