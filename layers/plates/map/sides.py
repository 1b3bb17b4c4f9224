"""How a name is set in lines, and where it may stand beside its mark."""

from collections.abc import Iterator

from layers.plates.map.names import Place
from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Point

BESIDE_PX, LINE_PX, MOST_LINES = 3.0, 15.4, 3
WIDTHS_PX = (160.0, 92.0, 64.0)


def settings(canvas: Canvas, text: str) -> list[list[str]]:
    """Ways to set a name, the widest first; never in a column of words, and no word in two."""
    widest, *ways = (canvas.setter.wrap(text, "item", width * canvas.unit) for width in WIDTHS_PX)
    whole = [way for way in ways if " ".join(way) == text and len(way) <= MOST_LINES]
    return [widest, *(way for i, way in enumerate(whole) if way not in (widest, *whole[:i]))]


def beside(canvas: Canvas, lines: int, at: Point, half: float) -> Iterator[Place]:
    """Where a name of so many lines may stand beside a mark of half a side, the best first."""
    (x, y), unit = at, canvas.unit
    up = (lines - 1) * LINE_PX * unit / 2
    above, below = y - half - (LINE_PX / 2 + 2) * unit - 2 * up, y + half + (LINE_PX / 2 + 2) * unit
    yield Place(x + half + BESIDE_PX * unit, y - up, "start")
    yield Place(x - half - BESIDE_PX * unit, y - up, "end")
    yield Place(x, below, "middle")
    yield Place(x, above, "middle")
    yield Place(x - half, below, "start")
    yield Place(x + half, below, "end")
    yield Place(x - half, above, "start")
    yield Place(x + half, above, "end")
