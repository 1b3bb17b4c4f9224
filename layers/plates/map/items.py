"""The names of items, each beside its mark: a mark and its name find their room together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import hypot

from layers.plates.map import names, spots
from layers.plates.map.names import Name, Place, Placed
from layers.plates.map.spots import Node, Spot
from layers.plates.page.boxes import Rect, Taken, around, inside
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Point

BESIDE_PX, LINE_PX, SAME_PLACE_PX = 3.0, 15.4, 60.0
TRIES = 3
Pair = tuple[Spot, Placed]
WIDTHS_PX = (160.0, 92.0, 64.0)


def paired(canvas: Canvas, found: Sequence[Spot], taken: Taken) -> tuple[list[Spot], list[Placed]]:
    """Marks where they stand and the names that found room beside them; marks without one come last."""
    pairs, left = _best(canvas, found, taken)
    for spot, name in pairs:
        taken.hard += [spot.box, *name.boxes]
    standing = spots.arranged(canvas, left, taken, [spot for spot, _ in pairs])
    alone = {(each.layer["id"], each.feature["id"]) for each in standing if not each.members}
    return standing, [name for spot, name in pairs if (spot.layer["id"], spot.feature["id"]) in alone]


def joined(canvas: Canvas, nodes: Iterable[Node], found: Sequence[Spot], taken: Taken) -> list[tuple[Node, Spot, Pair]]:
    """Items that are the node of a belt too, each with one name for both: the node, the mark, and where they stand."""
    made = list[tuple[Node, Spot, Pair]]()
    for node in nodes:
        twin = _twin(canvas, node, found)
        said = [canvas.words["belt_node"], *node.feature["role"].split(" · ")[:1]]
        below = " · ".join(filter(None, said))
        pair = _pair(canvas, twin, taken, spots.offsets(canvas.unit), below) if twin else None
        if twin and pair:
            taken.hard += [pair[0].box, *pair[1].boxes]
            made.append((node, twin, pair))
    return made


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
    for _ in range(TRIES):
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
    ways = [_name(canvas, lines, below) for lines in _settings(canvas, spot.feature["short"])]
    for dx, dy in offsets:
        x, y = spot.at[0] + dx, spot.at[1] + dy
        box = around(x, y, size, size)
        if not (inside(box, window) and taken.free(box, size / 24)):
            continue
        name = next(_beside(canvas, ways, (x, y), taken, window), None)
        if name:
            return replace(spot, x=x, y=y, box=box), name
    return None


def _beside(canvas: Canvas, ways: Iterable[Name], at: Point, taken: Taken, window: Rect) -> Iterator[Placed]:
    """The free places of a name beside a mark, the best first."""
    for name in ways:
        for place in _sides(canvas, len(name.lines), at):
            boxes = names.boxes(canvas, name, place)
            if all(inside(box, window) and taken.free(box, 2 * canvas.unit) for box in boxes):
                yield Placed(name, place, boxes)


def _sides(canvas: Canvas, lines: int, at: Point) -> Iterator[Place]:
    (x, y), unit, half = at, canvas.unit, spots.side(canvas) / 2
    up = (lines - 1) * LINE_PX * unit / 2
    above, below = y - half - (LINE_PX / 2 + 2) * unit - 2 * up, y + half + (LINE_PX / 2 + 2) * unit
    yield Place(x + half + BESIDE_PX * unit, y - up, "start")
    yield Place(x - half - BESIDE_PX * unit, y - up, "end")
    yield Place(x, below, "middle")
    yield Place(x, above, "middle")
    yield Place(x - half, below, "start")
    yield Place(x + half, below, "end")
    yield Place(x - half, above, "start")
    yield Place(x + half, above, "end")


def _name(canvas: Canvas, lines: Iterable[str], below: str) -> Name:
    roles = ((below, "role"),) if below else ()
    return Name("item", (*((line, "item") for line in lines), *roles), (), canvas.inks.ink)


def _settings(canvas: Canvas, text: str) -> list[list[str]]:
    """Ways to set a name, the widest first."""
    ways = [canvas.setter.wrap(text, "item", width * canvas.unit) for width in WIDTHS_PX]
    return [way for i, way in enumerate(ways) if i == 0 or way not in ways[:i]]
