"""The names of places that a document of a day may write, with the regions that each may mean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from geo.errors import NotYetRegion
from geo.regions import Regions
from geo.spelling import fold
from layers.atlas.atlas import Atlas
from layers.facts.places import NATION_NAMES
from layers.naming.gazetteer import gazetteer
from layers.proposing.tables import GRAMMAR

HANGUL = re.compile(r"[가-힣]{2,}(?:·[가-힣]+)*|[가-힣]+[가-힣0-9 ]*[가-힣]")
PROVINCE, MUNICIPALITY, POLE, TABLE = "province", "municipality", "pole", "table"
HARD = frozenset(GRAMMAR["places"]["hard"].split())
#: A province is meant before the pole and before a place of the tables of the same name.
BELOW = {PROVINCE: (POLE, TABLE), MUNICIPALITY: (TABLE,), POLE: (TABLE,)}
#: Endings of whole names of municipalities.
WHOLE = ("시", "군", "구")


@dataclass(frozen=True)
class Name:
    """A name with what it may mean: sets of regions, of which a document means one."""

    written: str
    level: str
    meanings: tuple[tuple[str, ...], ...]
    whole: bool

    @property
    def hard(self) -> bool:
        """Whether it is also a common word, or so short that more must speak for it."""
        return not self.whole and self.written in HARD


@dataclass(frozen=True)
class Names:
    """Names of a day; `hidden` are names of tables that are not used."""

    regions: Regions
    day: date
    known: Mapping[str, Name]
    topics: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All names, longest first."""
        return re.compile("|".join(map(re.escape, sorted(self.known, key=len, reverse=True))))

    def province(self, region: str) -> str:
        """The province of a region on the day; a region that is no municipality is its own."""
        row = self.regions.latest(region)
        if row.level != MUNICIPALITY:
            return region
        owner = self.regions.province(region, self.day) if self.regions.get(region, self.day) else None
        return owner.id if owner else row.parent or region

    def full(self, region: str) -> str:
        """The whole name of a region on the day, with its province's."""
        row = self.regions.get(region, self.day)
        if row.level != MUNICIPALITY:
            return row.name_ko
        owner = self.regions.province(region, self.day)
        return f"{owner.name_ko} {row.name_ko}" if owner and owner.name_ko != row.name_ko else row.name_ko


def names(atlas: Atlas, day: date, hidden: Iterable[str] = ()) -> Names:
    """The names of a day, without those that are hidden."""
    without = frozenset(hidden)
    meanings: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    levels: dict[str, str] = {}
    for written, level, regions in (*_of_regions(atlas.regions, day), *_of_tables(atlas, day, without)):
        first = levels.setdefault(written, level)
        if first in BELOW.get(level, ()):
            meanings[written], levels[written] = {regions}, level
        elif level not in BELOW.get(first, ()):
            meanings[written].add(regions)
    for written, found in meanings.items():
        meanings[written] = _outer(atlas.regions, found)
    known = {
        written: Name(written, levels[written], tuple(sorted(found)), _is_whole(written, levels[written]))
        for written, found in meanings.items()
    }
    topics = {
        (row.place, row.topic): row.regions for row in atlas.places.table if row.topic and row.place not in without
    }
    return Names(atlas.regions, day, known, topics)


def _outer(regions: Regions, found: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Meanings without municipalities of a province among them: 제주 is the province."""
    provinces = {each[0] for each in found if len(each) == 1 and regions.latest(each[0]).level == PROVINCE}
    return {
        each for each in found if each[0] in provinces or not {regions.latest(one).parent for one in each} & provinces
    }


def _is_whole(written: str, level: str) -> bool:
    if level == MUNICIPALITY:
        return len(written) > 2 and written.endswith(WHOLE)
    return level != PROVINCE or len(written) > 3 or written.endswith("도")


def _of_regions(regions: Regions, day: date) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for row in regions.rows:
        if row.level == "nation":
            continue
        now = _on(regions, (row.id,), day)
        for written in {row.name_ko, row.short_ko, *row.aliases}:
            if now and HANGUL.fullmatch(written):
                yield written, row.level, now


def _of_tables(atlas: Atlas, day: date, hidden: frozenset[str]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    named = gazetteer(atlas, day).named
    for row in atlas.places.table:
        known = named.get(fold(row.place))
        now = known.regions if known else _on(atlas.regions, row.regions, day)
        if (
            row.place not in hidden
            and row.place not in NATION_NAMES
            and now
            and HANGUL.fullmatch(row.place)
            and " " not in row.place
        ):
            yield row.place, TABLE, now
    for site in atlas.sites.values():
        now = _on(atlas.regions, (site.region,), day)
        if site.name_ko not in hidden and now and len(site.name_ko) > 3:
            yield site.name_ko, TABLE, now
    for ward in atlas.parts.wards:
        now = _on(atlas.regions, (ward.municipality,), day)
        if now and len(ward.name) > 2:
            yield ward.name, MUNICIPALITY, now


def _on(regions: Regions, ids: Iterable[str], day: date) -> tuple[str, ...]:
    """Ids of a day; none for what is still to come."""
    try:
        return tuple(dict.fromkeys(row.id for one in ids for row in regions.successors(one, day)))
    except NotYetRegion:
        return ()
