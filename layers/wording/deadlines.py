"""Deadlines of an item: which claim holds, and how the one before it differs (기한 변경, 구체화, 다른 자료)."""

from __future__ import annotations

from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.facts.dating import INTENDED
from layers.facts.facts import CHANGED, CONTRADICTED, Fact
from layers.periods import first_day, last_day

MOVED, SHARPENED, DISPUTED = "moved", "sharpened", "disputed"
PROCESS, COMPONENT = "process", "component"
#: Claims whose date is a deadline, not a horizon of a figure.
DATING = ("status", "timing", PROCESS)
DOUBTS = frozenset({CONTRADICTED, "inferred"})


def dated(atlas: Atlas, item: Item) -> list[Fact]:
    """Claims in force that put a date to the item, the one that holds last: the latest event, the better source.

    A date that is disputed or our inference never comes before one that is not: the ministry's stands, the other
    beside it.
    """
    claims = [fact for fact in item.facts if fact.due and fact.claim in DATING]
    return sorted(claims, key=lambda fact: _standing(atlas, fact))


def targets(atlas: Atlas, item: Item) -> list[Fact]:
    """Claims in force that mean something by a day, whatever it is a number of; parts of a measure are none."""
    meant = [fact for fact in item.facts if fact.due and fact.status in INTENDED and fact.claim != COMPONENT]
    return sorted(meant, key=lambda fact: _standing(atlas, fact))


def _standing(atlas: Atlas, fact: Fact) -> tuple[bool, date, int, str]:
    grade = atlas.documents[fact.document].grade
    return not _doubted(fact), atlas.event(fact), -grade, fact.id


def _doubted(fact: Fact) -> bool:
    """Whether a claim is disputed or read into its source by us; one that replaced what was said before is not."""
    return CHANGED not in fact.flags and not DOUBTS.isdisjoint(fact.flags)


def deadline(atlas: Atlas, item: Item) -> str | None:
    """When an item is due by the claim that holds; None where nobody says."""
    said = dated(atlas, item)
    return said[-1].due if said else None


def first_named(atlas: Atlas, item: Item) -> str | None:
    """When an item was due by the first claim that nobody disputes; None where there is none."""
    said = [fact for fact in dated(atlas, item) if not _doubted(fact)]
    return min(said, key=atlas.event).due if said else None


def how(earlier: Fact, now: str) -> str:
    """How a deadline differs from another claim's: moved, only more exact, or disputed."""
    return DISPUTED if _doubted(earlier) else turn(str(earlier.due), now)


def turn(was: str, now: str) -> str:
    """Whether a deadline moved or only became more exact: 2028 to 2028-10."""
    within = first_day(was) <= first_day(now) and last_day(now) <= last_day(was)
    return SHARPENED if within else MOVED


def others(atlas: Atlas, item: Item) -> list[Fact]:
    """Claims that name another date than the one that holds, each date once, the earliest first."""
    said = dated(atlas, item)
    by_day = {fact.due: fact for fact in reversed(said) if fact.due != said[-1].due}
    return sorted(by_day.values(), key=atlas.event)
