"""Tables of the official surveys and regional accounts, read and checked with everything else."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from layers.errors import Problem
from layers.records import Row, read_table

PUBLISHED, WITHHELD, INFERRED_ZERO = "published", "withheld", "inferred-zero"
STATES = (PUBLISHED, WITHHELD, INFERRED_ZERO)
SECTIONS, DIVISIONS, GRDP = "establishments_by_section", "manufacturing_by_division_2024", "grdp_by_activity"
SHARES = "grdp_shares"
KSIC, ACTIVITIES = "ksic", "activities"
_GRDP_YEARS = ("2010", "2015", "2020", "2021", "2022", "2023")
_COLUMNS = {
    SECTIONS: ("region", "section", "year", "establishments", "workers", "sales_million_krw"),
    DIVISIONS: ("region", "division", "year", "establishments", "workers", "shipments_million_krw", "state"),
    GRDP: ("region", "activity", *(f"{year}_million_krw" for year in _GRDP_YEARS)),
    SHARES: ("region", "activity", "year", "percent", "source", "confidence"),
    KSIC: ("code", "ko"),
    ACTIVITIES: ("id", "ko", "parent"),
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


@dataclass(frozen=True)
class Share:
    """Share of an activity in a region's gross value added in %, from a table of shares alone, and how sure it is."""

    percent: float
    source: str
    confidence: str


@dataclass(frozen=True, eq=False)
class Surveys:
    """The tables by region, industry and year, with the names of their industries.

    Attributes
    ----------
    sections : mapping of (region, KSIC section or `T` for all, year) to Count
        Census of establishments.
    divisions : mapping of (region, KSIC division or `C` for all, year) to Count
        Manufacturing survey, 10 workers or more.
    grdp : mapping of (region, activity, year) to float
        Nominal gross regional domestic product in million won. 2023 is a provisional vintage that was replaced on
        2025-12-23. Only siblings may be summed: `parents` says which activity an activity is part of.
    shares : mapping of (region, activity, year) to Share
        Shares of gross value added of which the amounts are not at hand, so that merged regions have none.
    industries, activities : mapping of str to str
        Korean names of KSIC codes, and of the activities of the regional accounts.
    """

    sections: Mapping[Key, Count]
    divisions: Mapping[Key, Count]
    grdp: Mapping[Key, float]
    shares: Mapping[Key, Share]
    parents: Mapping[str, str | None]
    industries: Mapping[str, str]
    activities: Mapping[str, str]


def read(seeds_dir: Path) -> tuple[Surveys, list[Problem]]:
    """The tables of a seeds folder, and what is wrong with them; rows that cannot be read are left out."""
    problems: list[Problem] = []
    rows = {table: _rows(seeds_dir, table, problems) for table in _COLUMNS}
    known = Surveys(
        sections=_counts(rows[SECTIONS], SECTIONS),
        divisions=_counts(rows[DIVISIONS], DIVISIONS),
        grdp=dict(figure for row in rows[GRDP] for figure in _products(row)),
        shares={_activity(row): _share(row) for row in rows[SHARES]},
        parents={row.text("id"): row["parent"] for row in rows[ACTIVITIES]},
        industries={row.text("code"): row.text("ko") for row in rows[KSIC]},
        activities={row.text("id"): row.text("ko") for row in rows[ACTIVITIES]},
    )
    return known, problems


def unknown_sources(surveys: Surveys, sources: Container[str]) -> list[Problem]:
    """Shares whose table is none of the sources of the statistics."""
    wrong = {one.source for one in surveys.shares.values() if one.source not in sources}
    file = f"statistics/{SHARES}.csv"
    return [Problem(file, None, "source", one, "is no source of statistics/sources.csv") for one in sorted(wrong)]


def years(table: Mapping[Key, object], asof: date) -> list[str]:
    """Years of a table public by a day, latest first.

    The day of publication is not known, so a year counts as public at the end of the next.
    """
    known = {year for _, _, year in table}
    return sorted((year for year in known if date(int(year) + 1, 12, 31) <= asof), reverse=True)


def _rows(seeds_dir: Path, table: str, problems: list[Problem]) -> list[Row]:
    """Rows of a table that can be read; what is wrong with the others is added to the problems."""
    rows, found = read_table(seeds_dir / "statistics" / f"{table}.csv", _COLUMNS[table])
    check = _CHECKS.get(table)
    wrong = [] if check is None else [problem for row in rows for problem in check(row)]
    problems += [*found, *wrong]
    return [row for row in rows if row.number not in {problem.row for problem in wrong}]


def _counts(rows: Iterable[Row], table: str) -> dict[Key, Count]:
    counts = [_count(row, _COLUMNS[table]) for row in rows]
    return {(count.region, count.code, count.year): count for count in counts}


def _products(row: Row) -> Iterator[tuple[Key, float]]:
    for year in _GRDP_YEARS:
        if row[f"{year}_million_krw"] is not None:
            yield (row.text("region"), row.text("activity"), year), float(row.text(f"{year}_million_krw"))


def _activity(row: Row) -> Key:
    return row.text("region"), row.text("activity"), row.text("year")


def _share(row: Row) -> Share:
    return Share(float(row.text("percent")), row.text("source"), row.text("confidence"))


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


def _check_share(row: Row) -> list[Problem]:
    return _not_numbers(row, ["percent"])


def _not_numbers(row: Row, columns: Iterable[str]) -> list[Problem]:
    wrong = [column for column in columns if not row.text(column).replace(".", "", 1).lstrip("-").isdecimal()]
    return [row.problem(column, "must be a plain number, or empty when withheld") for column in wrong]


_CHECKS: Mapping[str, Callable[[Row], list[Problem]]] = {
    SECTIONS: _check_count,
    DIVISIONS: _check_count,
    GRDP: _check_grdp,
    SHARES: _check_share,
}
