"""HWPX and HWP 5 by python-hwpx."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from hwpx import HwpxDocument, HwpxError
from hwpx.opc.package import HwpxPackageError
from lxml import etree

from layers.errors import UnreadableDocument
from layers.intake.document import Cell, Grid, Line, Raw
from layers.intake.saying import said, short, unreadable

LOCKED = ("password", "encrypt", "protected", "암호", "배포용", "distribution")
BOX = ".//{*}drawText"
IN_TABLES = ".//{*}tbl//{*}drawText"
TEXTS = ".//{*}t"
PICTURE = ".//{*}pic"
#: What the library logs of broken parts is told by the refusal.
logging.getLogger("hwpx").addHandler(logging.NullHandler())


def read(path: Path) -> Raw:
    """Paragraphs, tables and footnotes in their order; the text of a box stands where the box does."""
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            document = HwpxDocument.open(path)
            parts = tuple(_parts(document.paragraphs))
            pictures = sum(len(one.element.findall(PICTURE)) for one in document.paragraphs)
            document.close()
    except (HwpxError, HwpxPackageError, OSError, ValueError, KeyError, etree.XMLSyntaxError) as error:
        raise _refusal(path.name, error) from error
    lost = sorted({str(one.message) for one in told if "Hwp5" in one.category.__name__})
    remarks = [said("converted", what=one) for one in lost]
    return Raw(parts, remarks=(*remarks, *([said("pictures", n=pictures)] if pictures else [])))


def _refusal(name: str, error: Exception) -> UnreadableDocument:
    locked = any(word in str(error).lower() for word in LOCKED)
    return unreadable("protected" if locked else "broken_hwp", name=name, error=short(error))


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
