"""From a document that was read to proposed facts: each frame of a sentence, each row, and why not where none is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from geo.dates import today
from geo.region import RECORD_BEGINS
from layers.atlas.atlas import Atlas
from layers.facts.facts import STATUS
from layers.intake.document import Document
from layers.periods import first_day
from layers.proposing import clauses, known
from layers.proposing.focus import Part, answers, parts
from layers.proposing.frames.frames import Focus, frames
from layers.proposing.frames.sentence import sentence
from layers.proposing.knowledge import Knowledge
from layers.proposing.names import names
from layers.proposing.places import Mention, mentions
from layers.proposing.proposal import Proposal, Reading, Unread
from layers.proposing.topics import Topics
from layers.proposing.whole import aliases, merging, own
from layers.proposing.writing import Writer


def propose(atlas: Atlas, document: Document, hidden: Iterable[str] = (), topics: Topics | None = None) -> Reading:
    """Facts that a document may state; `hidden` names of tables and refused instruments are not used."""
    anchor = document.masthead.date
    on = max(first_day(anchor), RECORD_BEGINS) if anchor else today()
    known_names = names(atlas, on, hidden)
    named = replace(topics or Topics(), own=own.instruments(document, known_names.known))
    knowledge = Knowledge(atlas, document, known_names, replace(named, short=aliases.of(document, named)))
    read = [(part, one) for part in parts(document) for one in _of_part(knowledge, part)]
    found = [one for _, one in read]
    heads = frozenset(part.locator for part, _ in read if part.subtitle)
    proposals = merging.merged(
        (one for one in found if isinstance(one, Proposal)), heads, of_places=knowledge.main is not None
    )
    told = tuple(known.beside(knowledge.atlas, one, on) for one in proposals)
    opening = [one for one in told if answers(document) and one.claim == STATUS and one.known in (known.NEW, "")]
    unread = [one for one in found if isinstance(one, Unread)] + [_left(one) for one in opening]
    kept = tuple(one for one in told if one not in opening)
    return Reading(kept, tuple(dict.fromkeys(unread)), tuple(_warnings(document)))


def _left(proposal: Proposal) -> Unread:
    """What a document that answers others says of something new: it closes claims, and opens none."""
    return Unread(proposal.locator, "설명·정정 자료의 새 항목", proposal.text)


def _warnings(document: Document) -> Iterator[str]:
    """What a person should look at before the proposals."""
    if answers(document):
        yield "설명·정정 자료: 다른 보도의 내용, 부인한 내용, 새 항목은 제안하지 않음"
    if not document.masthead.date:
        yield "문서 날짜 미확인: 기한을 풀이하지 않음"


def _of_part(knowledge: Knowledge, part: Part) -> Iterator[Proposal | Unread]:
    focus = Focus(_of_item(knowledge, part))
    for text in clauses.sentences(part.text):
        read = sentence(knowledge, text, part.above)
        told = list(frames(read, focus))
        for frame in told:
            yield from Writer(knowledge, part, read, frame).written()
        focus = focus.after(told)


def _of_item(knowledge: Knowledge, part: Part) -> tuple[Mention, ...]:
    """The place of the item that a deeper one stands below, where it names one alone."""
    found = mentions(knowledge.names, part.item, knowledge.support, knowledge.around) if part.item else []
    return tuple(found) if len(found) == 1 else ()
