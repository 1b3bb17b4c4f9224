"""Boxes on a plate and what they take: labels and marks that never touch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

Rect = tuple[float, float, float, float]
MOST = 22.5


def around(x: float, y: float, width: float, height: float) -> Rect:
    """The box of a size around a point: left, top, right, bottom."""
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def touches(one: Rect, other: Rect, gap: float = 0.0) -> bool:
    """Whether two boxes come nearer than `gap`."""
    return not (
        one[2] + gap <= other[0] or other[2] + gap <= one[0] or one[3] + gap <= other[1] or other[3] + gap <= one[1]
    )


def inside(one: Rect, other: Rect) -> bool:
    """Whether a box lies in another."""
    return one[0] >= other[0] and one[1] >= other[1] and one[2] <= other[2] and one[3] <= other[3]


def weighed(boxes: Iterable[tuple[Rect, float]]) -> np.ndarray:
    """Soft boxes with their weights as rows: left, top, right, bottom, weight."""
    return np.array([(*box, weight) for box, weight in boxes], dtype=float).reshape(-1, 5)


class Columns:
    """The boxes of a list that only grows as four columns, so that all of them are compared at once."""

    def __init__(self, of: list[Rect]):
        self.of = of
        self._count, self._sides = 0, np.empty((4, max(64, 2 * len(of))))

    def filled(self) -> np.ndarray:
        """Lefts, tops, rights and bottoms of all boxes as they are now."""
        more = len(self.of)
        if more > self._sides.shape[1]:
            self._sides = np.concatenate([self._sides, np.empty((4, 2 * more))], axis=1)
        if more > self._count:
            self._sides[:, self._count : more] = np.array(self.of[self._count :], dtype=float).T
            self._count = more
        return self._sides[:, : self._count]


@dataclass
class Taken:
    """Room that is taken: nothing may touch a hard box, and a name rather avoids a soft one, the more it weighs.

    Attributes
    ----------
    soft : numpy.ndarray
        As `weighed` makes it.
    """

    hard: list[Rect] = field(default_factory=list)
    soft: np.ndarray = field(default_factory=lambda: weighed(()))
    _columns: "Columns | None" = field(default=None, init=False, repr=False, compare=False)

    def free(self, box: Rect, gap: float) -> bool:
        """Whether no hard box is nearer than `gap`."""
        if self._columns is None or self._columns.of is not self.hard:
            self._columns = Columns(self.hard)
        left, top, right, bottom = self._columns.filled()
        near = (box[2] + gap > left) & (right + gap > box[0]) & (box[3] + gap > top) & (bottom + gap > box[1])
        return not near.any()

    def covers(self, box: Rect) -> float:
        """What the soft boxes weigh that a box would cover, up to `MOST`."""
        return self.covers_any((box,))

    def covers_any(self, boxes: Sequence[Rect]) -> float:
        """What the soft boxes weigh that any of some boxes would cover, each once, up to `MOST`."""
        left, top, right, bottom, weight = self.soft.T
        x0, y0, x1, y1 = np.array(boxes, dtype=float).T[:, :, None]
        met = ((left < x1) & (x0 < right) & (top < y1) & (y0 < bottom)).any(axis=0)
        return min(MOST, float(weight[met].sum()))
