"""Facts that no layer shows: figures of the nation, which of them bind a region, and what is confirmed elsewhere."""

from __future__ import annotations

from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.items import in_force, items
from layers.facts.facts import ELSEWHERE, NATIONAL_FIGURES, Fact
from layers.facts.places import NATION
from layers.portfolio.portfolio import memberships, regions_above, regions_inside


def national_figures(atlas: Atlas, asof: date) -> list[Fact]:
    """What documents say of the nation on a day, each name with its value once: the one list of pages and of search."""
    found: dict[tuple[str, str | None, str | None], Fact] = {}
    for fact in atlas.by_topic.get(NATIONAL_FIGURES, ()):
        if fact.subject_ko and in_force(atlas, fact, asof):
            found.setdefault((fact.item, fact.subject_ko, fact.value), fact)
    return list(found.values())


def standing_figures(atlas: Atlas, asof: date) -> list[Fact]:
    """Those of them that have a value, the first name of each item and value."""
    found: dict[tuple[str, str | None], Fact] = {}
    for fact in national_figures(atlas, asof):
        if fact.value:
            found.setdefault((fact.item, fact.value), fact)
    return list(found.values())


def binding(atlas: Atlas, region_id: str, asof: date) -> list[Fact]:
    """National figures that bind a region by its class.

    A figure of 수도권 or 비수도권 binds the regions its place names; one of an instrument that a layer lists binds the
    regions that have an item of it; one of an instrument that no layer places binds every region.
    """
    here = {region.id for region in atlas.regions.successors(region_id, asof)}
    around = here | regions_inside(atlas, here, asof) | set(regions_above(atlas, here, asof))
    held = {one.item.status_fact.instrument for one in memberships(atlas, region_id, asof)}
    listed = _listed(atlas, asof)
    return [fact for fact in standing_figures(atlas, asof) if _binds(atlas, fact, around, held, listed, asof)]


def elsewhere(atlas: Atlas, region_id: str, asof: date) -> list[Fact]:
    """What is confirmed of a region by instruments whose list is not whole: told as facts, counted nowhere."""
    here = {region.id for region in atlas.regions.successors(region_id, asof)}
    around = here if NATION in here else here | regions_inside(atlas, here, asof)
    found = [fact for fact in atlas.by_topic.get(ELSEWHERE, ()) if in_force(atlas, fact, asof)]
    return [fact for fact in found if _now(atlas, fact, asof) & around]


def _now(atlas: Atlas, fact: Fact, asof: date) -> set[str]:
    """Ids that the places of a fact have on a day."""
    return {heir.id for place in atlas.places_of[fact.id] for heir in atlas.regions.successors(place, asof)}


def _binds(
    atlas: Atlas, fact: Fact, around: set[str], held: set[str | None], listed: set[str | None], asof: date
) -> bool:
    places = atlas.places_of[fact.id]
    if places != (NATION,):
        return bool(_now(atlas, fact, asof) & around)
    return fact.instrument is not None and (fact.instrument in held or fact.instrument not in listed)


def _listed(atlas: Atlas, asof: date) -> set[str | None]:
    topics = {layer.topic for layer in atlas.catalog.values() if layer.topic}
    return {item.status_fact.instrument for topic in topics for item in items(atlas, topic, asof)}
