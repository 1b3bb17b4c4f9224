"""The names that a plate's map has, and the places where each may stand, best first."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import cos, hypot, pi, sin

from layers.plates.map import belts
from layers.plates.map.names import Name, Place
from layers.plates.map.spots import Node
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Point
from layers.scene_types.region import SceneRegion
from layers.scene_types.vocabulary import Position
from layers.symbols.cartography import ISLANDS, LOCAL, MDL_NAMES, NATIONAL, NORTH_KOREA, SEAS

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
BESIDE = (
    (12, 0, "start"), (-12, 0, "end"), (0, -16, "middle"), (0, 17, "middle"), (12, -12, "start"), (-12, -12, "end"),
    (12, 14, "start"), (-12, 14, "end"), (22, -24, "start"), (-22, -24, "end"), (22, 26, "start"), (-22, 26, "end"),
    (34, 0, "start"), (-34, 0, "end"), (30, -40, "start"), (-30, -40, "end"), (30, 44, "start"), (-30, 44, "end"),
)  # fmt: skip
CLEAR_PX = 5.0


def foremost(canvas: Canvas, nodes: Sequence[Node]) -> list[Name]:
    """What is named before items have a place: the belts' nodes, the seas and the North."""
    return [*(_node(canvas, node) for node in _outermost_first(nodes)), *seas(canvas)]


def poles(canvas: Canvas, nodes: Sequence[Node]) -> list[Name]:
    """The names of the poles, those of the provinces that are one by themselves included."""
    return [*_poles(canvas), *(each for each in _provinces(canvas, nodes, ()) if each.tag)]


def lines(canvas: Canvas) -> list[Name]:
    """The names of belts, each along its own line, where that runs most level."""
    found = [(feature, course) for layer in canvas.layers for feature, course in belts.drawn(canvas, layer)]
    return [
        Name("belt", ((feature["label"], "belt"),), tuple(_along(canvas, course)), feature["colour"])
        for feature, course in found
        if feature["kind"] == "line"
    ]


def _along(canvas: Canvas, course: Sequence[Point]) -> Iterator[Place]:
    """Places above and below the middle of each stretch of a line, and beside it."""
    unit, middle = canvas.unit, len(course) // 2
    for start, end in sorted(pairwise(course), key=lambda ends: abs(course.index(ends[0]) - middle)):
        for share in (0.5, 0.3, 0.7):
            x, y = start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
            yield from (Place(x, y + dy * unit, "middle") for dy in (-16, 16, -22, 22))
            yield from (Place(x + 12 * unit, y, "start"), Place(x - 12 * unit, y, "end"))


def wanted(canvas: Canvas, nodes: Sequence[Node], named: Collection[str]) -> list[Name]:
    """What is named besides, most important first; `named` are provinces whose industries name them."""
    return [
        *_provinces(canvas, nodes, named),
        *_municipalities(canvas, nodes),
    ]


def _shifted(canvas: Canvas, at: Point, anchor: str = "middle", shifts: Sequence[Point] = SHIFTS) -> tuple[Place, ...]:
    return tuple(Place(at[0] + dx * canvas.unit, at[1] + dy * canvas.unit, anchor) for dx, dy in shifts)


def _node(canvas: Canvas, node: Node) -> Name:
    said = node.feature["role"].split(" · ") if node.feature["role"] and canvas.zoom >= NATIONAL else []
    told = node.feature["label" if canvas.zoom >= NATIONAL else "short"]
    lines = ((told, "node"), *((role, "role") for role in said))
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
            yield Name("pole", ((pole["name"], kind),), places, pole["deep"], gap=CLEAR_PX)


def _provinces(canvas: Canvas, nodes: Sequence[Node], had: Collection[str]) -> Iterator[Name]:
    named, values = _named(nodes), _values(canvas)
    for key, region in canvas.scene["regions"].items():
        if region["level"] == "province" and region["label"] and key not in had and region["short"] not in named:
            name = _province(canvas, region, region["label"])
            value = ((values[key], "value"),) if values.get(key) else ()
            yield replace(name, of=key, lines=(*name.lines, *value), least=1)


