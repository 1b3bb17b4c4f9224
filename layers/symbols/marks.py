"""The shapes of marks: one outline per instrument, in a 24 × 24 box, and what is cut out of it."""

from dataclasses import dataclass, replace
from math import cos, pi, radians, sin

Point = tuple[float, float]


@dataclass(frozen=True)
class Shape:
    """One mark's outline.

    Attributes
    ----------
    corners : tuple of (x, y)
        Convex polygon in box units, y down.
    baseline, size : float
        Where a one-letter seal stands and its font size, in box units.
    inner : float or None
        Scale of a second outline inside the first (double circle).
    dot : bool
        Whether the shape carries a dot instead of a seal (belt node).
    framed : bool
        Whether four corners of a frame stand around the outline (what a reader or an organisation put in).
    """

    corners: tuple[Point, ...]
    baseline: float = 16.2
    size: float = 12.0
    inner: float | None = None
    dot: bool = False
    framed: bool = False

    @property
    def centre(self) -> Point:
        """Mean of the corners."""
        across, down = zip(*self.corners, strict=True)
        return round(sum(across) / len(across), 2), round(sum(down) / len(down), 2)


def _regular(sides: int, radius: float, turn: float = 0.0) -> tuple[Point, ...]:
    angles = [2 * pi * step / sides + turn - pi / 2 for step in range(sides)]
    return tuple((round(12 + radius * cos(a), 2), round(12 + radius * sin(a), 2)) for a in angles)


def _box(left: float, top: float, right: float, bottom: float, cut: float) -> tuple[Point, ...]:
    return (
        (left + cut, top), (right - cut, top), (right, top + cut), (right, bottom - cut),
        (right - cut, bottom), (left + cut, bottom), (left, bottom - cut), (left, top + cut),
    )  # fmt: skip


def _drop(tip: float, middle: float, radius: float, steps: int = 24) -> tuple[Point, ...]:
    turns = [radians(-38.8 + 257.6 * step / steps) for step in range(steps + 1)]
    return ((12.0, tip), *((round(12 + radius * cos(a), 2), round(middle + radius * sin(a), 2)) for a in turns))


