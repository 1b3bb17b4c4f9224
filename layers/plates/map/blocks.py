"""Industries inside their provinces: a name and a line for each, or a callout with a short leader; all or none."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot

from layers.plates.map import spots
from layers.plates.map.gazetteer import middle
from layers.plates.map.spots import Spot
from layers.plates.page.boxes import Rect, Taken, inside
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Group, Item, Point
from layers.plates.page.stamps import Stamp
from layers.plates.page.type import KINDS
from layers.symbols.cartography import CALLOUTS

SEAL_PX, INDENT_PX, WIDEST_PX = 20.0, 22.0, 190.0
FEW_PLACES, MOST_LINES = 3, 14
LONGEST_PX = CALLOUTS.radii_px[-1]
AWAY, OFF, ASKEW, OVER_OTHERS = 0.09, 0.03, 0.06, 5.0
NEAR_PX = (0.0, -14.0, 14.0, -28.0, 28.0, -46.0, 46.0)
STEP_PX = (30.0, 22.0)
Line = tuple[str, str, str | None]
Town = tuple[str | None, Point]


@dataclass(frozen=True)
class Block:
    """The industries of one place: text, kind and mark of each line; `box` once it stands."""

    region: str
    at: Point
    lines: tuple[Line, ...]
    box: Rect = (0.0, 0.0, 0.0, 0.0)

    def leader(self) -> tuple[Point, Point] | None:
        """From its edge to its place, or None where it stands over it."""
        left, top, right, bottom = self.box
        x, y = self.at
        edge = min(max(x, left), right), min(max(y, top), bottom)
        return None if edge == self.at else (edge, self.at)


def spread(spot: Spot) -> bool:
    """Whether a badge is one of many of its item, all over the country."""
    found = spot.feature.get("places", [])
    return isinstance(found, list) and (len(found) > FEW_PLACES or "korea" in found)


def placed(canvas: Canvas, taken: Taken) -> list[Block]:
    """The blocks of a plate where they stand; none where one of them finds no room."""
    wanted = [_block(canvas, group) for group in _groups(canvas)]
    if any(len(block.lines) > MOST_LINES for block in wanted):
        return []
    towns = _towns(canvas)
    for order in _orders(wanted):
        room, found = replace(taken, hard=[*taken.hard]), list[Block]()
        for block in order:
            found += _stood(canvas, block, towns, room)
        if len(found) == len(wanted):
            taken.hard += [block.box for block in found]
            return found
    return []


def _orders(wanted: Sequence[Block]) -> list[list[Block]]:
    """Orders in which blocks may look for room: from each side, from the middle and to it, the longest first."""
    x, y = (sum(block.at[axis] for block in wanted) / max(1, len(wanted)) for axis in (0, 1))
    keys: tuple[Callable[[Block], float], ...] = (
        lambda block: block.at[0],
        lambda block: -block.at[0],
        lambda block: block.at[1],
        lambda block: -block.at[1],
        lambda block: hypot(block.at[0] - x, block.at[1] - y),
        lambda block: -hypot(block.at[0] - x, block.at[1] - y),
        lambda block: -len(block.lines),
    )
    return [sorted(wanted, key=key) for key in keys]


def _groups(canvas: Canvas) -> list[list[Spot]]:
    """The badges of the map by the place where they stand, also those that another counts."""
    found: dict[Point, list[Spot]] = defaultdict(list)
    for spot in spots.badges(canvas):
        if not spread(spot):
            found[spot.at].append(spot)
    return list(found.values())


def _block(canvas: Canvas, members: Sequence[Spot]) -> Block:
    region = next(iter(members[0].feature["regions"]), "")
    head = canvas.scene["regions"].get(region)
    heads: list[Line] = [(head["short"], "block", None)] if head else []
    return Block(region, members[0].at, (*heads, *(line for each in members for line in _lines(canvas, each))))


def _lines(canvas: Canvas, spot: Spot) -> Iterator[Line]:
    feature = spot.feature
    mark = (feature["own"] if feature["kind"] == "badge" else None) or feature["mark"]
    for i, text in enumerate(canvas.setter.wrap(feature["short"], "industry", WIDEST_PX * canvas.unit)):
        yield text, "industry", None if i else mark


def _towns(canvas: Canvas) -> list[Town]:
    """The places of all municipalities with their provinces."""
    regions = canvas.scene["regions"].items()
    seen = [(key, each) for key, each in regions if each["level"] == "municipality"]
    parted = [(key, each) for key, each in seen if canvas.land.area("municipalities", key).parts]
    return [(each["parent"], middle(canvas, key)) for key, each in parted]


def _stood(canvas: Canvas, block: Block, towns: Sequence[Town], taken: Taken) -> list[Block]:
    """A block at the place that costs least, taken; nothing where none is free."""
    unit, window, best, least = canvas.unit, spots.window(canvas), None, float("inf")
    for near, box in sorted(_places(canvas, block)):
        if near >= least:
            break
        if inside(box, window) and taken.free(box, 3 * unit):
            cost = near + OVER_OTHERS * _others(towns, block.region, box)
            best, least = (box, cost) if cost < least else (best, least)
    if best is None:
        return []
    taken.hard.append(best)
    return [replace(block, box=best)]


def _places(canvas: Canvas, block: Block) -> Iterator[tuple[float, Rect]]:
    """Boxes to try, around the place itself and all over the map, each with what its distance costs."""
    unit, (x, y), window = canvas.unit, block.at, spots.window(canvas)
    width = max(_width(canvas, line) for line in block.lines)
    height = sum(_height(canvas, line) for line in block.lines)
    corners = [(x - width / 2 + dx * unit, y - height / 2 + dy * unit) for dx in NEAR_PX for dy in NEAR_PX]
    across, down = (step * unit for step in STEP_PX)
    columns, rows = int((window[2] - window[0]) / across), int((window[3] - window[1]) / down)
    corners += [(window[0] + i * across, window[1] + j * down) for i in range(columns) for j in range(rows)]
    for left, top in corners:
        box = left, top, left + width, top + height
        dx, dy = left + width / 2 - x, top + height / 2 - y
        away = hypot(max(left - x, 0, x - box[2]), max(top - y, 0, y - box[3]))
        if away <= LONGEST_PX * unit:
            yield (away * AWAY + hypot(dx, dy) * OFF + abs(dy) * ASKEW) / unit, box


def _others(towns: Iterable[Town], own: str, box: Rect) -> int:
    """How many municipalities of other provinces a box covers."""
    left, top, right, bottom = box
    return sum(province != own and left < x < right and top < y < bottom for province, (x, y) in towns)


def _width(canvas: Canvas, line: Line) -> float:
    text, kind, _ = line
    return canvas.setter.width(text, kind) + (INDENT_PX * canvas.unit if kind == "industry" else 0.0)


def _height(canvas: Canvas, line: Line) -> float:
    return canvas.setter.size(line[1]) * 1.2


def group(canvas: Canvas, number: int, block: Block) -> Group:
    """A block as a group of its own."""
    return Group(f"block-{number}", "label", tuple(_items(canvas, block)), clip=canvas.window)


def _items(canvas: Canvas, block: Block) -> Iterator[Item]:
    unit, (left, y, _, _) = canvas.unit, block.box
    for line in block.lines:
        text, kind, mark = line
        height = _height(canvas, line)
        indent = INDENT_PX * unit if kind == "industry" else 0.0
        if mark:
            stamp = Stamp(canvas.mark(mark), left + SEAL_PX * unit / 2, y + height / 2, SEAL_PX * unit)
            yield from stamp.items(canvas.setter.metrics)
        base = y + height / 2 + KINDS[kind].size * unit * 0.36
        yield canvas.setter.set(text, kind, left + indent, base, canvas.inks.ink, "start", canvas.inks.casing)
        y += height
