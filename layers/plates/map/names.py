"""Names on a plate's map: where each may stand and where each does stand, so that no two ever touch."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from layers.plates.page.boxes import Rect, Taken, around, inside
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Point
from layers.plates.page.type import KINDS

TAG_PX = 17
AWAY_PX = 26.0


@dataclass(frozen=True)
class Place:
    """Where a name may stand: the middle of its first line, by alignment."""

    x: float
    y: float
    anchor: str


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
    """

    kind: str
    lines: tuple[tuple[str, str], ...]
    places: tuple[Place, ...]
    colour: str
    home: Point | None = None
    led: bool = False
    tag: str = ""
    gap: float = 2.0


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
    found = [_place(canvas, name, taken, view) for name in names]
    return [each for each in found if each]


def _place(canvas: Canvas, name: Name, taken: Taken, view: Rect) -> Placed | None:
    """The free place that costs least; places are tried from the nearest on until none can be better."""
    unit, best = canvas.unit, None
    for near, i, place in sorted(_nearness(name, unit)):
        if best is not None and near > best[0]:
            break
        rows = boxes(canvas, name, place)
        if all(inside(box, view) and taken.free(box, name.gap * unit) for box in rows):
            cost = near + sum(map(taken.covers, rows))
            best = min((found for found in (best, (cost, i, place, rows)) if found), key=lambda found: found[:2])
    if best is None:
        return None
    _, _, place, rows = best
    taken.hard.extend(rows)
    return Placed(name, place, rows)


def _nearness(name: Name, unit: float) -> Iterator[tuple[float, int, Place]]:
    """What each place costs before it covers anything: its rank and its distance from the first."""
    first = name.places[0]
    for i, place in enumerate(name.places):
        yield i * 0.5 + hypot(place.x - first.x, place.y - first.y) / unit * 0.22, i, place


def boxes(canvas: Canvas, name: Name, place: Place) -> tuple[Rect, ...]:
    """The box of each line of a name at a place."""
    found = []
    for i, (text, kind) in enumerate(name.lines):
        width = canvas.setter.width(text, kind) + (TAG_PX + 5) * canvas.unit * bool(name.tag and i == 0)
        shift = {"start": width / 2, "middle": 0.0, "end": -width / 2}[place.anchor]
        found.append(around(place.x + shift, place.y + drop(canvas, name, i), width, line_height(canvas, kind)))
    return tuple(found)


def drop(canvas: Canvas, name: Name, line: int) -> float:
    """How far below its place the middle of a name's line stands."""
    heights = [line_height(canvas, kind) for _, kind in name.lines[: line + 1]]
    return sum((one + other) / 2 for one, other in pairwise(heights))


def baseline(canvas: Canvas, each: Placed, line: int) -> float:
    """Where the letters of a placed name's line stand."""
    return each.place.y + drop(canvas, each.name, line) + KINDS[each.name.lines[line][1]].size * canvas.unit * 0.36
