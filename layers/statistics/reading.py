"""Read the tables of official statistics and say what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from geo.regions import Regions
from layers.errors import Problem
from layers.facts.documents import LICENCES, UNKNOWN_TERMS
from layers.notes import as_told, note
from layers.periods import first_day, is_date
from layers.records import Row, read_table
from layers.statistics.figures import READ_FROM, SHOWN, Figure, Indicator, Source, Statistics

INDICATOR_COLUMNS = (
    "id",
    "ko",
    "en",
    "unit",
    "kind",
    "decimals",
    "aggregate",
    "numerator",
    "denominator",
    "shown",
    "note",
)
SOURCE_COLUMNS = (
    "id",
    "publisher",
    "title_ko",
    "date",
    "vintage",
    "url",
    "official_url",
    "published",
    "publisher_en",
    "title_en",
    "grade",
    "read_from",
    "licence",
)
FIGURE_COLUMNS = ("indicator", "region", "year", "value", "unit", "source", "confidence", "note", "note_en")
GRADES = ("1", "2", "3")
AGGREGATES = ("sum", "recompute", "none")
_TABLES = ("indicators.csv", "sources.csv")


def read(seeds_dir: Path, regions: Regions) -> tuple[Statistics, list[Problem]]:
    """Figures of `statistics/*.csv` whose columns are a figure's, and what is wrong with them."""
    folder = seeds_dir / "statistics"
    indicators, problems = _read_indicators(folder / _TABLES[0])
    sources, found = _read_sources(folder / _TABLES[1])
    problems += found
    figures: list[Figure] = []
    for path in sorted(folder.glob("*.csv")):
        if path.name in _TABLES or not holds_figures(path):
            continue
        rows, found = read_table(path, FIGURE_COLUMNS)
        problems += found
        for row in rows:
            wrong = _check_figure(row, indicators, sources, regions)
            problems += wrong
            if not wrong:
                figures.append(_figure(row, sources[row.text("source")]))
    return Statistics(indicators, sources, figures, regions), problems


def holds_figures(path: Path) -> bool:
    """Whether a table is one of figures by indicator and region."""
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        return lines.readline().startswith("indicator,region")


def _read_indicators(path: Path) -> tuple[dict[str, Indicator], list[Problem]]:
    rows, problems = read_table(path, INDICATOR_COLUMNS)
    found = {}
    for row in rows:
        if row["aggregate"] not in AGGREGATES:
            problems.append(row.problem("aggregate", f"must be one of {', '.join(AGGREGATES)}"))
        if row["shown"] not in (None, *SHOWN):
            problems.append(row.problem("shown", f"must be one of {', '.join(SHOWN)} or empty"))
        if row.text("id") in found:
            problems.append(row.problem("id", "stands twice; keep one"))
        found[row.text("id")] = _indicator(row)
    return found, problems + _unknown_parts(rows, found)


def _indicator(row: Row) -> Indicator:
    decimals = row.text("decimals")
    return Indicator(
        id=row.text("id"),
        ko=row.text("ko"),
        en=row.text("en"),
        unit=row.text("unit"),
        kind=row["kind"],
        decimals=int(decimals) if decimals.isdecimal() else 0,
        aggregate=row.text("aggregate"),
        numerator=row["numerator"],
        denominator=row["denominator"],
        shown=row["shown"],
        note=row["note"],
    )


def _unknown_parts(rows: list[Row], known: Mapping[str, Indicator]) -> list[Problem]:
    return [
        row.problem(column, "is no indicator of this table")
        for row in rows
        for column in ("numerator", "denominator")
        if row["aggregate"] == "recompute" and row.text(column) not in known
    ]


def _read_sources(path: Path) -> tuple[dict[str, Source], list[Problem]]:
    rows, problems = read_table(path, SOURCE_COLUMNS, optional={"licence"})
    found = {}
    for row in rows:
        if row["published"] and not is_date(row.text("published")):
            problems.append(row.problem("published", "must be a date such as 2024-12-20"))
        if row.text("id") in found:
            problems.append(row.problem("id", "stands twice; keep one"))
        problems += _check_source(row)
        found[row.text("id")] = _source(row)
    return found, problems


def _source(row: Row) -> Source:
    return Source(
        id=row.text("id"),
        publisher=row.text("publisher"),
        title_ko=row.text("title_ko"),
        date=row["date"],
        vintage=row["vintage"],
        url=row["url"],
        official_url=row["official_url"],
        published=row["published"],
        publisher_en=row.text("publisher_en"),
        title_en=row.text("title_en"),
        grade=int(row.text("grade")) if row.text("grade") in GRADES else int(GRADES[-1]),
        read_from=row.text("read_from"),
        licence=row["licence"] or UNKNOWN_TERMS,
    )


def _check_source(row: Row) -> list[Problem]:
    wrong = [] if row.text("grade") in GRADES else [row.problem("grade", f"must be one of {', '.join(GRADES)}")]
    if row.text("read_from") not in READ_FROM:
        wrong.append(row.problem("read_from", f"must be one of {', '.join(READ_FROM)}"))
    if row["licence"] and row["licence"] not in LICENCES:
        wrong.append(row.problem("licence", f"must be one of {', '.join(LICENCES)}"))
    return wrong


def _figure(row: Row, source: Source) -> Figure:
    year, notes = row.text("year"), [as_told(row["note"], row["note_en"])] if row["note"] or row["note_en"] else []
    if source.published:
        published = first_day(source.published)
    else:
        published = date(int(year[:4]) + 1, 12, 31)
        notes.append(note("figure_published", day=published))
    value = None if row["value"] is None else float(row.text("value"))
    named = row.text("indicator"), row.text("region"), year, value, row.text("unit"), source.id
    return Figure(*named, row["confidence"], tuple(notes), source.vintage, published)


def _check_figure(
    row: Row,
    indicators: Mapping[str, Indicator],
    sources: Mapping[str, Source],
    regions: Regions,
) -> list[Problem]:
    found = []
    if row.text("indicator") not in indicators:
        found.append(row.problem("indicator", "is no indicator of indicators.csv"))
    if row.text("source") not in sources:
        found.append(row.problem("source", "is no source of statistics/sources.csv"))
    if row.text("region") not in regions:
        found.append(row.problem("region", "is no region id of regions.csv"))
    if not is_date(row.text("year")):
        found.append(row.problem("year", "must be a year or a date such as 2025 or 2025-12"))
    if row["value"] is not None and not _is_number(row.text("value")):
        found.append(row.problem("value", "must be a plain number, or empty when not known"))
    return found


def _is_number(text: str) -> bool:
    try:
        return float(text) == float(text)
    except ValueError:
        return False
