"""Places as documents write them, resolved to regions; and sites, physical locations with a point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geo import names
from geo.errors import AmbiguousRegion, GeoError
from geo.regions import Regions
from layers.errors import AmbiguousPlaceName, Problem, UnknownPlaceName
from layers.records import Row, read_table

NATION = "korea"
NATION_NAMES = ("전국", "국가", "대한민국")
PLACE_COLUMNS = ("place", "topic", "regions", "precision", "reason")
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
SITE_PRECISIONS = ("site", "town", "municipality", "area")
SITE_BASES = ("sourced", "inferred", "memory")


@dataclass(frozen=True)
class Place:
    """A name as documents write it; topic None means any topic."""

    place: str
    topic: str | None
    regions: tuple[str, ...]
    precision: str
    reason: str | None


@dataclass(frozen=True)
class Site:
    """A physical location: WGS 84 longitude and latitude in degrees, error radius in km.

    `precision` says what the point is the middle of (site, town, municipality, area) and `basis`
    whether a source gives it (sourced), we inferred it, or it rests on memory.
    """

    id: str
    name_ko: str
    name_en: str
    region: str
    lon: float
    lat: float
    radius_km: float
    precision: str
    found: str | None
    basis: str
    source: str | None
    note: str | None

    @property
    def precise(self) -> bool:
        """Whether the point may be drawn as a dot rather than as a ring or an area."""
        return self.basis != "memory" and self.precision in ("site", "town")


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
        rows, found = read_table(path, PLACE_COLUMNS)
        problems += found
        for row in rows:
            place = _place(row)
            problems += _check_place(row, place, table, regions)
            table.setdefault((place.place, place.topic), place)
    return Places(table.values(), regions), problems


def _place(row: Row) -> Place:
    named = row.text("place"), row["topic"], row.several("regions")
    return Place(*named, row.text("precision"), row["reason"])


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
    sites: dict[str, Site] = {}
    problems: list[Problem] = []
    for path in sorted(seeds_dir.glob("sites*.csv")):
        rows, found = read_table(path, SITE_COLUMNS)
        problems += found
        for row in rows:
            wrong = _check_site(row, sites, regions)
            problems += wrong
            if not wrong:
                sites[row.text("id")] = _site(row)
    return sites, problems


def _site(row: Row) -> Site:
    return Site(
        id=row.text("id"),
        name_ko=row.text("name_ko"),
        name_en=row["name_en"] or row.text("name_ko"),
        region=row.text("region"),
        lon=float(row.text("lon")),
        lat=float(row.text("lat")),
        radius_km=float(row.text("radius_km")),
        precision=row.text("precision"),
        found=row["found"],
        basis=row.text("basis"),
        source=row["source"],
        note=row["note"],
    )


_RANGES = {"lon": (124.0, 132.0), "lat": (33.0, 39.0), "radius_km": (0.0, 200.0)}


def _check_site(row: Row, seen: Mapping[str, Site], regions: Regions) -> list[Problem]:
    found = [
        row.problem(column, f"must be a number from {low:g} to {high:g}")
        for column, (low, high) in _RANGES.items()
        if not _within(row.text(column), low, high)
    ]
    if row.text("id") in seen:
        found.append(row.problem("id", "stands twice; keep one"))
    if row.text("region") not in regions:
        found.append(row.problem("region", "is no region id of regions.csv"))
    if row["precision"] not in SITE_PRECISIONS:
        found.append(row.problem("precision", f"must be one of {', '.join(SITE_PRECISIONS)}"))
    if row["basis"] not in SITE_BASES:
        found.append(row.problem("basis", f"must be one of {', '.join(SITE_BASES)}"))
    return found


def _within(text: str, low: float, high: float) -> bool:
    try:
        return low <= float(text) <= high
    except ValueError:
        return False
