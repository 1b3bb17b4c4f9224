"""How each hatch is drawn: strokes in a square cell that is turned and repeated."""

from dataclasses import dataclass
from math import cos, radians, sin
from typing import Any

from layers.symbols.cartography import DRAWN


@dataclass(frozen=True)
class Texture:
    """One hatch, as every map draws it.

    Attributes
    ----------
    size : float
        Side of the cell in screen pixels.
    turn : float
        Degrees by which the cells are turned.
    strokes : tuple of (x0, y0, x1, y1)
        Lines in the cell.
    width, opacity : float
    round : bool
        Whether lines have round ends: a line of no length is a dot.
    """

    size: float
    turn: float
    strokes: tuple[tuple[float, float, float, float], ...]
    width: float
    opacity: float
    round: bool = False


def _read(values: dict[str, Any]) -> Texture:
    return Texture(**{**values, "strokes": tuple(map(tuple, values["strokes"]))})


TEXTURES = {name: _read(values) for name, values in DRAWN["hatches"].items()}

Line = tuple[float, float, float, float]


def texture(pattern: str) -> Texture:
    """The texture of a hatch; one that is not known is drawn as undecided."""
    return TEXTURES.get(pattern, TEXTURES["undecided"])


def lines(drawn: Texture, unit: float, box: tuple[float, float, float, float]) -> list[Line]:
    """The texture's lines over a box of the page (left, top, right, bottom), in millimetres.

    The cells are anchored to the page and not to the box, so that neighbours continue each other. Cells that a line
    crosses from edge to edge are drawn as one long line.
    """
    cell, turn = drawn.size * unit, radians(drawn.turn)
    corners = [_turned(x, y, -turn) for x in box[::2] for y in box[1::2]]
    left, right = (int(edge(x for x, _ in corners) // cell) + n for edge, n in ((min, 0), (max, 1)))
    top, bottom = (int(edge(y for _, y in corners) // cell) + n for edge, n in ((min, 0), (max, 1)))
    found = []
    for x0, y0, x1, y1 in drawn.strokes:
        if (x0, x1) == (0, drawn.size):
            found += [
                (left * cell, row * cell + y0 * unit, right * cell, row * cell + y1 * unit)
                for row in range(top, bottom)
            ]
        elif (y0, y1) == (0, drawn.size):
            found += [
                (c * cell + x0 * unit, top * cell, c * cell + x1 * unit, bottom * cell) for c in range(left, right)
            ]
        else:
            found += [
                (c * cell + x0 * unit, r * cell + y0 * unit, c * cell + x1 * unit, r * cell + y1 * unit)
                for c in range(left, right)
                for r in range(top, bottom)
            ]
    return [(*_turned(x0, y0, turn), *_turned(x1, y1, turn)) for x0, y0, x1, y1 in found]


def _turned(x: float, y: float, turn: float) -> tuple[float, float]:
    return x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)


def swatch_path(pattern: str, width: float, height: float) -> str:
    """The path of a texture's lines that cross a box of so many pixels, for the sign of a legend."""
    seen = [line for line in lines(texture(pattern), 1.0, (0.0, 0.0, width, height)) if _reaches(line, width, height)]
    return "".join(f"M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" for x0, y0, x1, y1 in seen).replace(".0", "")


def _reaches(line: Line, width: float, height: float) -> bool:
    """Whether the box around a line touches the one that begins at 0, 0."""
    x0, y0, x1, y1 = line
    return max(x0, x1) > 0 and min(x0, x1) < width and max(y0, y1) > 0 and min(y0, y1) < height
