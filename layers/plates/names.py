"""Which names a plate's map has, where each may stand, and where each does stand: no two ever touch."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, pi, sin

from layers.plates.boxes import Rect, Taken, around, inside
from layers.plates.canvas import LOCAL, NATIONAL, Canvas
from layers.plates.plate import Point
from layers.plates.spots import Node
from layers.plates.type import KINDS
from layers.plates.words import WORDS

TAG_PX = 17
OUTSIDE = 40
SHIFTS = (
    (0, 0), (0, -9), (0, 9), (-12, 0), (12, 0), (-12, -10), (12, -10), (-12, 10), (12, 10), (0, -18), (0, 18),
    (-26, 0), (26, 0), (-30, 16), (30, 16), (-30, -16), (30, -16), (0, 30), (0, -30), (-46, 0), (46, 0),
    (-60, 0), (60, 0), (0, 46), (0, -46), (-46, 30), (46, 30), (-46, -30), (46, -30),
)  # fmt: skip
FAR = tuple(
    (round(radius * cos(step * pi / 8)), round(radius * sin(step * pi / 8)))
    for radius in (64, 84, 106, 130)
    for step in range(16)
)
AWAY_PX = 26.0
BESIDE = (
    (12, 0, "start"), (-12, 0, "end"), (0, -16, "middle"), (0, 17, "middle"), (12, -12, "start"), (-12, -12, "end"),
    (12, 14, "start"), (-12, 14, "end"), (22, -24, "start"), (-22, -24, "end"), (22, 26, "start"), (-22, 26, "end"),
    (34, 0, "start"), (-34, 0, "end"), (30, -40, "start"), (-30, -40, "end"), (30, 44, "start"), (-30, 44, "end"),
)  # fmt: skip
SEAS = {
    "east_sea": ((130.15, 37.05), (130.3, 36.6), (129.9, 38.1)),
    "west_sea": ((125.15, 36.1), (125.4, 35.7), (124.9, 35.2)),
    "south_sea": ((128.3, 34.0), (127.75, 33.95), (128.9, 34.05)),
}
NORTH = ((126.35, 38.75), (126.2, 38.55), (126.6, 38.95), (126.0, 38.42), (126.6, 39.3), (127.2, 38.7))
ISLANDS = {"dokdo": ((131.8668, 37.2426), 9), "ulleungdo": ((130.865, 37.5), 8)}


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


def wanted(canvas: Canvas, nodes: Sequence[Node]) -> list[Name]:
    """The names of a plate, most important first."""
    return [
        *_islands(canvas),
        *(_node(canvas, node) for node in _outermost_first(nodes)),
        *_poles(canvas),
        *_provinces(canvas, nodes),
        *_seas(canvas),
        *_municipalities(canvas, nodes),
    ]


def placed(canvas: Canvas, names: Iterable[Name], taken: Taken) -> list[Placed]:
    """Names one by one at the best free place; one that finds none is left out."""
    frame = canvas.frame
    view = (frame.x, frame.y, frame.x + frame.width, frame.y + frame.height)
    found = [_place(canvas, name, taken, view) for name in names]
    return [each for each in found if each]


def _place(canvas: Canvas, name: Name, taken: Taken, view: Rect) -> Placed | None:
    unit, first = canvas.unit, name.places[0]
    spots = [(i, place, _boxes(canvas, name, place)) for i, place in enumerate(name.places)]
    free = [each for each in spots if all(inside(box, view) and taken.free(box, name.gap * unit) for box in each[2])]
    if not free:
        return None

    def cost(each: tuple[int, Place, tuple[Rect, ...]]) -> float:
        i, place, boxes = each
        return sum(map(taken.covers, boxes)) + i * 0.5 + hypot(place.x - first.x, place.y - first.y) / unit * 0.22

    _, place, boxes = min(free, key=cost)
    taken.hard.extend(boxes)
    return Placed(name, place, boxes)


def _boxes(canvas: Canvas, name: Name, place: Place) -> tuple[Rect, ...]:
    boxes = []
    for i, (text, kind) in enumerate(name.lines):
        width = canvas.setter.width(text, kind) + (TAG_PX + 5) * canvas.unit * bool(name.tag and i == 0)
        shift = {"start": width / 2, "middle": 0.0, "end": -width / 2}[place.anchor]
        boxes.append(around(place.x + shift, place.y + drop(canvas, name, i), width, line_height(canvas, kind)))
    return tuple(boxes)


def drop(canvas: Canvas, name: Name, line: int) -> float:
    """How far below its place the middle of a name's line stands."""
    heights = [line_height(canvas, kind) for _, kind in name.lines[: line + 1]]
    return sum((one + other) / 2 for one, other in pairwise(heights))


def _shifted(canvas: Canvas, at: Point, anchor: str = "middle", shifts: Sequence[Point] = SHIFTS) -> tuple[Place, ...]:
    return tuple(Place(at[0] + dx * canvas.unit, at[1] + dy * canvas.unit, anchor) for dx, dy in shifts)


