"""Places as documents write them, resolved to regions; and sites, physical locations with a point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from geo import names
from geo.errors import AmbiguousRegion, GeoError
from geo.regions import Regions
from layers.errors import AmbiguousPlaceName, Problem, UnknownPlaceName
from layers.models import OneOf, Word, made_of_rows
from layers.records import Row, read_table

NATION = "korea"
NATION_NAMES = ("전국", "국가", "대한민국")
PLACE_COLUMNS = ("place", "topic", "regions", "precision", "reason", "source")
PLACE_PRECISIONS = ("nation", "pole", "province", "municipality", "area")
SITE_COLUMNS = (
    "id",
    "name_ko",
    "name_en",
    "region",
    "lon",
    "lat",
    "radius_km",
    "precision",
    "found",
    "basis",
    "source",
    "note",
)
#: Degrees of WGS 84 around Korea.
Lon = Annotated[float, Field(ge=124, le=132)]
Lat = Annotated[float, Field(ge=33, le=39)]
SITE_PRECISIONS = ("site", "town", "municipality", "area")
SITE_BASES = ("sourced", "inferred", "memory")


@dataclass(frozen=True)
class Place:
    """A name as documents write it, with what says so; topic None means any topic."""

    place: str
    topic: str | None
    regions: tuple[str, ...]
    precision: str
    reason: str | None
    source: str | None = None


@dataclass(frozen=True)
class Site:
    """A physical location: WGS 84 longitude and latitude in degrees, error radius in km.

    `precision` says what the point is the middle of (site, town, municipality, area) and `basis`
    whether a source gives it (sourced), we inferred it, or it rests on memory.
    """

    id: Word
    name_ko: Word
    name_en: str | None
    region: Word
    lon: Lon
    lat: Lat
    radius_km: Annotated[float, Field(ge=0, le=200)]
    precision: Annotated[str, OneOf(SITE_PRECISIONS)]
    found: str | None
    basis: Annotated[str, OneOf(SITE_BASES)]
    source: str | None
    note: str | None

    @property
    def precise(self) -> bool:
        """Whether the point may be drawn as a dot rather than as a ring or an area."""
        return self.basis != "memory" and self.precision in ("site", "town")

    @property
    def rank(self) -> tuple[int, str]:
        """Which of several at one place is named first: what is most precisely known, then by id."""
        return SITE_PRECISIONS.index(self.precision), self.id


class Places:
    """Resolve the place names of documents to region ids.

    Parameters
    ----------
    table : iterable of Place
        Names with a reason; they come before the regions' own names.
    regions : geo.regions.Regions
    """

    def __init__(self, table: Iterable[Place], regions: Regions) -> None:
        self.table = tuple(table)
        self._regions = regions
        self._known = {(place.place, place.topic): place for place in self.table}

    def find(self, place: str, topic: str | None) -> Place | None:
        """Row of the table for this name in this topic, or in any topic."""
        return self._known.get((place, topic)) or self._known.get((place, None))

    def resolve(self, place: str, topic: str | None, asof: date) -> tuple[str, ...]:
        """Region ids a name stands for in a document of that day.

        Raises
        ------
        UnknownPlaceName, AmbiguousPlaceName
        """
        row = self.find(place, topic)
        if row is not None:
            return row.regions
        if place in NATION_NAMES:
            return (NATION,)
        return self._named(place, asof)

    def _named(self, place: str, asof: date) -> tuple[str, ...]:
        try:
            found = names.resolve(self._regions, place, date=asof)
        except AmbiguousRegion as error:
            raise AmbiguousPlaceName(f"{error}; {_MEND}") from error
        except GeoError as error:
            raise UnknownPlaceName(f"{error}; {_MEND}") from error
        return tuple(region.id for region in found)


_MEND = "write the province too, or add the name to places.csv"


def read_places(seeds_dir: Path, regions: Regions) -> tuple[Places, list[Problem]]:
    """Place table from every `places*.csv`, and what is wrong with it."""
    table: dict[tuple[str, str | None], Place] = {}
    problems: list[Problem] = []
    for path in sorted(seeds_dir.glob("places*.csv")):
        rows, found = read_table(path, PLACE_COLUMNS, optional={"source"})
        problems += found
        for row in rows:
            place = _place(row)
            problems += _check_place(row, place, table, regions)
            table.setdefault((place.place, place.topic), place)
    return Places(table.values(), regions), problems


def _place(row: Row) -> Place:
    named = row.text("place"), row["topic"], row.several("regions")
    return Place(*named, row.text("precision"), row["reason"], row["source"])


def _check_place(
    row: Row, place: Place, table: Mapping[tuple[str, str | None], Place], regions: Regions
) -> list[Problem]:
    found = [
        row.problem("regions", "is no region id of regions.csv", value)
        for value in place.regions
        if value not in regions
    ]
    if not place.place or not place.regions:
        found.append(row.problem("regions", "a place needs a name and at least one region id"))
    if place.precision not in PLACE_PRECISIONS:
        found.append(row.problem("precision", f"must be one of {', '.join(PLACE_PRECISIONS)}"))
    earlier = table.get((place.place, place.topic))
    if earlier is not None and set(earlier.regions) != set(place.regions):
        said = f"already stands for {';'.join(earlier.regions)} in this topic; keep one row"
        found.append(row.problem("place", said))
    return found


def read_sites(seeds_dir: Path, regions: Regions) -> tuple[dict[str, Site], list[Problem]]:
    """Sites by id, from every `sites*.csv`, and what is wrong with them."""
    tables = [read_table(path, SITE_COLUMNS) for path in sorted(seeds_dir.glob("sites*.csv"))]
    rows = [row for found, _ in tables for row in found]
    sites, problems = made_of_rows(Site, rows)
    problems += [problem for _, found in tables for problem in found]
    strangers = [row for row in rows if row.text("region") not in regions]
    return sites, problems + [row.problem("region", "is no region id of regions.csv") for row in strangers]
