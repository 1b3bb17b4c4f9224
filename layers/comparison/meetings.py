"""Where designations meet (중첩 지정): sites and municipalities with several instruments, their kinds kept apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.instrument import DESIGNATION, Instrument
from layers.atlas.items import Item
from layers.portfolio.overlaps import MUNICIPALITY, SITE, held_items, municipalities

#: 산업육성 지정 · 위기대응·인구감소 지원 · 여건 · 계획·투자, in the order in which they are told.
PROMOTION, CRISIS, CONDITION, PLAN = KINDS = ("promotion", "crisis", "condition", "plan")
#: Kinds that make a place one where designations meet; plans and investment are told beside them.
MEETING = (PROMOTION, CRISIS)
SOLID = "solid"
#: So many instruments meet at least.
SEVERAL = 2


@dataclass(frozen=True)
class Meeting:
    """A site or municipality and what it holds by kind, as layer id and item; `province` is None where unknown."""

    level: str
    id: str
    province: str | None
    held: Mapping[str, tuple[tuple[str, Item], ...]]

    def instruments(self, kind: str) -> tuple[str, ...]:
        """The instruments of a kind by the word of the facts' column, once each."""
        return tuple(dict.fromkeys(_word(layer, item) for layer, item in self.held.get(kind, ())))

    @property
    def layers(self) -> tuple[str, ...]:
        """The layers of everything that it holds."""
        return tuple(dict.fromkeys(layer for kind in KINDS for layer, _ in self.held.get(kind, ())))

    @property
    def meets(self) -> bool:
        """Whether several instruments of the kinds that meet stand here."""
        return sum(len(self.instruments(kind)) for kind in MEETING) >= SEVERAL


def kind_of(instrument: Instrument) -> str | None:
    """The kind under which an instrument is told; None for what promotes without being a designation."""
    if instrument.ground == PROMOTION and instrument.kind != DESIGNATION:
        return None
    return instrument.ground


def meetings(atlas: Atlas, asof: date) -> tuple[Meeting, ...]:
    """Municipalities in official order, then sites, where designations meet on a day.

    Notes
    -----
    Bids, wishes and candidates are no designation, and what is ended, turned down, 미정 or 미확인 is not
    counted. What is designated for a whole province reaches no municipality of its own, and what was designated
    in a district that has been split since (분할 전) none of its successors. Sites are one by their key.
    """
    places: dict[str, dict[str, dict[str, list[tuple[str, Item]]]]] = {MUNICIPALITY: {}, SITE: {}}
    for layer, item in held_items(atlas, asof):
        kind = kind_of(atlas.instruments[layer])
        if kind is None or (kind != PLAN and atlas.statuses[item.status].solidity != SOLID):
            continue
        where = () if item.old_outline else municipalities(atlas, item, asof)
        for level, keys in ((MUNICIPALITY, where), (SITE, item.sites)):
            for key in keys:
                places[level].setdefault(key, {}).setdefault(kind, []).append((layer, item))
    order = {region.id: n for n, region in enumerate(_in_order(atlas, asof))}
    found = [
        _meeting(atlas, level, key, held, asof) for level, by_key in places.items() for key, held in by_key.items()
    ]
    met = [one for one in found if one.meets]
    return tuple(sorted(met, key=lambda one: (one.level != MUNICIPALITY, order.get(_seat(atlas, one), len(order)))))


def _meeting(atlas: Atlas, level: str, key: str, held: Mapping[str, list[tuple[str, Item]]], asof: date) -> Meeting:
    region = key if level == MUNICIPALITY else atlas.sites[key].region
    above = atlas.regions.province(region, asof) if _stands(atlas, region, asof) else None
    return Meeting(level, key, above.id if above else None, {kind: tuple(items) for kind, items in held.items()})


def _stands(atlas: Atlas, region: str, asof: date) -> bool:
    """Whether a region exists on a day; a site may name one that has been merged since."""
    return any(row.id == region for row in atlas.regions.at(asof, atlas.regions.latest(region).level))


def _seat(atlas: Atlas, one: Meeting) -> str:
    return one.id if one.level == MUNICIPALITY else atlas.sites[one.id].region


def _in_order(atlas: Atlas, asof: date) -> list:
    provinces = atlas.regions.at(asof, "province")
    return [child for province in provinces for child in atlas.regions.children(province.id, asof)]


def _word(layer: str, item: Item) -> str:
    return item.status_fact.instrument or layer
