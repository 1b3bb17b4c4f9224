"""What the atlas already has of a proposal: the same, a newer status, a date that moves, an open question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from layers.atlas.atlas import Atlas
from layers.errors import LayersError
from layers.facts.facts import LAYERLESS, NAME_UNKNOWN, STATUS, Fact
from layers.facts.statuses import UNCONFIRMED, UNDECIDED
from layers.proposing.proposal import Proposal

SAME, NEWER, OLDER, MOVES, SETTLES, NEW = "같음", "새 상태", "이전 상태", "기한 변경", "미정·미확인 해소", "새 항목"
OPEN = (UNDECIDED, UNCONFIRMED)


def beside(atlas: Atlas, proposal: Proposal, day: date) -> Proposal:
    """A proposal with the item that it is about, where there is one, and what it does to it."""
    if proposal.claim != STATUS or not proposal.regions or proposal.topic in LAYERLESS:
        return proposal
    found = list(_facts(atlas, proposal, day))
    alike = [fact for fact in found if not proposal.sector or fact.sector in (None, proposal.sector)] or found
    if not alike:
        return replace(proposal, known=NEW)
    last = max(alike, key=atlas.event)
    return replace(proposal, item=last.item, known=_said(atlas, proposal, last, day))


def _facts(atlas: Atlas, proposal: Proposal, day: date) -> Iterator[Fact]:
    """Rows of status of the same instrument in the same regions."""
    meant = set(proposal.regions)
    for fact in atlas.by_topic.get(proposal.topic, ()):
        if fact.claim == STATUS and fact.status and meant == set(regions(atlas, fact, day)):
            yield fact


def regions(atlas: Atlas, fact: Fact, day: date) -> tuple[str, ...]:
    """What the places of a row mean on a day; nothing where that is open."""
    try:
        return tuple(region for place in fact.place for region in atlas.places.resolve(place, fact.topic, day))
    except LayersError:
        return ()


def _said(atlas: Atlas, proposal: Proposal, fact: Fact, day: date) -> str:
    if (fact.status in OPEN or NAME_UNKNOWN in fact.flags) and proposal.status not in OPEN:
        return SETTLES
    if fact.status == proposal.status:
        return MOVES if proposal.due and fact.due and proposal.due != fact.due else SAME
    return NEWER if atlas.event(fact) <= day else OLDER
