"""A plate made smaller as a whole, so that something else has room beside it."""

from dataclasses import replace

from layers.plates.page.plate import Box, Circle, Group, Hatch, Item, Outline, Path, Plate, Stroke, Text


def fitted(plate: Plate, width: float, height: float) -> Plate:
    """The plate no larger than so many millimetres, in the middle of them; itself where it fits."""
    factor = min(1.0, width / plate.width, height / plate.height)
    if factor == 1.0:
        return plate
    left = (width - plate.width * factor) / 2
    outlines: dict[int, Outline] = {}
    groups = tuple(_group(group, factor, left, outlines) for group in plate.groups)
    return replace(plate, width=width, height=plate.height * factor, groups=groups)


def _group(group: Group, factor: float, left: float, outlines: dict[int, Outline]) -> Group:
    items = tuple(_item(item, factor, left, outlines) for item in group.items)
    return replace(group, items=items, clip=_box(group.clip, factor, left) if group.clip else None)


def _item(item: Item, factor: float, left: float, outlines: dict[int, Outline]) -> Item:
    if isinstance(item, Box):
        return _box(item, factor, left)
    if isinstance(item, Text):
        size, width = item.size * factor, item.width * factor
        return replace(item, x=left + item.x * factor, y=item.y * factor, size=size, width=width)
    if isinstance(item, Circle):
        x, y, r = left + item.x * factor, item.y * factor, item.r * factor
        return replace(item, x=x, y=y, r=r, stroke=_stroke(item.stroke, factor))
    return _outlined(item, factor, left, outlines)


def _outlined(item: Path | Hatch, factor: float, left: float, outlines: dict[int, Outline]) -> Path | Hatch:
    """An outline keeps its identity: a tint and its texture share theirs."""
    kept = outlines.setdefault(id(item.outline), _outline(item.outline, factor, left))
    if isinstance(item, Path):
        return replace(item, outline=kept, stroke=_stroke(item.stroke, factor))
    within = _box(item.within, factor, left) if item.within else None
    return replace(item, outline=kept, unit=item.unit * factor, within=within)


def _outline(outline: Outline, factor: float, left: float) -> Outline:
    parts = tuple(tuple((left + x * factor, y * factor) for x, y in part) for part in outline.parts)
    return Outline(parts, outline.closed)


def _box(box: Box, factor: float, left: float) -> Box:
    x, y, width, height = left + box.x * factor, box.y * factor, box.width * factor, box.height * factor
    radius, stroke = box.radius * factor, _stroke(box.stroke, factor)
    return replace(box, x=x, y=y, width=width, height=height, radius=radius, stroke=stroke)


def _stroke(stroke: Stroke | None, factor: float) -> Stroke | None:
    if not stroke:
        return None
    return replace(stroke, width=stroke.width * factor, dash=tuple(n * factor for n in stroke.dash))
