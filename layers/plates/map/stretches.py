"""The names of belts along the straightest stretch of their line, where a writer can turn letters."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import atan2, ceil, cos, degrees, hypot, radians, sin
from typing import NamedTuple

from layers.plates.map import belts, names, spots
from layers.plates.map.names import Name, Place, Placed
from layers.plates.page.boxes import Rect, Taken, around, inside
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Point

STEP_PX, BESIDE_PX, AROUND_PX = 6.0, 13.0, 10.0
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
                made = _along(canvas, Name("belt", ((feature["label"], "belt"),), (), feature["colour"]), course, taken)
                had |= {feature["id"] for _ in made}
                found += made
    return found


def _along(canvas: Canvas, name: Name, course: Sequence[Point], taken: Taken) -> list[Placed]:
    """A name at the place that costs least, taken; nothing where none is free."""
    row, unit = names.rows(canvas, name)[0], canvas.unit
    stretches = _stretches(_spaced(course, unit), row.width + AROUND_PX * unit, unit)
    ways = [(each, side) for each in stretches for side in (-1, 1)]
    found = [(each, *_spot(each, side, row, unit)) for each, side in ways]
    free = [
        (each.bent / unit * BENT + abs(each.turn) * TURNED + taken.covers(box), i, place, box)
        for i, (each, place, box) in enumerate(found)
        if inside(box, spots.window(canvas)) and taken.free(box, unit)
    ]
    if not free:
        return []
    _, _, place, box = min(free, key=lambda each: each[:2])
    taken.hard.append(box)
    return [Placed(name, place, (box,))]


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


def _spot(stretch: Stretch, side: int, row: names.Row, unit: float) -> tuple[Place, Rect]:
    """A name on one side of a stretch; its box is upright, as that of every name."""
    across, down = cos(radians(stretch.turn)), sin(radians(stretch.turn))
    off = side * (BESIDE_PX * unit + stretch.bent / 2)
    x, y = stretch.x - down * off, stretch.y + across * off
    box = around(x, y, row.width * across + row.height * abs(down), row.width * abs(down) + row.height * across)
    return Place(x, y, "middle", stretch.turn), box
