"""Frames of a sentence: each group of its segments' places with the predicate that governs it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from layers.proposing.acts.silence import silenced
from layers.proposing.acts.status import DECISIVE, NOTHING, Said, chosen
from layers.proposing.frames.sentence import Segment, Sentence
from layers.proposing.names import PROVINCE
from layers.proposing.places import Mention
from layers.proposing.tables import GRAMMAR, pattern

_IDENTITY, _AMONG, _SUBJECT = map(pattern, ("identity", "among", "subject"))
_DECISIONS: dict[str, str] = GRAMMAR["decisions"]
OWN, LENT, LIST, IDENTITY, CARRIED = "", "뒤 절의 서술어", "목록의 서술어", "지정된 곳의 목록", "앞에 적힌 지역"
#: What is said of a place that stands before, where the clause itself names none.
CARRIES = frozenset(["leave", "end", "extend", "postpone", "complete", "begin", "build"])
#: What may still be decided upon such a place.
LAST = frozenset(["end", "select", "designate", "candidate", "leave", "join", "admit", "postpone"])
#: What becomes of what was asked for.
LAST_OF_ASKED = LAST | {"decide", "approve"}
PENDING = frozenset(["designate", "select", "decide", "deliberate"])
_ASKS = re.compile("(?:도)?[이가](?![가-힣])")
_ATTRIBUTE, _UNTIL, _TOPIC, _NEGATED = map(pattern, ("attribute", "until", "topic", "negated"))
#: What others ask for, until it is decided.
OPINIONS = ("proposed", "considered")


#: What is said, how, and where that ends.
Governed = tuple[Said, str, int]


@dataclass(frozen=True)
class Frame:
    """A stretch of a sentence with places and what is said of them; `how` tells where the predicate stands, `since`
    where the list begins that it is of.
    """

    start: int
    end: int
    said: Said
    how: str
    places: tuple[Mention, ...]
    since: int = 0


@dataclass(frozen=True)
class Focus:
    """What the sentence before was about: its places, and what was said of them."""

    places: tuple[Mention, ...] = ()
    said: Said = NOTHING

    def after(self, told: Sequence[Frame]) -> Focus:
        """What the next sentence may go on about."""
        placed = [one for one in told if one.places]
        if not placed:
            return self
        said = next((one.said for one in reversed(placed) if one.said.status), NOTHING)
        news = [one for one in placed if one.said.status] or placed
        return Focus(tuple(dict.fromkeys(place for one in news for place in one.places)), said)


def frames(read: Sentence, focus: Focus) -> Iterator[Frame]:
    """Frames of a sentence, without places where none are meant; `focus` is what the one before was about."""
    covered = 0
    for at, segment in enumerate(read.segments):
        here = _news(read.open, segment)
        if here:
            said, how, end = _governing(read, at)
            if not said.status and not said.silent and _goes_on(read, segment, here, focus):
                said = focus.said
            before = tuple(one for other in read.segments[:at] for one in other.places)
            here = _asked_for(read.open, here, said, (*before, *focus.places))
        else:
            end = segment.end
            here, said = _carried(read, at, focus)
            how = CARRIED if here else OWN
        if here or segment.end > covered:
            covered = max(covered, end)
            cause = silenced(read.open[segment.start : end]) or silenced(read.open)
            yield Frame(
                segment.start, end, Said("", cause, said.printed) if cause else said, how, tuple(here), segment.since
            )


def _goes_on(read: Sentence, segment: Segment, here: Sequence[Mention], focus: Focus) -> bool:
    """Whether a segment only adds a day to what was said of its places before: 여수시는 8월 27일까지이다."""
    known = {region for one in focus.places for region in one.regions}
    same = all(set(one.regions) <= known for one in here)
    return same and focus.said.act == "extend" and _UNTIL.search(read.text[segment.start : segment.end]) is not None


def _asked_for(text: str, here: tuple[Mention, ...], said: Said, before: Sequence[Mention]) -> tuple[Mention, ...]:
    """The places of a request: where a province asks (경상북도가 … 신청하여), those in it that stand before."""
    if said.act not in ("apply", "propose"):
        return here
    if len(here) > 1:
        return tuple(one for one in here if one.name.level != PROVINCE or not _ASKS.match(text, one.end)) or here
    if len(here[0].regions) != 1:
        return here
    inner = tuple(one for one in before if any(r.startswith(f"{here[0].regions[0]}.") for r in one.regions))
    return inner if inner and _SUBJECT.match(text, here[0].end) else here


def _governing(read: Sentence, at: int) -> Governed:
    """What governs the places of a segment, how, and where that ends."""
    segment, behind = read.segments[at], read.segments[at + 1 :]
    own = chosen(segment.told)
    identity = _IDENTITY.search(read.open)
    if identity is not None and own.act not in DECISIVE:
        return Said(_DECISIONS[identity[1]], "", f"{identity[1]}된", "designate"), IDENTITY, segment.end
    last = _at_last(read, own, behind) if own.ending == "linked" and own.status else None
    if last is not None:
        return last
    if own.status in OPINIONS and (denied := _denied(read, behind)):
        return Said("", "부정", own.printed), OWN, denied
    if own.status and (own.act in DECISIVE or own.ending == "wish" or not behind):
        return own, OWN, segment.end
    return _lent(own, behind) or ((own, OWN, segment.end) if own.status or own.silent else _listed(read, at))


def _lent(own: Said, behind: Sequence[Segment]) -> Governed | None:
    """What the next segments without places say of those before: a decision, else anything where nothing is."""
    for later in behind:
        if later.places:
            return None
        said = chosen(later.told)
        decided = said.act in DECISIVE and (said.status or (said.silent and not own.status))
        if decided or (not own.status and not own.silent and (said.status or said.silent)):
            return said, LENT, later.end
    return None


def _listed(read: Sentence, at: int) -> Governed:
    """What is said of an element of a list: by the next predicate, else by the last of the sentence."""
    segment, behind = read.segments[at], read.segments[at + 1 :]
    if not segment.listed and not (behind and behind[0].listed):
        return NOTHING, OWN, segment.end
    told = [said for other in (*behind, *reversed(read.segments)) if (said := chosen(other.told)).status]
    return (told[0] if told and told[0].ending != "linked" else NOTHING), LIST, segment.end


def _denied(read: Sentence, behind: Sequence[Segment]) -> int:
    """Where a denial ends of what was asked for: 건의했으나 … 반영되지 않았다; 0 where there is none."""
    return next((one.end for one in behind if not one.places and _NEGATED.search(_text(read, one))), 0)


def _at_last(read: Sentence, own: Said, behind: Sequence[Segment]) -> Governed | None:
    """What becomes at last of what a linked predicate tells: 신청해 … 선정됐다, 제외돼 … 끝난다."""
    found = None
    for later in behind:
        if later.places or _TOPIC.match(_text(read, later)):
            break
        said = chosen(later.told)
        if said.status and said.act in (LAST_OF_ASKED if own.act in ("apply", "propose") else LAST):
            found = (said, LENT, later.end)
    return found


def _news(text: str, segment: Segment) -> tuple[Mention, ...]:
    """The places that a segment tells of: behind "A, B 가운데" those that follow."""
    places = segment.places
    cuts = [match.end() for match in _AMONG.finditer(text, segment.start, segment.end)]
    behind = tuple(one for one in places if cuts and one.start >= cuts[-1])
    if not behind and places and any(one.regions == places[-1].regions for one in places[:-1]):
        behind = places[-1:]
    return behind or places


def _text(read: Sentence, segment: Segment) -> str:
    return read.open[segment.start : segment.end]


def _carried(read: Sentence, at: int, focus: Focus) -> tuple[tuple[Mention, ...], Said]:
    """The places that a segment without one goes on about, and what it says of them."""
    segment = read.segments[at]
    said = chosen(segment.told)
    before = next((one for one in reversed(read.segments[:at]) if one.places), None)
    if before is not None:
        governed, _, end = _governing(read, read.segments.index(before))
        places = () if end >= segment.end or governed.status == "applied" else before.places
    else:
        governed, places = focus.said, () if read.places else focus.places
    text = _text(read, segment)
    if said.act in CARRIES and _TOPIC.match(text) and not _ATTRIBUTE.match(text):
        return (), said
    if _ATTRIBUTE.match(text) and said.act not in CARRIES:
        return places, governed
    if said.status == "planned" and governed.status == "under-way":
        return places, governed
    named = any(segment.start <= one.start < segment.end and one.instrument.known for one in read.instruments)
    pending = said.act in PENDING and said.status == "undecided" and not named
    return (places, said) if said.status and (said.act in CARRIES or pending) else ((), said)
