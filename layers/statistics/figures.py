"""Figures of official statistics: the latest published by a day, put together for merged regions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from geo.errors import GeoError
from geo.regions import Regions
from layers.errors import UnknownStatistic
from layers.facts.documents import UNKNOWN_TERMS
from layers.labels import pick
from layers.notes import Note, note
from layers.words.catalogue import words_of


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
    shown: str | None
    note: str | None


#: Where an indicator is shown beside the data: `card` also heads a region's card, `compare` stands in comparisons,
#: `series` there without a rank, and on a region's page year by year.
CARD, COMPARE, SERIES = "card", "compare", "series"
SHOWN = (CARD, COMPARE, SERIES)
#: How a table was read.
READ_FROM = ("official", "copy", "press")


@dataclass(frozen=True)
class Source:
    """Table a figure was read from; `published` is the day the figure became public.

    `read_from` is one of READ_FROM, `licence` one of LICENCES.
    """

    id: str
    publisher: str
    title_ko: str
    date: str | None
    vintage: str | None
    url: str | None
    official_url: str | None
    published: str | None
    publisher_en: str
    title_en: str
    grade: int
    read_from: str
    licence: str = UNKNOWN_TERMS

    def title(self, lang: str) -> str:
        """The table's title, saying where it was read if not at its publisher's."""
        return pick(lang, self.title_ko, self.title_en) + words_of(lang, "figure")[f"read_{self.read_from}"]

    def by(self, lang: str) -> str:
        """Who publishes the table."""
        return pick(lang, self.publisher, self.publisher_en)

    def told(self, lang: str) -> str:
        """Both, as a line below a table says them."""
        return f"{self.by(lang)}, {self.title(lang)}"


@dataclass(frozen=True)
class Figure:
    """A figure of a region; `value` None means there is none, and its notes say why."""

    indicator: str
    region: str
    year: str
    value: float | None
    unit: str
    source: str
    confidence: str | None
    notes: tuple[Note, ...] = ()
    vintage: str | None = None
    published: date | None = None
    made_of: tuple[str, ...] = ()

    def note(self, lang: str) -> str:
        """What must be known of it, in a language; empty where there is nothing."""
        return "; ".join(one.text(lang) for one in self.notes)


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

    def beside(
        self, indicators: Mapping[str, Indicator], sources: Mapping[str, Source], figures: Iterable[Figure]
    ) -> Statistics:
        """These with others beside them, such as an organisation's own; ids of both differ."""
        every = [figure for some in self._by_key.values() for figure in some]
        both = {**self.indicators, **indicators}, {**self.sources, **sources}
        return Statistics(*both, [*every, *figures], self._regions)

    def tables(self) -> dict[str, list[Figure]]:
        """Every figure by indicator, in file order of its regions."""
        found: dict[str, list[Figure]] = {}
        for (indicator, _), some in self._by_key.items():
            found.setdefault(indicator, []).extend(some)
        return found

    def with_figures(self) -> frozenset[str]:
        """Ids of the indicators that have at least one figure."""
        return frozenset(indicator for indicator, _ in self._by_key)

    def shown(self, *places: str) -> tuple[str, ...]:
        """Ids of the indicators shown at some places, in the order of their table."""
        return tuple(each.id for each in self.indicators.values() if each.shown in places)

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

    def series(self, indicator: str, region_id: str, asof: date) -> list[Figure]:
        """Figures of every year public by a day, of each year the last vintage; a region's that was merged are sums.

        Empty where a region was made by a split, or of what cannot be summed: nothing is apportioned.
        """
        own = {figure.year: self._of_year(indicator, region_id, figure.year, asof)
               for figure in self.published(indicator, region_id, asof)}  # fmt: skip
        if own:
            return [own[year] for year in sorted(own)]
        known, parts = self.indicator(indicator), self._parts(region_id)
        if not parts or known.aggregate != "sum" or self._split(parts, asof):
            return []
        years = reversed(self._years(indicator, parts, asof))
        return [self._summed(known, parts, year, region_id, asof) for year in years]

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
        return None if not known else self._without_value(known[0], region_id, parts)

    def _years(self, indicator: str, parts: tuple[str, ...], asof: date) -> list[str]:
        years = [{f.year for f in self.published(indicator, part, asof)} for part in parts]
        return sorted(set.intersection(*years), reverse=True)

    def _of_year(self, indicator: str, region_id: str, year: str, asof: date) -> Figure:
        figures = [f for f in self.published(indicator, region_id, asof) if f.year == year]
        return max(figures, key=lambda f: str(f.published))

    def _total(self, indicator: str, parts: tuple[str, ...], year: str, asof: date) -> tuple[float | None, Figure]:
        figures = [self._of_year(indicator, part, year, asof) for part in parts]
        values = [f.value for f in figures if f.value is not None]
        return (round(sum(values), 6) if len(values) == len(figures) else None), figures[0]

    def _sum(self, indicator: Indicator, parts: tuple[str, ...], region_id: str, asof: date) -> Figure | None:
        if self._split(parts, asof):
            return None
        years = self._years(indicator.id, parts, asof)
        return self._summed(indicator, parts, years[0], region_id, asof) if years else None

    def _summed(self, indicator: Indicator, parts: tuple[str, ...], year: str, region_id: str, asof: date) -> Figure:
        value, first = self._total(indicator.id, parts, year, asof)
        return self._made(first, parts, "figure_sum", region=region_id, value=value)

    def _share(self, indicator: Indicator, parts: tuple[str, ...], region_id: str, asof: date) -> Figure | None:
        top, bottom = str(indicator.numerator), str(indicator.denominator)
        shared = set(self._years(top, parts, asof)) & set(self._years(bottom, parts, asof))
        if self._split(parts, asof) or not shared:
            return None
        year = max(shared)
        over, first = self._total(top, parts, year, asof)
        under, _ = self._total(bottom, parts, year, asof)
        value = None if over is None or not under else 100 * over / under
        made = {"indicator": indicator.id, "region": region_id, "value": value, "unit": indicator.unit}
        return self._made(first, parts, "figure_recompute", **made)

    def _split(self, parts: tuple[str, ...], asof: date) -> bool:
        """Whether a part went to several regions: its figures are never apportioned."""
        return any(len(self._regions.successors(part, asof)) > 1 for part in parts)

    def _made(self, first: Figure, parts: tuple[str, ...], how: str, **changes: Any) -> Figure:
        """A figure put together from parts, which says how after what its first part says."""
        latest = [self._regions.latest(part) for part in parts]
        names = " + ".join(part.name_ko for part in latest), " + ".join(part.name_en for part in latest)
        return replace(first, notes=(*first.notes, note(how, names=names)), made_of=parts, **changes)

    def _without_value(self, figure: Figure, region_id: str, parts: tuple[str, ...]) -> Figure:
        bare = replace(figure, notes=())
        return self._made(bare, parts, "figure_none", region=region_id, value=None)
