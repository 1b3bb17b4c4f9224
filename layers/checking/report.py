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
from layers.proposing.sheet import FORMULA

HEAD = ("판정", "위치", "초안 문장", "이유", "근거 행", "근거 문서")
VERDICTS = (CONFIRMED, DIFFERENT, UNKNOWN)
SCOPE = "‘확인’은 장소·제도·업종·상태·수치·날짜가 근거 행과 같다는 뜻이며, 문장의 다른 말은 대조하지 않습니다."
STYLE = (
    "body{font-family:sans-serif}table{border-collapse:collapse}"
    "td,th{border:1px solid #767676;padding:.3em;text-align:left}"
)
_SAID = ("subject_ko", "status", "value", "unit", "valid_from", "due")


@dataclass(frozen=True)
class Report:
    """A draft by its name, the day as of which it was checked (ISO), and its sentences."""

    name: str
    asof: str
    checked: Sequence[Checked]

    @property
    def summary(self) -> str:
        """How many of each verdict."""
        counted = Counter(one.verdict for one in self.checked)
        told = ", ".join(f"{verdict} {counted[verdict]}건" for verdict in VERDICTS)
        return f"{self.name}: {told} ({self.asof} 기준)"


def as_csv(atlas: Atlas, report: Report) -> bytes:
    """A CSV that spreadsheets open; what they would run stands behind an apostrophe."""
    held = io.StringIO()
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(HEAD)
    for row in _rows(atlas, report):
        writer.writerow(f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row)
    return ("\ufeff" + held.getvalue()).encode()


def as_html(atlas: Atlas, report: Report) -> bytes:
    """A page without scripts."""
    table = tags.TABLE(
        tags.THEAD(tags.TR(*(tags.TH(cell, scope="col") for cell in HEAD))),
        tags.TBODY(*(tags.TR(*(tags.TD(cell) for cell in row)) for row in _rows(atlas, report))),
    )
    head = tags.HEAD(tags.META(charset="utf-8"), tags.TITLE("초안 대조"), tags.STYLE(STYLE))
    body = tags.BODY(tags.H1("초안 대조"), tags.P(report.summary), tags.P(SCOPE), table)
    page = tags.HTML(head, body, lang="ko")
    return bytes(html.tostring(page, doctype="<!doctype html>", encoding="utf-8"))


def as_docx(atlas: Atlas, report: Report) -> bytes:
    """A Word document with the same table."""
    document = docx.Document()
    document.add_heading("초안 대조", 1)
    document.add_paragraph(report.summary)
    document.add_paragraph(SCOPE)
    table = document.add_table(1, len(HEAD), "Table Grid")
    for row in (HEAD, *_rows(atlas, report)):
        cells = table.rows[0].cells if row is HEAD else table.add_row().cells
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
    return [
        (
            one.verdict,
            one.statement.locator,
            one.statement.text,
            "; ".join(one.reasons),
            "\n".join(_said(fact) for fact in one.facts),
            "\n".join(_source(atlas, fact) for fact in one.facts),
        )
        for one in report.checked
    ]


def _said(fact: Fact) -> str:
    return f"{fact.id}: " + " ".join(str(cell) for key in _SAID if (cell := getattr(fact, key)))


def _source(atlas: Atlas, fact: Fact) -> str:
    document = atlas.documents[fact.document]
    return " ".join(part for part in (document.title_ko, document.date, fact.locator) if part)
