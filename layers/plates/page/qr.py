"""The QR code of a permalink, as one outline."""

import segno

from layers.plates.page.plate import Outline, Point

QUIET = 2


def _rows(address: str) -> tuple[tuple[int, ...], ...]:
    code = segno.make(address, error="l", micro=False, boost_error=False)
    return tuple(tuple(int(bool(cell)) for cell in row) for row in code.matrix)


def modules(address: str) -> int:
    """Modules along a side, without the quiet zone."""
    return len(_rows(address))


def outline(address: str, x: float, y: float, side: float) -> Outline:
    """Dark modules as rectangles, run by run, in a square whose quiet zone is two modules and the paper around it."""
    rows = _rows(address)
    step = side / (len(rows) + 2 * QUIET)
    runs = [run for number, row in enumerate(rows) for run in _runs(row, number)]
    return Outline(tuple(_box(x, y, step, *run) for run in runs))


def _runs(row: tuple[int, ...], number: int) -> list[tuple[int, int, int]]:
    starts = [i for i, dark in enumerate(row) if dark and not (i and row[i - 1])]
    ends = [i + 1 for i, dark in enumerate(row) if dark and not (i + 1 < len(row) and row[i + 1])]
    return [(number, start, end) for start, end in zip(starts, ends, strict=True)]


def _box(x: float, y: float, step: float, row: int, start: int, end: int) -> tuple[Point, ...]:
    left, right = (round(x + (QUIET + n) * step, 3) for n in (start, end))
    top, bottom = (round(y + (QUIET + n) * step, 3) for n in (row, row + 1))
    return (left, top), (right, top), (right, bottom), (left, bottom)
