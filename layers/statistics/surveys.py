"""Tables of the official surveys and regional accounts, read when first asked for and then kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from layers.errors import BrokenSeeds, Problem
from layers.records import Row, read_table, shown_path

PUBLISHED, WITHHELD, INFERRED_ZERO = "published", "withheld", "inferred-zero"
STATES = (PUBLISHED, WITHHELD, INFERRED_ZERO)
SECTIONS, DIVISIONS, GRDP = "establishments_by_section", "manufacturing_by_division_2024", "grdp_by_activity"
_GRDP_YEARS = ("2010", "2015", "2020", "2021", "2022", "2023")
_COLUMNS = {
    SECTIONS: ("region", "section", "year", "establishments", "workers", "sales_million_krw"),
    DIVISIONS: ("region", "division", "year", "establishments", "workers", "shipments_million_krw", "state"),
    GRDP: ("region", "activity", *(f"{year}_million_krw" for year in _GRDP_YEARS)),
    "ksic": ("code", "ko"),
    "activities": ("id", "ko", "parent"),
}
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Count:
    """Establishments, workers and turnover (million won: sales or shipments) of an industry in a region.

    None where the survey withholds the figure (비공개) or the region has no row.
    """

    region: str
    code: str
    year: str
    establishments: float | None
    workers: float | None
    turnover: float | None
    state: str = PUBLISHED


def sections(seeds_dir: Path) -> Mapping[Key, Count]:
    """Census of establishments by (region, KSIC section or `T` for all, year)."""
    return _counts(seeds_dir, SECTIONS)


def divisions(seeds_dir: Path) -> Mapping[Key, Count]:
    """Manufacturing survey, 10 workers or more, by (region, KSIC division or `C` for all, year)."""
    return _counts(seeds_dir, DIVISIONS)


@lru_cache(maxsize=8)
def grdp(seeds_dir: Path) -> Mapping[Key, float]:
    """Nominal gross regional domestic product in million won by (region, activity, year).

    2023 is a provisional vintage that was replaced on 2025-12-23. Only siblings may be summed:
    `parents` says which activities an activity is part of.
    """
    found: dict[Key, float] = {}
    for row in _rows(seeds_dir, GRDP, _check_grdp):
        for year in _GRDP_YEARS:
            if row[f"{year}_million_krw"] is not None:
                found[row.text("region"), row.text("activity"), year] = float(row.text(f"{year}_million_krw"))
    return found


@lru_cache(maxsize=8)
def parents(seeds_dir: Path) -> Mapping[str, str | None]:
    """The activity each activity of the regional accounts is part of."""
    return {row.text("id"): row["parent"] for row in _rows(seeds_dir, "activities", _check_nothing)}


@lru_cache(maxsize=8)
def names(seeds_dir: Path, table: str = "ksic") -> Mapping[str, str]:
    """Korean names of KSIC codes (`ksic`) or of activities (`activities`)."""
    key = _COLUMNS[table][0]
    return {row.text(key): row.text("ko") for row in _rows(seeds_dir, table, _check_nothing)}


def years(table: Mapping[Key, object], asof: date) -> list[str]:
    """Years of a table public by a day, latest first.

    The day of publication is not known, so a year counts as public at the end of the next.
    """
    known = {year for _, _, year in table}
    return sorted((year for year in known if date(int(year) + 1, 12, 31) <= asof), reverse=True)


@lru_cache(maxsize=16)
def _counts(seeds_dir: Path, table: str) -> Mapping[Key, Count]:
    rows = _rows(seeds_dir, table, _check_count)
    counts = [_count(row, _COLUMNS[table]) for row in rows]
    return {(count.region, count.code, count.year): count for count in counts}


def _rows(seeds_dir: Path, table: str, check: Callable[[Row], Iterable[Problem]]) -> list[Row]:
    path = seeds_dir / "statistics" / f"{table}.csv"
    if not path.is_file():
        raise BrokenSeeds([Problem(shown_path(path), None, "file", "", "is missing")])
    rows, problems = read_table(path, _COLUMNS[table])
    problems += [problem for row in rows for problem in check(row)]
    if problems:
        raise BrokenSeeds(problems)
    return rows


def _count(row: Row, columns: Sequence[str]) -> Count:
    region, code, year = (row.text(column) for column in columns[:3])
    figures = [None if row[column] is None else float(row.text(column)) for column in columns[3:6]]
    return Count(region, code, year, figures[0], figures[1], figures[2], row.get("state") or PUBLISHED)


def _check_count(row: Row) -> list[Problem]:
    figures = ("establishments", "workers", "sales_million_krw", "shipments_million_krw")
    found = _not_numbers(row, [column for column in figures if row.get(column) is not None])
    if row.get("state") not in (None, *STATES):
        found.append(row.problem("state", f"must be one of {', '.join(STATES)}"))
    if row["workers"] is None and row.get("state") != WITHHELD:
        found.append(row.problem("workers", "is missing; only a withheld row may leave it empty"))
    return found


def _check_grdp(row: Row) -> list[Problem]:
    columns = [f"{year}_million_krw" for year in _GRDP_YEARS]
    return _not_numbers(row, [column for column in columns if row[column] is not None])


def _check_nothing(row: Row) -> list[Problem]:
    return []


def _not_numbers(row: Row, columns: Iterable[str]) -> list[Problem]:
    wrong = [column for column in columns if not row.text(column).replace(".", "", 1).lstrip("-").isdecimal()]
    return [row.problem(column, "must be a plain number, or empty when withheld") for column in wrong]
