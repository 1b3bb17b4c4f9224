"""The signs of a legend: a mark, a tint, a hatch, a line or a circle, each in a box of its own width."""

from collections.abc import Callable

from layers.plates.map import belts
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Box, Circle, Hatch, Item, Outline, Path, Stroke
from layers.plates.page.stamps import Stamp
from layers.scene_types.layer import LegendRow, Swatch
from layers.scene_types.tile import TileEntry

MARK_PX = 17.0
AREA_PX = (20.0, 13.0)
LINE_PX = 34.0
Drawn = tuple[Item, ...]
Signed = LegendRow | TileEntry


def width(canvas: Canvas, row: Signed, scale: float) -> float:
    """Width of a row's sign in millimetres; zero where it has none."""
    unit, swatch = canvas.unit * scale, row["swatch"]
    if row["mark"]:
        return MARK_PX * unit
    if not swatch:
        return 0.0
    if swatch["kind"] == "bubble":
        return 2 * _radius(swatch) * canvas.unit
    return (LINE_PX if swatch["kind"] == "line" else AREA_PX[0]) * unit


def height(canvas: Canvas, row: Signed, scale: float) -> float:
    """Height of a row's sign in millimetres."""
    swatch = row["swatch"]
    if swatch and swatch["kind"] == "bubble":
        return 2 * _radius(swatch) * canvas.unit
    return MARK_PX * canvas.unit * scale


def draw(canvas: Canvas, row: Signed, x: float, middle: float, scale: float) -> Drawn:
    """A row's sign from `x` on, on the line of its text's middle."""
    if row["mark"]:
        side = MARK_PX * canvas.unit * scale
        return Stamp(canvas.mark(row["mark"]), x + side / 2, middle, side).items(canvas.setter.metrics)
    swatch = row["swatch"]
    return KINDS[swatch["kind"]](canvas, swatch, x, middle, scale) if swatch else ()


def _radius(swatch: Swatch) -> float:
    return swatch.get("size", 0.0)


def _area(canvas: Canvas, x: float, middle: float, scale: float) -> tuple[float, float, float, float]:
    wide, high = (n * canvas.unit * scale for n in AREA_PX)
    return x, middle - high / 2, wide, high


def _edge(canvas: Canvas) -> Stroke:
    return Stroke(canvas.inks.ink_3, 0.6 * canvas.unit)


def _fill(canvas: Canvas, swatch: Swatch, x: float, middle: float, scale: float) -> Drawn:
    return (Box(*_area(canvas, x, middle, scale), swatch["colour"], _edge(canvas)),)


def _hatch(canvas: Canvas, swatch: Swatch, x: float, middle: float, scale: float) -> Drawn:
    left, top, wide, high = _area(canvas, x, middle, scale)
    corners = ((left, top), (left + wide, top), (left + wide, top + high), (left, top + high))
    texture = Hatch(Outline((corners,)), swatch["pattern"] or "", canvas.inks.ink_2, canvas.unit)
    return (
        Box(left, top, wide, high, swatch["colour"] or canvas.inks.land),
        texture,
        Box(left, top, wide, high, None, _edge(canvas)),
    )


def _line(canvas: Canvas, swatch: Swatch, x: float, middle: float, scale: float) -> Drawn:
    unit = canvas.unit * scale
    line = Outline((((x + 6 * unit, middle), (x + (LINE_PX - 6) * unit, middle)),), closed=False)
    colour = swatch["colour"] or canvas.inks.ink_2
    found = belts.strokes(swatch["pattern"], colour, canvas.inks.casing, unit)
    return tuple(Path(line, stroke=stroke) for stroke in found)


def _bubble(canvas: Canvas, swatch: Swatch, x: float, middle: float, scale: float) -> Drawn:
    radius, unit = _radius(swatch) * canvas.unit, canvas.unit
    dashed = Stroke(swatch["colour"] or canvas.inks.ink_2, 1.4 * unit, (4 * unit, 2.4 * unit), "butt")
    return (Circle(x + radius, middle, radius, None, dashed),)


KINDS: dict[str, Callable[..., Drawn]] = {
    "fill": _fill, "class": _fill, "hatch": _hatch, "line": _line, "bubble": _bubble,
}  # fmt: skip
