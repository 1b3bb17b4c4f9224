"""How marks fill a tile: one for each item, or one for each kind with its number, or what fits and a count."""

from collections.abc import Iterator
from dataclasses import dataclass

from layers.plates.legend import swatches
from layers.plates.page.boxes import Rect
from layers.plates.page.canvas import Canvas
from layers.scene_types.tile import TileEntry as Entry

LARGE_PX, SIDE_PX, SMALL_PX, GAP_PX, LINE = 26.0, 20.0, 15.0, 3.0, 1.16
PILL_PX = 38.0


@dataclass(frozen=True)
class Token:
    """One sign of a tile: what it stands for, the number printed beside it, and its width in millimetres."""

    entry: Entry
    items: tuple[str, ...]
    number: str
    width: float


@dataclass(frozen=True)
class Flow:
    """Signs with their left edges and middles, the side of a mark, and the items that found no room."""

    placed: tuple[tuple[Token, float, float], ...]
    side: float
    rest: tuple[str, ...] = ()


def flow(canvas: Canvas, entries: list[Entry], room: Rect) -> Flow:
    """The entries of a tile in its room (left, top, right, bottom); areas of parts come last, each on its own line."""
    entries = sorted(entries, key=lambda entry: bool(entry["swatch"]))
    tries = (
        (list(_single(canvas, entries, LARGE_PX)), LARGE_PX),
        (list(_single(canvas, entries, SIDE_PX)), SIDE_PX),
        (list(_gathered(canvas, entries, SIDE_PX)), SIDE_PX),
        (list(_gathered(canvas, entries, SMALL_PX)), SMALL_PX),
    )
    made = [_lines(canvas, tokens, side, room) for tokens, side in tries]
    return next((each for each in made if not each.rest), made[-1])


def _single(canvas: Canvas, entries: list[Entry], side: float) -> Iterator[Token]:
    for entry in entries:
        if entry["mark"] and not entry["counts"]:
            yield from (Token(entry, (item,), "", side * canvas.unit) for item in entry["items"])
        else:
            yield _gathered_one(canvas, entry, side)


def _gathered(canvas: Canvas, entries: list[Entry], side: float) -> Iterator[Token]:
    return (_gathered_one(canvas, entry, side) for entry in entries)


def _gathered_one(canvas: Canvas, entry: Entry, side: float) -> Token:
    words = said(entry)
    wide = canvas.setter.width(words, "role") + GAP_PX * canvas.unit if words else 0.0
    sign = side if entry["mark"] else swatches.AREA_PX[0]
    return Token(entry, tuple(entry["items"]), words, sign * canvas.unit + wide)


def said(entry: Entry) -> str:
    """What is printed beside an entry's sign: its name where it is a swatch, its number where it is more than one."""
    number = str(entry["count"]) if entry["swatch"] or (entry["count"] > 1 and not entry["counts"]) else ""
    return f"{entry['label']} {number}".strip()


def _before_pill(placed: list[tuple[Token, float, float]], right: float) -> list[tuple[Token, float, float]]:
    """Signs without those of the last line that reach into the room of a count."""
    lowest = max((middle for _, _, middle in placed), default=0.0)
    return [each for each in placed if each[2] < lowest or each[1] + each[0].width <= right]


def _lines(canvas: Canvas, tokens: list[Token], side_px: float, room: Rect) -> Flow:
    """Signs one after the other, line by line; the last place is kept for a count where not all find room."""
    left, top, right, bottom = room
    side, gap = side_px * canvas.unit, GAP_PX * canvas.unit
    placed: list[tuple[Token, float, float]] = []
    x, middle = left, top + side / 2
    for token in tokens:
        if x > left and (x + token.width > right + 1e-6 or token.entry["swatch"]):
            x, middle = left, middle + side * LINE
        if middle + side / 2 > bottom + 1e-6:
            break
        placed.append((token, x, middle))
        x += token.width + gap
    kept = placed if len(placed) == len(tokens) else _before_pill(placed, right - PILL_PX * canvas.unit)
    rest = tuple(item for token in tokens[len(kept) :] for item in token.items)
    return Flow(tuple(kept), side, rest)
