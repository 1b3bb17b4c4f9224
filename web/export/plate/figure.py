"""The picture of a plate for a document that has its own title and sources: the plate without its heading and foot."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import segno

from layers.plates.page.boxes import Rect
from layers.plates.page.plate import Box, Circle, Item, Plate, Text
from web.export.plate import png

WIDTH_PX = 1800
EDGE_MM = 1.0
CODE_MM, DOTS = 24.0, 8
LEVEL = 6
PAGE_FURNITURE = ("heading", "footer")


@dataclass(frozen=True)
class Figure:
    """A PNG and its size on paper in millimetres."""

    data: bytes
    width: float
    height: float

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Its size in millimetres where it has so much room."""
        factor = min(width / self.width, height / self.height)
        return self.width * factor, self.height * factor


def figure(plate: Plate) -> Figure:
    """The plate's map with its legend, or all of it but its heading and foot."""
    left, top, right, bottom = room(plate)
    page, made = png.picture(plate, WIDTH_PX), io.BytesIO()
    per_mm = page.width / plate.width
    left_px, top_px, right_px, bottom_px = (round(n * per_mm) for n in (left, top, right, bottom))
    cut = page.crop((left_px, top_px, right_px, bottom_px))
    cut.save(made, "PNG", compress_level=LEVEL, dpi=(per_mm * 25.4, per_mm * 25.4))
    return Figure(made.getvalue(), right - left, bottom - top)


def code(permalink: str) -> Figure | None:
    """The QR code of a permalink, as the plate has it; None where no code holds so long an address."""
    made = io.BytesIO()
    try:
        drawn = segno.make(permalink, error="l", micro=False, boost_error=False)
    except segno.DataOverflowError:
        return None
    drawn.save(made, kind="png", scale=DOTS, border=2)
    return Figure(made.getvalue(), CODE_MM, CODE_MM)


def room(plate: Plate) -> Rect:
    """What a document shows of a plate, in millimetres: the box of map and legend, or of all but heading and foot."""
    shown = [group for group in plate.groups if group.id not in PAGE_FURNITURE]
    boxes = [box for group in shown for item in group.items for box in _boxes(item, group.clip)]
    if not boxes:
        return 0.0, 0.0, plate.width, plate.height
    left, top, right, bottom = (
        edge(sides) for edge, sides in zip((min, min, max, max), zip(*boxes, strict=True), strict=True)
    )
    return (
        max(0.0, left - EDGE_MM),
        max(0.0, top - EDGE_MM),
        min(plate.width, right + EDGE_MM),
        min(plate.height, bottom + EDGE_MM),
    )


def _boxes(item: Item, clip: Box | None) -> Iterator[Rect]:
    """The box that an item takes inside its group's window; nothing where it is not seen."""
    for left, top, right, bottom in _bounds(item):
        if clip:
            left, top = max(left, clip.x), max(top, clip.y)
            right, bottom = min(right, clip.right), min(bottom, clip.bottom)
        if left <= right and top <= bottom:
            yield left, top, right, bottom


def _bounds(item: Item) -> Iterator[Rect]:
    if isinstance(item, Text):
        yield item.box
    elif isinstance(item, Box):
        yield item.x, item.y, item.right, item.bottom
    elif isinstance(item, Circle):
        yield item.x - item.r, item.y - item.r, item.x + item.r, item.y + item.r
    elif points := [point for part in item.outline.parts for point in part]:
        across, down = zip(*points, strict=True)
        yield min(across), min(down), max(across), max(down)