def _node(canvas: Canvas, node: Node) -> Name:
    said = node.feature["role"].split(" · ") if node.feature["role"] and canvas.zoom >= NATIONAL else []
    lines = ((node.feature["label"], "node"), *((role, "role") for role in said))
    unit, lift = canvas.unit, -7.0 * len(said)
    places = tuple(
        Place(node.x + dx * unit, node.y + (dy + lift + _further(dx, dy, lift)) * unit, anchor)
        for dx, dy, anchor in BESIDE
    )
    return Name("node", lines, places, node.colour)


def _outermost_first(nodes: Sequence[Node]) -> list[Node]:
    """Nodes by their distance from the middle of all: those at the coast have the sea for their names."""
    middle = sum(node.x for node in nodes) / max(1, len(nodes)), sum(node.y for node in nodes) / max(1, len(nodes))
    return sorted(nodes, key=lambda node: -hypot(node.x - middle[0], node.y - middle[1]))


def _further(dx: float, dy: float, lift: float) -> float:
    """A name above or below its node stands clear of it with all its lines."""
    return 0.0 if dx else lift if dy < 0 else -lift


def _poles(canvas: Canvas) -> Iterator[Name]:
    if not canvas.shows_poles or canvas.zoom >= LOCAL:
        return
    kind = "pole-far" if canvas.zoom < NATIONAL else "pole"
    for pole in canvas.scene["poles"].values():
        if not pole["special"] and pole["label"]:
            places = _shifted(canvas, canvas.frame.project(*pole["label"]), shifts=(*SHIFTS, *FAR[:16]))
            yield Name("pole", ((pole["name"], kind),), places, pole["deep"])


def _provinces(canvas: Canvas, nodes: Sequence[Node]) -> Iterator[Name]:
    named = _named(nodes)
    for region in canvas.scene["regions"].values():
        if region["level"] == "province" and region["label"] and region["short"] not in named:
            yield _province(canvas, region)


def _of_level(canvas: Canvas, level: str) -> list[dict]:
    return [region for region in canvas.scene["regions"].values() if region["level"] == level]


def _named(nodes: Sequence[Node]) -> set[str]:
    """Names that a node's label already prints: never one name twice."""
    labels = [node.feature["label"] for node in nodes]
    return {*labels, *(label.split(" ")[0] for label in labels)}


def _province(canvas: Canvas, region: dict) -> Name:
    pole = canvas.scene["poles"].get(region["pole"]) if canvas.shows_poles else None
    special = bool(pole and pole["special"])
    leader = canvas.frame.project(*region["leader"]) if region["leader"] and canvas.zoom < LOCAL else None
    at = canvas.frame.project(*(region["label"] if leader or not region["leader"] else region["leader"]))
    anchor = "middle" if leader is None else "end" if at[0] < leader[0] else "start"
    places = _shifted(canvas, at, anchor, (*SHIFTS[:17], *FAR) if leader else (*SHIFTS, *FAR))
    colour = pole["deep"] if pole and special else canvas.inks.ink
    tag = WORDS[canvas.setter.lang]["special"] if special else ""
    return Name("province", ((region["short"], "province"),), places, colour, leader or at, bool(leader), tag)


def _seas(canvas: Canvas) -> Iterator[Name]:
    words, project = WORDS[canvas.setter.lang], canvas.frame.project
    north = tuple(Place(*project(*at), "middle") for at in NORTH)
    yield Name("north", ((words["north"], "north"),), north, canvas.inks.north_label)
    for key, places in SEAS.items():
        spots = tuple(Place(*project(*at), "middle") for at in places)
        yield Name("sea", ((words[key], "sea"),), spots, canvas.inks.sea_label)


def _islands(canvas: Canvas) -> Iterator[Name]:
    unit = canvas.unit
    for key, (at, gap) in ISLANDS.items():
        x, y = canvas.frame.project(*at)
        places = (
            Place(x, y + (gap + 6) * unit, "middle"), Place(x, y - (gap + 6) * unit, "middle"),
            Place(x - gap * unit, y, "end"), Place(x + gap * unit, y, "start"),
        )  # fmt: skip
        yield Name("island", ((WORDS[canvas.setter.lang][key], "island"),), places, canvas.inks.ink)


def _municipalities(canvas: Canvas, nodes: Sequence[Node]) -> Iterator[Name]:
    if canvas.zoom < LOCAL:
        return
    named = _named(nodes) | {region["short"] for region in _of_level(canvas, "province")}
    for key, region in canvas.scene["regions"].items():
        seen = region["level"] == "municipality" and canvas.land.area("municipalities", key).parts
        if seen and region["short"] not in named:
            at = canvas.frame.project(*region["label"]) if region["label"] else _middle(canvas, key)
            places = _shifted(canvas, at, "middle", SHIFTS[:9])
            yield Name("municipality", ((region["short"], "municipality"),), places, canvas.inks.ink_2, gap=5.0)


def _middle(canvas: Canvas, region: str) -> Point:
    """The middle of the largest part's box."""
    parts = canvas.land.area("municipalities", region).parts
    boxes = [(*map(min, zip(*part, strict=True)), *map(max, zip(*part, strict=True))) for part in parts]
    left, top, right, bottom = max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    return (left + right) / 2, (top + bottom) / 2


def baseline(canvas: Canvas, each: Placed, line: int) -> float:
    """Where the letters of a placed name's line stand."""
    return each.place.y + drop(canvas, each.name, line) + KINDS[each.name.lines[line][1]].size * canvas.unit * 0.36
