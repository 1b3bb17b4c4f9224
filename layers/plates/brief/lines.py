"""The right half of a brief: counted lines with big numbers, each with the items it names, set to the room there is."""

from collections.abc import Iterator
from dataclasses import replace

from layers.plates.brief import rows
from layers.plates.brief.rows import Row
from layers.plates.brief.stack import Stack, Told
from layers.plates.legend.legend import moved
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Group, Outline, Path, Stroke

#: How many items a line names, and how large its letters are, the best first: names go before letters become small.
ATTEMPTS = (
    *((3, scale) for scale in (1.16, 1.1, 1.04, 0.98, 0.92)),
    *((2, scale) for scale in (1.04, 0.98, 0.92, 0.86)),
    *((1, scale) for scale in (0.98, 0.92, 0.86, 0.8, 0.74, 0.68)),
)
GAP_PX, COLUMN_GAP_PX = 9.0, 18.0
Cell = tuple[Told, Row, float, float]


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
    gap = GAP_PX * canvas.unit * canvas.setter.scale
    groups: list[Group] = []
    y = top
    for key, row in _rows(canvas, told, x, width):
        stacks = [
            _filled(canvas, part, write, Stack(canvas, left, y, wide, []), named) for part, write, left, wide in row
        ]
        items = tuple(item for stack in stacks for item in stack.items)
        groups.append(Group(f"brief-{key}", "legend", items, " · ".join(part["label"] for part, *_ in row)))
        y = max(stack.y for stack in stacks) + gap
    return tuple(groups), y - 0.6 * gap


def _rows(canvas: Canvas, told: Told, x: float, width: float) -> Iterator[tuple[str, list[Cell]]]:
    """The rows of a brief: three over the whole width, two of halves."""
    half = (width - COLUMN_GAP_PX * canvas.unit) / 2
    right = x + width - half
    for line in told["lines"]:
        yield line["key"], [(line, rows.counted, x, width)]
    yield "gaps", [(told["gaps"], rows.gaps, x, half), (told["rivals"], rows.rivals, right, half)]
    yield "next", [(told["next"], rows.decision, x, half), (told["unsure"], rows.unsure, right, half)]


def _filled(canvas: Canvas, part: Told, write: Row, stack: Stack, named: int) -> Stack:
    """One cell under its rule."""
    rule = Outline((((stack.x, stack.y), (stack.x + stack.width, stack.y)),), closed=False)
    stack.items.append(Path(rule, stroke=Stroke(canvas.inks.rule, 0.9 * canvas.unit, cap="butt")))
    stack.y += GAP_PX * 0.5 * canvas.unit
    write(stack, part, named)
    return stack
