"""A sheet to fill in: headings that are read by themselves, an example line that is not, and a codebook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter

from layers.facts.sectors import Sector
from layers.facts.statuses import Status
from layers.labels import named
from layers.own.rows import EXAMPLE
from layers.words.catalogue import words_of

#: The heading of each field, and what the example line says there.
HEADINGS: Mapping[str, tuple[str, str]] = {
    "id": ("id", f"({EXAMPLE}) a-1"),
    "name": ("이름", "○○ 소재 공장"),
    "name_en": ("영문명", "A materials plant"),
    "status": ("상태", "계획"),
    "sector": ("분야", "이차전지"),
    "region": ("지역", "경상북도 포항시"),
    "address": ("주소", ""),
    "lon": ("경도", ""),
    "lat": ("위도", ""),
    "date": ("일자", ""),
    "due": ("기한", "2028-12"),
    "role": ("역할", "양극재"),
    "area_10k_m2": ("면적(만㎡)", "12.5"),
    "anchor": ("앵커기업", ""),
    "url": ("url", ""),
    "note": ("비고", ""),
}
WIDTH, ROWS = 16, 2_000
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
YAML = """id: {name}
order: 100
group: investment         # promotion support people energy investment conditions
owner: {{ko: 기관명, en: Name of the organisation}}
title: {{ko: 제목, en: Title}}
abstract: {{ko: 무엇의 목록인지., en: What this lists.}}
level: site               # pole province municipality site
geometry: points
symbol: {{shape: pentagon, by: status}}
instrument: {{kind: project, ground: plan, allocation: open, complete: false, counted: false}}
source: {{file: {file}, date: "2026-09-01", checked: "2026-09-01"}}
"""


@dataclass(frozen=True)
class Words:
    """The allowed words of the columns that have some."""

    statuses: tuple[str, ...]
    sectors: tuple[str, ...]

    def of(self, field: str) -> tuple[str, ...]:
        """Those of a field; none where anything may stand."""
        return {"status": self.statuses, "sector": self.sectors}.get(field, ())


def words(statuses: Mapping[str, Status], sectors: Mapping[str, Sector]) -> Words:
    """The words of the vocabularies."""
    return Words(*(tuple(named(one, "ko") for one in table.values()) for table in (statuses, sectors)))


def _sheet() -> list[list[str]]:
    return [[heading for heading, _ in HEADINGS.values()], [example for _, example in HEADINGS.values()]]


def _codebook(allowed: Words, lang: str) -> Iterator[list[str]]:
    said = words_of(lang, "own")
    yield [said["heading"], said["meaning"], said["values"]]
    for field, (heading, _) in HEADINGS.items():
        yield [heading, said[f"of_{field}"], ";".join(allowed.of(field))]


def as_csv(allowed: Words, lang: str) -> tuple[bytes, bytes]:
    """The sheet and its codebook as two files of CSV."""
    return _csv(_sheet()), _csv([*_codebook(allowed, lang)])


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    made = io.StringIO()
    csv.writer(made).writerows(rows)
    return made.getvalue().encode("utf-8-sig")


def as_workbook(allowed: Words, lang: str) -> bytes:
    """The sheet and its codebook as a workbook; cells of words offer them as lists."""
    made, said = io.BytesIO(), words_of(lang, "own")
    with xlsxwriter.Workbook(made, OPTIONS) as book:
        text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "bg_color": "#E7EEF0"})
        items, codebook = book.add_worksheet(said["items"]), book.add_worksheet(said["codebook"])
        items.set_column(0, len(HEADINGS) - 1, WIDTH, text)
        items.freeze_panes(1, 0)
        for number, row in enumerate(_sheet()):
            items.write_row(number, 0, row, text if number else bold)
        for number, row in enumerate(_codebook(allowed, lang)):
            codebook.write_row(number, 0, row, None if number else bold)
        codebook.set_column(0, 2, 2 * WIDTH)
        for column, field in enumerate(HEADINGS):
            _offer(items, codebook, said["codebook"], column, allowed.of(field))
    return made.getvalue()


def _offer(items: object, codebook: object, name: str, column: int, offered: Sequence[str]) -> None:
    """A list of the words below the codebook, from which the cells of a column are chosen."""
    if not offered:
        return
    first = len(HEADINGS) + 2
    codebook.write_column(first, column, offered)  # type: ignore[attr-defined]
    letter = chr(ord("A") + column)
    source = f"='{name}'!${letter}${first + 1}:${letter}${first + len(offered)}"
    rule = {"validate": "list", "source": source, "error_type": "warning"}
    items.data_validation(1, column, ROWS, column, rule)  # type: ignore[attr-defined]
