"""The right half of a brief: counted lines with big numbers, each with the items it names, set to the room there is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from layers.plates import brief_map
from layers.plates.canvas import Canvas
from layers.plates.legend import moved
from layers.plates.plate import Group, Item, Outline, Path, Stroke
from layers.plates.stamps import Stamp

#: How many items a line names, and how large its letters are, the best first: names go before letters become small.
ATTEMPTS = (
    *((3, scale) for scale in (1.16, 1.1, 1.04, 0.98, 0.92)),
    *((2, scale) for scale in (1.04, 0.98, 0.92, 0.86)),
    *((1, scale) for scale in (0.98, 0.92, 0.86, 0.8, 0.74, 0.68)),
)
FIGURE_PX, MARK_PX, GAP_PX, COLUMN_GAP_PX = 66.0, 18.0, 9.0, 18.0
ASIDE_GAP_PX, TOLD_GAP_PX = 22.0, 16.0
LINE = 1.3
Told = dict[str, Any]


@dataclass
class Stack:
    """Items set one below the other from `y` on, in a column of a width."""

    canvas: Canvas
    x: float
    y: float
    width: float
    items: list[Item]

    @property
    def unit(self) -> float:
        """One screen pixel at the scale of the column, in millimetres."""
        return self.canvas.unit * self.canvas.setter.scale

    def step(self, kind: str) -> float:
        """Height of a line of a kind."""
        return self.canvas.setter.size(kind) * LINE

    def write(self, text: str, kind: str, colour: str, x: float, width: float) -> None:
        """A text in as many lines as it needs."""
        setter = self.canvas.setter
        for line in setter.wrap(text, kind, width) if text else ():
            self.y += self.step(kind)
            self.items.append(setter.set(line, kind, x, self.y - 0.3 * setter.size(kind), colour))


def fitted(canvas: Canvas, x: float, top: float, width: float, bottom: float) -> tuple[Group, ...]:
    """The lines of a brief in a box, at the first attempt that fits; the tests hold every province to one that does."""
    told = canvas.scene["brief"]
    for named, scale in ATTEMPTS:
        groups, end = _set(_scaled(canvas, scale), told, x, top, width, named)
        if end <= bottom:
            return _spread(groups, bottom - end)
    return groups


def _scaled(canvas: Canvas, scale: float) -> Canvas:
    return replace(canvas, setter=replace(canvas.setter, scale=scale))


def _spread(groups: tuple[Group, ...], spare: float) -> tuple[Group, ...]:
    """The groups with what room is left shared between them, the last on the ground."""
    step = min(spare / max(1, len(groups) - 1), 5.0)
    return tuple(
        replace(group, items=tuple(moved(item, 0.0, step * i) for item in group.items))
        for i, group in enumerate(groups)
    )


def _set(canvas: Canvas, told: Told, x: float, top: float, width: float, named: int) -> tuple[tuple[Group, ...], float]:
    """One group for each row of the column, and where the last ends."""
    half = (width - COLUMN_GAP_PX * canvas.unit) / 2
    rows: list[Sequence[tuple[str, Told, Callable[..., None], float, float]]] = [
        *(((line["key"], line, _counted, x, width),) for line in told["lines"]),
        (
            ("gaps", told["gaps"], _gaps, x, half),
            ("rivals", told["rivals"], _rivals, x + width - half, half),
        ),
        (("next", told["next"], _next, x, half), ("unsure", told["unsure"], _unsure, x + width - half, half)),
    ]
    groups, y = [], top
    for row in rows:
        items, end = [], y
        for _, part, write, left, wide in row:
            stack = Stack(canvas, left, y + GAP_PX * 0.5 * canvas.unit, wide, [])
            write(stack, part, named)
            rule = Outline((((left, y), (left + wide, y)),), closed=False)
            weight = 1.4 if row[0][0] == "next" else 0.9
            items += [Path(rule, stroke=Stroke(canvas.inks.rule, weight * canvas.unit, cap="butt")), *stack.items]
            end = max(end, stack.y)
        title = " · ".join(part["label"] for _, part, *_ in row)
        groups.append(Group(f"brief-{row[0][0]}", "legend", tuple(items), title))
        y = end + GAP_PX * canvas.unit * canvas.setter.scale
    return tuple(groups), y - GAP_PX * 0.6 * canvas.unit * canvas.setter.scale


def _figure(stack: Stack, text: str, colour: str, room: float) -> None:
    """A big number at the left of its row; set smaller where it is wider than its room."""
    setter = stack.canvas.setter
    wide = setter.width(text, "figure")
    fit = replace(setter, scale=setter.scale * min(1.0, room * 0.94 / wide)) if wide else setter
    baseline = stack.y + 0.86 * setter.size("figure")
    stack.items.append(fit.set(text, "figure", stack.x, baseline, colour))


def _headed(stack: Stack, told: Told, figure: str, colour: str, aside: str = "") -> tuple[float, float]:
    """Number, label and, at the right, of what it is made up; gives where the row's text begins and how wide it is."""
    inks, room, setter = stack.canvas.inks, FIGURE_PX * stack.unit, stack.canvas.setter
    _figure(stack, figure, colour, room)
    x, width = stack.x + room, stack.width - room
    stack.write(told["label"], "line", inks.ink, x, width)
    left = width - setter.width(told["label"], "line") - ASIDE_GAP_PX * stack.unit
    if aside and setter.width(aside, "small") <= left:
        base = stack.y - 0.3 * setter.size("line")
        stack.items.append(setter.set(aside, "small", x + width, base, inks.ink_2, "end"))
    else:
        stack.write(aside, "small", inks.ink_2, x, width)
    return x, width


