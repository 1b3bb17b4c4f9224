"""Hold facts to the days of their documents: nothing is told before it happened, no intention before it is known.

Rows whose status says that something happened rest on a document that is not older, unless the document itself sets the
day of effect. Intentions are known from their document's day. A claim of an older document about a later thing is our
inference. What is awaited (planned, undecided) or was looked for in vain may lie after its document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from layers.errors import Problem
from layers.facts.documents import Document
from layers.facts.facts import STATUS, Fact
from layers.facts.statuses import UNCONFIRMED, UNDECIDED
from layers.periods import first_day, is_date, last_day

EFFECTIVE_LATER, INFERRED = "effective-later", "inferred"
#: Statuses that say that something has happened; that somebody means to do something; that it is awaited or not known.
HAPPENED = (
    "designated", "selected", "approved", "decided", "completed", "under-way", "ended", "fulfilled", "not-selected"
)  # fmt: skip
INTENDED = ("planned", "considered", "proposed", UNDECIDED)
AWAITED = ("planned", UNDECIDED, UNCONFIRMED)
SEARCH = "search"


def check(all_facts: Iterable[Fact], documents: Mapping[str, Document]) -> list[Problem]:
    """Facts whose day does not fit that of their document."""
    dated = [(fact, documents[fact.document]) for fact in all_facts if _comparable(fact, documents)]
    return [problem for fact, document in dated for problem in _check(fact, document)]


def _comparable(fact: Fact, documents: Mapping[str, Document]) -> bool:
    document = documents.get(fact.document)
    said = (fact.valid_from, document.date if document else None)
    return all(day is not None and is_date(day) for day in said)


def _check(fact: Fact, document: Document) -> list[Problem]:
    said = next((say(fact) for wrong, say in _RULES if wrong(fact, document)), None)
    if said is None:
        return []
    told = f"{said}; {fact.document} is of {document.date}"
    return [Problem(fact.file, fact.row, "valid_from", fact.valid_from or "", told)]


def lies_after(fact: Fact, document: Document) -> bool:
    """Whether a fact's day is later than its document."""
    return fact.valid_from is not None and last_day(document.date) < first_day(fact.valid_from)


def _told_too_early(fact: Fact, document: Document) -> bool:
    """Something that happened, told by a document from before it."""
    return lies_after(fact, document) and fact.status in HAPPENED and not _sets_the_day(fact)


def _sets_the_day(fact: Fact) -> bool:
    """Whether the evidence holds the day of effect: the numbers of the date after its year, or the year alone."""
    parts = [int(number) for number in re.findall(r"\d+", fact.valid_from or "")]
    wanted = set(parts[1:] or parts)
    printed = {int(number) for term in fact.evidence for number in re.findall(r"\d+", term)}
    return EFFECTIVE_LATER in fact.flags and wanted <= printed


def _known_too_early(fact: Fact, document: Document) -> bool:
    """An intention that is in force before the document that tells it."""
    return fact.status in INTENDED and last_day(str(fact.valid_from)) < first_day(document.date)


def _claimed_of_the_future(fact: Fact, document: Document) -> bool:
    """An attribute of a later day than its document that is not told as our inference."""
    waits = fact.basis == SEARCH or fact.status in AWAITED or EFFECTIVE_LATER in fact.flags
    sure = INFERRED not in fact.flags or fact.confidence == "high"
    return lies_after(fact, document) and fact.claim != STATUS and not waits and sure


_RULES: tuple[tuple[Callable[[Fact, Document], bool], Callable[[Fact], str]], ...] = (
    (_told_too_early, lambda fact: f"{fact.status} is told before it happened; cite a later document, lower the status,"
                                   f" or flag {EFFECTIVE_LATER} with the day in the evidence"),
    (_known_too_early, lambda fact: f"{fact.status} is known from its document's day only; leave it empty"),
    (_claimed_of_the_future, lambda fact: f"an older document does not know it; leave it empty, or flag {INFERRED}"
                                          " and lower the confidence"),
)  # fmt: skip
