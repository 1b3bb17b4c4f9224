"""The same slide by python-pptx alone: outlines by its FreeformBuilder, the rest by its own shapes."""

from __future__ import annotations

import io
from collections.abc import Iterator

from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE
from pptx.slide import Slide
from pptx.util import Emu, Mm

from layers.plates.page.plate import Box, Circle, Item, Path, Plate, Text

PER_MM = 36_000
BLANK = 6


def slide(plate: Plate) -> bytes:
    """A plate as one slide: outlines by the FreeformBuilder, the rest by the library's own shapes."""
    made = Presentation()
    made.slide_width, made.slide_height = Mm(plate.width), Mm(plate.height)
    page = made.slides.add_slide(made.slide_layouts[BLANK])
    for item in plate.items():
        _shape(page, item)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _shape(page: Slide, item: Item) -> None:
    if isinstance(item, Path):
        _freeform(page, item)
    elif isinstance(item, Text):
        box = page.shapes.add_textbox(_emu(item.left), _emu(item.box[1]), _emu(item.width), _emu(item.size))
        box.text_frame.text = item.text
    elif isinstance(item, Circle):
        size = _emu(2 * item.r)
        page.shapes.add_shape(MSO_SHAPE.OVAL, _emu(item.x - item.r), _emu(item.y - item.r), size, size)
    elif isinstance(item, Box):
        page.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(_emu, (item.x, item.y, item.width, item.height)))


def _freeform(page: Slide, item: Path) -> None:
    parts = [part for part in item.outline.parts if len(part) > 1]
    if not parts:
        return
    first, *others = parts
    builder = page.shapes.build_freeform(*first[0], scale=PER_MM)
    builder.add_line_segments(first[1:], close=item.outline.closed)
    for part in others:
        builder.move_to(*part[0])
        builder.add_line_segments(part[1:], close=item.outline.closed)
    builder.convert_to_shape()


def _emu(mm: float) -> Emu:
    return Emu(round(mm * PER_MM))


def vertices(plate: Plate) -> int:
    """Points of all outlines of a plate."""
    return sum(len(part) for part in _parts(plate))


def _parts(plate: Plate) -> Iterator[tuple[tuple[float, float], ...]]:
    return (part for item in plate.items() if isinstance(item, Path) for part in item.outline.parts)
