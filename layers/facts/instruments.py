"""What kind of instrument a layer lists, how it is given out, whom it leaves out and whether its list is whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from layers.errors import BrokenSeeds, Problem
from layers.records import Row, read_table, shown_path

if TYPE_CHECKING:
    from layers.atlas.atlas import Atlas

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


def instruments(atlas: Atlas) -> Mapping[str, Instrument]:
    """Instruments by layer id, read when first asked for; raises BrokenSeeds with every problem."""
    return read(atlas.seeds_dir)


@lru_cache(maxsize=8)
def read(seeds_dir: Path) -> Mapping[str, Instrument]:
    """Instruments of `instruments.csv` by layer id; raises BrokenSeeds."""
    path = seeds_dir / FILE
    if not path.is_file():
        raise BrokenSeeds([Problem(shown_path(path), None, "file", "", "is missing")])
    rows, problems = read_table(path, COLUMNS)
    for row in rows:
        problems += _check(row)
    if problems:
        raise BrokenSeeds(problems)
    return {row.text("layer"): _instrument(row) for row in rows}


def applies(atlas: Atlas, instrument: Instrument | None, region_id: str) -> bool:
    """Whether an instrument may reach a region: neither it nor its province is left out."""
    parent = atlas.regions.latest(region_id).parent
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
