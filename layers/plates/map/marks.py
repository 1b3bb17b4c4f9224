"""What stands on the map: names, marks, belt nodes and circles, each with room of its own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import ceil, hypot
from typing import NamedTuple

from layers.plates.map import belts, blocks, callouts, gazetteer, islands, items, names, spots, stretches
from layers.plates.map.names import Name, Placed
from layers.plates.map.spots import Node, Spot
from layers.plates.page.boxes import Rect, Taken, around, weighed
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Box, Circle, Group, Item, Outline, Path, Point, Stroke
from layers.plates.page.stamps import Stamp

COURSE_PX = 9.0
NODE_PX = 17.0
MARK_WEIGHT, COURSE_WEIGHT = 1.0, 2.5
#: With this share of names of items nothing else is tried.
ENOUGH = 0.95


def groups(canvas: Canvas, furniture: Iterable[Rect]) -> Iterator[Group]:
    """Bubbles, leaders, marks, nodes and names; nothing stands under the map's furniture."""
    taken, nodes, found = Taken(), spots.nodes(canvas), spots.marks(canvas)
    taken.hard += [*furniture, *(_node_box(canvas, node) for node in nodes), islands.islets_box(canvas)]
    size = spots.side(canvas)
    marks = [(around(*each.at, size, size), MARK_WEIGHT) for each in found]
    taken.soft = weighed([*marks, *((box, COURSE_WEIGHT) for box in _courses(canvas))])
    known = names.placed(canvas, gazetteer.islands(canvas), taken)
    poles = names.placed(canvas, gazetteer.poles(canvas, nodes), taken)
    courses = _courses_named(canvas, taken)
    both = items.joined(canvas, nodes, found, taken)
    told_twice = {id(each) for node, mark, _ in both for each in (node, mark)}
    alone = [node for node in nodes if id(node) not in told_twice]
    first = names.placed(canvas, gazetteer.foremost(canvas, alone), taken)
    industries = blocks.placed(canvas, taken)
    told = {*(block.region for block in industries), *(each.name.of for each in poles)}
    wanted = gazetteer.wanted(canvas, nodes, told)
    single = [each for each in found if each.feature["kind"] != "badge"]
    rest = [each for each in single if id(each) not in told_twice]
    regions, standing, named = _settled(canvas, wanted, rest, taken)
    badges = [each for each in found if each.feature["kind"] == "badge"]
    counted = [each for each in badges if blocks.spread(each)] if industries else badges
    placed = [*(spot for _, _, (spot, _) in both), *spots.arranged(canvas, counted, taken, standing)]
    labels = [*known, *poles, *first, *courses, *regions, *(name for _, _, (_, name) in both), *named]
    yield from _bubbles(canvas)
    leaders = (
        *_leaders(canvas, labels, placed),
        *_led(canvas, industries),
        *_dots(canvas, spots.sites(canvas, single)),
    )
    yield Group("leaders", "label", leaders, clip=canvas.window)
    yield from (_mark(canvas, i, spot) for i, spot in enumerate(placed))
    yield from (_node(canvas, i, node) for i, node in enumerate(nodes) if _seen(canvas, node))
    yield from (label(canvas, i, each) for i, each in enumerate(labels))
    yield from (blocks.group(canvas, i, each) for i, each in enumerate(industries))


class Settled(NamedTuple):
    """Names of regions, marks where they stand, names of circles and items; what is taken then."""

    regions: list[Placed]
    standing: list[Spot]
    named: list[Placed]
    hard: list[Rect]

    @property
    def told(self) -> int:
        """How many items have their name."""
        return sum(1 if each.name.of else len(each.name.lines) for each in self.named)


def _settled(
    canvas: Canvas, wanted: Sequence[Name], rest: Sequence[Spot], taken: Taken
) -> tuple[list[Placed], list[Spot], list[Placed]]:
    """Regions and items, in the order in which every region and most items are named; taken."""
    live = canvas.layout.live
    found = _in_order(canvas, () if live else wanted, wanted if live else (), rest, taken)
    if not live and len(rest) <= items.CROWDED and found.told < ENOUGH * len(rest):
        later = _in_order(canvas, (), wanted, rest, taken)
        had = {each.name for each in later.regions}
        lacking = [name for name in wanted if name not in had]
        mixed = _in_order(canvas, lacking, [name for name in wanted if name in had], rest, taken)
        found = max(found, later, mixed, key=lambda each: (len(each.regions), each.told))
    taken.hard = found.hard
    return found.regions, found.standing, found.named


