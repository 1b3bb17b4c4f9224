"""A plate's groups cut to their windows: a slide knows no clipping."""

from collections.abc import Iterator
from dataclasses import replace

import shapely

from layers.plates.page.boxes import Rect, inside
from layers.plates.page.plate import Circle, Group, Hatch, Item, Outline, Path, Text


def clipped(group: Group) -> Iterator[Item]:
    """What is inside the group's window: a slide knows no clipping."""
    window = (group.clip.x, group.clip.y, group.clip.right, group.clip.bottom) if group.clip else None
    for item in group.items:
        kept = item if window is None else _cut(item, window)
        if kept:
            yield kept


def _cut(item: Item, window: Rect) -> Item | None:
    if isinstance(item, Path) and item.stroke and not item.fill:
        return _cut_line(item, item.stroke.width / 2, window)
    if isinstance(item, Path | Hatch):
        outline = _cut_outline(item.outline, window)
        return replace(item, outline=outline) if outline.parts else None
    if isinstance(item, Text):
        return item if inside(item.box, window) else None
    middle = (item.x, item.y) if isinstance(item, Circle) else (item.x + item.width / 2, item.y + item.height / 2)
    if not (window[0] <= middle[0] <= window[2] and window[1] <= middle[1] <= window[3]):
        return None
    return item


def _cut_line(item: Path, half: float, window: Rect) -> Item | None:
    """A line as far as all of its width is inside: its cut ends are not joined along the window's edge."""
    left, top, right, bottom = window
    inner = left + half, top + half, right - half, bottom - half
    if _within(item.outline, inner):
        return item
    closed = item.outline.closed
    lines = tuple((*part, part[0]) if closed and part else part for part in item.outline.parts)
    outline = _cut_outline(Outline(lines, closed=False), inner)
    return replace(item, outline=outline) if outline.parts else None


def _within(outline: Outline, window: Rect) -> bool:
    points = (point for part in outline.parts for point in part)
    return all(window[0] <= x <= window[2] and window[1] <= y <= window[3] for x, y in points)


def _cut_outline(outline: Outline, window: Rect) -> Outline:
    if _within(outline, window):
        return outline
    kind = shapely.Polygon if outline.closed else shapely.LineString
    cut = (
        shapely.clip_by_rect(kind(part), *window) for part in outline.parts if len(part) > (2 if outline.closed else 1)
    )
    pieces = [piece for each in cut for piece in shapely.get_parts(each) if not piece.is_empty]
    return Outline(
        tuple(_ring(piece) for piece in pieces if piece.geom_type in ("Polygon", "LineString")), outline.closed
    )


def _ring(piece: shapely.Geometry) -> tuple[tuple[float, float], ...]:
    points = piece.exterior.coords[:-1] if piece.geom_type == "Polygon" else piece.coords
    return tuple((float(x), float(y)) for x, y in points)
