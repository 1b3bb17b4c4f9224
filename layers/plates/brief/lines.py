"""The right half of a brief: lines by how firm things are, each with the items it names, set to the room there is."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from layers.plates.brief import rows
from layers.plates.brief.canvas import BriefCanvas
from layers.plates.brief.stack import Stack
from layers.plates.legend.legend import moved
from layers.plates.page.plate import Group, Outline, Path, Stroke

#: How many items a line names, and how large its letters are, the best first: names go before letters become small.
ATTEMPTS = (
    *((3, scale) for scale in (1.16, 1.1, 1.04, 0.98, 0.92)),
    *((2, scale) for scale in (1.04, 0.98, 0.92, 0.86)),
    *((1, scale) for scale in (0.98, 0.92, 0.86, 0.8, 0.74, 0.68)),
)
GAP_PX, COLUMN_GAP_PX = 9.0, 18.0
Cell = tuple[str, Callable[[Stack], None], float, float]
"""Label, what writes it, left edge and width of a part of a row."""


def fitted(canvas: BriefCanvas, x: float, top: float, width: float, bottom: float) -> tuple[Group, ...]:
    """The lines of a brief in a box, at the first attempt that fits; the tests hold every province to one that does."""
    for named, scale in ATTEMPTS:
        groups, end = _set(_scaled(canvas, scale), x, top, width, named)
        if end <= bottom:
            return _spread(groups, bottom - end)
    return groups


def _scaled(canvas: BriefCanvas, scale: float) -> BriefCanvas:
    return replace(canvas, setter=replace(canvas.setter, scale=scale))


def _spread(groups: tuple[Group, ...], spare: float) -> tuple[Group, ...]:
    """The groups with what room is left shared between them, the last on the ground."""
    step = min(spare / max(1, len(groups) - 1), 5.0)
    return tuple(
        replace(group, items=tuple(moved(item, 0.0, step * i) for item in group.items))
        for i, group in enumerate(groups)
    )


def _set(canvas: BriefCanvas, x: float, top: float, width: float, named: int) -> tuple[tuple[Group, ...], float]:
    """One group for each row of the column, and where the last ends."""
    gap = GAP_PX * canvas.unit * canvas.setter.scale
    groups: list[Group] = []
    y = top
    for key, row in _rows(canvas, x, width, named):
        stacks = [_filled(canvas, write, Stack(canvas, left, y, wide, [])) for _, write, left, wide in row]
        items = tuple(item for stack in stacks for item in stack.items)
        groups.append(Group(f"brief-{key}", "legend", items, " · ".join(label for label, *_ in row)))
        y = max(stack.y for stack in stacks) + gap
    return tuple(groups), y - 0.6 * gap


def _rows(canvas: BriefCanvas, x: float, width: float, named: int) -> Iterator[tuple[str, list[Cell]]]:
    """The rows of a brief: three over the whole width, two of halves."""
    told = canvas.scene["brief"]
    half = (width - COLUMN_GAP_PX * canvas.unit) / 2
    right = x + width - half
    for line in told["lines"]:
        yield line["key"], [(line["label"], partial(rows.counted, told=line, named=named), x, width)]
    gaps, rivals, coming, unsure = told["gaps"], told["rivals"], told["next"], told["unsure"]
    yield (
        "gaps",
        [
            (gaps["label"], partial(rows.gaps, told=gaps), x, half),
            (rivals["label"], partial(rows.rivals, told=rivals, named=named), right, half),
        ],
    )
    yield (
        "next",
        [
            (coming["label"], partial(rows.decision, told=coming), x, half),
            (unsure["label"], partial(rows.unsure, told=unsure), right, half),
        ],
    )


def _filled(canvas: BriefCanvas, write: Callable[[Stack], None], stack: Stack) -> Stack:
    """One cell under its rule."""
    rule = Outline((((stack.x, stack.y), (stack.x + stack.width, stack.y)),), closed=False)
    stack.items.append(Path(rule, stroke=Stroke(canvas.inks.rule, 0.9 * canvas.unit, cap="butt")))
    stack.y += GAP_PX * 0.5 * canvas.unit
    write(stack)
    return stack
