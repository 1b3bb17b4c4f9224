"""HWPX and HWP 5 by python-hwpx."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hwpx import Hwp5Error, HwpxDocument, HwpxError

from layers.errors import UnreadableDocument
from layers.intake.document import Cell, Grid, Line, Raw

LOCKED = ("password", "encrypt", "protected", "암호", "배포용", "distribution")
BOX = ".//{*}drawText"
IN_TABLES = ".//{*}tbl//{*}drawText"
TEXTS = ".//{*}t"


def read(path: Path) -> Raw:
    """Paragraphs, tables and footnotes in their order; the text of a box stands where the box does."""
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            document = HwpxDocument.open(path)
            parts = tuple(_parts(document.paragraphs))
            document.close()
    except (Hwp5Error, HwpxError, OSError, ValueError, KeyError) as error:
        raise UnreadableDocument(_refusal(path.name, error)) from error
    lost = sorted({str(one.message) for one in told if "Hwp5" in one.category.__name__})
    return Raw(parts, remarks=tuple(f"converted from HWP 5: {one}" for one in lost))


def _refusal(name: str, error: Exception) -> str:
    said = str(error)
    if any(word in said.lower() for word in LOCKED):
        return f"{name} is encrypted or protected; open it in its own program and save it as HWPX without a password"
    return f"{name} cannot be read as HWP or HWPX ({said}); save it anew as HWPX"


def _parts(paragraphs: Iterable[Any]) -> Iterator[Line | Grid]:
    for paragraph in paragraphs:
        for text in (paragraph.text or "").split("\n"):
            yield Line(text)
        inside = set(paragraph.element.findall(IN_TABLES))
        for box in paragraph.element.findall(BOX):
            if box not in inside:
                yield from (Line(_text_of(one)) for one in box.findall(".//{*}p"))
        for table in paragraph.tables:
            yield from _table(table)
        for note in paragraph.footnotes:
            yield Line(_text_of(note.element), footnote=True)


def _table(table: Any) -> Iterator[Line | Grid]:
    """A table; one of a single cell is a frame around paragraphs."""
    anchors = {place.anchor: place for place in table.iter_grid()}
    if len(anchors) == 1:
        yield from _parts(next(iter(anchors.values())).cell.paragraphs)
        return
    cells, nested = [], []
    for (row, column), place in sorted(anchors.items()):
        cells.append(Cell(row + 1, column + 1, _words(place.cell), *place.span))
        nested += place.cell.tables
    yield Grid(tuple(cells))
    for one in nested:
        yield from _table(one)


def _words(cell: Any) -> str:
    return " ".join(filter(None, ((paragraph.text or "").strip() for paragraph in cell.paragraphs)))


def _text_of(element: Any) -> str:
    return "".join("".join(text.itertext()) for text in element.findall(TEXTS))
