"""Whether each boundary file holds the regions of its vintage: those in force on its first day, in their provinces.

A file that the last release held byte for byte was read whole then and is not read again: a start costs no time for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from geo.boundaries import TOLERANCES_M
from geo.region import RECORD_BEGINS
from geo.regions import Regions
from geo.topojson import features, read_topology
from layers.errors import Problem
from layers.facts.digests import LENGTH
from layers.records import shown_path

LEVELS = {"municipalities": "municipality", "provinces": "province"}
PREFIX, SHOWN = "boundaries-", 3
_MEND = "make it again with: make boundaries"


def digest(path: Path) -> str:
    """Short hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:LENGTH]


def held(data_dir: Path) -> dict[str, str]:
    """Digests of the boundary files of a folder, by vintage and tolerance."""
    return {path.stem.removeprefix(PREFIX): digest(path) for path in sorted(data_dir.glob(f"{PREFIX}*.json"))}


def check(data_dir: Path, regions: Regions, released: Mapping[str, str]) -> list[Problem]:
    """What is wrong with the boundary files that are there, save those that were released as they are."""
    found: list[Problem] = []
    days = {f"{one.vintage}-{metres}m": one.valid_from for one in regions.vintages for metres in TOLERANCES_M}
    for key, now in held(data_dir).items():
        if key in days and released.get(key) != now:
            found += _file(data_dir / f"{PREFIX}{key}.json", regions, days[key] or RECORD_BEGINS)
    return found


def _file(path: Path, regions: Regions, day: date) -> Iterator[Problem]:
    name = shown_path(path)
    try:
        topology = read_topology(path)
        drawn = {part: _provinces(topology, part) for part in LEVELS}
    except (ValueError, TypeError, LookupError) as error:
        yield Problem(name, None, "topology", "", f"cannot be read ({type(error).__name__}: {error}); {_MEND}")
        return
    for part, level in LEVELS.items():
        right = {row.id: row.parent if part == "municipalities" else None for row in regions.at(day, level)}
        others = sorted(
            key for key in right.keys() | drawn[part].keys() if right.get(key, "") != drawn[part].get(key, "")
        )
        if others:
            said = f"differ from the regions of {day}: a file of another vintage; {_MEND}"
            yield Problem(name, None, part, ", ".join(others[:SHOWN]), said)


def _provinces(topology: dict[str, Any], part: str) -> dict[str, str | None]:
    """Regions of one part with the province each lies in, every outline read."""
    return {one["id"]: one["properties"].get("province") for one in features(topology, part)}
