"""Contradictions: claims of one item, in force together, that cannot both be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from layers.atlas.atlas import Atlas
from layers.facts.facts import Fact

#: Claims that have one true value; two values in force contradict each other.
SINGLE_VALUED = ("area", "count", "total")
CONTRADICTED = "contradicted"


def contradictions(atlas: Atlas, claims: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of claims that contradict each other; both stay visible."""
    for one, other in combinations(claims, 2):
        if _statuses_clash(atlas, one, other) or _values_clash(one, other):
            yield one, other


def _statuses_clash(atlas: Atlas, one: Fact, other: Fact) -> bool:
    """Whether two statuses differ although they are of the same day."""
    both = one.draws and other.draws
    return both and one.status != other.status and atlas.event(one) == atlas.event(other)


def _values_clash(one: Fact, other: Fact) -> bool:
    if one.value is None or other.value is None or one.value == other.value:
        return False
    flagged = CONTRADICTED in one.flags + other.flags
    if _is_period(one) and _is_period(other):
        return flagged
    comparable = (one.claim, one.unit, one.role) == (other.claim, other.unit, other.role)
    return comparable and not one.draws and (flagged or one.claim in SINGLE_VALUED)


def _is_period(fact: Fact) -> bool:
    """Whether the value is a time: a period, a deadline, or the period beside a status."""
    return fact.claim in ("period", "timing") or fact.unit == "기간"
