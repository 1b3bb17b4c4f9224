"""A document that was read, as text for people and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from layers.intake.document import Document, Masthead, Paragraph, Table

HEAD = ("title", "publisher", "date", "number")
UNKNOWN = "not found"


def lines(document: Document) -> Iterator[str]:
    """What was understood: the masthead, remarks, then every paragraph and row behind its locator."""
    yield f"{document.name} ({document.format})"
    yield from (f"  {key}: {getattr(document.masthead, key) or UNKNOWN}" for key in HEAD)
    yield from (f"  subtitle: {subtitle}" for subtitle in document.masthead.subtitles)
    yield from (f"  ! {remark}" for remark in document.remarks)
    for block in document.blocks:
        yield from _paragraph(block) if isinstance(block, Paragraph) else _table(block)


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    page = f" p. {paragraph.page}" if paragraph.page else ""
    yield f"[{paragraph.locator}{page} {paragraph.kind} {paragraph.depth}] {paragraph.printed}"


def _table(table: Table) -> Iterator[str]:
    for number, row in enumerate(table.rows(), 1):
        yield f"[{table.locator(number)} row] {' | '.join(row)}"


def record(document: Document) -> dict[str, Any]:
    """The same as values."""
    return {
        "name": document.name,
        "format": document.format,
        "pages": document.pages,
        "remarks": list(document.remarks),
        "masthead": _masthead(document.masthead),
        "blocks": [_block(block) for block in document.blocks],
    }


def _masthead(masthead: Masthead) -> dict[str, Any]:
    return asdict(masthead) | {"subtitles": list(masthead.subtitles)}


def _block(block: Paragraph | Table) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"block": "paragraph", "locator": block.locator, **asdict(block)}
    cells = [asdict(cell) for cell in block.cells]
    rows = [block.locator(number) for number in range(1, block.height + 1)]
    return {
        "block": "table",
        "number": block.number,
        "after": block.after,
        "page": block.page,
        "rows": rows,
        "cells": cells,
    }
