"""PPTX by python-pptx: titles, text, tables and notes, slide by slide."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.exc import PackageNotFoundError

from layers.intake.document import Cell, Grid, Line, Raw
from layers.intake.saying import said, short, unreadable


def read(path: Path) -> Raw:
    """Shapes in the order of their slides, each slide a page; its notes are notes."""
    try:
        slides = list(Presentation(str(path)).slides)
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
        raise unreadable("broken", name=path.name, kind="PPTX", error=short(error)) from error
    parts = [part for page, slide in enumerate(slides, 1) for part in _slide(slide, page)]
    return Raw(tuple(parts), len(slides), (said("pictures_of_slides"),))


def _slide(slide: Any, page: int) -> Iterator[Line | Grid]:
    title = slide.shapes.title
    yield from _shapes(slide.shapes, page, None if title is None else title.shape_id)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        for text in slide.notes_slide.notes_text_frame.text.splitlines():
            yield Line(text, page, footnote=True)


def _shapes(shapes: Any, page: int, title: int | None) -> Iterator[Line | Grid]:
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from _shapes(shape.shapes, page, title)
        elif getattr(shape, "has_table", False):
            yield Grid(tuple(_cells(shape.table)), page)
        elif shape.has_text_frame:
            for paragraph in shape.text_frame.paragraphs:
                yield Line(" ".join(paragraph.text.split()), page, heading=shape.shape_id == title)


def _cells(table: Any) -> Iterator[Cell]:
    for row, line in enumerate(table.rows, 1):
        for column, cell in enumerate(line.cells, 1):
            if not cell.is_spanned:
                spans = (cell.span_height, cell.span_width) if cell.is_merge_origin else (1, 1)
                yield Cell(row, column, " ".join(cell.text.split()), *spans)
