"""Industries: what stands under each sector, by instrument and by province, bids and wishes apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.comparison.sharing import UNASSIGNED, sectors
from layers.errors import UnknownSector
from layers.facts.places import NATION
from layers.facts.stages import Stage
from layers.facts.statuses import SOUGHT
from layers.portfolio.complexes import secured
from layers.portfolio.overlaps import ABSENT, every_item, holds

PROVINCE, POLE = "province", "pole"
STATUS, ROLE = "status", "role"


@dataclass(frozen=True)
class Held:
    """An item of a layer under a sector; `measures` secure power or water for it, as layer id and item."""

    layer: str
    item: Item
    measures: tuple[tuple[str, Item], ...] = ()


@dataclass(frozen=True)
class Row:
    """A province, a pole or the nation with its items by layer id, and those that are sought only."""

    region: Region
    held: Mapping[str, tuple[Held, ...]]
    sought: tuple[Held, ...]


@dataclass(frozen=True)
class Industry:
    """A sector on a day.

    Attributes
    ----------
    layers : tuple of str
        Layers with an item that somebody decided, in catalogue order; those whose items serve others' stand with these.
    counts, sought, open : mapping
        Number of items by layer id and status, each item once, wherever it stands: those somebody decided or plans,
        those that are asked for or thought over, and those that are not there (미정, 미확인, 미선정, 종료).
    rows : tuple of Row
        Provinces in official order, then poles and the nation, that have an item.
    without : tuple of Region
        Provinces that no item of the sector lies in.
    nowhere : tuple of Held
        Items whose place no source says, and those 미정 or 미확인.
    """

    sector: str
    layers: tuple[str, ...]
    counts: Mapping[str, Mapping[str, int]]
    sought: Mapping[str, Mapping[str, int]]
    open: Mapping[str, Mapping[str, int]]
    rows: tuple[Row, ...]
    without: tuple[Region, ...]
    nowhere: tuple[Held, ...]


def known_sector(atlas: Atlas, sector: str) -> str:
    """The sector of an id; raises UnknownSector for what is none, or for what no sector describes."""
    known = named_sectors(atlas)
    if sector not in known:
        raise UnknownSector(f"no sector {sector!r}; known: {', '.join(known)}").about(sector, known)
    return sector


def named_sectors(atlas: Atlas) -> list[str]:
    """Ids of the sectors in the order of their table, without that for what none describes."""
    return [sector for sector in atlas.sectors if sector != UNASSIGNED]


def industries(atlas: Atlas, asof: date) -> list[Industry]:
    """Every sector on a day, in the order of the table."""
    return [industry(atlas, sector, asof) for sector in named_sectors(atlas)]


def industry(atlas: Atlas, sector: str, asof: date) -> Industry:
    """A sector on a day; an item's first or second tag counts.

    Raises
    ------
    UnknownSector
    """
    own = [pair for pair in every_item(atlas, asof) if known_sector(atlas, sector) in sectors(pair[1])]
    standing = [(layer, item) for layer, item in own if item.regions and holds(atlas, item)]
    placed = [_held(atlas, layer, item, asof) for layer, item in standing]
    under = {measure.id for one in placed for _, measure in one.measures}
    rows = _rows(atlas, [one for one in placed if one.item.id not in under], asof)
    there = {row.region.id for row in rows}
    there_is = [key for key, status in atlas.statuses.items() if status.solidity not in ABSENT]
    return Industry(
        sector=sector,
        layers=tuple(layer for layer in atlas.catalog if any(layer in row.held for row in rows)),
        counts=_counts(own, [key for key in there_is if key not in SOUGHT]),
        sought=_counts(own, SOUGHT),
        open=_counts(own, [key for key in atlas.statuses if key not in there_is]),
        rows=rows,
        without=tuple(one for one in atlas.regions.at(asof, PROVINCE) if one.id not in there),
        nowhere=tuple(Held(layer, item) for layer, item in own if (layer, item) not in standing),
    )


def _held(atlas: Atlas, layer: str, item: Item, asof: date) -> Held:
    serving = {str(atlas.catalog[key].topic): key for key, one in atlas.instruments.items() if one.serves == layer}
    measures = secured(atlas, layer, item, asof).values() if serving else ()
    return Held(layer, item, tuple((serving[measure.topic], measure) for measure in measures))


def _counts(own: Iterable[tuple[str, Item]], statuses: Collection[str]) -> dict[str, dict[str, int]]:
    counted = Counter((layer, item.status) for layer, item in own if item.status in statuses)
    found: dict[str, dict[str, int]] = {}
    for (layer, status), number in counted.items():
        found.setdefault(layer, {})[status] = number
    return found


def _rows(atlas: Atlas, placed: Sequence[Held], asof: date) -> tuple[Row, ...]:
    wholes = [region for level in (PROVINCE, POLE) for region in atlas.regions.at(asof, level)]
    wholes.append(atlas.regions.get(NATION, asof))
    here = {region.id: [one for one in placed if region.id in areas(atlas, one.item, asof)] for region in wholes}
    return tuple(_row(atlas, region, here[region.id]) for region in wholes if here[region.id])


def _row(atlas: Atlas, region: Region, held: Sequence[Held]) -> Row:
    decided = [one for one in held if one.item.status not in SOUGHT]
    by_layer = {layer: tuple(one for one in decided if one.layer == layer) for layer in atlas.catalog}
    wished = tuple(one for one in held if one.item.status in SOUGHT)
    return Row(region, {layer: ones for layer, ones in by_layer.items() if ones}, wished)


def areas(atlas: Atlas, item: Item, asof: date) -> tuple[str, ...]:
    """Provinces that an item's regions are or lie in; a pole or the nation stands for itself."""
    provinces = ((region, atlas.regions.province(region, asof)) for region in item.regions)
    return tuple(dict.fromkeys(region if over is None else over.id for region, over in provinces))


def stages(atlas: Atlas, found: Industry) -> list[tuple[Stage, list[tuple[Region, Held]]]]:
    """Stages of a sector's value chain with the items whose written role names them; empty without stages."""
    named: dict[Stage, set[str]] = {}
    for naming in atlas.stages:
        if naming.stage.sector == found.sector:
            named.setdefault(naming.stage, set()).add(naming.role)
    return [(stage, _saying(found, words)) for stage, words in sorted(named.items(), key=lambda pair: pair[0].order)]


def _saying(found: Industry, words: set[str]) -> list[tuple[Region, Held]]:
    every = [(row.region, one) for row in found.rows for ones in (*row.held.values(), row.sought) for one in ones]
    return [(region, one) for region, one in every if words & set(roles(one.item))]


def roles(item: Item) -> tuple[str, ...]:
    """Roles of an item as its documents write them."""
    said = (fact.role for fact in item.facts if fact.role is not None and fact.claim in (STATUS, ROLE))
    return tuple(dict.fromkeys(said))
