"""What slides leave out: bids in a call while sources disagree on its outcome."""

from __future__ import annotations

from dataclasses import replace

from layers.agenda.blocks import APPLIED
from layers.atlas.atlas import Atlas
from layers.atlas.catalog import Catalog
from layers.facts.facts import CONTRADICTED, Fact


def bids(atlas: Atlas) -> tuple[Fact, ...]:
    """The claims that make bids, in calls on whose outcome sources disagree, of what has become nothing else."""
    doubted = {fact.topic for fact in atlas.facts if CONTRADICTED in fact.flags and fact.due}
    made = (fact for fact in atlas.facts if fact.topic in doubted and fact.status == APPLIED)
    return tuple(fact for fact in made if all(other.status in (None, APPLIED) for other in atlas.by_item[fact.item]))


def without(atlas: Atlas, found: tuple[Fact, ...]) -> Atlas:
    """The atlas without some bids, nor a notice of their layers, which counts them."""
    gone, topics = {fact.item for fact in found}, {fact.topic for fact in found}
    left = tuple(fact for fact in atlas.facts if fact.item not in gone)
    known = [replace(each, notice=None) if each.topic in topics else each for each in atlas.catalog.values()]
    return replace(atlas, facts=left, catalog=Catalog(known))