def _turn(centre: Point, radius: float, start: float, end: float, steps: int = 16) -> tuple[Point, ...]:
    turns = [radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return tuple((round(centre[0] + radius * cos(a), 2), round(centre[1] + radius * sin(a), 2)) for a in turns)


ROUND = _regular(40, 10.2)
DROP = _drop(0.8, 14.3, 8.4)

SHAPES = {
    "square": Shape(_box(2, 2, 22, 22, 1.2), 16.6, 13),
    "diamond": Shape(((12, 0.8), (23.2, 12), (12, 23.2), (0.8, 12)), 16.0, 11),
    "circle": Shape(ROUND, 16.2, 12),
    "house": Shape(((12, 1.2), (22, 8.6), (22, 22), (2, 22), (2, 8.6)), 18.6, 12),
    "octagon": Shape(_regular(8, 11.2, pi / 8), 16.4, 12.5),
    "hexagon": Shape(_regular(6, 11.4), 16.2, 12),
    "triangle": Shape(((12, 0.8), (23.6, 22.4), (0.4, 22.4)), 18.8, 9.5),
    "pentagon": Shape(_regular(5, 11.4), 16.8, 11.5),
    "double-circle": Shape(_regular(40, 11), 15.6, 10, inner=0.74),
    "bar": Shape(((0.8, 5), (23.2, 5), (23.2, 19), (0.8, 19)), 16.0, 11.5),
    "badge": Shape(_box(0.8, 4.5, 23.2, 19.5, 5), 16.0, 11.5),
    "slant": Shape(((5, 5), (23.4, 5), (19, 19), (0.6, 19)), 16.0, 11.5),
    "lean": Shape(((0.6, 5), (19, 5), (23.4, 19), (5, 19)), 16.0, 11.5),
    "ribbon": Shape(((0.4, 12), (4.6, 5), (19.4, 5), (23.6, 12), (19.4, 19), (4.6, 19)), 16.0, 11.5),
    "shield": Shape(((2, 2), (22, 2), (22, 15), (12, 22.8), (2, 15)), 14.8, 12),
    "flag": Shape(((2, 3), (17, 3), (23, 12), (17, 21), (2, 21)), 16.2, 11.5),
    "node": Shape(_regular(40, 9), 16.2, 12, dot=True),
    "drop": Shape(DROP, 18.4, 11),
    "dome": Shape((*_turn((12, 12.4), 10.6, 180, 360), (22.6, 21.6), (1.4, 21.6)), 18.0, 12),
    "wedge": Shape(((0.4, 1.6), (23.6, 1.6), (12, 23.2)), 11.6, 9.5),
    "trapezoid": Shape(((6, 2.6), (18, 2.6), (23.4, 21.4), (0.6, 21.4)), 17.6, 12),
    "tub": Shape(((0.6, 2.6), (23.4, 2.6), (18, 21.4), (6, 21.4)), 14.6, 12),
    "kite": Shape(((12, 0.6), (21.4, 8.4), (12, 23.4), (2.6, 8.4)), 13.2, 10.5),
    "leaf": Shape(((2, 2), *_turn((12, 12), 10, 270, 360), (22, 22), *_turn((12, 12), 10, 90, 180)), 16.4, 12),
    "keel": Shape(((0.8, 5.6), (23.2, 5.6), (18.6, 14.4), (12, 20.6), (5.4, 14.4)), 13.6, 11),
    "rhomb": Shape(((0.2, 12), (12, 4.6), (23.8, 12), (12, 19.4)), 16.0, 10),
    "quarter": Shape(((2.4, 21.6), *_turn((2.4, 21.6), 19.6, 270, 360)), 19.0, 10.5),
    "pillar": Shape(((6, 1.2), (18, 1.2), (18, 22.8), (6, 22.8)), 16.2, 10.5),
    "gem": Shape(((6.4, 2.4), (17.6, 2.4), (23.4, 9), (12, 22.8), (0.6, 9)), 13.6, 11.5),
    "bowl": Shape(((1.4, 2.4), (22.6, 2.4), *_turn((12, 11.6), 10.6, 0, 180)), 15.4, 12),
    "lens": Shape((*_turn((12, 16.12), 12.12, 199.8, 340.2), *_turn((12, 7.88), 12.12, 19.8, 160.2)), 16.0, 10.5),
    "pill": Shape((*_turn((7.8, 12), 7.4, 90, 270), *_turn((16.2, 12), 7.4, 270, 450)), 16.0, 11),
    "slip": Shape(((3.6, 3.2), (15, 3.2), (20.4, 8.6), (20.4, 20.8), (3.6, 20.8)), 16.8, 11.5, framed=True),
}
FRAMED, FRAMED_SCALE = "framed-", 0.82
#: Shapes that an organisation's own layers have, which stand in a frame as what a reader puts in does.
OWN = ("square", "diamond", "circle", "triangle", "pentagon", "hexagon", "octagon", "shield")


def _framed(shape: Shape) -> Shape:
    """The shape, smaller, in a frame."""
    corners = tuple(
        (round(12 + (x - 12) * FRAMED_SCALE, 2), round(12 + (y - 12) * FRAMED_SCALE, 2)) for x, y in shape.corners
    )
    baseline = round(12 + (shape.baseline - 12) * FRAMED_SCALE, 1)
    return replace(shape, corners=corners, baseline=baseline, size=round(shape.size * FRAMED_SCALE, 1), framed=True)


SHAPES |= {f"{FRAMED}{name}": _framed(SHAPES[name]) for name in OWN}
USER = "slip"
"""The shape of what a reader put in; no instrument has it."""


def path(corners: tuple[Point, ...]) -> str:
    """The closed outline as SVG path data."""
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in corners) + "Z"


def _crossing(a: Point, b: Point, level: float) -> Point:
    share = (level - a[1]) / (b[1] - a[1])
    return (round(a[0] + share * (b[0] - a[0]), 2), level)


def lower_half(corners: tuple[Point, ...], level: float = 12.5) -> tuple[Point, ...]:
    """The part of a convex outline that lies below a level (y down)."""
    kept: list[Point] = []
    for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
        if a[1] >= level:
            kept.append(a)
        if (a[1] >= level) != (b[1] >= level):
            kept.append(_crossing(a, b, level))
    return tuple(kept)


def across(corners: tuple[Point, ...], level: float) -> tuple[float, float]:
    """Left and right end of a convex outline at a level."""
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    found = [_crossing(a, b, level)[0] for a, b in pairs if (a[1] >= level) != (b[1] >= level)]
    return min(found), max(found)


def _chord(corners: tuple[Point, ...], total: float) -> list[Point]:
    found = []
    for a, b in zip(corners, corners[1:] + corners[:1], strict=True):
        start, end = a[0] + a[1] - total, b[0] + b[1] - total
        if start * end < 0:
            share = start / (start - end)
            found.append((round(a[0] + share * (b[0] - a[0]), 2), round(a[1] + share * (b[1] - a[1]), 2)))
    return found


def hatching(corners: tuple[Point, ...], gap: float = 5.0) -> str:
    """Diagonal strokes inside a convex outline, as SVG path data."""
    totals = [2.3 + gap * step for step in range(int(44 / gap))]
    chords = [_chord(corners, total) for total in totals]
    return "".join(f"M{a[0]:g} {a[1]:g}L{b[0]:g} {b[1]:g}" for a, b in (chord for chord in chords if len(chord) == 2))
