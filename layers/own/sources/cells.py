"""Cells of a source file as values of the house: days, statuses and industries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from geo.spelling import fold
from layers.facts.sectors import Sector
from layers.facts.statuses import Status
from layers.periods import is_date
from layers.reading.rules import RULES, meant_by

BETWEEN, END = r"\s*[-./년]\s*", r"\s*\.?"
#: How people write days, with what stands for them: the day, the month, the half, the year.
DAYS = (
    (re.compile(rf"(\d{{4}}){BETWEEN}(\d{{1,2}})\s*[-./월]\s*(\d{{1,2}})\s*일?{END}"), "{0}-{1:0>2}-{2:0>2}"),
    (re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})"), "{0}-{1}-{2}"),
    (re.compile(rf"(\d{{4}}){BETWEEN}(\d{{1,2}})\s*월?{END}"), "{0}-{1:0>2}"),
    (re.compile(r"(\d{4})\s*년?\s*(?:상반기|H1)"), "{0}-H1"),
    (re.compile(r"(\d{4})\s*년?\s*(?:하반기|H2)"), "{0}-H2"),
    (re.compile(r"(\d{4})\s*년?"), "{0}"),
)
CLOCK = re.compile(r"[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?$")
_DOUBTFUL = frozenset(map(fold, RULES["doubtful_statuses"].split()))
_STATUSES, _SECTORS = meant_by(RULES["statuses"]), meant_by(RULES["sectors"])


def day(text: str) -> str | None:
    """A day as ISO with its own precision, or None where the text is none."""
    plain = CLOCK.sub("", text.strip())
    if is_date(plain):
        return plain
    for form, iso in DAYS:
        found = form.fullmatch(plain)
        if found is not None:
            written = iso.format(*found.groups())
            return written if is_date(written) else None
    return None


@dataclass(frozen=True)
class Vocabulary:
    """Words and the ids that they mean; `doubtful` ones mean this or that, and the YAML has to say which."""

    ids: Mapping[str, str]
    doubtful: frozenset[str] = frozenset()

    def find(self, text: str) -> str | None:
        """The id of a word, or None."""
        return None if fold(text) in self.doubtful else self.ids.get(fold(text))

    def with_own(self, own: Mapping[str, str]) -> Vocabulary:
        """The vocabulary with words that a YAML says, which go before the others."""
        said = {fold(word): key for word, key in own.items()}
        return Vocabulary({**self.ids, **said}, self.doubtful - said.keys())


def statuses(known: Mapping[str, Status]) -> Vocabulary:
    """Words of statuses: as people write them, ids and names."""
    ids = {word: key for word, key in _STATUSES.items() if key in known}
    named = {fold(name): one.id for one in known.values() for name in (one.id, one.ko, one.en)}
    return Vocabulary({**ids, **named}, _DOUBTFUL - named.keys())


def sectors(known: Mapping[str, Sector]) -> Vocabulary:
    """Words of industries: as people write them, ids and names."""
    ids = {word: key for word, key in _SECTORS.items() if key in known}
    return Vocabulary(ids | {fold(name): one.id for one in known.values() for name in (one.id, one.ko, one.en)})
