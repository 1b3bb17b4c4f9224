"""Proposals of a document beside each other: each once, and none that a firmer one of the same place refutes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from layers.facts.facts import NATIONAL_FIGURES
from layers.facts.places import NATION
from layers.facts.statuses import UNDECIDED
from layers.proposing.proposal import Proposal

#: What a release says of a decision; works and plans stand beside it.
_FIRM = ("designated", "selected", "approved", "decided", "candidate", "not-selected", "ended", "undecided", "applied")
PLANNED, NATIONAL = "planned", (NATION,)
ASSUMED = ("문서가 알리는 결정", "제목의 상태")


def merged(found: Iterable[Proposal], heads: Collection[str] = (), *, of_places: bool = False) -> list[Proposal]:
    """Each proposal once for a locator; what was assumed of a place gives way to what a predicate says of it,
    and what subtitles (`heads`, locators) say to what the body says of the same instrument; of a document that is about
    an instrument of places (`of_places`) nothing of the nation but what is to be decided.
    """
    once = list({(p.locator, p.topic, p.claim, p.place, p.status, p.value, p.due): p for p in found}.values())
    firm: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in once:
        if one.status in _FIRM and not set(one.causes) & set(ASSUMED):
            for region in one.regions:
                firm[one.topic, region].add(one.status)
    if of_places and any(one.status and one.regions not in (NATIONAL, ()) for one in once):
        once = [one for one in once if one.regions != NATIONAL or _is_pending(one)]
    body = {one.topic for one in once if one.status and one.locator not in heads}
    once = [one for one in once if one.locator not in heads or one.topic not in body]
    return [one for one in once if not _is_refuted(one, firm) and not _is_wide(one, firm)]


def _is_pending(one: Proposal) -> bool:
    """Whether a proposal of the nation is of a call, of a decision that is to come, or of what its instrument plans."""
    told = one.status == UNDECIDED or (one.status == PLANNED and not one.causes)
    return told and one.topic != NATIONAL_FIGURES and not one.value and bool(one.due)


def _is_wide(one: Proposal, firm: dict[tuple[str, str], set[str]]) -> bool:
    """Whether a sentence says of a province what others say of municipalities in it."""
    if len(one.regions) != 1 or "." in one.regions[0] or one.status not in _FIRM or one.value:
        return False
    inside = (
        said for (topic, region), said in firm.items() if topic == one.topic and region.startswith(f"{one.regions[0]}.")
    )
    return any(one.status in said for said in inside)


def _is_refuted(one: Proposal, firm: dict[tuple[str, str], set[str]]) -> bool:
    """Whether a status was assumed and all that predicates say of its places is another."""
    said = {status for region in one.regions for status in firm.get((one.topic, region), ())}
    return bool(said) and one.status in _FIRM and bool(set(one.causes) & set(ASSUMED)) and one.status not in said
