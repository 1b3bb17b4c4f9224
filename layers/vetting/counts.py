"""A layer holds at least as many items as its definition expects; what comes beyond is shown apart (56 + 4)."""

from __future__ import annotations

from collections.abc import Iterable

from layers.errors import Problem
from layers.facts.facts import Fact


def check(facts: Iterable[Fact], expected: Iterable[tuple[str, str, int]]) -> list[Problem]:
    """Topics with fewer items than is expected; `expected` are file, topic and number."""
    held: dict[str, set[str]] = {}
    for fact in facts:
        if fact.draws:
            held.setdefault(fact.topic, set()).add(fact.item)
    return [
        Problem(file, None, "expect", str(number), f"the facts hold {len(held.get(topic, ()))} items of {topic}")
        for file, topic, number in expected
        if len(held.get(topic, ())) < number
    ]
