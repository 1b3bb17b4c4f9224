"""Claims of one item whose values differ: contradictions, or of other things or times, or changed since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from layers.atlas.atlas import Atlas
from layers.facts.facts import CHANGED, CONTRADICTED, OTHER_EXTENT, Fact
from layers.words.qualifiers import parsed

#: Claims that have one true value; two values in force differ.
SINGLE_VALUED = ("area", "count", "total")


@dataclass(frozen=True)
class Difference:
    """Two claims of one item that give different values, and what they are to each other.

    Attributes
    ----------
    kind : str
        `contradicted`: the same thing, time and extent, so that both cannot be true. `other-extent` (대상·시점이
        다름): of another part, reach or day. `changed` (값 변경): the earlier value became the later one.
    """

    kind: str
    one: Fact
    other: Fact


def differences(atlas: Atlas, claims: Sequence[Fact]) -> list[Difference]:
    """Differing claims of one item, the same two values once; all stay visible."""
    found: dict[frozenset[tuple[str | None, ...]], Difference] = {}
    for one, other in combinations(claims, 2):
        if _statuses_clash(atlas, one, other) or _values_clash(one, other):
            difference = Difference(_kind(one, other), one, other)
            found.setdefault(frozenset({_said(one), _said(other)}), difference)
    return list(found.values())


def contradictions(atlas: Atlas, claims: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of claims that contradict each other."""
    return ((each.one, each.other) for each in differences(atlas, claims) if each.kind == CONTRADICTED)


def _said(fact: Fact) -> tuple[str | None, ...]:
    return (fact.value, fact.unit) if fact.value else (fact.status,)


def _kind(one: Fact, other: Fact) -> str:
    flags = one.flags + other.flags
    told = next((kind for kind in (OTHER_EXTENT, CHANGED) if kind in flags), None)
    apart = one.valid_from and other.valid_from and one.valid_from != other.valid_from
    surely = CONTRADICTED in one.flags and CONTRADICTED in other.flags
    return told or (OTHER_EXTENT if apart and not surely else CONTRADICTED)


def _statuses_clash(atlas: Atlas, one: Fact, other: Fact) -> bool:
    """Whether two statuses differ although they are of the same day."""
    both = one.draws and other.draws
    return both and one.status != other.status and atlas.event(one) == atlas.event(other)


def _values_clash(one: Fact, other: Fact) -> bool:
    if one.value is None or other.value is None or _equal(one.value, other.value):
        return False
    flagged = bool({CONTRADICTED, OTHER_EXTENT, CHANGED} & {*one.flags, *other.flags})
    if _is_period(one) and _is_period(other):
        return flagged and (one.claim == other.claim or one.draws or other.draws)
    comparable = (one.claim, one.unit, one.role) == (other.claim, other.unit, other.role)
    return comparable and not one.draws and (flagged or one.claim in SINGLE_VALUED)


def _equal(one: str, other: str) -> bool:
    """Whether two cells give one number, however it is qualified, or one text."""
    numbers = parsed(one), parsed(other)
    return one == other or (None not in numbers and numbers[0].number == numbers[1].number)  # type: ignore[union-attr]


def _is_period(fact: Fact) -> bool:
    """Whether the value is a time: a period, a deadline, or the period beside a status."""
    return fact.claim in ("period", "timing") or fact.unit == "기간"
