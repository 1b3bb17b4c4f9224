"""Regions to link up with (연계 가능 지역): which roles documents print for whom, by sector and stage; bids apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.comparison.industries import Held, Industry, industry, roles
from layers.facts.stages import Stage
from layers.facts.statuses import SOUGHT
from layers.labels import pick
from layers.portfolio.portfolio import regions_inside

PROVINCE = "province"


@dataclass(frozen=True)
class Role:
    """An item with the words of its role and the stages these name."""

    layer: str
    item: Item
    words: tuple[str, ...]
    stages: tuple[Stage, ...]

    def said(self, lang: str) -> tuple[str, ...]:
        """The words in the reader's language, as the rows that print them tell them."""
        told = {fact.role: pick(lang, fact.role, fact.role_en) for fact in self.item.facts if fact.role}
        return tuple(told[word] for word in self.words)


@dataclass(frozen=True)
class Partner:
    """A province with items at other stages of a sector than the region's own, and those it asks for."""

    region: Region
    roles: tuple[Role, ...]
    asked: tuple[Role, ...]


@dataclass(frozen=True)
class Partners:
    """A sector of a region: the roles that documents print for it, and who has other stages, in official order.

    `alike` are provinces whose roles name only stages that the region has too.
    """

    sector: str
    own: tuple[Role, ...]
    partners: tuple[Partner, ...]
    alike: tuple[Partner, ...]


@dataclass(frozen=True)
class Linked:
    """A province of a sector: the roles that documents print for it, and provinces with stages it has not or has too.

    A province whose roles name both stands in `others` and in `same`, each time with these stages alone.
    """

    region: Region
    own: tuple[Role, ...]
    others: tuple[tuple[Region, tuple[Stage, ...]], ...]
    same: tuple[tuple[Region, tuple[Stage, ...]], ...]


@dataclass(frozen=True)
class Links:
    """Provinces of a sector with a printed stage, in official order, and the roles that are asked for, by province."""

    provinces: tuple[Linked, ...]
    asked: tuple[tuple[Region, tuple[Role, ...]], ...]


def links(atlas: Atlas, found: Industry, asof: date) -> Links | None:
    """Who could link up with whom in a sector on a day.

    None of a sector without stages, and where no two provinces have a printed stage in different items. Words of
    documents are compared, as in `partners`.
    """
    staged = _stages(atlas, found.sector)
    provinces = [row for row in found.rows if staged and row.region.level == PROVINCE]
    linked = [_linked(atlas, found, row.region, asof) for row in provinces]
    asked = [(row.region, _named(row.sought, staged)) for row in provinces]
    if not any(one.others or one.same for one in linked):
        return None
    return Links(tuple(one for one in linked if one.own), tuple(pair for pair in asked if pair[1]))


def _linked(atlas: Atlas, found: Industry, region: Region, asof: date) -> Linked:
    of_region = _of_sector(atlas, found, {region.id, *regions_inside(atlas, [region.id], asof)})
    mine = {stage for role in of_region.own for stage in role.stages}
    every = (*of_region.partners, *of_region.alike) if mine else ()
    ordered = [one for row in found.rows for one in every if one.region.id == row.region.id]
    named = [(one.region, _once_each(stage for role in one.roles for stage in role.stages)) for one in ordered]
    others = ((where, tuple(stage for stage in stages if stage not in mine)) for where, stages in named)
    same = ((where, tuple(stage for stage in stages if stage in mine)) for where, stages in named)
    return Linked(region, of_region.own, tuple(filter(_some, others)), tuple(filter(_some, same)))


def _some(pair: tuple[Region, tuple[Stage, ...]]) -> bool:
    return bool(pair[1])


def _once_each(found: Iterable[Stage]) -> tuple[Stage, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda stage: stage.order))


def partners(atlas: Atlas, region_id: str, asof: date) -> list[Partners]:
    """Sectors in which a document prints a role of the region that names a stage, with all other provinces.

    Words of documents are compared, not what industries there are: a stage that is not written is not absent.
    """
    here = {region_id, *regions_inside(atlas, [region_id], asof)}
    chained = dict.fromkeys(naming.stage.sector for naming in atlas.stages)
    found = [_of_sector(atlas, industry(atlas, sector, asof), here) for sector in chained]
    return [one for one in found if one.own and (one.partners or one.alike)]


def _of_sector(atlas: Atlas, found: Industry, here: set[str]) -> Partners:
    stages = _stages(atlas, found.sector)
    every = [(row.region, _named(_held(row.held.values()), stages), _named(row.sought, stages)) for row in found.rows]
    own = _once(role for _, held, _ in every for role in held if here & set(role.item.regions))
    mine = {stage for role in own for stage in role.stages}
    others = [
        Partner(region, _without(held, own), _without(asked, own))
        for region, held, asked in every
        if region.level == PROVINCE and region.id not in here
    ]
    there = [one for one in others if one.roles or one.asked]
    new = [one for one in there if _beyond((*one.roles, *one.asked), mine)]
    return Partners(found.sector, own, tuple(new), tuple(one for one in there if one not in new))


def _stages(atlas: Atlas, sector: str) -> Mapping[str, tuple[Stage, ...]]:
    named: dict[str, tuple[Stage, ...]] = {}
    for naming in atlas.stages:
        if naming.stage.sector == sector:
            named[naming.role] = (*named.get(naming.role, ()), naming.stage)
    return named


def _held(groups: Iterable[Sequence[Held]]) -> list[Held]:
    return [one for group in groups for one in group]


def _named(held: Iterable[Held], stages: Mapping[str, tuple[Stage, ...]]) -> tuple[Role, ...]:
    """Items whose written role names a stage."""
    said = [(one, [word for word in roles(one.item) if word in stages]) for one in held]
    return tuple(
        Role(one.layer, one.item, tuple(words), tuple(dict.fromkeys(stage for word in words for stage in stages[word])))
        for one, words in said
        if words
    )


def _once(found: Iterable[Role]) -> tuple[Role, ...]:
    return tuple({role.item.id: role for role in found if role.item.status not in SOUGHT}.values())


def _without(found: Iterable[Role], own: Iterable[Role]) -> tuple[Role, ...]:
    known = {role.item.id for role in own}
    return tuple(role for role in found if role.item.id not in known)


def _beyond(found: Iterable[Role], mine: set[Stage]) -> bool:
    return any(stage not in mine for role in found for stage in role.stages)
