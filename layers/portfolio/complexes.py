"""Complexes and candidate sites side by side: what their sources state, and what else stands there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from geo.operations import distance_m
from layers.atlas.anchors import anchor, middle, standing
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item, items
from layers.facts.facts import Fact
from layers.facts.places import NATION
from layers.portfolio.filter import EVERY, Filter
from layers.portfolio.overlaps import held_items
from layers.portfolio.portfolio import regions_above, regions_inside
from layers.wording.details import precedence, value_of

#: What is stated of a complex, in the order of the table.
STATED = ("area", "investment", "period")
SECURED = ("power", "water", "transport")


@dataclass(frozen=True)
class Node:
    """The belt node nearest to a complex; `distance_km` is straight, from its nearest site, in EPSG:5179."""

    layer: str
    item: Item
    distance_km: float


@dataclass(frozen=True)
class Complex:
    """A complex or candidate with what its sources state; what none states is missing from the mappings.

    Attributes
    ----------
    stated : mapping of str to Fact
        area, investment and period; where sources differ, the first of them (the item tells the others).
    secured : mapping of str to Item
        Measures to secure power, water or transport for it: plans, not capacity.
    others : tuple
        Layer ids and items of other instruments on the same sites.
    """

    layer: str
    item: Item
    anchors: tuple[str, ...]
    stated: Mapping[str, Fact]
    secured: Mapping[str, Item]
    node: Node | None
    others: tuple[tuple[str, Item], ...]


def complexes(atlas: Atlas, region_ids: Iterable[str], asof: date, chosen: Filter = EVERY) -> list[Complex]:
    """Complexes and candidates in some regions that pass a filter on a day, in catalogue and then in official order."""
    here = set(region_ids)
    inside = here | regions_inside(atlas, here, asof)
    held = held_items(atlas, asof)
    belts = {layer.id for layer in atlas.catalog.values() if layer.geometry == "corridor"}
    nodes = [(layer, item) for layer, item in held if layer in belts]
    found = [(layer, item) for layer, item in held if atlas.instruments[layer].complexes and inside & set(item.regions)]
    return [_complex(atlas, layer, item, held, nodes, asof) for layer, item in found if chosen.holds(item)]


def _complex(
    atlas: Atlas,
    layer: str,
    item: Item,
    held: Collection[tuple[str, Item]],
    nodes: Iterable[tuple[str, Item]],
    asof: date,
) -> Complex:
    named = (name for fact in item.facts for name in fact.anchor)
    stated = {claim: fact for claim in STATED if (fact := _stated(item, claim)) is not None}
    others = [(other, one) for other, one in held if other != layer and set(one.sites) & set(item.sites)]
    measures, node = secured(atlas, layer, item, asof), _node(atlas, item, nodes, asof)
    return Complex(layer, item, tuple(dict.fromkeys(named)), stated, measures, node, tuple(others))


def _stated(item: Item, claim: str) -> Fact | None:
    found = (fact for fact in item.facts if fact.claim == claim and value_of(fact, "ko"))
    return min(found, key=precedence, default=None)


def secured(atlas: Atlas, layer: str, item: Item, asof: date) -> dict[str, Item]:
    """Measures for the complex of this sector in these regions; a province's are its complex's."""
    around = set(item.regions) | (set(regions_above(atlas, item.regions, asof)) - {NATION})
    serving = [str(atlas.catalog[key].topic) for key, one in atlas.instruments.items() if one.serves == layer]
    measures = [measure for topic in serving for measure in items(atlas, topic, asof)]
    own = [one for one in measures if one.sector == item.sector and around & set(one.regions)]
    return {kind: one for one in own for kind in SECURED if one.id.endswith(f".{kind}")}


def _node(atlas: Atlas, item: Item, nodes: Iterable[tuple[str, Item]], asof: date) -> Node | None:
    here = [(atlas.sites[site].lon, atlas.sites[site].lat) for site in item.sites]
    found = [
        Node(layer, node, round(min(distance_m(point, at) for point in here) / 1000, 1))
        for layer, node in nodes
        if here and (at := _point(atlas, node, asof)) is not None
    ]
    return min(found, key=lambda node: (node.distance_km, node.item.id), default=None)


def _point(atlas: Atlas, node: Item, asof: date) -> tuple[float, float] | None:
    """Where a node is drawn: its first site, else the middle of the regions that its source means, merged or not."""
    if node.sites:
        return atlas.sites[node.sites[0]].lon, atlas.sites[node.sites[0]].lat
    stops = [at for region_id in standing(node) if (at := anchor(atlas, region_id, asof)) is not None]
    return middle(stops) if stops else None
