"""Names without room beside what they name: further off, most often at sea, with a leader that crosses nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import cos, hypot, pi, sin

from layers.plates.map import names, sides, spots
from layers.plates.map.names import Name, Place, Placed
from layers.plates.map.spots import Spot
from layers.plates.page.boxes import Rect, Taken, around, inside
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Point
from layers.scene_types.feature import BubbleFeature
from layers.symbols.cartography import CALLOUTS

STEP_PX, ROOM_PX = 6.0, 4.0
Lines = Sequence[str]


def told(canvas: Canvas, spot: Spot, lacking: Sequence[Spot], taken: Taken) -> list[Placed]:
    """The names of the marks of a spot that have none, those under its count in lists that are read at a glance."""
    shorts, most = [each.feature["short"] for each in lacking], CALLOUTS.listed
    at, side = (spot.x, spot.y), spots.side(canvas)
    found = list[Placed]()
    for some in (shorts[i : i + most] for i in range(0, len(shorts), most)):
        alone = "" if spot.members else spot.feature["id"]
        whole = _called(canvas, sides.settings(canvas, some[0]) if alone else [some], at, side, taken, alone)
        found += whole or [name for each in some for name in _called(canvas, [[each]], at, side, taken)]
    return found


def bubbles(canvas: Canvas, taken: Taken) -> list[Placed]:
    """The names of circles, beside them or further off."""
    found = list[Placed]()
    for feature in _bubbles(canvas):
        at, side = canvas.frame.project(feature["lon"], feature["lat"]), 2 * feature["size"] * canvas.unit
        found += _called(canvas, sides.settings(canvas, feature["short"]), at, side, taken)
    return found


def _bubbles(canvas: Canvas) -> list[BubbleFeature]:
    found = [feature for layer in canvas.layers for feature in layer["features"]]
    return [feature for feature in found if feature["kind"] == "bubble"]


def _called(canvas: Canvas, ways: Iterable[Lines], at: Point, side: float, taken: Taken, of: str = "") -> list[Placed]:
    """A name at the place that costs least, taken with its leader; nothing where there is none."""
    wordings = [Name("item", tuple((line, "item") for line in lines), (), canvas.inks.ink, of=of) for lines in ways]
    measured = [names.rows(canvas, name) for name in wordings]
    found = [(*each, i) for i, name in enumerate(wordings) for each in _places(canvas, len(name.lines), at, side)]
    for _, place, led, i in sorted(found, key=lambda each: each[0]):
        name = replace(wordings[i], home=at, led=True) if led else wordings[i]
        boxes = names.boxes(measured[i], place)
        if not all(inside(box, spots.window(canvas)) and taken.free(box, 2 * canvas.unit) for box in boxes):
            continue
        placed = Placed(name, place, boxes)
        course = list(_course(canvas, placed, side))
        if all(taken.free(box, 0.0) for box in course):
            taken.hard += [*boxes, *course]
            return [placed]
    return []


def _places(canvas: Canvas, lines: int, at: Point, side: float) -> Iterator[tuple[float, Place, bool]]:
    """Places beside a mark, then on circles around it, each with what it costs and whether a leader goes to it."""
    for i, place in enumerate(sides.beside(canvas, lines, at, side / 2)):
        yield i * 0.5, place, False
    for radius in CALLOUTS.radii_px:
        for turn in (2 * pi * step / CALLOUTS.turns for step in range(CALLOUTS.turns)):
            across, down = cos(turn), sin(turn)
            anchor = "start" if across > 0.3 else "end" if across < -0.3 else "middle"
            x, y = at[0] + across * radius * canvas.unit, at[1] + down * radius * canvas.unit
            yield radius * CALLOUTS.away, Place(x, y, anchor), True


def _course(canvas: Canvas, placed: Placed, side: float) -> Iterator[Rect]:
    """Small boxes along the leader of a name, short of its mark."""
    ends = placed.leader(canvas.unit)
    if ends is None:
        return
    (fx, fy), (x, y), unit = *ends, canvas.unit
    length = hypot(x - fx, y - fy)
    count = max(0, int((length - side * 0.75 - (2 + ROOM_PX / 2) * unit) / (STEP_PX * unit)))
    for i in range(count):
        share = (2 + ROOM_PX / 2 + i * STEP_PX) * unit / length
        yield around(fx + (x - fx) * share, fy + (y - fy) * share, ROOM_PX * unit, ROOM_PX * unit)
