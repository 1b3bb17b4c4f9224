"""The signs of a legend: a mark, a tint, a hatch, a line or a circle, each in a box of its own width."""

from collections.abc import Callable
from typing import Any

from layers.plates.map import belts
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Box, Circle, Hatch, Item, Outline, Path, Stroke
from layers.plates.page.stamps import Stamp

MARK_PX = 17.0
AREA_PX = (20.0, 13.0)
LINE_PX = 34.0
Drawn = tuple[Item, ...]


def width(canvas: Canvas, row: dict[str, Any], scale: float) -> float:
    """Width of a row's sign in millimetres; zero where it has none."""
    unit, swatch = canvas.unit * scale, row["swatch"]
    if row["mark"]:
        return MARK_PX * unit
    if not swatch or not swatch["kind"]:
        return 0.0
    if swatch["kind"] == "bubble":
        return 2 * swatch["size"] * canvas.unit
    return (LINE_PX if swatch["kind"] == "line" else AREA_PX[0]) * unit


def height(canvas: Canvas, row: dict[str, Any], scale: float) -> float:
    """Height of a row's sign in millimetres."""
    swatch = row["swatch"]
    if swatch and swatch["kind"] == "bubble":
        return 2 * swatch["size"] * canvas.unit
    return MARK_PX * canvas.unit * scale


def draw(canvas: Canvas, row: dict[str, Any], x: float, middle: float, scale: float) -> Drawn:
    """A row's sign from `x` on, on the line of its text's middle."""
    if row["mark"]:
        side = MARK_PX * canvas.unit * scale
        return Stamp(canvas.scene["marks"][row["mark"]], x + side / 2, middle, side).items(canvas.setter.metrics)
    swatch = row["swatch"]
    return KINDS[swatch["kind"]](canvas, swatch, x, middle, scale) if swatch and swatch["kind"] else ()


def _area(canvas: Canvas, x: float, middle: float, scale: float) -> tuple[float, float, float, float]:
    wide, high = (n * canvas.unit * scale for n in AREA_PX)
    return x, middle - high / 2, wide, high


def _edge(canvas: Canvas) -> Stroke:
    return Stroke(canvas.inks.ink_3, 0.6 * canvas.unit)


def _fill(canvas: Canvas, swatch: dict[str, Any], x: float, middle: float, scale: float) -> Drawn:
    return (Box(*_area(canvas, x, middle, scale), swatch["colour"], _edge(canvas)),)


def _hatch(canvas: Canvas, swatch: dict[str, Any], x: float, middle: float, scale: float) -> Drawn:
    left, top, wide, high = _area(canvas, x, middle, scale)
    corners = ((left, top), (left + wide, top), (left + wide, top + high), (left, top + high))
    texture = Hatch(Outline((corners,)), swatch["pattern"], canvas.inks.ink_2, canvas.unit)
    return (
        Box(left, top, wide, high, swatch["colour"] or canvas.inks.land),
        texture,
        Box(left, top, wide, high, None, _edge(canvas)),
    )


def _line(canvas: Canvas, swatch: dict[str, Any], x: float, middle: float, scale: float) -> Drawn:
    unit = canvas.unit * scale
    line = Outline((((x + 6 * unit, middle), (x + (LINE_PX - 6) * unit, middle)),), closed=False)
    colour = swatch["colour"] or canvas.inks.ink_2
    found = belts.strokes(swatch["pattern"], colour, canvas.inks.casing, unit)
    return tuple(Path(line, stroke=stroke) for stroke in found)


def _bubble(canvas: Canvas, swatch: dict[str, Any], x: float, middle: float, scale: float) -> Drawn:
    radius, unit = swatch["size"] * canvas.unit, canvas.unit
    dashed = Stroke(swatch["colour"], 1.4 * unit, (4 * unit, 2.4 * unit), "butt")
    return (Circle(x + radius, middle, radius, None, dashed),)


KINDS: dict[str, Callable[..., Drawn]] = {
    "fill": _fill, "class": _fill, "hatch": _hatch, "line": _line, "bubble": _bubble,
}  # fmt: skip
