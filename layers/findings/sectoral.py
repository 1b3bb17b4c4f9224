"""The headline of an industry: items of whole lists under a sector, by instrument and status, in how many provinces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from geo.region import Region
from layers.agenda.blocks import INDIRECT_GRADE, grade
from layers.atlas.atlas import Atlas
from layers.atlas.instrument import CRISIS, OPEN, Instrument
from layers.atlas.items import Item, items
from layers.comparison.industries import areas
from layers.comparison.sharing import sectors
from layers.facts.statuses import SOUGHT, UNCONFIRMED, UNDECIDED
from layers.findings.portrait import number
from layers.findings.saying import Day, Pair, Phrase, phrase, said
from layers.periods import last_day
from layers.portfolio.overlaps import holds

PROVINCE = "province"
#: Lines of a headline.
MOST = 2


@dataclass(frozen=True)
class Counted:
    """Items of one list and one status under a sector.

    Attributes
    ----------
    items : tuple of str
        Their ids, once each.
    provinces : tuple of str
        Ids of the provinces that these lie in.
    until : str
        The last day, of any sector, that the list has under the status; ISO, of any precision.
    """

    layer: str
    status: str
    items: tuple[str, ...]
    provinces: tuple[str, ...]
    until: str


def counted(atlas: Atlas, sector: str, asof: date) -> list[Counted]:
    """What can be counted of a sector on a day, the firmest status first, then in catalogue order.

    Only whole lists that are open to every region are counted. A list is silent where what is not known could turn
    its number: an item without a sector, or one of the sector that is 미정, 미확인, confirmed indirectly alone, without
    a province or without a day. A round to come turns none: each number is closed to the last day of its list.
    """
    whole = [layer for layer, known in atlas.instruments.items() if layer in atlas.catalog and _is_whole(known)]
    found = [one for layer in atlas.catalog if layer in whole for one in _of_list(atlas, layer, sector, asof)]
    return sorted(found, key=lambda one: list(atlas.statuses).index(one.status))


def headline(atlas: Atlas, sector: str, found: Sequence[Counted]) -> tuple[Phrase, ...]:
    """The first of what was counted, one line for each; empty where nothing was."""
    lines = [_line(atlas, one) for one in found[:MOST]]
    name = Pair(atlas.sectors[sector].ko, atlas.sectors[sector].en)
    return (phrase("portrait.first", where=name, listed=lines[0]), *lines[1:]) if lines else ()


def title(lines: Sequence[Phrase], lang: str) -> tuple[str, ...]:
    """The lines of a headline in a language."""
    return tuple(str(said(line, lang)) for line in lines)


def _is_whole(known: Instrument) -> bool:
    """Whether a list is whole, open to every region, no support in a crisis, and stands for itself."""
    return known.complete and known.allocation == OPEN and known.ground != CRISIS and known.serves is None


def _of_list(atlas: Atlas, layer: str, sector: str, asof: date) -> list[Counted]:
    every = items(atlas, str(atlas.catalog[layer].topic), asof)
    standing = [one for one in every if holds(atlas, one) or one.status in (UNDECIDED, UNCONFIRMED)]
    own = [one for one in standing if sector in sectors(one)]
    unclassed = [one for one in standing if one.sector is None and holds(atlas, one)]
    if unclassed or any(_turns(atlas, one, asof) for one in own):
        return []
    statuses = dict.fromkeys(one.status for one in own if one.status not in SOUGHT)
    return [_counted(atlas, layer, status, own, every, asof) for status in statuses]


def _turns(atlas: Atlas, item: Item, asof: date) -> bool:
    """Whether what is not known of an item could turn the number that it is counted in."""
    known = atlas.regions.at(asof, PROVINCE)
    placed = areas(atlas, item, asof)
    open_one = item.status in (UNDECIDED, UNCONFIRMED) or grade(atlas, item) >= INDIRECT_GRADE
    return open_one or not item.date or not placed or not set(placed) <= {region.id for region in known}


def _counted(atlas: Atlas, layer: str, status: str, own: Sequence[Item], every: Sequence[Item], asof: date) -> Counted:
    mine = [one for one in own if one.status == status]
    there = {area for one in mine for area in areas(atlas, one, asof)}
    provinces: list[Region] = [region for region in atlas.regions.at(asof, PROVINCE) if region.id in there]
    days = [str(one.date) for one in every if one.status == status and one.date]
    return Counted(
        layer,
        status,
        tuple(dict.fromkeys(one.id for one in mine)),
        tuple(region.id for region in provinces),
        max(days, key=last_day),
    )


def _line(atlas: Atlas, one: Counted) -> Phrase:
    status = atlas.statuses[one.status]
    return phrase(
        "sectoral.line",
        name=atlas.catalog[one.layer].title,
        n=number(atlas.instruments[one.layer].kind, len(one.items)),
        status=Pair(status.ko, status.en),
        m=len(one.provinces),
        until=Day(one.until),
    )
