"""Official statistics of several regions as rows of bars on one scale, with the nation as a tick for ratios."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from layers import labels
from layers.atlas.atlas import Atlas
from layers.facts.places import NATION
from layers.scene import classes
from layers.scene_types.vocabulary import Lang
from layers.statistics.figures import SERIES, SHOWN, Figure, Indicator
from layers.statistics.ranks import ranks as ranks_of

#: How an indicator is put together where it is a level: then the nation is no tick beside its parts.
LEVEL = "sum"


@dataclass(frozen=True)
class Bar:
    """A region's figure in words and its share of the row's scale (0 to 1); None where there is no figure.

    `rank` counts from 1 among the provinces of the day; `of` is how many have a figure; `recounted` where one of them
    did not exist in the year of the figures and has the sum of those it was made of.
    """

    region: str
    text: str | None
    share: float | None
    year: str | None
    note: str | None
    rank: int | None = None
    of: int | None = None
    recounted: bool = False

    @property
    def rank_key(self) -> str:
        """The word for its rank: of regions as they were, or counted again for today's."""
        return "rank_recounted" if self.recounted else "rank"


@dataclass(frozen=True)
class BarRow:
    """One indicator: its bars, the years and the source of its figures, and the nation's figure.

    `tick` is the nation's share of the scale, for ratios only.
    """

    indicator: Indicator
    label: str
    bars: tuple[Bar, ...]
    years: str
    source: str
    nation: str | None
    tick: float | None


def bars(atlas: Atlas, region_ids: Sequence[str], asof: date, lang: Lang) -> list[BarRow]:
    """Rows of the indicators that have a figure for one of the regions by a day."""
    known = atlas.statistics.with_figures()
    rows = [_row(atlas, name, region_ids, asof, lang) for name in atlas.statistics.shown(*SHOWN) if name in known]
    return [row for row in rows if row is not None]


def _row(atlas: Atlas, name: str, region_ids: Sequence[str], asof: date, lang: Lang) -> BarRow | None:
    indicator = atlas.statistics.indicator(name)
    figures = {region: atlas.statistics.figure(name, region, asof) for region in region_ids}
    there = [figure for figure in figures.values() if figure is not None]
    if not there:
        return None
    nation = atlas.statistics.figure(name, NATION, asof)
    ratio = indicator.aggregate != LEVEL and nation is not None and nation.value is not None
    values = [*classes.known(figures).values(), *([nation.value] if ratio and nation and nation.value else [])]
    most = max(values, default=0.0)
    provinces = [one.id for one in atlas.regions.at(asof, "province")]
    ranks = {} if indicator.shown == SERIES else ranks_of(atlas.statistics, name, provinces, asof)
    made = [figure for one in provinces if (figure := atlas.statistics.figure(name, one, asof)) and figure.made_of]
    return BarRow(
        indicator=indicator,
        label=labels.named(indicator, lang),
        bars=tuple(
            _bar(indicator, region, figure, most, ranks, bool(made), lang) for region, figure in figures.items()
        ),
        years=labels.span(sorted({figure.year for figure in there}), lang),
        source=" · ".join(dict.fromkeys(atlas.statistics.sources[figure.source].by(lang) for figure in there)),
        nation=None if nation is None or nation.value is None else classes.written(indicator, nation.value, lang),
        tick=nation.value / most if ratio and most and nation and nation.value else None,
    )


def _bar(
    indicator: Indicator,
    region: str,
    figure: Figure | None,
    most: float,
    ranks: dict[str, int],
    recounted: bool,
    lang: Lang,
) -> Bar:
    if figure is None:
        return Bar(region, None, None, None, None)
    note = figure.note(lang) or None
    if figure.value is None:
        return Bar(region, None, None, figure.year, note)
    text = classes.written(indicator, figure.value, lang)
    share = max(0.0, figure.value / most) if most else 0.0
    return Bar(region, text, share, figure.year, note, ranks.get(region), len(ranks), recounted)
