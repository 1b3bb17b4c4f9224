"""All regions: which of them exist on a day, what became of them, and how they nest."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property, lru_cache
from pathlib import Path

from geo import spelling
from geo.dates import PartialDate
from geo.dates import day as as_day
from geo.errors import AbolishedRegion, BeforeRecord, NotYetRegion, UnknownRegion
from geo.region import CHILD_LEVEL, LEVELS, RECORD_BEGINS, Notice, Region
from geo.regions_file import read_rows
from geo.vintages import Vintage, read_vintages, vintage_at

Day = date | str | PartialDate
ONE_DAY = timedelta(days=1)


class Regions:
    """The regions of Korea with their dated names, codes and parents.

    A date is a `date`, a text such as ``2026-07`` or a PartialDate (its first day). Every method that takes one raises
    BeforeRecord for days before 2017-12-18 and UnknownRegion for an id no region ever had.
    """

    def __init__(self, rows: Iterable[Region], vintages: Iterable[Vintage] = ()):
        self.rows = tuple(sorted(rows, key=lambda row: (LEVELS.index(row.level), row.order, row.id)))
        self.vintages = list(vintages)
        self._spans: dict[str, list[Region]] = defaultdict(list)
        self._heirs: dict[str, list[str]] = defaultdict(list)
        for row in sorted(self.rows, key=lambda row: row.valid_from or date.min):
            self._spans[row.id].append(row)
            for old in row.predecessors:
                self._heirs[old].append(row.id)
        self._changes = sorted({RECORD_BEGINS, *_first_days((*self.rows, *self.vintages))})
        self._in_force = lru_cache(maxsize=None)(self._rows_in_force)

    @classmethod
    def read(cls, path: Path | str) -> "Regions":
        """The regions of ``regions.csv`` and the vintages of ``vintages.csv`` beside it; BrokenData lists problems."""
        path = Path(path)
        return cls(read_rows(path), read_vintages(path.with_name("vintages.csv")))

    @cached_property
    def spellings(self) -> Mapping[str, frozenset[str]]:
        """Every folded spelling with the ids written so, over all days."""
        return spelling.index(self.rows)

    @cached_property
    def compounds(self) -> Mapping[str, frozenset[str]]:
        """Every folded spelling of a municipality after its province's, with or without a blank, with its ids."""
        return spelling.compounds(self.rows)

    def __contains__(self, region_id: str) -> bool:
        return region_id in self._spans

    def span(self, region_id: str) -> list[Region]:
        """All rows of one region, oldest first."""
        if region_id not in self._spans:
            near = spelling.suggestions(region_id, self._spans)
            raise UnknownRegion(
                f"region {region_id!r}: no such id; like it: {', '.join(near) or 'none'}", near, region_id
            )
        return self._spans[region_id]

    def at(self, on: Day, level: str | None = None) -> list[Region]:
        """The regions in force on a day, of one level or of all, in official order (건제순) within each level."""
        return list(self._in_force(self.since(on), level))

    def since(self, on: Day) -> date:
        """The first day since which regions and boundaries are as on a day: one of few, to keep things under."""
        day = recorded(on)
        return self._changes[bisect(self._changes, day) - 1]

    def _rows_in_force(self, day: date, level: str | None) -> tuple[Region, ...]:
        return tuple(row for row in self.rows if row.in_force(day) and level in (None, row.level))

    def get(self, region_id: str, on: Day) -> Region:
        """The region as it was on a day.

        Raises
        ------
        AbolishedRegion
            If it had ended; `follow` gives its successors.
        NotYetRegion
            If it did not exist yet; the message says from when it does.
        """
        day, span = recorded(on), self.span(region_id)
        for row in span:
            if row.in_force(day):
                return row
        if span[0].begins_after(day):
            first = str(span[0].valid_from)
            raise NotYetRegion(f"region {region_id!r}: exists from {first}, asked for {day}", region_id, first)
        raise AbolishedRegion(
            f"region {region_id!r}: existed until {span[-1].valid_to}, asked for {day}; "
            f"successors: {', '.join(self._heirs[region_id]) or 'none'}"
        )

    def latest(self, region_id: str) -> Region:
        """The last row of a region: as it is now, or as it was when it ended."""
        return self.span(region_id)[-1]

    def follow(self, region_id: str, on: Day) -> tuple[list[Region], Notice | None]:
        """The region on a day, or what it became by then together with a notice; raises NotYetRegion."""
        try:
            return [self.get(region_id, on)], None
        except AbolishedRegion:
            heirs: dict[str, Region] = {}
            for heir in self._heirs[region_id]:
                heirs |= {row.id: row for row in self.follow(heir, on)[0]}
            last = self.latest(region_id)
            found = sorted(heirs.values(), key=lambda row: (row.order, row.id))
            return found, Notice(last.id, last.name_ko, last.name_en, last.valid_to or date.max, tuple(found))

    def successors(self, region_id: str, on: Day) -> list[Region]:
        """What the region is on a day: itself while it lasts, afterwards those that followed it."""
        return self.follow(region_id, on)[0]

    def notice(self, region_id: str, on: Day) -> Notice | None:
        """What to tell a reader who asks for this region on a day; None while it is in force."""
        return self.follow(region_id, on)[1]

    def predecessors(self, region_id: str) -> list[Region]:
        """The regions this one was made from, as they last were."""
        return [self.latest(old) for old in self.span(region_id)[0].predecessors]

    def parent(self, region_id: str, on: Day) -> Region | None:
        """The region this one belonged to on a day; None for the nation."""
        parent = self.get(region_id, on).parent
        return self.get(parent, on) if parent else None

    def province(self, region_id: str, on: Day) -> Region | None:
        """The province a municipality belonged to on a day, a province itself; None for poles and the nation."""
        region = self.get(region_id, on)
        if region.level == "municipality":
            return self.parent(region_id, on)
        return region if region.level == "province" else None

    def children(self, region_id: str, on: Day) -> list[Region]:
        """What a region consisted of on a day, one level down (of a pole and of the nation: provinces)."""
        region = self.get(region_id, on)
        rows = self.at(on, CHILD_LEVEL[region.level]) if CHILD_LEVEL[region.level] else []
        return [row for row in rows if region_id in (row.parent, row.pole)]

    def pole(self, region_id: str, on: Day) -> Region | None:
        """The pole a province or municipality was grouped in on a day; None before poles were listed (2025-07-29)."""
        own = self.province(region_id, on) or self.get(region_id, on)
        if own.level != "province" or own.pole is None:
            return own if own.level == "pole" else None
        pole = self.latest(own.pole)
        return pole if pole.in_force(recorded(on)) else None

    def vintage(self, on: Day) -> str:
        """The vintage of the boundaries in force on a day, e.g. ``2026-07-01``."""
        return vintage_at(self.vintages, recorded(on)).vintage


def _first_days(rows: Iterable[Region | Vintage]) -> Iterator[date]:
    """Days on which a row begins to hold, or no longer does."""
    for row in rows:
        yield from (day for day in (row.valid_from, row.valid_to and row.valid_to + ONE_DAY) if day)


def recorded(on: Day) -> date:
    """The day `on` stands for; raises BeforeRecord where our names and boundaries do not reach."""
    day = as_day(on)
    if day < RECORD_BEGINS:
        raise BeforeRecord(f"{day}: names and boundaries are recorded from {RECORD_BEGINS}")
    return day
