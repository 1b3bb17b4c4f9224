"""Proposals as a table that people edit in a spreadsheet: the columns of `seeds/facts`, and beside them the reasons."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from layers.facts.facts import COLUMNS
from layers.intake.document import Document
from layers.proposing.proposal import Proposal

#: Which document it is, the same in every row: `atlas accept` reads it again.
OF_DOCUMENT = ("document", "document_title", "document_publisher", "document_date")
#: What stands beside the columns of a fact: whether it is taken (for a person to fill in), and what it rests on.
BESIDE = ("accepted", "known", "reason", "causes", "candidates", "text", *OF_DOCUMENT)
#: What a spreadsheet would run stands behind an apostrophe.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
BASIS = "document"


def sheet(document: Document, proposals: Iterable[Proposal]) -> str:
    """The table of what is proposed from a document."""
    return table(row(document, number, one) for number, one in enumerate(proposals, 1))


def table(rows: Iterable[Mapping[str, str]]) -> str:
    """A CSV of cells by column, with a mark of its encoding, which spreadsheets need."""
    held = io.StringIO()
    writer = csv.DictWriter(held, (*BESIDE[:2], *COLUMNS, *BESIDE[2:]), lineterminator="\r\n", restval="")
    writer.writeheader()
    for cells in rows:
        writer.writerow({key: _harmless(cell) for key, cell in cells.items()})
    return "\ufeff" + held.getvalue()


def row(document: Document, number: int, one: Proposal) -> dict[str, str]:
    """The cells of a proposal by column."""
    stem = "".join(c for c in document.name.rpartition(".")[0].lower() if c.isascii() and c.isalnum())
    return {
        "id": f"{stem or 'document'}-{number:03d}",
        "topic": one.topic,
        "item": one.item,
        "claim": one.claim,
        "instrument": one.instrument,
        "place": ";".join(one.place),
        "subject_ko": one.subject_ko,
        "value": one.value,
        "unit": one.unit,
        "status": one.status,
        "status_printed": one.status_printed,
        "sector": one.sector,
        "valid_from": one.valid_from,
        "due": one.due,
        "locator": one.locator,
        "evidence": ";".join(one.evidence),
        "basis": BASIS,
        "confidence": one.confidence,
        "known": one.known,
        "reason": one.reason,
        "causes": "; ".join(one.causes),
        "candidates": ";".join(one.candidates),
        "text": one.text,
        "document": document.name,
        "document_title": document.masthead.title,
        "document_publisher": document.masthead.publisher,
        "document_date": document.masthead.date,
    }


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
