"""The picture of a map for a document that has its own title and sources: the map and its legend, cut from the page."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import segno
from PIL import Image

from layers.plates.boxes import Rect
from layers.plates.plate import Box, Circle, Item, Path, Plate, Text
from web.export import png

WIDTH_PX = 1800
EDGE_MM = 1.0
CODE_MM, DOTS = 24.0, 8
LEVEL = 6


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
    """The plate's map with its legend."""
    left, top, right, bottom = _room(plate)
    with Image.open(io.BytesIO(png.write(plate, WIDTH_PX))) as page:
        per_mm = page.width / plate.width
        left_px, top_px, right_px, bottom_px = (round(n * per_mm) for n in (left, top, right, bottom))
        cut = page.crop((left_px, top_px, right_px, bottom_px))
    made = io.BytesIO()
    cut.save(made, "PNG", compress_level=LEVEL, dpi=(per_mm * 25.4, per_mm * 25.4))
    return Figure(made.getvalue(), right - left, bottom - top)


def code(permalink: str) -> Figure:
    """The QR code of a permalink, as the plate has it."""
    made = io.BytesIO()
    segno.make(permalink, error="l", micro=False, boost_error=False).save(made, kind="png", scale=DOTS, border=2)
    return Figure(made.getvalue(), CODE_MM, CODE_MM)


def _room(plate: Plate) -> Rect:
    """The box of the map's frame and the legend, a little wider, on the page."""
    found = (item for group in plate.groups if group.id == "frame" or group.kind == "legend" for item in group.items)
    boxes = [box for item in found for box in _boxes(item)]
    left, top, right, bottom = (
        edge(sides) for edge, sides in zip((min, min, max, max), zip(*boxes, strict=True), strict=True)
    )
    return (
        max(0.0, left - EDGE_MM),
        max(0.0, top - EDGE_MM),
        min(plate.width, right + EDGE_MM),
        min(plate.height, bottom + EDGE_MM),
    )


def _boxes(item: Item) -> Iterator[Rect]:
    if isinstance(item, Text):
        yield item.box
    elif isinstance(item, Box):
        yield item.x, item.y, item.right, item.bottom
    elif isinstance(item, Circle):
        yield item.x - item.r, item.y - item.r, item.x + item.r, item.y + item.r
    elif isinstance(item, Path):
        yield from ((x, y, x, y) for part in item.outline.parts for x, y in part)
