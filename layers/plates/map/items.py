"""The names of items, each beside its mark: a mark and its name find their room together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import hypot

from layers.plates.map import callouts, names, sides, spots
from layers.plates.map.names import Name, Placed
from layers.plates.map.spots import Node, Spot
from layers.plates.page.boxes import Rect, Taken, around, inside
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Point

SAME_PLACE_PX, APART_PX, WIDEST_ROLE_PX, TRIES = 60.0, 4.0, 130.0, 8
#: So many marks cannot all be named whatever their order: one is tried, and the list names the rest.
CROWDED = 90
Pair = tuple[Spot, Placed]
Measured = tuple[Name, Sequence[names.Row]]


def paired(canvas: Canvas, found: Sequence[Spot], taken: Taken) -> tuple[list[Spot], list[Placed]]:
    """Marks where they stand and the names that found room, beside them or further off; marks without one come last."""
    pairs, left = _best(canvas, found, taken)
    for spot, name in pairs:
        taken.hard += [spot.box, *name.boxes]
    had = {_id(spot) for spot, _ in pairs}
    standing = spots.arranged(canvas, left, taken, [spot for spot, _ in pairs])
    lacking = [(spot, [each for each in spot.members or (spot,) if _id(each) not in had]) for spot in standing]
    further = [name for spot, marks in lacking for name in callouts.told(canvas, spot, marks, taken)]
    return standing, [*(name for _, name in pairs), *further]


def _id(spot: Spot) -> tuple[str, str]:
    return spot.layer["id"], spot.feature["id"]


def joined(canvas: Canvas, nodes: Iterable[Node], found: Sequence[Spot], taken: Taken) -> list[tuple[Node, Spot, Pair]]:
    """Items that are the node of a belt too, each with one name for both: the node, the mark, and where they stand."""
    made = list[tuple[Node, Spot, Pair]]()
    for node in nodes:
        twin = _twin(canvas, node, found)
        below = _said_below(canvas, node)
        pair = _pair(canvas, twin, taken, spots.offsets(canvas.unit), below) if twin else None
        if twin and pair:
            taken.hard += [pair[0].box, *pair[1].boxes]
            made.append((node, twin, pair))
    return made


def _said_below(canvas: Canvas, node: Node) -> str:
    """That it is a belt's node, and as what where that is short."""
    word = canvas.words["belt_node"]
    whole = " · ".join(filter(None, [word, *node.feature["role"].split(" · ")[:1]]))
    return whole if canvas.setter.width(whole, "role") <= WIDEST_ROLE_PX * canvas.unit else word


def _twin(canvas: Canvas, node: Node, found: Iterable[Spot]) -> Spot | None:
    """The mark of a node's own name and sector that lies nearest."""
    name, sector = f"{node.feature['label']} ", node.feature["sector"]
    near = [
        (hypot(each.at[0] - node.x, each.at[1] - node.y), i, each)
        for i, each in enumerate(found)
        if each.feature["short"].startswith(name) and each.feature["sector"] == sector
    ]
    away, _, twin = min(near, default=(SAME_PLACE_PX * canvas.unit + 1, 0, None), key=lambda one: one[:2])
    return twin if away <= SAME_PLACE_PX * canvas.unit else None


def _best(canvas: Canvas, found: Sequence[Spot], taken: Taken) -> tuple[list[Pair], list[Spot]]:
    """The pairs of the order in which most find room: who found none goes first the next time."""
    best: tuple[list[Pair], list[Spot]] = ([], list(found))
    order = list(found)
    for _ in range(1 if len(found) > CROWDED else TRIES):
        pairs, left = _tried(canvas, order, replace(taken, hard=[*taken.hard]))
        best = max(best, (pairs, left), key=lambda each: len(each[0]))
        if not left:
            break
        order = [*left, *(each for each in order if each not in left)]
    return best


def _tried(canvas: Canvas, order: Iterable[Spot], taken: Taken) -> tuple[list[Pair], list[Spot]]:
    offsets, pairs, left = spots.offsets(canvas.unit), list[Pair](), list[Spot]()
    for each in order:
        pair = _pair(canvas, each, taken, offsets)
        if pair is None:
            left.append(each)
            continue
        taken.hard += [pair[0].box, *pair[1].boxes]
        pairs.append(pair)
    return pairs, left


def _pair(canvas: Canvas, spot: Spot, taken: Taken, offsets: Iterable[Point], below: str = "") -> Pair | None:
    """The nearest spot of a mark that leaves room for its name, and for what stands below it."""
    size, window = spots.side(canvas), spots.window(canvas)
    told = [_name(canvas, lines, below, spot) for lines in sides.settings(canvas, spot.feature["short"])]
    ways = [(name, names.rows(canvas, name)) for name in told]
    for dx, dy in offsets:
        x, y = spot.at[0] + dx, spot.at[1] + dy
        box = around(x, y, size, size)
        if not (inside(box, window) and taken.free(box, size / 24)):
            continue
        name = next(_beside(canvas, ways, (x, y), taken, window), None)
        if name:
            return replace(spot, x=x, y=y, box=box), name
    return None


def _beside(canvas: Canvas, ways: Iterable[Measured], at: Point, taken: Taken, window: Rect) -> Iterator[Placed]:
    """The free places of a name beside a mark, the best first."""
    for name, measured in ways:
        for place in sides.beside(canvas, len(name.lines), at, spots.side(canvas) / 2):
            boxes = names.boxes(measured, place)
            if all(inside(box, window) and taken.free(_read_alone(box, canvas.unit), 2 * canvas.unit) for box in boxes):
                yield Placed(name, place, boxes)


def _read_alone(box: Rect, unit: float) -> Rect:
    """A box with the room that a name keeps on its line, that two are not read as one."""
    return box[0] - APART_PX * unit, box[1], box[2] + APART_PX * unit, box[3]


def _name(canvas: Canvas, lines: Iterable[str], below: str, spot: Spot) -> Name:
    roles = ((below, "role"),) if below else ()
    told = (*((line, "item") for line in lines), *roles)
    return Name("item", told, (), canvas.inks.ink, of=spot.feature["id"])
