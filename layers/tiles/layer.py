"""What very many points are beside their tiles: a layer that shows how many lie in each province, in every picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Protocol

from geo.boundaries import Boundaries
from geo.region import RECORD_BEGINS, Region
from layers.errors import BrokenTiles
from layers.periods import first_day
from layers.scene_types.layer import OfPoints
from layers.statistics.figures import Figure, Indicator, Source, Statistics
from layers.tiles import census
from layers.words.catalogue import languages, words_of

LEVELS = ("province", "municipality")
UNIT = "개"
#: Grade of a table that is an organisation's own, as of its documents.
GRADE = 2


class Header(Protocol):
    """What is known of the points as a whole: how many there are, and how many in each municipality by vintage."""

    @property
    def told(self) -> Mapping[str, Any]:
        """As `layers/tiles/making.py` writes it."""


class Points(Protocol):
    """A set of points of an organisation; its archive raises BrokenTiles where it cannot be read."""

    @property
    def id(self) -> str:
        """Of its layer."""

    @property
    def said(self) -> Any:
        """The keys of its YAML."""

    @property
    def archive(self) -> Header:
        """What holds its tiles."""

    def title(self, lang: str) -> str:
        """Its title, which says whose it is."""


def definition(points: Points) -> dict[str, Any]:
    """The layer as the catalogue reads it: a shade for each province, with a caution on where the points are drawn."""
    since = points.said.date
    return {
        "id": points.id,
        "order": 100,
        "group": "conditions",
        "title": {lang: points.title(lang) for lang in languages()},
        "abstract": {lang: getattr(points.said.abstract, lang) for lang in languages()} | {"since": since},
        "statistic": points.id,
        "level": LEVELS[0],
        "geometry": "choropleth",
        "symbol": {"by": "class"},
        "notice": {lang: words_of(lang, "tiled")["notice"] for lang in languages()} | {"since": since},
    }


def with_counts(statistics: Statistics, sets: Iterable[Points], boundaries: Boundaries) -> Statistics:
    """The statistics with the counts of some sets of points; one that cannot be read has no figures."""
    known = list(sets)
    return statistics.beside(
        {one.id: _indicator(one) for one in known},
        {one.id: _source(one) for one in known},
        [figure for one in known for figure in _figures(one, boundaries)],
    )


def told(points: Points, boundaries: Boundaries, asof: date, lang: str) -> OfPoints:
    """What the layer says of its points on a day: how many, from when, that they cannot be read."""
    words, said = words_of(lang, "tiled"), points.said
    begins = said.date if first_day(said.date) > asof else None
    head: OfPoints = {"from": begins, "count_text": "–", "count_note": None, "state_text": None}
    try:
        of_atlas = points.archive.told["atlas"]
    except BrokenTiles as error:
        return {**head, "state_text": words("broken", why=error)}
    if begins:
        return head
    lost = of_atlas["counts"].get(boundaries.regions.vintage(asof), {}).get(census.NOWHERE, 0)
    return {
        **head,
        "count_text": f"{of_atlas['points']:,}",
        "count_note": words("nowhere", n=lost) if lost else None,
    }


def listed(points: Points, boundaries: Boundaries, asof: date) -> list[tuple[Region, int]]:
    """Provinces of a day that have points, each followed by its municipalities that have; none before their day.

    Raises
    ------
    BrokenTiles
        What holds the points cannot be read.
    """
    if first_day(points.said.date) > asof:
        return []
    found = census.by_region(points.archive.told["atlas"]["counts"], boundaries, asof)
    return [(boundaries.regions.get(region, asof), number) for region, number in found.items()]


def _indicator(points: Points) -> Indicator:
    ko, en = points.title("ko"), points.title("en")
    return Indicator(points.id, ko, en, UNIT, "level", 0, "sum", None, None, None, None)


def _source(points: Points) -> Source:
    said, publisher = points.said, {lang: _publisher(points, lang) for lang in ("ko", "en")}
    return Source(
        id=points.id,
        publisher=publisher["ko"],
        publisher_en=publisher["en"],
        title_ko=points.title("ko"),
        title_en=points.title("en"),
        date=said.date,
        vintage=None,
        url=said.url,
        official_url=None,
        published=said.date,
        grade=GRADE,
        read_from="official",
        licence=said.licence,
    )


def _publisher(points: Points, lang: str) -> str:
    return words_of(lang, "own")("publisher", owner=getattr(points.said.owner, lang))


def _figures(points: Points, boundaries: Boundaries) -> Iterator[Figure]:
    """Counts by the boundaries in force on the day of the data, and by each later vintage from its first day on."""
    try:
        counts = points.archive.told["atlas"]["counts"]
    except BrokenTiles:
        return
    known = max(first_day(points.said.date), RECORD_BEGINS)
    for vintage in boundaries.regions.vintages:
        if vintage.valid_to is None or vintage.valid_to >= known:
            yield from _of_vintage(points, counts, boundaries, max(known, vintage.valid_from or known))


def _of_vintage(points: Points, counts: census.Counts, boundaries: Boundaries, day: date) -> Iterator[Figure]:
    found = census.by_region(counts, boundaries, day)
    for level in LEVELS:
        for region in boundaries.regions.at(day, level):
            yield Figure(
                indicator=points.id,
                region=region.id,
                year=points.said.date[:4],
                value=float(found.get(region.id, 0)),
                unit=UNIT,
                source=points.id,
                confidence="medium",
                published=day,
            )
