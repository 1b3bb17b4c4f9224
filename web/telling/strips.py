"""A region's figures on a strip: one dot for each of its peers, its own filled, the nation as a tick for ratios."""

from dataclasses import dataclass
from datetime import date

from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.facts.places import NATION
from layers.scene_types.vocabulary import Lang
from layers.statistics.figures import SERIES
from web.telling.bars import LEVEL, Bar, BarRow, bars

#: The strip's length in units, and the room at its ends.
LENGTH, END = 200, 6


@dataclass(frozen=True)
class Strip:
    """One indicator of a region: its row, the places of its peers along the strip, its own and the nation's."""

    row: BarRow
    dots: tuple[float, ...]
    own: float | None
    tick: float | None

    @property
    def bar(self) -> Bar:
        """The region's figure in words."""
        return self.row.bars[0]


def strips(atlas: Atlas, region: Region, asof: date, lang: Lang) -> list[Strip]:
    """Strips of the indicators that have a figure for a region; what is told year by year has none."""
    peers = [one.id for one in atlas.regions.at(asof, region.level) if one.parent == region.parent]
    rows = [row for row in bars(atlas, [region.id], asof, lang) if row.indicator.shown != SERIES]
    return [_strip(atlas, row, region.id, peers, asof) for row in rows]


def _strip(atlas: Atlas, row: BarRow, own: str, peers: list[str], asof: date) -> Strip:
    known = {one: value for one in peers if (value := _value(atlas, row, one, asof)) is not None}
    nation = _value(atlas, row, NATION, asof) if row.indicator.aggregate != LEVEL else None
    values = [*known.values(), *([nation] if nation is not None else [])]
    low, high = min(values, default=0.0), max(values, default=0.0)
    places = {one: _place(value, low, high) for one, value in known.items()}
    others = tuple(place for one, place in places.items() if one != own)
    return Strip(row, others, places.get(own), _place(nation, low, high) if nation is not None else None)


def _value(atlas: Atlas, row: BarRow, region: str, asof: date) -> float | None:
    figure = atlas.statistics.figure(row.indicator.id, region, asof)
    return None if figure is None else figure.value


def _place(value: float, low: float, high: float) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return round(END + share * (LENGTH - 2 * END), 1)