def _values(canvas: Canvas) -> dict[str, str]:
    """The numbers of a shade that is seen, by province."""
    shades = [each for layer in canvas.layers if layer["geometry"] == "choropleth" for each in layer["features"]]
    return {each["regions"][0]: str(each.get("short", "")) for each in shades if each["kind"] == "area"}


def _of_level(canvas: Canvas, level: str) -> list[SceneRegion]:
    return [region for region in canvas.scene["regions"].values() if region["level"] == level]


def _named(nodes: Sequence[Node]) -> set[str]:
    """Names that a node's label already prints: never one name twice."""
    labels = [node.feature["label"] for node in nodes]
    return {*labels, *(label.split(" ")[0] for label in labels)}


def _province(canvas: Canvas, region: SceneRegion, label: Position) -> Name:
    pole = canvas.scene["poles"].get(region["pole"] or "") if canvas.shows_poles else None
    special = bool(pole and pole["special"])
    leader = canvas.frame.project(*region["leader"]) if region["leader"] and canvas.zoom < LOCAL else None
    at = canvas.frame.project(*(label if leader or not region["leader"] else region["leader"]))
    anchor = "middle" if leader is None else "end" if at[0] < leader[0] else "start"
    places = _shifted(canvas, at, anchor, _reach(canvas, led=bool(leader)))
    colour = pole["deep"] if pole and special else canvas.inks.ink
    tag = canvas.words["special"] if special else ""
    return Name("province", ((region["short"], "province"),), places, colour, leader or at, bool(leader), tag)


def _reach(canvas: Canvas, *, led: bool) -> tuple[tuple[float, float], ...]:
    """How far a province's name may go: on a page that takes the map over, no further than there."""
    if canvas.layout.live:
        return SHIFTS[: 11 if led else 13]
    return (*SHIFTS[:17], *FAR) if led else (*SHIFTS, *FAR)


def seas(canvas: Canvas) -> Iterator[Name]:
    """North Korea, the line that parts it, the seas."""
    words, project = canvas.words, canvas.frame.project
    north = tuple(Place(*project(*at), "middle") for at in NORTH_KOREA)
    yield Name("north", ((words["north"], "north"),), north, canvas.inks.north_label)
    line = tuple(Place(*project(*at), "middle") for at in MDL_NAMES)
    yield Name("mdl", ((words["mdl"], "mdl"),), line, canvas.inks.mdl)
    for key, places in SEAS.items():
        spots = tuple(Place(*project(*at), "middle") for at in places)
        yield Name("sea", ((words[key], "sea"),), spots, canvas.inks.sea_label)


def islands(canvas: Canvas) -> Iterator[Name]:
    """울릉도 and 독도."""
    unit = canvas.unit
    for key, (at, gap) in ISLANDS.items():
        x, y = canvas.frame.project(*at)
        places = (
            Place(x, y + (gap + 6) * unit, "middle"), Place(x, y - (gap + 6) * unit, "middle"),
            Place(x - gap * unit, y, "end"), Place(x + gap * unit, y, "start"),
        )  # fmt: skip
        yield Name("island", ((canvas.words[key], "island"),), places, canvas.inks.ink)


def _municipalities(canvas: Canvas, nodes: Sequence[Node]) -> Iterator[Name]:
    if canvas.zoom < LOCAL:
        return
    named = _named(nodes) | {region["short"] for region in _of_level(canvas, "province")}
    for key, region in canvas.scene["regions"].items():
        seen = region["level"] == "municipality" and canvas.land.area("municipalities", key).parts
        if seen and region["short"] not in named:
            at = canvas.frame.project(*region["label"]) if region["label"] else middle(canvas, key)
            places = _shifted(canvas, at, "middle", SHIFTS[:9])
            yield Name("municipality", ((region["short"], "municipality"),), places, canvas.inks.ink_2, gap=5.0)


def middle(canvas: Canvas, region: str) -> Point:
    """The middle of the largest part's box."""
    parts = canvas.land.area("municipalities", region).parts
    boxes = [(*map(min, zip(*part, strict=True)), *map(max, zip(*part, strict=True))) for part in parts]
    left, top, right, bottom = max(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    return (left + right) / 2, (top + bottom) / 2
