"""A source of grade 3 is a lead: alone it sets no status but 미확인, and it is never sure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from layers.errors import Problem
from layers.facts.documents import Document
from layers.facts.facts import Fact
from layers.facts.statuses import UNCONFIRMED

INDIRECT, SEARCH = 3, "search"
_ALONE = "rests on a source of grade 3 alone, so its status is unconfirmed; cite the notice, the release or the press"
_SURE = "comes from a source of grade 3, so it is medium at most"


def check(facts: Iterable[Fact], documents: Mapping[str, Document]) -> list[Problem]:
    """Rows of indirect sources that are called sure, or that give a status to what nothing better tells of."""
    known = [fact for fact in facts if fact.document in documents and documents[fact.document].title_ko]
    better = {fact.item for fact in known if fact.draws and documents[fact.document].grade < INDIRECT}
    indirect = [fact for fact in known if documents[fact.document].grade >= INDIRECT and fact.basis != SEARCH]
    alone = [fact for fact in indirect if fact.draws and fact.status != UNCONFIRMED and fact.item not in better]
    return [
        *(Problem(fact.file, fact.row, "status", fact.status or "", _ALONE) for fact in alone),
        *(Problem(fact.file, fact.row, "confidence", "high", _SURE) for fact in indirect if fact.confidence == "high"),
    ]
