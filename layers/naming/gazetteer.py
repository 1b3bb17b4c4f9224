"""All names of places that are no regions, with the regions they lie in on a day: wards, towns, areas, sites."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from geo.errors import NotYetRegion
from geo.parts import Part
from geo.regions import Regions
from geo.spelling import fold
from layers.atlas.atlas import Atlas
from layers.atlas.island_table import named as named_islands
from layers.facts.places import Place, Site

AREA = "area"
#: Long words of complexes and the short ones that they are compared by.
SHORTER = (("국가산업단지", "국가산단"), ("일반산업단지", "일반산단"), ("산업단지", "산단"))
IN_PARENTHESES = re.compile(r"\([^)]*\)")


@dataclass(frozen=True)
class Named:
    """A place of the tables: its regions, whether it is an area of its own, and why it is read so."""

    written: str
    regions: tuple[str, ...]
    area: bool
    reason: str


@dataclass(frozen=True)
class Gazetteer:
    """The names of a day by how they are compared.

    Attributes
    ----------
    wards, towns : mapping
        The municipalities of each 일반구, and of each 읍 and 면; `ward_codes` has a ward's name and municipality.
    named : mapping
        Areas and places that are no regions.
    sites : mapping
        The id and the regions of a site by each of its names; where two are named alike, one that is named so as a
        whole, else the first of the tables.
    """

    regions: Regions
    day: date
    wards: Mapping[str, tuple[str, ...]]
    ward_codes: Mapping[str, tuple[str, str]]
    towns: Mapping[str, tuple[str, ...]]
    named: Mapping[str, Named]
    sites: Mapping[str, tuple[str, tuple[str, ...]]]


def gazetteer(atlas: Atlas, asof: date) -> Gazetteer:
    """The names of places on a day."""
    return _gazetteer(atlas, atlas.regions.since(asof))


@lru_cache(maxsize=8)
def _gazetteer(atlas: Atlas, day: date) -> Gazetteer:
    return Gazetteer(
        atlas.regions,
        day,
        wards=_parts(atlas.parts.wards),
        ward_codes={ward.code: (ward.name, ward.municipality) for ward in atlas.parts.wards if ward.code},
        towns=_parts(atlas.parts.towns),
        named=dict(_named(atlas, day)),
        sites=dict(_sites(atlas, day)),
    )


def spelled(text: str) -> str:
    """A name as complexes are compared: 구미 국가산업단지 is 구미국가산단; what stands in parentheses is left out."""
    found = fold(IN_PARENTHESES.sub("", text))
    for long, short in SHORTER:
        found = found.replace(long, short)
    return found


def _parts(parts: Iterable[Part]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for part in parts:
        found[fold(part.name)][part.municipality] = None
    return {name: tuple(municipalities) for name, municipalities in found.items()}


def _named(atlas: Atlas, day: date) -> Iterator[tuple[str, Named]]:
    """Islands, and places of the tables that mean one thing and that no region is named."""
    for name, island in named_islands(atlas.islands.values()).items():
        yield fold(name), Named(name, _on(atlas.regions, [island.region], day), False, "")
    for site in atlas.sites.values():
        if site.precision == AREA and atlas.regions.latest(site.region).level == "province":
            regions = _on(atlas.regions, [site.region], day)
            for written in (site.name_ko, site.name_en):
                if written:
                    yield fold(written), Named(written, regions, True, site.note or "")
    rows: dict[str, list[Place]] = defaultdict(list)
    for place in atlas.places.table:
        rows[fold(place.place)].append(place)
    for name, same in rows.items():
        meant = _meant(same)
        regions = _on(atlas.regions, meant.regions, day) if meant else ()
        if meant and regions and not _is_region(atlas.regions, name, day):
            yield name, Named(meant.place, regions, meant.precision == AREA, meant.reason or "")


def _meant(same: list[Place]) -> Place | None:
    """What a name means outside all topics: as the tables say it for any, as an area, or as all topics agree."""
    general = [place for place in same if place.topic is None] or [place for place in same if place.precision == AREA]
    return (general or same)[0] if general or len({place.regions for place in same}) == 1 else None


def _is_region(regions: Regions, name: str, day: date) -> bool:
    ids = regions.spellings.get(name) or regions.compounds.get(name) or ()
    return any(_on(regions, [one], day) for one in ids)


def _sites(atlas: Atlas, day: date) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    """Sites by name, the last of a name holding: one named so as a whole before one with more in parentheses."""
    placed = [(site, _of_site(atlas, site, day)) for site in reversed(list(atlas.sites.values()))]
    named = [(name, site.id, regions) for site, regions in placed if regions for name in _names(site)]
    for name, key, regions in sorted(named, key=lambda one: IN_PARENTHESES.search(one[0]) is None):
        yield spelled(name), (key, regions)


def _names(site: Site) -> tuple[str, ...]:
    return tuple(name for name in (site.id, site.name_ko, site.name_en) if name)


def _of_site(atlas: Atlas, site: Site, day: date) -> tuple[str, ...]:
    """The region of a site on a day; of several that followed it, the one in which its point lies."""
    regions = _on(atlas.regions, [site.region], day)
    if len(regions) < 2:
        return regions
    here = atlas.boundaries.at(site.lon, site.lat, day)
    return (here,) if here in regions else regions


def _on(regions: Regions, ids: Iterable[str], day: date) -> tuple[str, ...]:
    """Ids of a day; none for what is still to come."""
    try:
        return tuple(dict.fromkeys(row.id for one in ids for row in regions.successors(one, day)))
    except NotYetRegion:
        return ()
