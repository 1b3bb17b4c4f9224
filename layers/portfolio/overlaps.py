"""Overlapping designations (중첩 지정): sites and municipalities that carry two instruments or more."""

from __future__ import annotations

from collections.abc import Collection, Set
from dataclasses import dataclass
from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.instrument import DESIGNATION
from layers.atlas.items import Item, items
from layers.portfolio.filter import Filter

SITE, MUNICIPALITY = "site", "municipality"
#: Solidities of statuses under which nothing is there (yet, any more, or that we know of).
ABSENT = ("struck", "question", "hatched")


@dataclass(frozen=True)
class Overlap:
    """A site or municipality, the instruments it carries and the items, as layer id and item.

    `instruments` are the words of the facts' column: two layers may list one instrument.
    """

    level: str
    id: str
    instruments: tuple[str, ...]
    items: tuple[tuple[str, Item], ...]


@dataclass(frozen=True)
class Overlaps:
    """Sites and municipalities with at least two instruments, those with most first."""

    sites: tuple[Overlap, ...]
    municipalities: tuple[Overlap, ...]


def overlaps(atlas: Atlas, asof: date, kinds: Collection[str] = (DESIGNATION,)) -> Overlaps:
    """Where instruments of some kinds meet on a day.

    Parameters
    ----------
    kinds : collection of str
        Kinds of instrument counted, of `instrument.KINDS`; designations alone unless said, so that
        a project on a designated site is no overlap.

    Notes
    -----
    What is ended, turned down, 미정 or 미확인 is not counted; a bid, proposal or candidate is, with its
    status. Sites are the same when their key in `sites.csv` is the same.
    """
    counted = [(layer, item) for layer, item in held_items(atlas, asof) if atlas.instruments[layer].kind in kinds]
    sites: dict[str, list[tuple[str, Item]]] = {}
    by_municipality: dict[str, list[tuple[str, Item]]] = {}
    for layer, item in counted:
        for site in item.sites:
            sites.setdefault(site, []).append((layer, item))
        for region in municipalities(atlas, item, asof):
            by_municipality.setdefault(region, []).append((layer, item))
    return Overlaps(_several(SITE, sites), _several(MUNICIPALITY, by_municipality))


def of_items(atlas: Atlas, own: Set[str], asof: date) -> list[Overlap]:
    """Sites and municipalities with several designations of which one is among some items."""
    every = overlaps(atlas, asof)
    return [one for one in (*every.sites, *every.municipalities) if own & {item.id for _, item in one.items}]


def held_items(atlas: Atlas, asof: date) -> list[tuple[str, Item]]:
    """Layer ids and items of every layer that are there on a day: not ended, turned down, 미정 or 미확인."""
    return [(layer, item) for layer, item in every_item(atlas, asof) if holds(atlas, item)]


def every_item(atlas: Atlas, asof: date) -> list[tuple[str, Item]]:
    """Layer ids and items of every layer on a day, in catalogue order."""
    topics = [(layer.id, layer.topic) for layer in atlas.catalog.values() if layer.topic is not None]
    return [(layer_id, item) for layer_id, topic in topics for item in items(atlas, topic, asof)]


def layers_with(atlas: Atlas, chosen: Filter, asof: date) -> tuple[str, ...]:
    """Ids of the layers that have an item which passes a filter on a day, in catalogue order."""
    return tuple(dict.fromkeys(layer for layer, item in every_item(atlas, asof) if chosen.holds(item)))


def holds(atlas: Atlas, item: Item) -> bool:
    """Whether an item's status says that there is something."""
    return atlas.statuses[item.status].solidity not in ABSENT


def used_sites(atlas: Atlas, asof: date) -> dict[str, tuple[tuple[str, Item], ...]]:
    """Layer ids and items by the site they stand on, on a day."""
    by_site: dict[str, list[tuple[str, Item]]] = {}
    for layer, item in every_item(atlas, asof):
        for site in item.sites:
            by_site.setdefault(site, []).append((layer, item))
    return {site: tuple(standing) for site, standing in by_site.items()}


def municipalities(atlas: Atlas, item: Item, asof: date) -> list[str]:
    """Municipalities of an item: its own, else those its sites lie in."""
    own = [region for region in item.regions if atlas.regions.latest(region).level == MUNICIPALITY]
    if own:
        return own
    points = [atlas.sites[site] for site in item.sites]
    located = [atlas.boundaries.at(point.lon, point.lat, asof) for point in points]
    return list(dict.fromkeys(region for region in located if region is not None))


def _several(level: str, by_place: dict[str, list[tuple[str, Item]]]) -> tuple[Overlap, ...]:
    met = [Overlap(level, key, _words(standing), tuple(standing)) for key, standing in by_place.items()]
    several = [overlap for overlap in met if len(overlap.instruments) > 1]
    return tuple(sorted(several, key=lambda overlap: (-len(overlap.instruments), overlap.id)))


def _words(standing: list[tuple[str, Item]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.status_fact.instrument or layer for layer, item in standing))
