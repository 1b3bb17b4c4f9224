"""The text layer of a PDF by pypdfium2, its boxes sorted into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pypdfium2

from layers.errors import UnreadableDocument
from layers.intake.document import Line, Raw
from layers.intake.marks import MARKS
from layers.intake.saying import said, short, unreadable

PASSWORD = "password"
#: Blanks that stand between characters of two fonts, not between words: 2 곳, 2031 년, 제 4 차.
SET_APART = re.compile(MARKS["set_apart"])
#: Boxes are of one line where they share so much of the lower one's height.
SHARED = 0.5
#: A line goes on where the next one stands so close below it, in heights, is about as tall, and its first word, with so
#: much beside it, would not have fitted.
NEXT, ALIKE, BESIDE = 2.2, (0.8, 1.25), 0.6
#: A gap between boxes of a line that is a blank, and one that is a column, in heights.
BLANK, COLUMN = 0.6, 2.5


@dataclass(frozen=True)
class Box:
    """Some text where it stands on its page, in points from the lower left."""

    left: float
    bottom: float
    right: float
    top: float
    text: str

    @property
    def height(self) -> float:
        """How tall it is."""
        return max(self.top - self.bottom, 1.0)


def read(path: Path) -> Raw:
    """Lines of every page; a page without text is told, a file without any is refused."""
    try:
        with pypdfium2.PdfDocument(path) as document:
            pages = [_boxes(page) for page in document]
    except pypdfium2.PdfiumError as error:
        raise _refusal(path.name, error) from error
    silent = [number for number, boxes in enumerate(pages, 1) if not boxes]
    if len(silent) == len(pages):
        raise unreadable("scanned", name=path.name, n=len(pages))
    remarks = (said("silent_pages", pages=", ".join(map(str, silent))),) if silent else ()
    lines = tuple(_lines([_rows(boxes) for boxes in pages]))
    return Raw(lines, len(pages), (*remarks, said("lines_of_tables")))


def _refusal(name: str, error: Exception) -> UnreadableDocument:
    locked = PASSWORD in str(error).lower()
    return unreadable("locked" if locked else "broken", name=name, kind="PDF", error=short(error))


def _boxes(page: pypdfium2.PdfPage) -> list[Box]:
    text = page.get_textpage()
    try:
        rects: list[tuple[float, float, float, float]] = [text.get_rect(index) for index in range(text.count_rects())]
        boxes = [Box(*rect, text.get_text_bounded(*rect).replace("\r\n", " ")) for rect in rects]
        return [box for box in boxes if box.text.strip()]
    finally:
        text.close()


def _lines(pages: list[list[list[Box]]]) -> Iterator[Line]:
    whole = [row for rows in pages for row in rows if "\t" not in _written(row)]
    margin = max((row[-1].right for row in whole), default=0.0)
    apart = any(_is_apart(*pair) for rows in pages for pair in pairwise(rows) if _continues(*pair, margin))
    for page, rows in enumerate(pages, 1):
        for number, row in enumerate(rows, 1):
            follows = rows[number] if number < len(rows) else None
            on = follows is None or _continues(row, follows, margin)
            broken = apart and on and follows is not None and not _is_apart(row, follows)
            yield Line(_written(row), page, number, continues=on, broken=broken)


def _is_apart(row: list[Box], follows: list[Box]) -> bool:
    """Whether a blank stands between two lines: a file that writes any breaks its other lines within words."""
    return row[-1].text.endswith(" ") or follows[0].text.startswith(" ")


def _rows(boxes: list[Box]) -> list[list[Box]]:
    """Boxes by lines from above, each from the left."""
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda one: (-one.top, one.left)):
        near = next((row for row in reversed(rows[-3:]) if _beside(row[0], box)), None)
        if near is None:
            rows.append([box])
        else:
            near.append(box)
    return [sorted(row, key=lambda one: one.left) for row in rows]


def _beside(one: Box, other: Box) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared > SHARED * min(one.height, other.height)


def _written(row: list[Box]) -> str:
    text = row[0].text
    for one, other in pairwise(row):
        gap = (other.left - one.right) / max(one.height, other.height)
        text += ("\t" if gap > COLUMN else " " if gap > BLANK else "") + other.text
    return SET_APART.sub("", text)


def _continues(row: list[Box], follows: list[Box], margin: float) -> bool:
    """Whether a line was broken for want of room, and one as tall is close below it; never a row of columns."""
    text = _written(follows)
    if "\t" in _written(row) + text:
        return False
    height, other = (max(box.height for box in one) for one in (row, follows))
    close = row[0].top - follows[0].top < NEXT * height and ALIKE[0] < height / other < ALIKE[1]
    letter = (follows[-1].right - follows[0].left) / len(text)
    return close and row[-1].right + len(text.split()[0]) * letter + BESIDE * height > margin
