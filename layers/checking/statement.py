"""What a sentence of a draft states: places, instruments, industries, statuses, amounts, dates."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.region import RECORD_BEGINS
from layers.atlas.atlas import Atlas
from layers.facts.facts import LAYERLESS
from layers.intake.document import Document
from layers.notes import Note, note
from layers.periods import first_day, last_day
from layers.proposing import clauses, places
from layers.proposing.amounts import Stated, stated
from layers.proposing.dates import When, dates
from layers.proposing.names import Names, names
from layers.proposing.places import Mention
from layers.proposing.topics import Topics, sectors

RULES = json.loads(Path(__file__).with_name("rules.json").read_text(encoding="utf-8"))
_DOUBTFUL, _PARTIAL, _ENDING, _MEASURED, _CANDIDATES = (
    re.compile(RULES[key]) for key in ("doubtful", "partial", "ending", "measured", "candidates")
)
#: A candidate is selected to be one; what a number is said of has no predicate of its own.
ENDED, CANDIDATE, CHOSEN = "ended", "candidate", ("selected", "designated", "decided")
_TOPICS = Topics()


@dataclass(frozen=True)
class Statement:
    """What a sentence states; `open` says what of it was not read, so that no row can confirm it."""

    locator: str
    text: str
    places: tuple[Mention, ...]
    topics: tuple[str, ...]
    sectors: frozenset[str]
    statuses: tuple[str, ...]
    amounts: tuple[Stated, ...]
    dates: tuple[When, ...]
    ministries: tuple[str, ...]
    open: tuple[Note, ...]

    @property
    def states(self) -> bool:
        """Whether it says anything that the atlas may know."""
        return bool(self.places or self.topics) and bool(self.statuses or self.amounts or self.dates or self.open)


class Reader:
    """Reads the sentences of drafts as of a day (`asof`, ISO)."""

    def __init__(self, atlas: Atlas, asof: str) -> None:
        """Names of places are those of the day that a sentence tells of."""
        self._atlas, self._asof = atlas, asof
        self._ministries = sorted({fact.ministry for fact in atlas.facts if fact.ministry}, key=len, reverse=True)
        self._names = cache(self._names_of)

    def statements(self, document: Document) -> list[Statement]:
        """Each sentence of its paragraphs and rows that states something."""
        said = [(one.locator, one.text) for one in document.paragraphs]
        for table in document.tables:
            said += [(table.locator(row), " | ".join(cells)) for row, cells in enumerate(table.rows(), 1)]
        found = (self.statement(at, text) for at, whole in said for text in clauses.sentences(whole))
        return [one for one in found if one.states]

    def statement(self, locator: str, text: str) -> Statement:
        """One sentence; what is told of a past day is read as on that day."""
        anchor = self._anchor(text)
        known = self._names(anchor)
        when, amounts = tuple(dates(text, self._asof)), tuple(stated(text))
        found = tuple(places.mentions(known, text, (), places.provinces(known, (text,))))
        named = _TOPICS.named(text)
        topics = tuple(dict.fromkeys(one.instrument.topic for one in named if one.instrument.topic not in LAYERLESS))
        said = [clauses.judged(one, when, anchor) for one in clauses.clauses(text)]
        spans = [(one.start, one.end) for one in when] + [(one.start, one.end) for one in amounts]
        spans += [(one.start, one.end) for one in found] + [(one.start, one.end) for one in named]
        causes = (
            *(note("check_silent", cause=one.cause) for one in said if one.silent),
            *([note("check_doubtful")] if _DOUBTFUL.search(text) else []),
            *([note("check_partial")] if amounts and _PARTIAL.search(text) else []),
            *([note("check_place_open")] if any(not one.regions for one in found) else []),
            *([note("check_instrument_open")] if len(topics) != 1 or len(named) > len(topics) else []),
            *([note("check_number_open")] if re.search(r"\d", _blanked(text, spans)) else []),
        )
        statuses = _statuses(text, [one.status for one in said if one.status], bool(amounts))
        if _ENDING.search(text) and statuses != (ENDED,):
            causes = (*causes, note("check_ending_open"))
        ministries = tuple(one for one in self._ministries if one in text)
        return Statement(
            locator,
            text,
            found,
            topics,
            sectors(text),
            statuses,
            amounts,
            when,
            ministries,
            tuple(dict.fromkeys(causes)),
        )

    def _anchor(self, text: str) -> str:
        past = [one.iso for one in dates(text, "") if last_day(one.iso) < first_day(self._asof)]
        return last_day(max(past)).isoformat() if past else self._asof

    def _names_of(self, day: str) -> Names:
        return names(self._atlas, max(first_day(day), RECORD_BEGINS))


def _statuses(text: str, read: list[str], measured: bool) -> tuple[str, ...]:
    """Statuses that a sentence says of its item, each once."""
    if measured and _MEASURED.search(text):
        return ()
    if _CANDIDATES.search(text):
        read = [CANDIDATE if one in CHOSEN else one for one in read]
    return tuple(dict.fromkeys(read))


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
