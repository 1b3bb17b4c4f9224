"""Names on a plate's map: where each may stand and where each does stand, so that no two ever touch."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import hypot
from typing import NamedTuple

from layers.plates.page.boxes import Rect, Taken, around, inside
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Point
from layers.plates.page.type import KINDS

TAG_PX = 16
AWAY_PX = 26.0


@dataclass(frozen=True)
class Place:
    """Where a name may stand: the middle of its first line, by alignment; `turn` in degrees."""

    x: float
    y: float
    anchor: str
    turn: float = 0.0


@dataclass(frozen=True)
class Name:
    """One name with the places it may stand at, best first.

    Attributes
    ----------
    lines : tuple of (str, str)
        Text and kind.
    home : Point or None
        What it names; a name that stands away from it has a leader line to it.
    led : bool
        Whether its first place is away from its home by design.
    tag : str
        Text of a small box behind the name.
    gap : float
        Screen pixels it keeps from everything else.
    of : str
        Id of the one item or belt, or of the province, that it names.
    least : int
        So many of its lines stand where there is no room for all; 0: all or none.
    """

    kind: str
    lines: tuple[tuple[str, str], ...]
    places: tuple[Place, ...]
    colour: str
    home: Point | None = None
    led: bool = False
    tag: str = ""
    gap: float = 2.0
    of: str = ""
    least: int = 0


@dataclass(frozen=True)
class Placed:
    """A name that has found its place; one box per line."""

    name: Name
    place: Place
    boxes: tuple[Rect, ...]

    def leader(self, unit: float) -> tuple[Point, Point] | None:
        """Start at the name and end at its home, or None for a name that stands at its home."""
        home, (left, top, right, bottom) = self.name.home, self.boxes[0]
        if home is None:
            return None
        start = min(max(home[0], left - 2 * unit), right + 2 * unit), min(max(home[1], top), bottom)
        away = hypot(home[0] - start[0], home[1] - start[1])
        return (start, home) if self.name.led or away > AWAY_PX * unit else None


def line_height(canvas: Canvas, kind: str) -> float:
    """Height of one line of a kind in millimetres."""
    return canvas.setter.size(kind) * 1.2


def placed(canvas: Canvas, names: Iterable[Name], taken: Taken) -> list[Placed]:
    """Names one by one at the best free place; one that finds none is left out."""
    frame = canvas.frame
    view = (frame.x, frame.y, frame.x + frame.width, frame.y + frame.height)
    found = [_place(canvas, name, taken, view) or _shortened(canvas, name, taken, view) for name in names]
    return [each for each in found if each]


def _shortened(canvas: Canvas, name: Name, taken: Taken, view: Rect) -> Placed | None:
    """The name with its first lines alone."""
    return _place(canvas, replace(name, lines=name.lines[: name.least]), taken, view) if name.least else None


def _place(canvas: Canvas, name: Name, taken: Taken, view: Rect) -> Placed | None:
    """The free place that costs least; places are tried from the nearest on until none can be better."""
    unit, best, measured = canvas.unit, None, rows(canvas, name)
    for near, i, place in sorted(_nearness(name, unit)):
        if best is not None and near > best[0]:
            break
        lines = boxes(measured, place)
        if all(inside(box, view) and taken.free(box, name.gap * unit) for box in lines):
            cost = near + sum(map(taken.covers, lines))
            best = min((found for found in (best, (cost, i, place, lines)) if found), key=lambda found: found[:2])
    if best is None:
        return None
    _, _, place, lines = best
    taken.hard.extend(lines)
    return Placed(name, place, lines)


def _nearness(name: Name, unit: float) -> Iterator[tuple[float, int, Place]]:
    """What each place costs before it covers anything: its rank and its distance from the first."""
    first = name.places[0]
    for i, place in enumerate(name.places):
        yield i * 0.5 + hypot(place.x - first.x, place.y - first.y) / unit * 0.22, i, place


class Row(NamedTuple):
    """One line of a name in millimetres: its width and height, and how far below the name's place its middle stands."""

    width: float
    height: float
    drop: float


def rows(canvas: Canvas, name: Name) -> tuple[Row, ...]:
    """The lines of a name, measured once for all the places where it may stand."""
    heights = [line_height(canvas, kind) for _, kind in name.lines]
    drops = accumulate(((one + other) / 2 for one, other in pairwise(heights)), initial=0.0)
    widths = [canvas.setter.width(text, kind) for text, kind in name.lines]
    tag = (TAG_PX + 5) * canvas.unit if name.tag else 0.0
    return tuple(
        Row(width + (tag if i == 0 else 0.0), height, drop)
        for i, (width, height, drop) in enumerate(zip(widths, heights, drops, strict=True))
    )


def boxes(measured: Iterable[Row], place: Place) -> tuple[Rect, ...]:
    """The box of each line of a name at a place."""
    side = {"start": 0.5, "middle": 0.0, "end": -0.5}[place.anchor]
    return tuple(around(place.x + side * row.width, place.y + row.drop, row.width, row.height) for row in measured)


def baseline(canvas: Canvas, each: Placed, line: int) -> float:
    """Where the letters of a placed name's line stand."""
    return each.place.y + rows(canvas, each.name)[line].drop + KINDS[each.name.lines[line][1]].size * canvas.unit * 0.36
