"""What is open on a day, the words that would settle it, and which of it a document may answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.portfolio import due, freshness
from layers.proposing import known
from layers.proposing.proposal import Proposal

#: What is open of a whole round is answered by an item that is new anywhere.
NATION = "korea"


@dataclass(frozen=True)
class Question:
    """An open item: why (a kind of gap or of deadline), until when it is due, and the words to look for."""

    item: Item
    kinds: tuple[str, ...]
    due: str
    words: tuple[str, ...]


def questions(atlas: Atlas, asof: date) -> list[Question]:
    """Everything of `/freshness` and `/due`, each item once."""
    kinds: dict[str, list[str]] = {}
    items: dict[str, Item] = {}
    for gap in freshness.gaps(atlas, asof):
        items[gap.item.id] = gap.item
        kinds.setdefault(gap.item.id, []).append(gap.kind)
    for one in due.due(atlas, asof):
        items[one.item.id] = one.item
        kinds.setdefault(one.item.id, []).append(one.kind)
    return [
        Question(item, tuple(dict.fromkeys(kinds[key])), item.due or "", _words(atlas, item))
        for key, item in items.items()
    ]


def _words(atlas: Atlas, item: Item) -> tuple[str, ...]:
    fact = item.status_fact
    layer = atlas.catalog.get(item.topic)
    titles = tuple(layer.title.values()) if layer is not None else ()
    return tuple(dict.fromkeys(word for word in (item.subject_ko, *titles, *fact.place, *fact.evidence) if word))


def answered(open_: Sequence[Question], proposals: Iterable[Proposal]) -> dict[str, list[Proposal]]:
    """By item what may answer it: a proposal of the item itself, or of its instrument in its regions."""
    found: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        for question in open_:
            if _may_answer(question.item, proposal):
                found.setdefault(question.item.id, []).append(proposal)
    return found


def _may_answer(item: Item, proposal: Proposal) -> bool:
    if proposal.item == item.id:
        return True
    fits = not proposal.sector or item.sector in (None, proposal.sector)
    if proposal.topic != item.topic or not proposal.regions or not fits:
        return False
    if set(item.regions) <= {NATION}:
        return proposal.known == known.NEW
    return set(proposal.regions) == set(item.regions)
