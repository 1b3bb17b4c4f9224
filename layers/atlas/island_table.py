"""The table of `data/islands.csv`: islands that matter whatever their size, each with a point."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.regions import Regions
from layers.errors import Problem
from layers.facts.places import Lat, Lon
from layers.models import Word, made_of_rows
from layers.records import read_table

FILE = "islands.csv"
COLUMNS = ("id", "name_ko", "region", "lon", "lat", "note")


@dataclass(frozen=True)
class Island:
    """An island of a municipality, with a point on it: WGS 84 longitude and latitude in degrees."""

    id: Word
    name_ko: Word
    region: Word
    lon: Lon
    lat: Lat
    note: str | None


def read(data_dir: Path, regions: Regions) -> tuple[dict[str, Island], list[Problem]]:
    """Islands by id, none where there is no such file, and what is wrong with them."""
    path = data_dir / FILE
    if not path.is_file():
        return {}, []
    rows, problems = read_table(path, COLUMNS)
    found, wrong = made_of_rows(Island, rows)
    strangers = [row for row in rows if row.text("region") not in regions]
    said = "is no region id of regions.csv"
    return found, [*problems, *wrong, *(row.problem("region", said) for row in strangers)]


def named(islands: Iterable[Island]) -> Mapping[str, Island]:
    """Islands by name and by its first word, the first of the table where several have it: 독도 동도 is 독도 too."""
    known = tuple(islands)
    return {one.name_ko.split()[0]: one for one in reversed(known)} | {one.name_ko: one for one in known}
