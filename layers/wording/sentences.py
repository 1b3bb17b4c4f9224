"""Sentences that say what became of regions between two days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from layers.labels import short_date
from layers.words.catalogue import Words, words_of


def of_regions(first: date, last: date, levels: Mapping[str, Sequence[str]], poles: int, lang: str) -> str:
    """A sentence on regions, `levels` by kind of change, and one on poles that documents first list."""
    words = words_of(lang, "changes")
    told = {kind: _by_level(found, words) for kind, found in levels.items()}
    listed = ", ".join(words(kind, what=what) for kind, what in told.items() if what)
    begins, ends = (short_date(day.isoformat(), lang) for day in (first, last))
    said = words("regions" if listed else "no_regions", first=begins, last=ends, listed=listed)
    return f"{said} {words('poles', n=poles)}" if poles else said


def _by_level(levels: Sequence[str], words: Words) -> str:
    """How many regions of each level, in words; empty when none."""
    return " · ".join(words(f"level.{level}", n=levels.count(level)) for level in dict.fromkeys(levels))
