"""DOCX by python-docx."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from layers.intake.document import Cell, Grid, Line, Raw
from layers.intake.saying import said, short, unreadable

HEADINGS = ("heading", "title", "제목")
FOOTNOTES = "/word/footnotes.xml"
NOTE, PARAGRAPH, TEXT, BOX, PICTURE = "{*}footnote", "{*}p", "{*}t", ".//{*}txbxContent", ".//{*}blip"


def read(path: Path) -> Raw:
    """Paragraphs, boxes and tables in their order, footnotes after them."""
    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise unreadable("broken", name=path.name, kind="DOCX", error=short(error)) from error
    pictures = len(document.element.body.findall(PICTURE))
    remarks = (said("pictures", n=pictures),) if pictures else ()
    return Raw((*_parts(document.iter_inner_content()), *_footnotes(document)), remarks=remarks)


def _parts(blocks: Any) -> Iterator[Line | Grid]:
    for block in blocks:
        if isinstance(block, Table):
            yield from _table(block)
        elif isinstance(block, Paragraph):
            style = (block.style.name or "").lower() if block.style is not None else ""
            for text in block.text.split("\n"):
                yield Line(text, heading=style.startswith(HEADINGS))
            for box in block._p.findall(BOX)[:1]:
                yield from (Line(_text_of(one)) for one in box.findall(f".//{PARAGRAPH}"))


def _table(table: Table) -> Iterator[Line | Grid]:
    """A table, of which a cell that spans is one; one of a single cell is a frame around paragraphs."""
    places: dict[Any, list[tuple[int, int]]] = {}
    for row, line in enumerate(table.rows, 1):
        for column, cell in enumerate(line.cells, 1 + line.grid_cols_before):
            places.setdefault(cell._tc, []).append((row, column))
    cells = {cell._tc: cell for line in table.rows for cell in line.cells}
    if len(cells) == 1:
        yield from _parts(next(iter(cells.values())).iter_inner_content())
        return
    yield Grid(tuple(_cell(cells[key].text, at) for key, at in places.items()))


def _cell(text: str, at: list[tuple[int, int]]) -> Cell:
    (top, left), (bottom, right) = min(at), max(at)
    return Cell(top, left, " ".join(text.split()), bottom - top + 1, right - left + 1)


def _footnotes(document: Any) -> Iterator[Line]:
    for part in document.part.package.iter_parts():
        if str(part.partname) == FOOTNOTES:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            notes = etree.fromstring(part.blob, parser).findall(NOTE)
            yield from (Line(text, footnote=True) for note in notes if (text := _text_of(note).strip()))


def _text_of(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(TEXT))
