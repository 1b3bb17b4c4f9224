"""Where regions stand by a figure, or nothing where that would mislead."""

from collections.abc import Sequence
from datetime import date

from layers.statistics.figures import Figure
from layers.statistics.reading import Statistics
from layers.words.catalogue import FIRST


def ranks(statistics: Statistics, name: str, region_ids: Sequence[str], asof: date) -> dict[str, int]:
    """Ranks of some regions by their figures of the latest year published by a day, highest first from 1.

    Figures of another year are left out; no ranks at all where the vintage has been superseded.
    """
    found = {region: statistics.figure(name, region, asof) for region in region_ids}
    there = [figure for figure in found.values() if figure is not None]
    years = {figure.year for figure in there if figure.value is not None}
    if len(years) != 1 or any(map(is_superseded, there)):
        return {}
    values = {region: figure.value for region, figure in found.items() if figure and figure.value is not None}
    ordered = sorted(values.values(), reverse=True)
    return {region: ordered.index(value) + 1 for region, value in values.items()}


def is_superseded(figure: Figure) -> bool:
    """Whether a later release replaced the vintage of a figure."""
    return "대체된" in figure.note(FIRST)