def _floor(stack: Stack, top: float) -> None:
    """A row is never lower than its number."""
    stack.y = max(stack.y, top + 1.0 * stack.canvas.setter.size("figure"))


def _counted(stack: Stack, told: Told, named: int) -> None:
    top, inks = stack.y, stack.canvas.inks
    aside = " · ".join(part for part in (told["counts"], told["deadline"]) if part)
    x, width = _headed(stack, told, str(told["count"]), inks.ink, aside)
    for entry in told["entries"][:named]:
        _entry(stack, entry, x, width)
    left = told["entries"][named:]
    stack.write(rest(stack.canvas, told, left), "small", inks.ink_2, x, width)
    if not told["count"]:
        stack.write(stack.canvas.scene["brief"]["none_here"], "small", inks.ink_2, x, width)
    _floor(stack, top)


def rest(canvas: Canvas, told: Told, left: Sequence[Told]) -> str:
    """How many items of a line are not named, by layer."""
    if not left:
        return told["rest"]
    counts = dict(told["rest_counts"])
    for entry in left:
        counts[entry["layer_title"]] = counts.get(entry["layer_title"], 0) + 1
    words = canvas.scene["brief"]["rest_words"]
    layers = ", ".join(f"{title} {n}" for title, n in counts.items())
    return words.format(n=sum(counts.values()), layers=layers)


def _entry(stack: Stack, entry: Told, x: float, width: float) -> None:
    """Number, mark and name of an item; status, date and sources at the right."""
    canvas, unit, setter = stack.canvas, stack.unit, stack.canvas.setter
    told = f"{entry['told']} {cited(entry['sources'])}".strip()
    room = setter.width(told, "small")
    indent = (2 * brief_map.DISK_PX + 4 + MARK_PX + 4) * unit
    middle = stack.y + 0.5 * stack.step("entry")
    if entry["number"]:
        scale = setter.scale * 0.86
        stack.items += brief_map.disk(canvas, entry["number"], x + brief_map.DISK_PX * unit, middle, scale)
    if entry["mark"]:
        at = x + (2 * brief_map.DISK_PX + 4 + MARK_PX / 2) * unit
        stack.items += Stamp(canvas.scene["marks"][entry["mark"]], at, middle, MARK_PX * unit).items(setter.metrics)
    first = stack.y + stack.step("entry") - 0.3 * setter.size("entry")
    stack.items.append(setter.set(told, "small", x + width, first, canvas.inks.ink_2, "end"))
    label = " · ".join((entry["label"], *entry["flags"]))
    stack.write(label, "entry", canvas.inks.ink, x + indent, width - indent - room - TOLD_GAP_PX * unit)


def cited(sources: Sequence[int]) -> str:
    """Numbers of sources in brackets."""
    return "".join(f"[{n}]" for n in sources)


def _gaps(stack: Stack, told: Told, named: int) -> None:
    top, inks = stack.y, stack.canvas.inks
    aside = " · ".join(f"{part['state']} {part['count']}" for part in told["parts"])
    x, width = _headed(stack, told, str(told["count"]), inks.ink, aside)
    for part in told["parts"]:
        shown = part["layers"][: named + 1]
        hidden = len(part["layers"]) - len(shown)
        layers = ", ".join(shown) + (f" {_more(stack, hidden)}" if hidden else "")
        stack.write(f"{part['state']}: {layers} {cited(part['sources'][:4])}", "small", inks.ink_2, x, width)
    if not told["parts"]:
        stack.write(told["empty"], "small", inks.ink_2, x, width)
    _floor(stack, top)


def _rivals(stack: Stack, told: Told, named: int) -> None:
    top, inks = stack.y, stack.canvas.inks
    regions = " · ".join(told["regions"][:6]) + (" …" if len(told["regions"]) > 6 else "")
    x, width = _headed(stack, told, str(told["count"]), inks.ink, regions)
    more = told["more"]
    for i, part in enumerate(told["parts"]):
        shown = part["entries"][:named]
        more += len(part["entries"]) - len(shown)
        items = [f"{one['label']} ({one['told']}) {cited(one['sources'])}" for one in shown]
        items += [_more(stack, more)] if more and i == len(told["parts"]) - 1 else []
        stack.write(f"{part['shares']}: {' · '.join(items)}", "small", inks.ink_2, x, width)
    if not told["parts"]:
        stack.write(told["empty"], "small", inks.ink_2, x, width)
    _floor(stack, top)


def _more(stack: Stack, count: int) -> str:
    return stack.canvas.scene["brief"]["more_words"].format(n=count)


def _next(stack: Stack, told: Told, named: int) -> None:
    top, inks = stack.y, stack.canvas.inks
    x, width = _headed(stack, told, told["day"] or "–", inks.accent, told["when"])
    stack.write(f"{told['what']} {cited(told['sources'])}".strip(), "entry-bold", inks.ink, x, width)
    stack.write(told["who"], "small", inks.ink_2, x, width)
    _floor(stack, top)


def _unsure(stack: Stack, told: Told, named: int) -> None:
    top, inks = stack.y, stack.canvas.inks
    x, width = _headed(stack, told, str(told["count"]), inks.ink, told["checked"])
    for text in (f"{told['text']} {cited(told['sources'][:6])}".strip(), told["overdue"]):
        stack.write(text, "small", inks.ink_2, x, width)
    _floor(stack, top)
