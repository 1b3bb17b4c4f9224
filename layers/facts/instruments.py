"""What kind of instrument a layer lists, how it is given out, whom it leaves out and whether its list is whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.regions import Regions
from layers.errors import Problem
from layers.records import Row, read_table

FILE = "instruments.csv"
COLUMNS = ("layer", "kind", "allocation", "complete", "not_for", "source", "why", "why_en")
KINDS = ("plan", "support", "institution", "designation", "measure", "industry", "project", "condition")
OPEN, QUOTA = "open", "quota"
ALLOCATIONS = (OPEN, QUOTA)
_ANSWERS = {"yes": True, "no": False}


@dataclass(frozen=True)
class Instrument:
    """An instrument as a row of `instruments.csv`, an editorial table.

    `allocation` is open (by competition or need) or quota (every region gets its share by design);
    `complete` says whether a region that is not listed has none; `not_for` are ids of regions it does
    not apply to.
    """

    layer: str
    kind: str
    allocation: str
    complete: bool
    not_for: tuple[str, ...]
    source: str | None
    why: str | None
    why_en: str | None


def read(seeds_dir: Path) -> tuple[Mapping[str, Instrument], list[Problem]]:
    """Instruments of `instruments.csv` by layer id, and what is wrong with them."""
    rows, problems = read_table(seeds_dir / FILE, COLUMNS)
    for row in rows:
        problems += _check(row)
    return ({} if problems else {row.text("layer"): _instrument(row) for row in rows}), problems


def applies(regions: Regions, instrument: Instrument | None, region_id: str) -> bool:
    """Whether an instrument may reach a region: neither it nor its province is left out."""
    parent = regions.latest(region_id).parent
    return instrument is None or not {region_id, parent} & set(instrument.not_for)


def _instrument(row: Row) -> Instrument:
    named = row.text("layer"), row.text("kind"), row.text("allocation"), _ANSWERS[row.text("complete")]
    return Instrument(*named, row.several("not_for"), row["source"], row["why"], row["why_en"])


def _check(row: Row) -> list[Problem]:
    known = {"kind": KINDS, "allocation": ALLOCATIONS, "complete": tuple(_ANSWERS)}
    return [
        row.problem(column, f"must be one of {', '.join(words)}")
        for column, words in known.items()
        if row[column] not in words
    ]
