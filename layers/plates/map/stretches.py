"""The names of belts along the straightest stretch of their line, where a writer can turn letters.

A turned name takes the room of its pieces, not that of the upright box around all of it: `web/static/js/stretches.js`
does the same.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from math import atan2, ceil, cos, degrees, hypot, radians, sin
from typing import NamedTuple

from layers.plates.map import belts, names, spots
from layers.plates.map.names import Name, Place, Placed
from layers.plates.page.boxes import Rect, Taken, around, inside
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Point
from layers.scene_types.feature import LineFeature

STEP_PX, BESIDE_PX, AROUND_PX = 6.0, 13.0, 10.0
#: A turned name takes the room of pieces about so long, each a box of its own.
PIECE_PX = 8.0
STEEPEST, MOST_BENT_PX, LEAST_CHORD = 62.0, 7.0, 0.8
BENT, TURNED = 2.0, 0.1


class Stretch(NamedTuple):
    """A part of a line as long as a name: its middle, its turn in degrees, how far the line leaves its chord."""

    x: float
    y: float
    turn: float
    bent: float


def placed(canvas: Canvas, taken: Taken) -> list[Placed]:
    """The names of belts where they stand, each once; one without room is left out."""
    found, had = list[Placed](), set[str]()
    for layer in canvas.layers:
        for feature, course in belts.drawn(canvas, layer):
            if feature["kind"] == "line" and feature["id"] not in had:
                ways = (_named(feature, lines) for lines in _settings(canvas, feature["label"]))
                made = next((way for name in ways if (way := _along(canvas, name, course, taken))), None)
                had |= {feature["id"]} if made else set()
                found += [made] if made else []
    return found


def _named(feature: LineFeature, lines: Sequence[str]) -> Name:
    return Name("belt", tuple((line, "belt") for line in lines), (), feature["colour"], of=feature["id"])


def _settings(canvas: Canvas, label: str) -> Iterator[Sequence[str]]:
    """Ways to set a name: in one line, and where it has words in two about as long."""
    yield (label,)
    words = label.split(" ")
    halves = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
    if halves:
        yield min(halves, key=lambda lines: max(canvas.setter.width(line, "belt") for line in lines))


def _along(canvas: Canvas, name: Name, course: Sequence[Point], taken: Taken) -> Placed | None:
    """A name at the place that costs least, taken; None where none is free."""
    rows, unit, window = names.rows(canvas, name), canvas.unit, spots.window(canvas)
    length = max(row.width for row in rows) + AROUND_PX * unit
    ways = [(each, side) for each in _stretches(_spaced(course, unit), length, unit) for side in (-1, 1)]
    found = [(each, *_spot(each, side, rows, unit)) for each, side in ways]
    free = [
        (each.bent / unit * BENT + abs(each.turn) * TURNED + taken.covers_any(boxes), i, place, boxes)
        for i, (each, place, boxes) in enumerate(found)
        if all(inside(box, window) and taken.free(box, unit) for box in boxes)
    ]
    if not free:
        return None
    _, _, place, boxes = min(free, key=lambda each: each[:2])
    taken.hard += boxes
    return Placed(name, place, boxes)


def _spaced(course: Sequence[Point], unit: float) -> list[Point]:
    """Points of a line in equal steps."""
    return [
        (ax + (bx - ax) * k / count, ay + (by - ay) * k / count)
        for (ax, ay), (bx, by) in pairwise(course)
        for count in (max(1, round(hypot(bx - ax, by - ay) / (STEP_PX * unit))),)
        for k in range(count)
    ]


def _stretches(points: Sequence[Point], length: float, unit: float) -> Iterator[Stretch]:
    """The stretches that are as long as a name, not too steep, and nearly straight."""
    count = ceil(length / (STEP_PX * unit))
    for i in range(max(0, len(points) - count)):
        (ax, ay), (bx, by) = points[i], points[i + count]
        dx, dy = (bx - ax, by - ay) if bx >= ax else (ax - bx, ay - by)
        chord, turn = hypot(dx, dy), degrees(atan2(dy, dx))
        if chord < length * LEAST_CHORD or abs(turn) > STEEPEST:
            continue
        bent = max(abs((x - ax) * dy - (y - ay) * dx) / chord for x, y in points[i : i + count])
        if bent <= MOST_BENT_PX * unit:
            yield Stretch((ax + bx) / 2, (ay + by) / 2, turn, bent)


def _spot(stretch: Stretch, side: int, rows: Sequence[names.Row], unit: float) -> tuple[Place, tuple[Rect, ...]]:
    """A name on one side of a stretch, the middle of its first line, and the boxes of its pieces."""
    across, down = cos(radians(stretch.turn)), sin(radians(stretch.turn))
    more = rows[-1].drop / 2
    off = side * (BESIDE_PX * unit + more + stretch.bent / 2) - more
    x, y = stretch.x - down * off, stretch.y + across * off
    middles = [(x - down * row.drop, y + across * row.drop) for row in rows]
    pieces = [_pieces(at, (across, down), row, unit) for at, row in zip(middles, rows, strict=True)]
    return Place(x, y, "middle", stretch.turn), tuple(chain.from_iterable(pieces))


def _pieces(middle: Point, course: Point, row: names.Row, unit: float) -> Iterator[Rect]:
    """Upright boxes around the pieces of a line of letters that runs along a direction of length 1."""
    (x, y), (across, down) = middle, course
    count = ceil(row.width / (PIECE_PX * unit)) if down else 1
    long, high = row.width / count, row.height
    width, height = long * across + high * abs(down), long * abs(down) + high * across
    for step in ((i - (count - 1) / 2) * long for i in range(count)):
        yield around(x + step * across, y + step * down, width, height)
