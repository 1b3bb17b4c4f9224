"""Official figures by region and year: what was published by a day, added up for merged regions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from geo.errors import GeoError
from geo.regions import Regions
from layers.errors import Problem, UnknownStatistic
from layers.periods import first_day, is_date
from layers.records import Row, read_table, shown_path

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
)
FIGURE_COLUMNS = ("indicator", "region", "year", "value", "unit", "source", "confidence", "note")
AGGREGATES = ("sum", "recompute", "none")
_TABLES = ("indicators.csv", "sources.csv")


@dataclass(frozen=True)
class Indicator:
    """What is counted, in which unit; how a merged region's figure is made.

    `aggregate` is `sum` (levels), `recompute` (shares: sum of `numerator` over sum of
    `denominator`, in %) or `none` (per-capita and other figures that cannot be put together).
    """

    id: str
    ko: str
    en: str
    unit: str
    kind: str | None
    decimals: int
    aggregate: str
    numerator: str | None
    denominator: str | None
    note: str | None


@dataclass(frozen=True)
class Source:
    """Table a figure was read from; `published` is the day the figure became public."""

    id: str
    publisher: str
    title_ko: str
    date: str | None
    vintage: str | None
    url: str | None
    official_url: str | None
    published: str | None


@dataclass(frozen=True)
class Figure:
    """A figure of a region; `value` None means there is none, and `note` says why."""

    indicator: str
    region: str
    year: str
    value: float | None
    unit: str
    source: str
    confidence: str | None
    note: str | None
    vintage: str | None = None
    published: date | None = None
    made_of: tuple[str, ...] = ()


class Statistics:
    """Figures by indicator and region.

    Parameters
    ----------
    indicators, sources : mappings by id
    figures : iterable of Figure
    regions : geo.regions.Regions
        Says which regions a merged region was made of.
    """

    def __init__(
        self,
        indicators: Mapping[str, Indicator],
        sources: Mapping[str, Source],
        figures: Iterable[Figure],
        regions: Regions,
    ) -> None:
        self.indicators = indicators
        self.sources = sources
        self._regions = regions
        self._by_key: dict[tuple[str, str], list[Figure]] = {}
        for figure in figures:
            self._by_key.setdefault((figure.indicator, figure.region), []).append(figure)

    def with_figures(self) -> frozenset[str]:
        """Ids of the indicators that have at least one figure."""
        return frozenset(indicator for indicator, _ in self._by_key)

    def indicator(self, key: str) -> Indicator:
        """An indicator by id; raises UnknownStatistic."""
        if key not in self.indicators:
            known = ", ".join(self.indicators)
            raise UnknownStatistic(f"no indicator {key!r} in indicators.csv; known: {known}")
        return self.indicators[key]

    def figure(self, indicator: str, region_id: str, asof: date) -> Figure | None:
        """Figure of the latest year published by a day.

        A region made of others without figures of its own is summed for levels and recomputed
        for shares; for what cannot be put together the figure has no value and a note says why.
        None where no figure is known at all.
        """
        found = self.published(indicator, region_id, asof)
        if found:
            return max(found, key=lambda f: (f.year, f.published))
        return self._merged(self.indicator(indicator), region_id, asof)

    def published(self, indicator: str, region_id: str, asof: date) -> list[Figure]:
        """A region's own figures of every year and vintage published by a day."""
        self.indicator(indicator)
        figures = self._by_key.get((indicator, region_id), [])
        return [f for f in figures if f.published is not None and f.published <= asof]

    def _parts(self, region_id: str) -> tuple[str, ...]:
        try:
            return tuple(region.id for region in self._regions.predecessors(region_id))
        except GeoError:
            return ()

    def _merged(self, indicator: Indicator, region_id: str, asof: date) -> Figure | None:
        parts = self._parts(region_id)
        if not parts:
            return None
        if indicator.aggregate == "sum":
            return self._sum(indicator, parts, region_id, asof)
        if indicator.aggregate == "recompute" and indicator.numerator and indicator.denominator:
            return self._share(indicator, parts, region_id, asof)
        latest = [self.figure(indicator.id, part, asof) for part in parts]
        known = [f for f in latest if f is not None]
        return None if not known else _without_value(known[0], region_id, parts)

    def _years(self, indicator: str, parts: tuple[str, ...], asof: date) -> list[str]:
        years = [{f.year for f in self.published(indicator, part, asof)} for part in parts]
        return sorted(set.intersection(*years), reverse=True)

    def _of_year(self, indicator: str, region_id: str, year: str, asof: date) -> Figure:
        figures = [f for f in self.published(indicator, region_id, asof) if f.year == year]
        return max(figures, key=lambda f: str(f.published))

    def _total(self, indicator: str, parts: tuple[str, ...], year: str, asof: date) -> tuple[float | None, Figure]:
        figures = [self._of_year(indicator, part, year, asof) for part in parts]
        values = [f.value for f in figures if f.value is not None]
        return (sum(values) if len(values) == len(figures) else None), figures[0]

    def _sum(self, indicator: Indicator, parts: tuple[str, ...], region_id: str, asof: date) -> Figure | None:
        if self._split(parts, asof):
            return None
        for year in self._years(indicator.id, parts, asof):
            value, first = self._total(indicator.id, parts, year, asof)
            return replace(first, region=region_id, value=value, note=_made_of(parts, "합"), made_of=parts)
        return None

    def _share(self, indicator: Indicator, parts: tuple[str, ...], region_id: str, asof: date) -> Figure | None:
        top, bottom = str(indicator.numerator), str(indicator.denominator)
        shared = set(self._years(top, parts, asof)) & set(self._years(bottom, parts, asof))
        if self._split(parts, asof) or not shared:
            return None
        year = max(shared)
        over, first = self._total(top, parts, year, asof)
        under, _ = self._total(bottom, parts, year, asof)
        value = None if over is None or not under else 100 * over / under
        return replace(
            first,
            indicator=indicator.id,
            region=region_id,
            value=value,
            unit=indicator.unit,
            note=_made_of(parts, "에서 다시 계산"),
            made_of=parts,
        )

    def _split(self, parts: tuple[str, ...], asof: date) -> bool:
        """Whether a part went to several regions: its figures are never apportioned."""
        return any(len(self._regions.successors(part, asof)) > 1 for part in parts)


