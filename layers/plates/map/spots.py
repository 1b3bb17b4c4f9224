"""Where marks stand: at their place, or moved a little with a leader, or gathered under a count."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from math import cos, hypot, pi, sin

from layers.plates.page.boxes import Rect, Taken, around, inside
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Point
from layers.scene_types.feature import PlacedFeature
from layers.scene_types.layer import SceneLayer
from layers.scene_types.reading import placed
from layers.symbols.cartography import REACH_PX, SOLID_FIRST, mark_px

FAR_ENOUGH = 1.5


@dataclass(frozen=True)
class Spot:
    """A mark and where it stands.

    Attributes
    ----------
    at : Point
        Its true place on the page.
    x, y : float
        Where it is drawn.
    box : Rect
        The room it takes; empty until it has found its place.
    members : tuple of Spot
        What is gathered under its count; empty for a single mark.
    """

    layer: SceneLayer
    feature: PlacedFeature
    at: Point
    x: float = 0.0
    y: float = 0.0
    box: Rect = (0.0, 0.0, 0.0, 0.0)
    members: tuple["Spot", ...] = field(default=())

    @property
    def moved(self) -> bool:
        """Whether it is not drawn at its place."""
        return (self.x, self.y) != self.at


@dataclass(frozen=True)
class Node:
    """A belt's node: its place on the page, its name and role, and the belt's colour."""

    layer: SceneLayer
    feature: PlacedFeature
    x: float
    y: float
    colour: str


def side(canvas: Canvas) -> float:
    """Side of a mark in millimetres."""
    return mark_px(canvas.zoom) * canvas.unit


def nodes(canvas: Canvas) -> list[Node]:
    """The nodes of every belt; a place shared by two belts stands once for each."""
    return [
        _node(canvas, layer, feature)
        for layer in canvas.layers
        if layer["geometry"] == "corridor"
        for feature in placed(layer["features"])
        if feature["kind"] in ("point", "ring")
    ]


def _node(canvas: Canvas, layer: SceneLayer, feature: PlacedFeature) -> Node:
    colours = [each["colour"] for each in layer["features"] if each["kind"] in ("line", "link")]
    x, y = canvas.frame.project(feature["lon"], feature["lat"])
    return Node(layer, feature, x, y, (colours or [canvas.inks.ink])[0])


def marks(canvas: Canvas) -> list[Spot]:
    """The marks inside the frame that are not nodes, solid before dashed; one for the near sites of an item."""
    found = [
        Spot(layer, feature, canvas.frame.project(feature["lon"], feature["lat"]))
        for layer in canvas.layers
        if layer["geometry"] != "corridor"
        for feature in placed(layer["features"])
        if feature["kind"] != "bubble" and feature["mark"]
    ]
    half, frame = side(canvas) / 2, window(canvas)
    seen = [each for each in found if inside(around(*each.at, half, half), frame)]
    return _one_per_item(sorted(seen, key=lambda each: SOLID_FIRST.index(each.feature["status"])))


def badges(canvas: Canvas) -> list[Spot]:
    """The badges inside the frame, also those that another counts."""
    found = [
        Spot(layer, feature, canvas.frame.project(feature["lon"], feature["lat"]))
        for layer in canvas.layers
        for feature in placed(layer["features"])
        if feature["kind"] == "badge"
    ]
    frame = window(canvas)
    return [each for each in found if inside(around(*each.at, 0.0, 0.0), frame)]


def window(canvas: Canvas) -> Rect:
    """The box of the map."""
    frame = canvas.frame
    return frame.x, frame.y, frame.x + frame.width, frame.y + frame.height


def _one_per_item(found: Iterable[Spot]) -> list[Spot]:
    """One mark for the sites of an item: at its own site, or the first that is on the map."""
    kept: dict[tuple[str, ...], Spot] = {}
    for number, each in enumerate(found):
        badge = (str(number),) if each.feature["kind"] == "badge" else ()
        key = (each.layer["id"], each.feature["id"], *badge)
        if key not in kept or (each.feature["primary"] and not kept[key].feature["primary"]):
            kept[key] = each
    return list(kept.values())


def sites(canvas: Canvas, found: Iterable[Spot]) -> list[Point]:
    """Where the further sites of the items lie that have a mark."""
    return [
        canvas.frame.project(other["lon"], other["lat"])
        for each in found
        for other in placed(each.layer["features"])
        if other["id"] == each.feature["id"] and other is not each.feature and other["kind"] != "badge"
    ]


def arranged(canvas: Canvas, found: Iterable[Spot], taken: Taken, before: Iterable[Spot] = ()) -> list[Spot]:
    """Marks each with a place of its own; those that find none are counted at the mark that stands nearest."""
    size, frame, places = side(canvas), window(canvas), offsets(canvas.unit)
    standing = list(before)
    for each in found:
        spot = _nearest(each, taken, size, frame, places)
        if spot:
            taken.hard.append(spot.box)
            standing.append(spot)
        elif standing:
            host = min(standing, key=lambda other: _distance((other.x, other.y), each.at))
            standing[standing.index(host)] = _gathered(host, each)
    return standing


def _nearest(spot: Spot, taken: Taken, size: float, frame: Rect, places: Iterable[Point]) -> Spot | None:
    x, y = spot.at
    for dx, dy in places:
        box = around(x + dx, y + dy, size, size)
        if taken.free(box, size / 24) and inside(box, frame):
            return replace(spot, x=x + dx, y=y + dy, box=box)
    return None


def offsets(unit: float) -> list[Point]:
    """Places to try, ring by ring around the true one."""
    found = [(0.0, 0.0)]
    for radius in REACH_PX:
        count = round(radius / 2.5)
        turns = [2 * pi * step / count - pi / 4 for step in range(count)]
        found += [(radius * cos(turn) * unit, radius * sin(turn) * unit) for turn in turns]
    return found


def _gathered(host: Spot, other: Spot) -> Spot:
    members = host.members or (replace(host),)
    return replace(host, members=(*members, other))


def _distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
