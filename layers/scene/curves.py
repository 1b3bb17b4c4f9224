"""Smooth curves through a belt's nodes."""

from collections.abc import Sequence

from layers.scene_types.vocabulary import Position

STEPS = 12


def _between(around: Sequence[Position], t: float) -> Position:
    p0, p1, p2, p3 = around

    def axis(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)

    return round(axis(p0[0], p1[0], p2[0], p3[0]), 5), round(axis(p0[1], p1[1], p2[1], p3[1]), 5)


def smooth(stops: Sequence[Position]) -> list[Position]:
    """A Catmull-Rom curve through all stops, in the stops' own coordinates; two stops stay a straight line."""
    if len(stops) < 3:
        return list(stops)
    padded = [stops[0], *stops, stops[-1]]
    curve = [
        _between(padded[start : start + 4], step / STEPS) for start in range(len(stops) - 1) for step in range(STEPS)
    ]
    return [*curve, stops[-1]]
