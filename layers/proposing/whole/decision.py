"""What a document decides as a whole, which its lists and tables do not say again: a status and its day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from layers.intake.document import Document
from layers.proposing import clauses
from layers.proposing.acts.masks import masked
from layers.proposing.acts.silence import silenced
from layers.proposing.clauses import judged
from layers.proposing.dates import When, dates, is_ahead
from layers.proposing.tables import GRAMMAR, pattern
from layers.proposing.topics import Topics
from layers.proposing.whole.own import lead

_PAST, _STATUSES = pattern("past_decision"), GRAMMAR["of_heading"]
_REPORTED, _EFFECTIVE = pattern("reported_day"), pattern("effective")
#: Statuses that a release announces of all that it lists.
ANNOUNCED = ("designated", "selected", "approved", "decided", "candidate")


@dataclass(frozen=True)
class Decision:
    """A status, the word that says it, the day (ISO, empty where it is the document's), the topic of its instrument."""

    status: str
    printed: str
    day: str
    topic: str = ""


def of(document: Document, topics: Topics) -> Decision | None:
    """The decision of the title, or of the first sentence that has one; its day is the one from which it holds."""
    found = next(_found(document, topics), None) or next(_before(document, topics), None)
    if found is None:
        return None
    return replace(found, day=_effect(document) or found.day)


def _found(document: Document, topics: Topics) -> Iterator[Decision]:
    anchor = document.masthead.date
    texts = [sentence for one in lead(document) for sentence in clauses.sentences(one.text)]
    for text in (*texts, document.masthead.title, *document.masthead.subtitles):
        if silenced(text):
            continue
        when = dates(text, anchor)
        for clause in clauses.clauses(text):
            told = judged(masked(clause), when, anchor)
            said = clauses.settled(told, clause, when, anchor, document.masthead.title)
            if said.status in ANNOUNCED and (named := topics.named(clause) or topics.named(text)):
                known = [one for one in named if one.instrument.known] or named
                yield Decision(said.status, said.printed, day(text, when, anchor), known[-1].instrument.topic)


def _before(document: Document, topics: Topics) -> Iterator[Decision]:
    """What was decided before of the instrument that a document goes on with: 지난해 지정한 … 10곳."""
    for text in (*(one.text for one in lead(document)), document.masthead.title, *document.masthead.subtitles):
        for named in topics.named(text):
            found = _PAST.search(text[: named.start])
            if found is not None and named.instrument.known:
                when = dates(found[1] or "", document.masthead.date)
                yield Decision(_STATUSES[found[2]], "", when[0].iso if when else "", named.instrument.topic)


def day(text: str, when: list[When], anchor: str) -> str:
    """The last day of a text that is not to come, nor the one on which it was told."""
    own = [one for one in when if not one.first and not is_ahead(one, anchor) and not _REPORTED.match(text[one.end :])]
    return own[-1].iso if own else ""


def _effect(document: Document) -> str:
    for one in document.paragraphs:
        for when in dates(one.text, document.masthead.date):
            if _EFFECTIVE.match(one.text[when.end :]):
                return when.iso
    return ""
