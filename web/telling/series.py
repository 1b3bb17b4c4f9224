"""A region's figures year by year: a small table, a line over the years, and the change from the first to the last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from geo.errors import GeoError
from geo.region import RECORD_BEGINS, Region
from layers import labels
from layers.atlas.atlas import Atlas
from layers.scene_types.vocabulary import Lang
from layers.statistics.figures import SERIES, Figure
from layers.words.forms import number

#: The years that are asked for, from this one on; those without a figure are named.
SINCE = 2010
#: The line's length and height in units, and the room at its ends.
LENGTH, HEIGHT, END = 220, 56, 14
#: What is said of a figure's day of publication, which a row of the past does not need.
UNSAID = "figure_published"


@dataclass(frozen=True)
class Point:
    """A figure of a year, what must be known of it, its table, and its place on the drawing, which begins at zero."""

    year: str
    value: float
    note: str
    table: str
    x: float
    y: float


@dataclass(frozen=True)
class Series:
    """One indicator of a region.

    Attributes
    ----------
    missing : str
        Years since `SINCE` of which there is no figure.
    change : float or None
        From the first year to the last; None where the region was another, by the municipalities in `others`.
    source : str
        Who published the figures, and in which table.
    before : tuple of Region
        Where there is no figure: the regions it was split from, which keep theirs.
    """

    label: str
    points: tuple[Point, ...]
    missing: str
    change: float | None
    others: tuple[Region, ...]
    source: str
    before: tuple[Region, ...]

    @property
    def line(self) -> str:
        """The line through its points, as the path of an SVG."""
        return "M" + "L".join(f"{point.x} {point.y}" for point in self.points)

    @property
    def changed(self) -> str:
        """The change with its sign."""
        return f"{'+' if self.change and self.change > 0 else ''}{number(self.change or 0.0)}"

    def names(self, lang: str) -> str:
        """Of the municipalities in `others`."""
        return " · ".join(one.name(lang) for one in self.others)

    @property
    def length(self) -> int:
        """How long its drawing is."""
        return LENGTH

    @property
    def height(self) -> int:
        """How high its drawing is, without the years below."""
        return HEIGHT


def series(atlas: Atlas, region: Region, asof: date, lang: Lang) -> list[Series]:
    """The indicators told year by year, of a region that has figures or was split from regions that have."""
    names = atlas.statistics.shown(SERIES)
    found = (_series(atlas, name, region, asof, lang) for name in names if name in atlas.statistics.with_figures())
    return [one for one in found if one.points or one.before]


def _series(atlas: Atlas, name: str, region: Region, asof: date, lang: Lang) -> Series:
    figures = [one for one in atlas.statistics.series(name, region.id, asof) if one.value is not None]
    points = tuple(_points(figures, lang))
    others = _others(atlas, region, points)
    return Series(
        label=labels.named(atlas.statistics.indicator(name), lang),
        points=points,
        missing=_missing([int(point.year) for point in points], lang),
        change=points[-1].value - points[0].value if len(points) > 1 and not others else None,
        others=others,
        source=_source(atlas, figures, lang),
        before=() if points else tuple(atlas.regions.predecessors(region.id)),
    )


def _points(figures: Sequence[Figure], lang: Lang) -> Iterator[Point]:
    """Years apart by their distance, values high by their size."""
    years, most = [int(one.year) for one in figures], max((one.value or 0.0 for one in figures), default=0.0)
    for year, one in zip(years, figures, strict=True):
        along = (year - years[0]) / (years[-1] - years[0]) if len(set(years)) > 1 else 0.5
        value = one.value or 0.0
        up = value / most if most else 0.0
        told = "; ".join(each.text(lang) for each in one.notes if each.key != UNSAID)
        x, y = END + along * (LENGTH - 2 * END), HEIGHT - up * (HEIGHT - END)
        yield Point(one.year, value, told, one.source, round(x, 1), round(y, 1))


def _missing(known: Sequence[int], lang: Lang) -> str:
    """Years between the first that is asked for and the last that is known without a figure, as spans."""
    spans: list[list[str]] = []
    for year in range(SINCE, max(known, default=SINCE)):
        if year in known:
            continue
        if spans and int(spans[-1][-1]) == year - 1:
            spans[-1].append(str(year))
        else:
            spans.append([str(year)])
    return " · ".join(labels.span(one, lang) for one in spans)


def _others(atlas: Atlas, region: Region, points: Sequence[Point]) -> tuple[Region, ...]:
    """Municipalities that were in the region in only one of the first and the last year."""
    if not points:
        return ()
    first, last = (_inside(atlas, region.id, _day(point.year)) for point in (points[0], points[-1]))
    return tuple(atlas.regions.latest(one) for one in sorted(first ^ last))


def _inside(atlas: Atlas, region_id: str, day: date) -> set[str]:
    """Municipalities of a region on a day; of one that was not yet, those of what it was made from."""
    try:
        return {one.id for one in atlas.regions.children(region_id, day)}
    except GeoError:
        return {one for old in atlas.regions.predecessors(region_id) for one in _inside(atlas, old.id, day)}


def _day(year: str) -> date:
    return max(date(int(year), 12, 31), RECORD_BEGINS)


def _source(atlas: Atlas, figures: Sequence[Figure], lang: Lang) -> str:
    sources = [atlas.statistics.sources[one.source] for one in figures]
    by, titles = dict.fromkeys(one.by(lang) for one in sources), dict.fromkeys(one.title(lang) for one in sources)
    return f"{' · '.join(by)}, {' · '.join(titles)}" if sources else ""
