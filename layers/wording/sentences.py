"""Sentences that say what differs between two days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from layers.words.catalogue import Words, words_of


def of_regions(first: date, last: date, levels: Mapping[str, Sequence[str]], poles: int, lang: str) -> str:
    """A sentence on regions, `levels` by kind of change, and one on poles that documents first list."""
    words = words_of(lang, "changes")
    told = {kind: _by_level(found, words) for kind, found in levels.items()}
    listed = ", ".join(words(kind, what=what) for kind, what in told.items() if what)
    said = words("regions" if listed else "no_regions", first=first, last=last, listed=listed)
    return f"{said} {words('poles', n=poles)}" if poles else said


def of_items(numbers: Mapping[str, int], unknown: int, wishes: Mapping[str, int], lang: str) -> str:
    """One sentence on items: how many of each kind of change, of the new ones how many are wishes, how many unknown."""
    words, total = words_of(lang, "changes"), sum(numbers.values())
    if not total:
        return words["no_items"]
    listed = words["wished_join"].join(words(status, n=wishes[status]) for status in WISHES if wishes.get(status))
    wished = words("wished", listed=listed) if listed else ""
    said = words("items", total=total, wished=wished, **numbers)
    said += "".join(words(f"items_{kind}", n=numbers[kind]) for kind in _SELDOM if numbers.get(kind))
    return said + (words("unknown", unknown=unknown) if unknown else "") + "."


#: Statuses that a region asks for, which are no decision of anybody.
WISHES = ("applied", "proposed")
#: Kinds of change that are told only where there are some.
_SELDOM = ("lapsed", "moved", "sharpened")


#: As many layers as a sentence names; of more it says how many there are.
_NAMED = 5


def of_layers(totals: Sequence[tuple[str, int]], lang: str) -> str:
    """One sentence on the layers with changes, in the order of layers; empty when there are none."""
    words = words_of(lang, "changes")
    listed = ", ".join(words("one", title=title, number=number) for title, number in totals[:_NAMED])
    if len(totals) > _NAMED:
        return words("many_layers", n=len(totals))
    return words("layers", listed=listed) if totals else ""


def _by_level(levels: Sequence[str], words: Words) -> str:
    """How many regions of each level, in words; empty when none."""
    return "·".join(words(f"level.{level}", n=levels.count(level)) for level in dict.fromkeys(levels))
