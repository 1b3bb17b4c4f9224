"""How alike regions are by their sectors, and how concentrated each is, with the reason where nothing is said.

The indices rest on counts of items by first sector tag, within instruments that are given out openly.
A programme that gives every region its share says more about its rule than about the region.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TypeVar

from layers.atlas.atlas import Atlas
from layers.atlas.instrument import OPEN
from layers.comparison import cells
from layers.comparison.chosen import choose
from layers.comparison.sharing import UNASSIGNED
from layers.errors import MixedInstruments, UnknownLayer, UnknownMeasure
from layers.notes import Note, note
from layers.portfolio.overlaps import holds
from layers.statistics.indices import PAIRS, SINGLE, Counts

#: Fewest items on which an order is said.
FEWEST = 20
Tags = Mapping[str, tuple[str, ...]]
T = TypeVar("T")


@dataclass(frozen=True)
class Index:
    """An index of regions: its values by region id, highest first, and the parts it rests on.

    `counts` are items by sector of each region and `n` is their number; `withheld` says why no order
    may be shown, and then `values` is empty.
    """

    measure: str
    layers: tuple[str, ...]
    n: int
    counts: Mapping[str, Counts]
    values: Mapping[str, float]
    withheld: Note | None


def similar(
    atlas: Atlas, region_id: str, others: Iterable[str], layers: Iterable[str], asof: date, measure: str = "cosine"
) -> Index:
    """How like a region others are by sector, within layers given out openly; `cosine` or `jaccard`.

    Raises
    ------
    MixedInstruments, UnknownLayer, UnknownMeasure, TooFewRegions, TooManyRegions
    geo.errors.UnknownRegion, geo.errors.NotYetRegion
    """
    pair = _measure(PAIRS, measure)
    first = atlas.regions.successors(region_id, asof)[0].id

    def score(counts: Mapping[str, Counts]) -> dict[str, float]:
        return {key: pair(counts[first], counts[key]) for key in counts if key != first}

    return _index(measure, tuple(layers), tags(atlas, (region_id, *others), layers, asof), score)


def diversity(
    atlas: Atlas, region_ids: Iterable[str], layers: Iterable[str], asof: date, measure: str = "hhi"
) -> Index:
    """How concentrated (`hhi`) or diverse (`entropy`) regions are by sector, within layers given out openly.

    Regions without an item have no value. Raises as `similar`.
    """
    single = _measure(SINGLE, measure)

    def score(counts: Mapping[str, Counts]) -> dict[str, float]:
        values = {key: single(own) for key, own in counts.items()}
        return {key: value for key, value in values.items() if value is not None}

    return _index(measure, tuple(layers), tags(atlas, region_ids, layers, asof), score)


def tags(atlas: Atlas, region_ids: Iterable[str], layers: Iterable[str], asof: date) -> dict[str, tuple[str, ...]]:
    """First sector tag of every item of some open layers, by region in official order.

    Raises MixedInstruments for a layer that gives every region its share, UnknownLayer for one that lists no
    instrument.
    """
    wanted = tuple(layers)
    _check_open(atlas, wanted)
    around = [cells.around(atlas, region.id, asof) for region in choose(atlas, region_ids, asof).regions]
    sectors: dict[str, tuple[str, ...]] = {region.id: () for region in around}
    for layer in wanted:
        for cell in cells.row(atlas, layer, around, asof):
            own = [item.sector for item in cell.items if holds(atlas, item) and item.sector != UNASSIGNED]
            sectors[cell.region] += tuple(sector for sector in own if sector is not None)
    return sectors


def _check_open(atlas: Atlas, layers: Sequence[str]) -> None:
    known = atlas.instruments
    for layer in layers:
        if layer not in known:
            raise UnknownLayer(f"no instrument is listed by the layer {layer!r}; known: {', '.join(known)}")
        if known[layer].allocation != OPEN:
            raise MixedInstruments(f"layer {layer!r} gives every region its share; indices take open instruments only")


def _measure(known: Mapping[str, T], measure: str) -> T:
    if measure not in known:
        raise UnknownMeasure(f"no index {measure!r}; known: {', '.join(known)}")
    return known[measure]


Score = Callable[[Mapping[str, Counts]], Mapping[str, float]]


def _index(measure: str, layers: tuple[str, ...], sectors: Tags, score: Score) -> Index:
    n = sum(len(own) for own in sectors.values())
    counts = {key: dict(Counter(own)) for key, own in sectors.items()}
    withheld = _withheld(sectors, n, score)
    values = {} if withheld else _ordered(score(counts))
    return Index(measure, layers, n, counts, values, withheld)


def _withheld(sectors: Tags, n: int, score: Score) -> Note | None:
    if n < FEWEST:
        return note("few", n=n, fewest=FEWEST)
    if not settled(sectors, score):
        return note("unsettled", n=n)
    return None


def settled(sectors: Tags, score: Score) -> bool:
    """Whether no change of one item's sector to another one in use changes the order of the regions."""
    order = list(_ordered(score({key: Counter(own) for key, own in sectors.items()})).items())
    return all(_same_order(order, score(moved)) for moved in _moved(sectors))


def _moved(sectors: Tags) -> Iterator[dict[str, Counts]]:
    """The counts after each change of one item's sector to another one in use."""
    used = sorted({sector for own in sectors.values() for sector in own})
    counts = {key: Counter(own) for key, own in sectors.items()}
    for key, own in counts.items():
        for old in own:
            for new in used:
                if new != old:
                    yield {**counts, key: +(own + Counter([new]) - Counter([old]))}


def _same_order(order: Sequence[tuple[str, float]], values: Mapping[str, float]) -> bool:
    """Whether regions stand above, beside and below each other as before, to 1e-9."""
    pairs = pairwise(order)
    return len(order) == len(values) and all(
        _sign(above[1] - below[1]) == _sign(values[above[0]] - values[below[0]]) for above, below in pairs
    )


def _sign(difference: float) -> int:
    return 0 if abs(difference) < 1e-9 else 1 if difference > 0 else -1


def _ordered(values: Mapping[str, float]) -> dict[str, float]:
    """Values highest first; equal ones keep the official order."""
    return dict(sorted(values.items(), key=lambda pair: -pair[1]))
