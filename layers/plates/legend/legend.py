"""The legend of a plate: every layer that is on the map, with its signs, counts, cautions and sources, in columns."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from layers import labels
from layers.plates.legend import swatches
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Group, Hatch, Item, Outline, Path, Stroke, Text
from layers.plates.page.type import Setter
from layers.scene_types.layer import LegendRow, SceneLayer

MM = 25.4 / 72
"""Millimetres of a point."""
SCALES = (1.3, 1.2, 1.1, 1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4)
SIGN_GAP_PX, COUNT_GAP_PX, CHIP_GAP_PX = 5.0, 4.0, 13.0
BLOCK_GAP_PX, RULE_GAP_PX, LINE_PX = 9.0, 5.0, 1.28
COLUMN_GAP_PX = 22.0


@dataclass(frozen=True)
class Block:
    """One layer's part of a legend, drawn from the origin."""

    id: str
    title: str
    items: tuple[Item, ...]
    height: float


@dataclass(frozen=True)
class Legend:
    """A legend that fits: its groups, its height, what its sizes were multiplied by, and whether it says everything."""

    groups: tuple[Group, ...]
    height: float
    scale: float
    whole: bool = True


def fitted(
    canvas: Canvas, x: float, y: float, width: float, height: float, columns: int, scales: tuple[float, float]
) -> Legend | None:
    """The largest legend that fits a box of the page, or None where even the smallest of `scales` does not.

    No letter of it is smaller than the layout's `least_pt`, however small `scales` may be.
    """
    room, least = _column(canvas, width, columns), max(scales[0], readable(canvas))
    wanted = [scale for scale in SCALES if least <= scale <= scales[1] and _widest(canvas, scale) <= room]

    def tried(scale: float) -> Legend | None:
        made = laid(canvas, x, y, width, columns, scale)
        return made if made.height <= height else None

    if not wanted or not tried(wanted[-1]):
        return None
    return next(made for made in map(tried, wanted) if made)


def readable(canvas: Canvas) -> float:
    """The scale at which the smallest letters of the canvas's legend are as small as its layout lets them be."""
    kinds = {kind for layer in canvas.layers for kind in _kinds(canvas, layer)}
    smallest = min((canvas.setter.size(kind) for kind in kinds), default=0.0)
    return canvas.layout.least_pt * MM / smallest if smallest else 0.0


def _kinds(canvas: Canvas, layer: SceneLayer) -> Iterator[str]:
    """The kinds of text that a layer's part is set in."""
    yield "layer"
    yield from ("chip" for _ in layer["legend"][:1])
    yield from (kind for kind, _, _ in _told(canvas, layer))


def _column(canvas: Canvas, width: float, columns: int) -> float:
    return (width - COLUMN_GAP_PX * canvas.unit * (columns - 1)) / columns


def _widest(canvas: Canvas, scale: float) -> float:
    """Width of the longest sign with its label, which no line break can part."""
    setter = replace(canvas.setter, scale=scale)
    return max((_chip_width(canvas, setter, row) for layer in canvas.layers for row in layer["legend"]), default=0.0)


def laid(canvas: Canvas, x: float, y: float, width: float, columns: int, scale: float) -> Legend:
    """The legend at a scale: blocks down the columns, in the panel's order, the columns as even as that allows."""
    gap = COLUMN_GAP_PX * canvas.unit
    wide = _column(canvas, width, columns)
    blocks = [block(canvas, layer, wide, scale) for layer in canvas.layers]
    between = BLOCK_GAP_PX * canvas.unit * scale
    stacks = _even(blocks, columns, between)
    groups = []
    for column, stack in enumerate(stacks):
        top = y
        for each in stack:
            groups.append(placed(each, x + column * (wide + gap), top))
            top += each.height + between
    return Legend(tuple(groups), max((_tall(stack, between) for stack in stacks), default=0.0), scale)


def _tall(stack: Sequence[Block], between: float) -> float:
    return sum(each.height for each in stack) + between * max(0, len(stack) - 1)


def _even(blocks: list[Block], columns: int, between: float) -> list[list[Block]]:
    """Blocks in their order over columns, so that the tallest column is as low as can be."""
    limits = sorted({_tall(blocks[i:j], between) for i in range(len(blocks)) for j in range(i + 1, len(blocks) + 1)})
    enough = bisect_left(limits, True, key=lambda limit: len(_filled(blocks, limit, between)) <= columns)
    return _filled(blocks, limits[enough], between) if limits else [[]]


def _filled(blocks: list[Block], limit: float, between: float) -> list[list[Block]]:
    stacks: list[list[Block]] = [[]]
    for each in blocks:
        if stacks[-1] and _tall([*stacks[-1], each], between) > limit + 1e-6:
            stacks.append([])
        stacks[-1].append(each)
    return stacks


def placed(made: Block, x: float, y: float) -> Group:
    """A layer's part at a place of the page."""
    return Group(f"legend-{made.id}", "legend", tuple(moved(item, x, y) for item in made.items), made.title)