def _in_order(
    canvas: Canvas, early: Sequence[Name], late: Sequence[Name], rest: Sequence[Spot], taken: Taken
) -> Settled:
    """Regions before items, and regions after them."""
    room = replace(taken, hard=[*taken.hard])
    regions = names.placed(canvas, early, room)
    circled = callouts.bubbles(canvas, room)
    standing, named = items.paired(canvas, rest, room)
    regions += names.placed(canvas, late, room)
    return Settled(regions, standing, [*named, *circled], room.hard)


def _courses_named(canvas: Canvas, taken: Taken) -> list[Placed]:
    """The names of belts: along their lines where letters can be turned."""
    live = canvas.layout.live
    return stretches.placed(canvas, taken) if live else names.placed(canvas, gazetteer.lines(canvas), taken)


def _node_box(canvas: Canvas, node: Node) -> Rect:
    return around(node.x, node.y, NODE_PX * canvas.unit, NODE_PX * canvas.unit)


def _courses(canvas: Canvas) -> Iterator[Rect]:
    """Small boxes along every belt: names rather stand beside them."""
    side = COURSE_PX * canvas.unit
    for course in belts.courses(canvas):
        for start, end in pairwise(course):
            yield from (around(x, y, side, side) for x, y in _steps(start, end, side))


def _steps(start: Point, end: Point, side: float) -> Iterator[Point]:
    count = max(1, ceil(hypot(end[0] - start[0], end[1] - start[1]) / side))
    shares = (step / count for step in range(count))
    return ((start[0] + (end[0] - start[0]) * s, start[1] + (end[1] - start[1]) * s) for s in shares)


def _seen(canvas: Canvas, node: Node) -> bool:
    window = canvas.window
    return window.x < node.x < window.right and window.y < node.y < window.bottom


def _leaders(canvas: Canvas, labels: Iterable[Placed], placed: Iterable[Spot]) -> Iterator[Item]:
    for each in labels:
        ends = each.leader(canvas.unit)
        if ends:
            yield from leader(canvas, *ends, False)
    for spot in placed:
        if spot.moved and spot.feature["kind"] != "badge" and not spot.members:
            yield from leader(canvas, (spot.x, spot.y), spot.at, spot.feature["kind"] == "ring")


def _led(canvas: Canvas, industries: Iterable[blocks.Block]) -> Iterator[Item]:
    for ends in (block.leader() for block in industries):
        if ends:
            yield from leader(canvas, *ends, False)


def _dots(canvas: Canvas, sites: Iterable[Point]) -> Iterator[Item]:
    """The further sites of items."""
    return (Circle(x, y, 1.2 * canvas.unit, canvas.inks.ink_2) for x, y in sites)


def leader(canvas: Canvas, start: Point, end: Point, approximate: bool) -> Iterator[Item]:
    """A line from a name or mark to the place it belongs to; an open ring where the place is approximate."""
    inks, unit = canvas.inks, canvas.unit
    line = Outline(((start, end),), closed=False)
    yield Path(line, stroke=Stroke(inks.casing, 2.2 * unit, opacity=0.7))
    yield Path(line, stroke=Stroke(inks.ink_2, 0.8 * unit))
    if approximate:
        yield Circle(*end, 2.6 * unit, inks.paper, Stroke(inks.ink, 0.9 * unit))
    else:
        yield Circle(*end, 1.7 * unit, inks.ink)


def _mark(canvas: Canvas, number: int, spot: Spot) -> Group:
    title = f"{spot.layer['title']}: {spot.feature['label']} ({spot.feature['status_label']})"
    if spot.members:
        title = " · ".join(member.feature["label"] for member in spot.members)
        return Group(f"mark-{number}", "mark", tuple(_count(canvas, spot)), title, canvas.window)
    stamp = Stamp(canvas.mark(spot.feature["mark"]), spot.x, spot.y, spots.side(canvas))
    drawn, at = stamp.items(canvas.setter.metrics), (spot.x, spot.y)
    return Group(f"mark-{number}", "mark", drawn, title, canvas.window, spot.feature["id"], at)