def _made_of(parts: tuple[str, ...], said: str) -> str:
    return f"{' + '.join(parts)} {said}"


def _without_value(figure: Figure, region_id: str, parts: tuple[str, ...]) -> Figure:
    note = f"합칠 수 없는 값: {', '.join(parts)}의 값을 따로 볼 것"
    return replace(figure, region=region_id, value=None, note=note, made_of=parts)


def read(seeds_dir: Path, regions: Regions) -> tuple[Statistics, list[Problem]]:
    """Figures of `statistics/*.csv` whose columns are a figure's, and what is wrong with them."""
    folder = seeds_dir / "statistics"
    indicators, problems = _read_indicators(folder / _TABLES[0])
    sources, found = _read_sources(folder / _TABLES[1])
    problems += found
    figures: list[Figure] = []
    for path in sorted(folder.glob("*.csv")):
        if path.name in _TABLES or not _holds_figures(path):
            continue
        rows, found = read_table(path, FIGURE_COLUMNS)
        problems += found
        for row in rows:
            wrong = _check_figure(row, indicators, sources, regions)
            problems += wrong
            if not wrong:
                figures.append(_figure(row, sources[row.text("source")]))
    return Statistics(indicators, sources, figures, regions), problems


def _holds_figures(path: Path) -> bool:
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        return lines.readline().startswith("indicator,region")


def _read_indicators(path: Path) -> tuple[dict[str, Indicator], list[Problem]]:
    if not path.is_file():
        return {}, [Problem(shown_path(path), None, "file", "", "is missing")]
    rows, problems = read_table(path, INDICATOR_COLUMNS)
    found = {}
    for row in rows:
        if row["aggregate"] not in AGGREGATES:
            problems.append(row.problem("aggregate", f"must be one of {', '.join(AGGREGATES)}"))
        if row.text("id") in found:
            problems.append(row.problem("id", "stands twice; keep one"))
        found[row.text("id")] = _indicator(row)
    return found, problems + _unknown_parts(rows, found)


def _indicator(row: Row) -> Indicator:
    decimals = row.text("decimals")
    names = [row.text(column) for column in ("id", "ko", "en", "unit")]
    parts = [row[column] for column in ("numerator", "denominator", "note")]
    rounded = int(decimals) if decimals.isdecimal() else 0
    return Indicator(*names, row["kind"], rounded, row.text("aggregate"), *parts)


def _unknown_parts(rows: list[Row], known: Mapping[str, Indicator]) -> list[Problem]:
    return [
        row.problem(column, "is no indicator of this table")
        for row in rows
        for column in ("numerator", "denominator")
        if row["aggregate"] == "recompute" and row.text(column) not in known
    ]


def _read_sources(path: Path) -> tuple[dict[str, Source], list[Problem]]:
    if not path.is_file():
        return {}, [Problem(shown_path(path), None, "file", "", "is missing")]
    rows, problems = read_table(path, SOURCE_COLUMNS)
    found = {}
    for row in rows:
        if row["published"] and not is_date(row.text("published")):
            problems.append(row.problem("published", "must be a date such as 2024-12-20"))
        if row.text("id") in found:
            problems.append(row.problem("id", "stands twice; keep one"))
        rest = [row[c] for c in ("date", "vintage", "url", "official_url", "published")]
        named = row.text("id"), row.text("publisher"), row.text("title_ko")
        found[row.text("id")] = Source(*named, *rest)
    return found, problems


def _figure(row: Row, source: Source) -> Figure:
    year, note = row.text("year"), row["note"]
    if source.published:
        published = first_day(source.published)
    else:
        published = date(int(year[:4]) + 1, 12, 31)
        note = "; ".join(filter(None, (note, f"공표일 미상: {published}에 공표된 것으로 봄")))
    value = None if row["value"] is None else float(row.text("value"))
    named = row.text("indicator"), row.text("region"), year, value, row.text("unit"), source.id
    return Figure(*named, row["confidence"], note, source.vintage, published)


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
