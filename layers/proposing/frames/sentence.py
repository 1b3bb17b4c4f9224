"""A sentence with all that stands in it, cut into segments: what stands up to a linked or last predicate."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from layers.proposing.acts.masks import BLANK, masked
from layers.proposing.acts.predicates import Predicate, predicates
from layers.proposing.acts.status import ADNOMINAL, Said, said
from layers.proposing.amounts import Stated, stated
from layers.proposing.dates import When, dates, is_to_come
from layers.proposing.knowledge import Clause, Knowledge
from layers.proposing.names import TABLE
from layers.proposing.places import Mention, mentions, provinces
from layers.proposing.tables import pattern
from layers.proposing.topics import Named

_CLAUSE, _PIECES, _EXCLUDED = map(pattern, ("clause", "pieces", "excluded"))
_TOPIC, _LIST = (
    re.compile(r"[^,.]{0,24}?[은는](?![가-힣])"),
    re.compile(r"^(?:시|군|구)?(?: ?[·,/] ?| ?(?:와|과|및) )$"),
)
_INSIDE = re.compile("^(?:권)?(?:경제자유구역|연구개발특구|특구|국가산단)?(?:의)? $")
_PROVINCE = re.compile("(?<![가-힣])도(?=(?:는|가|에서는) )")
_LINKS = re.compile(r"[가-힣]{0,2}(?:고|으며|며|으나|나|지만|는데|던데|으므로|면서)(?=[ ,])")


P = TypeVar("P", Mention, When, Stated, Named)


@dataclass(frozen=True)
class Segment:
    """A part of a sentence: its places, what its predicates say, whether it is an element of a list (▲), and since
    where what introduces that stands.
    """

    start: int
    end: int
    places: tuple[Mention, ...]
    told: tuple[Said, ...]
    listed: bool
    since: int


@dataclass(frozen=True)
class Sentence:
    """A sentence and what stands in it; `open` is its text without names and speeches."""

    text: str
    open: str
    places: tuple[Mention, ...]
    predicates: tuple[Predicate, ...]
    when: tuple[When, ...]
    amounts: tuple[Stated, ...]
    instruments: tuple[Named, ...]
    segments: tuple[Segment, ...]

    def clause(self, start: int, end: int, places: Sequence[Mention]) -> Clause:
        """A stretch of it with what stands there, of its places those."""
        return Clause(
            self.text[start:end],
            self.open[start:end],
            _inside(self.when, start, end),
            _inside(places, start, end),
            _inside(self.amounts, start, end),
            _inside(self.instruments, start, end),
        )


def _inside(found: Sequence[P], start: int, end: int) -> tuple[P, ...]:
    return tuple(
        replace(one, start=one.start - start, end=one.end - start) for one in found if start <= one.start < end
    )


def sentence(knowledge: Knowledge, text: str, above: Sequence[str] = ()) -> Sentence:
    """A sentence of a document, read; `above` are the texts that it stands below, the nearest first."""
    bare = masked(text)
    near = (wide for one in above if (wide := provinces(knowledge.names, (one,))))
    around = (*provinces(knowledge.names, (bare,)), *next(near, ()), *knowledge.around)
    found = mentions(knowledge.names, bare, knowledge.support, around)
    kept = tuple(_told(found, bare)) or tuple(_own_province(knowledge, bare))
    every, when = tuple(predicates(bare)), tuple(dates(text, knowledge.anchor))
    return Sentence(
        text,
        bare,
        kept,
        every,
        when,
        tuple(one for one in stated(text) if bare[one.start] != BLANK),
        tuple(knowledge.topics.named(bare)),
        tuple(_segments(bare, kept, every, when, knowledge.anchor)),
    )


def _own_province(knowledge: Knowledge, text: str) -> Iterator[Mention]:
    """The province that a release of its own calls so: 도는 … 낼 계획이다."""
    own = provinces(knowledge.names, (knowledge.document.masthead.publisher,))
    for match in _PROVINCE.finditer(text) if len(own) == 1 else ():
        name = knowledge.names.known[knowledge.names.full(own[0])]
        yield Mention(match.start(), match.end(), match[0], name, (own,), ("자료를 낸 시·도",))


def _told(found: Sequence[Mention], text: str) -> Iterator[Mention]:
    """Places without those that are left out or compared with (세종, 제주에 이어), and all of their list."""
    out: set[int] = set()
    for at in range(len(found) - 1, -1, -1):
        listed = at + 1 in out and _LIST.match(text[found[at].end : found[at + 1].start])
        wide = (
            at + 1 < len(found)
            and found[at].name.level == TABLE
            and _INSIDE.match(text[found[at].end : found[at + 1].start])
        )
        if at and _is_within(found[at - 1], found[at], text):
            out.add(at)
            continue
        if wide or listed or _EXCLUDED.match(text[found[at].end : found[at].end + 12]):
            out.add(at)
    return (one for at, one in enumerate(found) if at not in out)


def _is_within(one: Mention, other: Mention, text: str) -> bool:
    """Whether a site of a whole province stands right behind the municipality that it lies in: 군산 새만금."""
    inner = other.name.level == TABLE and {region.partition(".")[0] for region in one.regions} == set(other.regions)
    return inner and not text[one.end : other.start].strip()


def _segments(
    text: str, places: Sequence[Mention], every: Sequence[Predicate], when: Sequence[When], anchor: str
) -> Iterator[Segment]:
    pieces = [match.start() for match in _PIECES.finditer(text)]
    topics = [one.start for one in places if _TOPIC.match(text, one.end) and text[: one.start].endswith(", ")]
    cuts = sorted({0, len(text), *pieces, *topics, *_cuts(text, every)})
    since = 0
    for start, end in pairwise(cuts):
        listed = start in pieces or start in topics
        since = since if start in pieces else start
        ahead = any(is_to_come(one, anchor) for one in when if start <= one.start < end)
        told = tuple(
            said(text, every, at, since=since, ahead=ahead) for at, one in enumerate(every) if start <= one.start < end
        )
        here = tuple(one for one in places if start <= one.start < end)
        if text[start:end].strip(" ,."):
            yield Segment(start, end, here, told, listed, since)


def _cuts(text: str, every: Sequence[Predicate]) -> Iterator[int]:
    """Where a segment ends: behind a linked predicate, and behind what the grammar says links clauses."""
    for one in every:
        if one.ending in ("linked", "after"):
            yield one.end
        elif one.ending not in ADNOMINAL and (found := _LINKS.match(text, one.end)):
            yield found.end()
    for match in _CLAUSE.finditer(text):
        yield match.end()