def moved(item: Item, x: float, y: float) -> Item:
    """An item so much further right and down."""
    if isinstance(item, Path | Hatch):
        parts = tuple(tuple((px + x, py + y) for px, py in part) for part in item.outline.parts)
        return replace(item, outline=Outline(parts, item.outline.closed))
    return replace(item, x=item.x + x, y=item.y + y)


def block(canvas: Canvas, layer: SceneLayer, width: float, scale: float) -> Block:
    """One layer: title and count, signs with their counts, caution, sources."""
    setter = replace(canvas.setter, scale=scale)
    unit, inks = canvas.unit * scale, canvas.inks
    items: list[Item] = [_rule(canvas, width)]
    y = RULE_GAP_PX * unit
    count = setter.set(layer["count_text"], "layer", width, y + setter.size("layer"), inks.ink, "end")
    for line in setter.wrap(layer["title"], "layer", width - count.width - 8 * unit):
        y += setter.size("layer") * LINE_PX
        items.append(setter.set(line, "layer", 0.0, y - 0.26 * setter.size("layer"), inks.ink))
    if count.text:
        items.append(replace(count, y=items[1].y if isinstance(items[1], Text) else count.y))
    chips, y = _chips(canvas, setter, layer["legend"], width, y + 3 * unit)
    items += chips
    for kind, colour, text in _told(canvas, layer):
        for line in setter.wrap(text, kind, width):
            y += setter.size(kind) * LINE_PX
            items.append(setter.set(line, kind, 0.0, y - 0.26 * setter.size(kind), colour))
    return Block(layer["id"], layer["title"], tuple(items), y)


def unbroken(text: str) -> str:
    """A text that no line break parts."""
    return text.replace(" ", "\u00a0")


def _rule(canvas: Canvas, width: float) -> Path:
    line = Outline((((0.0, 0.0), (width, 0.0)),), closed=False)
    return Path(line, stroke=Stroke(canvas.inks.ink, 0.9 * canvas.unit, cap="butt"))


def _told(canvas: Canvas, layer: SceneLayer) -> list[tuple[str, str, str]]:
    """Lines below the signs: caution, what is counted apart, sources with the day until which we looked."""
    inks, lang, words = canvas.inks, canvas.setter.lang, canvas.words
    checked = unbroken(f"{words['checked']} {labels.short_date(layer['checked'], lang)}") if layer["checked"] else ""
    numbers = "".join(f"[{n}]" for n in layer["sources"][:6])
    source = " · ".join(part for part in (f"{layer['source_text'] or ''} {numbers}".strip(), checked) if part)
    found = (
        ("caution", inks.accent, layer["state_text"]),
        ("source", inks.ink_2, layer["count_note"]),
        ("source", inks.ink_2, layer["notice"]),
        ("source", inks.ink_3, source),
    )
    return [(kind, colour, text) for kind, colour, text in found if text]


def _chips(canvas: Canvas, setter: Setter, rows: list[LegendRow], width: float, y: float) -> tuple[list[Item], float]:
    """Signs with label and count, one after the other, in as many lines as they need."""
    items: list[Item] = []
    for line in _lines(canvas, setter, rows, width):
        high = max([setter.size("chip") * 1.5, *(swatches.height(canvas, row, setter.scale) * 1.14 for _, row in line)])
        for x, row in line:
            items += _chip(canvas, setter, row, x, y + high / 2)
        y += high
    return items, y


def _lines(canvas: Canvas, setter: Setter, rows: list[LegendRow], width: float) -> list[list[tuple[float, LegendRow]]]:
    lines: list[list[tuple[float, LegendRow]]] = []
    x, family = 0.0, None
    for row in rows:
        wide = _chip_width(canvas, setter, row)
        kind = "status" if row["by"] in ("status", "flag") else "own"
        if not lines or x + wide > width or (kind != family and family is not None and len(rows) > 3):
            lines.append([])
            x = 0.0
        lines[-1].append((x, row))
        x, family = x + wide + CHIP_GAP_PX * canvas.unit * setter.scale, kind
    return lines


def _chip_width(canvas: Canvas, setter: Setter, row: LegendRow) -> float:
    unit, sign = canvas.unit * setter.scale, swatches.width(canvas, row, setter.scale)
    count = setter.width(str(row["count"]), "chip-count") + COUNT_GAP_PX * unit if row["count"] is not None else 0.0
    return sign + SIGN_GAP_PX * unit * bool(sign) + setter.width(row["label"], "chip") + count


def _chip(canvas: Canvas, setter: Setter, row: LegendRow, x: float, middle: float) -> list[Item]:
    unit, sign = canvas.unit * setter.scale, swatches.width(canvas, row, setter.scale)
    base = middle + setter.size("chip") * 0.36
    label = setter.set(row["label"], "chip", x + sign + SIGN_GAP_PX * unit * bool(sign), base, canvas.inks.ink)
    items: list[Item] = [*swatches.draw(canvas, row, x, middle, setter.scale), *([label] if row["label"] else [])]
    if row["count"] is not None:
        at = label.x + label.width + COUNT_GAP_PX * unit
        items.append(setter.set(str(row["count"]), "chip-count", at, base, canvas.inks.ink))
    return items
