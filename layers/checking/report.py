"""What was found of a draft, as a table for people: HTML, DOCX, CSV, each sentence beside its rows."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import docx
from lxml import html
from lxml.html import builder as tags

from layers.atlas.atlas import Atlas
from layers.checking.check import CONFIRMED, DIFFERENT, UNKNOWN, Checked
from layers.facts.facts import Fact
from layers.labels import named, pick
from layers.proposing.sheet import FORMULA
from layers.words.catalogue import Words, words_of

COLUMNS = ("verdict", "locator", "sentence", "reasons", "rows", "documents")
VERDICTS = (CONFIRMED, DIFFERENT, UNKNOWN)
STYLE = (
    "body{font-family:sans-serif}table{border-collapse:collapse}"
    "td,th{border:1px solid #767676;padding:.3em;text-align:left}"
)
_SAID = ("subject_ko", "status", "value", "unit", "valid_from", "due")


@dataclass(frozen=True)
class Report:
    """A draft by its name, the day as of which it was checked (ISO), its sentences, and the language it is told in."""

    name: str
    asof: str
    checked: Sequence[Checked]
    lang: str

    @property
    def summary(self) -> str:
        """How many of each verdict."""
        counted = Counter(one.verdict for one in self.checked)
        return self.texts("summary", name=self.name, asof=self.asof, **{one: counted[one] for one in VERDICTS})

    @property
    def texts(self) -> Words:
        """Its words."""
        return words_of(self.lang, "checking")

    @property
    def head(self) -> tuple[str, ...]:
        """The headings of its table."""
        words = words_of(self.lang, "checking")
        return tuple(words[f"of_{column}"] for column in COLUMNS)


def as_csv(atlas: Atlas, report: Report) -> bytes:
    """A CSV that spreadsheets open; what they would run stands behind an apostrophe."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(report.head)
    for row in _rows(atlas, report):
        writer.writerow(f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row)
    return ("\ufeff" + held.getvalue()).encode()


def as_html(atlas: Atlas, report: Report) -> bytes:
    """A page without scripts."""
    table = tags.TABLE(
        tags.THEAD(tags.TR(*(tags.TH(cell, scope="col") for cell in report.head))),
        tags.TBODY(*(tags.TR(*(tags.TD(cell) for cell in row)) for row in _rows(atlas, report))),
    )
    head = tags.HEAD(tags.META(charset="utf-8"), tags.TITLE(report.texts["title"]), tags.STYLE(STYLE))
    body = tags.BODY(tags.H1(report.texts["title"]), tags.P(report.summary), tags.P(report.texts["scope"]), table)
    page = tags.HTML(head, body, lang=report.lang)
    return bytes(html.tostring(page, doctype="<!doctype html>", encoding="utf-8"))


def as_docx(atlas: Atlas, report: Report) -> bytes:
    """A Word document with the same table."""
    document = docx.Document()
    document.add_heading(report.texts["title"], 1)
    document.add_paragraph(report.summary)
    document.add_paragraph(report.texts["scope"])
    table = document.add_table(1, len(report.head), "Table Grid")
    for number, row in enumerate((report.head, *_rows(atlas, report))):
        cells = table.add_row().cells if number else table.rows[0].cells
        for cell, text in zip(cells, row, strict=True):
            cell.text = text
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


WRITERS = {".html": as_html, ".csv": as_csv, ".docx": as_docx}


def lines(atlas: Atlas, report: Report) -> list[str]:
    """The same for a terminal."""
    told = [" · ".join(cell for cell in row if cell) for row in _rows(atlas, report)]
    return [*told, report.summary]


def _rows(atlas: Atlas, report: Report) -> list[tuple[str, ...]]:
    words = report.texts
    return [
        (
            words[one.verdict],
            one.statement.locator,
            one.statement.text,
            "; ".join(reason.text(report.lang) for reason in one.reasons),
            "\n".join(_said(atlas, fact, report.lang) for fact in one.facts),
            "\n".join(_source(atlas, fact, report.lang) for fact in one.facts),
        )
        for one in report.checked
    ]


def _said(atlas: Atlas, fact: Fact, lang: str) -> str:
    status = atlas.statuses.get(fact.status or "")
    said = {key: getattr(fact, key) for key in _SAID} | {"status": named(status, lang) if status else ""}
    return f"{fact.id}: " + " ".join(str(cell) for cell in said.values() if cell)


def _source(atlas: Atlas, fact: Fact, lang: str) -> str:
    document = atlas.documents[fact.document]
    title = pick(lang, document.title_ko, document.title_en)
    return " ".join(part for part in (title, document.date, fact.locator) if part)
