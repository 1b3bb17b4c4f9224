"""Parts of municipalities that are no regions of ours: 일반구 of cities, 읍 and 면, each with its municipality."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.errors import BrokenData
from geo.regions import Regions

WARDS, TOWNS = "wards.csv", "towns.csv"
COLUMNS = {WARDS: ("name_ko", "municipality", "code_mois", "source"), TOWNS: ("name_ko", "municipality")}


@dataclass(frozen=True)
class Part:
    """A 일반구, 읍 or 면 and the id of its municipality; `code` is 행정안전부's of a 일반구, None of the others."""

    name: str
    municipality: str
    code: str | None = None


@dataclass(frozen=True)
class Parts:
    """Every 일반구 and every 읍·면 of the tables."""

    wards: tuple[Part, ...] = ()
    towns: tuple[Part, ...] = ()

    @classmethod
    def read(cls, data: Path, regions: Regions) -> "Parts":
        """The tables of a data folder, empty where it has none; raises BrokenData with every problem."""
        return cls(*(_read(data / name, regions) for name in (WARDS, TOWNS)))

    def __iter__(self) -> Iterator[Part]:
        return iter((*self.wards, *self.towns))


def _read(path: Path, regions: Regions) -> tuple[Part, ...]:
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        records = list(reader)
    if tuple(reader.fieldnames or ()) != COLUMNS[path.name]:
        raise BrokenData(path.name, [f"columns are {reader.fieldnames}; right: {', '.join(COLUMNS[path.name])}"])
    problems = [said for line, record in enumerate(records, 2) for said in _wrong(line, record, regions)]
    if problems:
        raise BrokenData(path.name, problems)
    return tuple(Part(each["name_ko"], each["municipality"], each.get("code_mois") or None) for each in records)


def _wrong(line: int, record: Mapping[str, str], regions: Regions) -> Iterator[str]:
    if not record["name_ko"].endswith(("구", "읍", "면")):
        yield f"line {line}: name_ko {record['name_ko']!r}; right: a name of a 구, 읍 or 면"
    if record["municipality"] not in regions:
        yield f"line {line}: municipality {record['municipality']!r}; right: an id of regions.csv"
