"""Which instrument and industry a clause is about: its own words, else its paragraph's, its headings', the title's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from layers.proposing.tables import GRAMMAR, INSTRUMENTS, SECTORS, Instrument, pattern

_WORDS = re.compile("|".join(sorted(map(re.escape, SECTORS), key=len, reverse=True)), re.IGNORECASE)

#: The name of a law is no instrument, nor that of an office which bears one's name.
_LAW, _BODY, _DEMONSTRATIVE, _BESIDE = map(pattern, ("law", "body", "demonstrative", "beside"))
_KNOWN = tuple(one for one in INSTRUMENTS if one.known)
_OTHER = tuple(one for one in INSTRUMENTS if not one.known)
#: Industries whose words stand beside others: AI 로봇, 반도체 소재.
_COMMON = GRAMMAR["common"].split()


@dataclass(frozen=True)
class Named:
    """An instrument where a text names it."""

    start: int
    end: int
    printed: str
    instrument: Instrument


@dataclass(frozen=True)
class Topics:
    """Finds instruments: first those that a document names itself (`own`), then those of the table, then short names of
    both (`short`), then what only ends as instruments do; none that `allowed` refuses.
    """

    allowed: Callable[[Instrument], bool] = lambda _: True
    own: tuple[Instrument, ...] = ()
    short: tuple[Instrument, ...] = ()

    def named(self, text: str) -> list[Named]:
        """Instruments of a text by where they stand; the first of the table holds where several fit."""
        found: list[Named] = []
        bare = _LAW.sub(lambda law: " " * len(law[0]), text)
        for instrument in (*self.own, *_KNOWN, *self.short, *_OTHER):
            if not self.allowed(instrument):
                continue
            for match in instrument.pattern.finditer(bare):
                if (
                    _names_none(match[0], instrument)
                    or _BODY.match(text, match.end())
                    or _BESIDE.match(text, match.end())
                ):
                    continue
                if not any(match.start() < one.end and one.start < match.end() for one in found):
                    found.append(Named(match.start(), match.end(), match[0].strip(), instrument))
        return sorted(found, key=lambda one: one.start)

    def inherited(self, texts: Iterable[str]) -> Named | None:
        """The last instrument of the first text that names a known one; else of the first that names any."""
        other = None
        for text in texts:
            found = self.named(text)
            known = [one for one in found if one.instrument.known]
            if known:
                return known[-1]
            other = other or (found[-1] if found else None)
        return other


def _names_none(printed: str, instrument: Instrument) -> bool:
    """Whether the words before the kind of an instrument name none: 이번 특화지역."""
    return not instrument.known and _DEMONSTRATIVE.search(printed.strip()) is not None


def nearest(found: Sequence[Named], position: int) -> Named | None:
    """The instrument before a position, else the first behind it; one that the tables know before another."""
    known = [one for one in found if one.instrument.known] or list(found)
    before = [one for one in known if one.start <= position]
    return before[-1] if before else (known[0] if known else None)


def sector(texts: Iterable[str]) -> str:
    """The industry of the first text that names one: the first in it that is an industry by itself, else the first."""
    for text in texts:
        found = [SECTORS[word.casefold()] for word in _WORDS.findall(text)]
        if found:
            return next((one for one in found if one not in _COMMON), found[0])
    return ""


def sector_words(text: str) -> dict[str, str]:
    """The words of industries that a text has, with their industries."""
    return {word: SECTORS[word.casefold()] for word in _WORDS.findall(text)}


def sectors(text: str) -> frozenset[str]:
    """Every industry whose words a text has."""
    return frozenset(SECTORS[word.casefold()] for word in _WORDS.findall(text))
