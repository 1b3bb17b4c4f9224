"""What a sentence of a draft states: places, instruments, industries, statuses, amounts, dates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
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
#: What is where it is, whatever the word for its status: a place that is one (특구이다), that lies in one.
HELD, _HELD, _TERM, _RANKED, _BY_VERB = (
    "held",
    *(re.compile(RULES[key]) for key in ("held", "term", "ranked", "chosen")),
)
#: What a row that is found by its name may settle.
LOOSE = frozenset(["check_place_open", "check_instrument_open", "check_number_open"])
_PAST = note("check_silent", cause=RULES["past"])
_TOPICS = Topics()
_BEFORE = re.compile(r"(?<![가-힣])([가-힣]{2}) (?:[^ .,]+ ){0,2}$")


@dataclass(frozen=True)
class Statement:
    """What a sentence states; `open` says what of it was not read, so that no row can confirm it;
    `others` are instruments that no table has.
    """

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
    instruments: frozenset[str] = frozenset()
    unread: str = ""
    others: tuple[str, ...] = ()

    @property
    def bare(self) -> bool:
        """Whether it says no more than that something is one, or where."""
        return HELD in self.statuses and _BY_VERB.search(self.text) is None

    @property
    def term(self) -> bool:
        """Whether it says until when something holds, and no more."""
        return bool(self.dates) and _TERM.search(self.text) is not None

    @property
    def firm(self) -> tuple[Note, ...]:
        """What no row can settle."""
        past = {_PAST} if self.amounts and not self.statuses else set()
        if len(self.topics) > 1:
            return self.open
        return tuple(one for one in self.open if one.key not in LOOSE and one not in past)

    @property
    def states(self) -> bool:
        """Whether it says anything that the atlas may know."""
        return bool(self.places or self.topics) and self.says

    @property
    def says(self) -> bool:
        """Whether it says anything that a row may bear."""
        return bool(self.statuses or self.amounts or self.dates or self.open)


class Reader:
    """Reads the sentences of drafts as of a day (`asof`, ISO)."""

    def __init__(self, atlas: Atlas, asof: str) -> None:
        """Names of places are those of the day that a sentence tells of."""
        self._atlas, self._asof = atlas, asof
        self._ministries = sorted({fact.ministry for fact in atlas.facts if fact.ministry}, key=len, reverse=True)
        self._names = cache(self._names_of)

    def statements(self, document: Document) -> list[Statement]:
        """Each sentence of its paragraphs and rows that says something."""
        said = [(one.locator, one.text) for one in document.paragraphs]
        for table in document.tables:
            said += [(table.locator(row), " | ".join(cells)) for row, cells in enumerate(table.rows(), 1)]
        return [one for at, whole in said for one in self._of_paragraph(at, whole) if one.says]

    def _of_paragraph(self, locator: str, whole: str) -> Iterator[Statement]:
        """Its sentences; one that names no instrument is about that of the sentence before."""
        near: tuple[str, ...] = ()
        for text in clauses.sentences(whole):
            one = self.statement(locator, text, near)
            near = one.topics or near
            yield one

    def statement(self, locator: str, text: str, near: tuple[str, ...] = ()) -> Statement:
        """One sentence; what is told of a past day is read as on that day; `near` is what the one before is about."""
        anchor = self._anchor(text)
        known = self._names(anchor)
        when, amounts = tuple(_ends(dates(text, self._asof))), tuple(stated(text))
        named = _TOPICS.named(text)
        beside = [match[1] for one in named if (match := _BEFORE.search(text[: one.start]))]
        found = tuple(places.mentions(known, text, beside, places.provinces(known, (text,))))
        topics = tuple(dict.fromkeys(one.instrument.topic for one in named if one.instrument.topic not in LAYERLESS))
        if not named and found and len(near) == 1:
            topics = near
        said = [clauses.judged(one, when, anchor) for one in clauses.clauses(text)]
        spans = [(one.start, one.end) for one in when] + [(one.start, one.end) for one in amounts]
        spans += [(one.start, one.end) for one in found] + [(one.start, one.end) for one in named]
        ministries = tuple(one for one in self._ministries if one in text)
        spans += [(text.index(one), text.index(one) + len(one)) for one in ministries]
        causes = (
            *(note("check_silent", cause=one.cause) for one in said if one.silent),
            *([note("check_doubtful")] if _DOUBTFUL.search(text) else []),
            *([note("check_partial")] if amounts and _PARTIAL.search(text) else []),
            *([note("check_ranked")] if _RANKED.search(text) else []),
            *([note("check_place_open")] if any(not one.regions for one in found) else []),
            *([note("check_instrument_open")] if len(topics) != 1 or len(named) > len(topics) else []),
            *([note("check_number_open")] if re.search(r"\d", _blanked(text, spans)) else []),
        )
        statuses = _statuses(text, [one.status for one in said if one.status], bool(amounts))
        if _ENDING.search(text) and statuses != (ENDED,):
            causes = (*causes, note("check_ending_open"))
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
            frozenset(one.instrument.instrument for one in named),
            _blanked(text, spans),
            tuple(one.printed for one in named if not one.instrument.instrument),
        )

    def _anchor(self, text: str) -> str:
        past = [one.iso for one in dates(text, "") if last_day(one.iso) < first_day(self._asof)]
        return last_day(max(past)).isoformat() if past else self._asof

    def _names_of(self, day: str) -> Names:
        return names(self._atlas, max(first_day(day), RECORD_BEGINS))


def _ends(when: Iterable[When]) -> Iterator[When]:
    """Dates with both days of a term, each for itself."""
    for one in when:
        if one.first:
            yield When(one.start, one.end, one.first, False)
        yield When(one.start, one.end, one.iso, one.due)


def _statuses(text: str, read: list[str], measured: bool) -> tuple[str, ...]:
    """Statuses that a sentence says of its item, each once."""
    if measured and _MEASURED.search(text):
        return ()
    if not read and not measured and _HELD.search(text):
        return (HELD,)
    if _CANDIDATES.search(text):
        read = [CANDIDATE if one in CHOSEN else one for one in read]
    return tuple(dict.fromkeys(read))


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