def _count(canvas: Canvas, spot: Spot) -> Iterator[Item]:
    """A pill with the number of marks gathered here."""
    inks, unit, (left, top, right, bottom) = canvas.inks, canvas.unit, spot.box
    edge = Stroke(inks.ink_2, unit)
    yield Box(left, top, right - left, bottom - top, inks.paper, edge, (bottom - top) / 2)
    y = spot.y + canvas.setter.size("count") * 0.36
    yield canvas.setter.set(str(len(spot.members)), "count", spot.x, y, inks.ink, "middle")


def _node(canvas: Canvas, number: int, node: Node) -> Group:
    ring = Circle(node.x, node.y, 6.2 * canvas.unit, canvas.inks.paper, Stroke(node.colour, 2.4 * canvas.unit))
    dot = Circle(node.x, node.y, 2.2 * canvas.unit, node.colour)
    title = f"{node.layer['title']}: {node.feature['label']} {node.feature['role']}".strip()
    drawn = () if node.feature["tract"] else (ring, dot)
    return Group(f"node-{number}", "mark", drawn, title, canvas.window)


def _bubbles(canvas: Canvas) -> Iterator[Group]:
    """Circles to scale: outlines, as they are a plan and not a capacity."""
    for layer in canvas.layers:
        items = [
            Circle(
                *canvas.frame.project(feature["lon"], feature["lat"]),
                feature["size"] * canvas.unit,
                canvas.inks.paper,
                Stroke(canvas.inks.ink_2, 1.4 * canvas.unit, (4 * canvas.unit, 2.4 * canvas.unit), "butt"),
                0.2,
            )
            for feature in layer["features"]
            if feature["kind"] == "bubble"
        ]
        if items:
            yield Group(f"bubbles-{layer['id']}", "mark", tuple(items), layer["title"], canvas.window)


def label(canvas: Canvas, number: int, each: Placed) -> Group:
    """A placed name as a group of its own."""
    told = each.name.of if each.name.kind in ("item", "belt") else each.name.lines[0][0]
    of, at = f"{each.name.kind} {told}", (each.place.x, each.place.y)
    return Group(f"label-{number}", "label", tuple(_words(canvas, each)), clip=canvas.window, of=of, at=at)


def _words(canvas: Canvas, each: Placed) -> Iterator[Item]:
    inks, unit, name = canvas.inks, canvas.unit, each.name
    on_land, plated = name.kind not in ("sea", "north", "mdl"), canvas.plates
    if plated and on_land:
        for left, top, right, bottom in each.boxes:
            yield Box(left - unit, top, right - left + 2 * unit, bottom - top, inks.paper, opacity=0.88)
    halo = inks.casing if on_land and not plated else None
    shift = -(tag_room(canvas) / 2) if name.tag else 0.0
    for i, (text, kind) in enumerate(name.lines):
        colour = inks.ink_2 if kind == "role" else name.colour
        y = names.baseline(canvas, each, i)
        beside_tag = shift if i == 0 else 0.0
        drawn = canvas.setter.set(text, kind, each.place.x + beside_tag, y, colour, each.place.anchor, halo)
        yield replace(drawn, turn=each.place.turn, middle=each.place.y)
    if name.tag:
        yield from _tag(canvas, each)


def tag_room(canvas: Canvas) -> float:
    """Room of a tag beside its name, in millimetres."""
    return (names.TAG_PX + 5) * canvas.unit


def _tag(canvas: Canvas, each: Placed) -> Iterator[Item]:
    """The small box of a special self-governing province."""
    unit, side = canvas.unit, 16 * canvas.unit
    right = each.boxes[0][2]
    x, y = right - side, each.place.y - side / 2
    yield Box(x, y, side, side, canvas.inks.paper, Stroke(each.name.colour, 1.3 * unit), 3 * unit)
    text = each.name.tag or canvas.words["special"]
    baseline = each.place.y + canvas.setter.size("tag") * 0.36
    yield canvas.setter.set(text, "tag", x + side / 2, baseline, each.name.colour, "middle")
