"""Marks of a small map with their names, which find their room together as on the printed maps."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, hypot

from geo.boundaries import Boundaries
from layers.plates.map import items, names, spots
from layers.plates.page.boxes import Rect, Taken, around, weighed
from layers.plates.page.canvas import Canvas
from layers.plates.page.frame import Frame
from layers.plates.page.layout import LAYOUTS
from layers.plates.page.type import Setter
from layers.scene_types.feature import PointFeature
from layers.scene_types.scene import Scene
from layers.symbols.inks import THEMES
from web.export.formats import letters
from web.telling.sketching.lettering import SPOT, Name
from web.telling.sketching.sketches import UNIT_M, Point, Spot, Window

#: Boxes along a belt's line, which names rather leave free, in pixels, and what one weighs.
COURSE_PX, COURSE_WEIGHT = 9.0, 2.5
Mark = tuple[str, PointFeature]
"""A layer and a feature of it that stands at a point."""


@dataclass(frozen=True)
class Named:
    """Marks and names on a map of one width.

    Attributes
    ----------
    spots : tuple of Spot
        Marks where they stand; one that stands for several has their number.
    names : tuple of Name
        Their names, line by line.
    size : float
        Height of the names, in units of the map.
    leads : tuple of (Point, Point)
        From names further off to their marks.
    unnamed : tuple of str
        What has a mark and no room for its name.
    taken : tuple of Rect
        Room of marks and names, in units of the map.
    """

    spots: tuple[Spot, ...]
    names: tuple[Name, ...]
    size: float
    leads: tuple[tuple[Point, Point], ...]
    unnamed: tuple[str, ...]
    taken: tuple[Rect, ...]


def named(
    boundaries: Boundaries,
    scene: Scene,
    marks: Sequence[Mark],
    window: Window,
    width: float,
    keep: Iterable[Rect] = (),
    courses: Iterable[Sequence[Point]] = (),
) -> Named:
    """The marks of a map that is so many pixels wide.

    Parameters
    ----------
    keep : iterable of Rect
        What no name and no mark may touch, in units of the map.
    courses : iterable of sequence of Point
        Lines that names rather leave free.
    """
    canvas = _canvas(boundaries, scene, window, width)
    size = window.width / width
    layers = {layer["id"]: layer for layer in scene["layers"]}
    found = [spots.Spot(layers[layer], each, canvas.frame.project(each["lon"], each["lat"])) for layer, each in marks]
    soft = weighed((_pixels(box, window, size), COURSE_WEIGHT) for course in courses for box in _along(course, size))
    taken = Taken([_pixels(box, window, size) for box in keep], soft)
    standing, told = items.paired(canvas, [each for each in found if _seen(canvas, each)], taken)
    said = {name.name.of for name in told} | {text for name in told for text, _ in name.name.lines}
    lines = [line for each in told for line in _lines(canvas, each, window, size)]
    boxes = [*(each.box for each in standing), *(box for each in told for box in each.boxes)]
    ends = [each.leader(1.0) for each in told]
    return Named(
        spots=tuple(_spot(each, window, size) for each in standing),
        names=tuple(lines),
        size=canvas.setter.size("item") * size,
        leads=tuple((_units(one, window, size), _units(other, window, size)) for one, other in filter(None, ends)),
        unnamed=tuple(f["label"] for _, f in marks if f["id"] not in said and f["short"] not in said),
        taken=tuple((*_units(box[:2], window, size), *_units(box[2:], window, size)) for box in boxes),
    )


def _canvas(boundaries: Boundaries, scene: Scene, window: Window, width: float) -> Canvas:
    """The window as a page on which a pixel is a millimetre."""
    height, state = width * window.height / window.width, scene["state"]
    east, north = window.left + window.width / 2, -window.top - window.height / 2
    frame = Frame(0.0, 0.0, width, height, east * UNIT_M, north * UNIT_M, window.width * UNIT_M / width)
    layout = replace(LAYOUTS["a4"], id="small", width=width, height=height, unit=1.0, margin=0.0)
    return Canvas(scene, boundaries, layout, frame, THEMES[state["theme"]], Setter(letters(), 1.0, state["lang"]))


def _seen(canvas: Canvas, spot: spots.Spot) -> bool:
    x, y = spot.at
    return 0 < x < canvas.frame.width and 0 < y < canvas.frame.height


def _lines(canvas: Canvas, placed: names.Placed, window: Window, size: float) -> Iterator[Name]:
    """The lines of a name, each by the middle of its foot."""
    for i, ((text, _), box) in enumerate(zip(placed.name.lines, placed.boxes, strict=True)):
        at = (box[0] + box[2]) / 2, names.baseline(canvas, placed, i)
        yield Name(text, *_units(at, window, size), SPOT)


def _spot(spot: spots.Spot, window: Window, size: float) -> Spot:
    side = (spot.box[2] - spot.box[0]) * size
    label = " · ".join(each.feature["label"] for each in spot.members or (spot,))
    at, (x, y) = _units(spot.at, window, size), _units((spot.x, spot.y), window, size)
    return Spot(at if spot.moved else (x, y), x, y, side, spot.feature["mark"] or "", label, len(spot.members))


def _along(course: Sequence[Point], size: float) -> Iterator[Rect]:
    """Boxes along a line, in units of the map."""
    side = COURSE_PX * size
    for (ax, ay), (bx, by) in pairwise(course):
        count = max(1, ceil(hypot(bx - ax, by - ay) / side))
        yield from (around(ax + (bx - ax) * i / count, ay + (by - ay) * i / count, side, side) for i in range(count))


def _pixels(box: Rect, window: Window, size: float) -> Rect:
    left, top, right, bottom = box
    x, y = window.left, window.top
    return (left - x) / size, (top - y) / size, (right - x) / size, (bottom - y) / size


def _units(at: Sequence[float], window: Window, size: float) -> Point:
    return window.left + at[0] * size, window.top + at[1] * size
