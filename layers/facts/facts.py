"""Facts: one claim of one document about one item, with where it stands and how sure it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from layers.errors import Problem
from layers.facts import digests
from layers.periods import is_date
from layers.records import Row, read_table, several
from layers.words.qualifiers import printed

#: Topics that no layer shows: figures of the nation; what is confirmed of instruments whose list is not whole.
NATIONAL_FIGURES, ELSEWHERE = "national-figures", "other-instruments"
LAYERLESS = (NATIONAL_FIGURES, ELSEWHERE)
STATUS, TOTAL = "status", "total"
NAME_UNKNOWN, REPORTED_ONLY = "name-unknown", "reported-only"
CONTRADICTED, OTHER_EXTENT, CHANGED = "contradicted", "other-extent", "changed"
FLAGS = (NAME_UNKNOWN, "inferred", REPORTED_ONLY, CONTRADICTED, OTHER_EXTENT, CHANGED, "memory", "effective-later")
#: Flags of a claim beside others, not of the thing.
OF_CLAIM = (OTHER_EXTENT, CHANGED)
BASES = ("document", "copy", "excerpt", "table", "search")
COPY = "copy"
CONFIDENCES = ("high", "medium", "low")


@dataclass(frozen=True)
class Fact:
    """One row of `facts/<document>.csv`; what is not known is None or empty.

    Dates are ISO with their own precision (`2024`, `2024-02`, `2026-H2`). Areas are in 10,000 m²
    (만㎡) and funding in 100 million won (억원).
    """

    id: str
    topic: str
    item: str
    claim: str
    instrument: str | None
    place: tuple[str, ...]
    site: tuple[str, ...]
    subject_ko: str | None
    subject_en: str | None
    role: str | None
    role_en: str | None
    value: str | None
    unit: str | None
    status: str | None
    status_printed: str | None
    sector: str | None
    sector2: str | None
    valid_from: str | None
    valid_to: str | None
    due: str | None
    locator: str | None
    evidence: tuple[str, ...]
    basis: str | None
    confidence: str | None
    published: str | None
    checked: str | None
    ministry: str | None
    legal_basis: str | None
    deciding_body: str | None
    notice_no: str | None
    decided_on: str | None
    noticed_on: str | None
    effective_on: str | None
    area_10k_m2: float | None
    funding_national_100m_krw: float | None
    funding_local_100m_krw: float | None
    funding_private_100m_krw: float | None
    anchor: tuple[str, ...]
    url: str | None
    flags: tuple[str, ...]
    note: str | None
    note_en: str | None
    document: str
    file: str
    row: int

    @property
    def draws(self) -> bool:
        """Whether the claim says that its item exists with a status."""
        return self.claim == STATUS

    @cached_property
    def digest(self) -> str:
        """Short hash of everything that the row says, wherever it stands in its file."""
        return digests.digest([digests.said({column: getattr(self, column) for column in _SAID})])


COLUMNS = tuple(f.name for f in fields(Fact) if f.name not in ("document", "file", "row"))
#: Columns that a file of facts may lack: the printed word of a status, and its three days (의결일, 고시일, 효력발생일).
OPTIONAL = ("status_printed", "decided_on", "noticed_on", "effective_on")
_SAID = ("document", *COLUMNS)
_SEVERAL = ("place", "site", "evidence", "anchor", "flags")
_NUMBERS = (
    "area_10k_m2",
    "funding_national_100m_krw",
    "funding_local_100m_krw",
    "funding_private_100m_krw",
)
_NEEDED = ("id", "topic", "item", "claim", "basis", "confidence")
_DATES = ("valid_from", "valid_to", "due", "published", "checked", "decided_on", "noticed_on", "effective_on")


def read(seeds_dir: Path) -> tuple[list[Fact], list[Problem]]:
    """Facts of every `facts/*.csv`, in file and row order, and what is wrong with them."""
    facts: list[Fact] = []
    problems: list[Problem] = []
    for path in sorted((seeds_dir / "facts").glob("*.csv")):
        rows, found = read_table(path, COLUMNS, OPTIONAL)
        problems += found
        for row in rows:
            problems += _check(row)
            facts.append(_fact(row, path.stem))
    return facts, problems + _twice(facts)


def _fact(row: Row, document: str) -> Fact:
    cells: dict[str, Any] = dict(row.cells)
    cells |= {column: several(row[column]) for column in _SEVERAL}
    cells |= {column: _number(row[column]) for column in _NUMBERS}
    cells |= {column: row.text(column) for column in ("id", "topic", "item", "claim")}
    return Fact(**cells, document=document, file=row.file, row=row.number)


def _number(cell: str | None) -> float | None:
    try:
        return None if cell is None else float(cell)
    except ValueError:
        return None


def _check(row: Row) -> list[Problem]:
    found = [row.problem(column, "is missing") for column in _NEEDED if row[column] is None]
    for column in _DATES:
        if row[column] is not None and not is_date(row.text(column)):
            found.append(row.problem(column, "must be a date such as 2024, 2024-02 or 2024-02-29"))
    for column in _NUMBERS:
        if row[column] is not None and _number(row[column]) is None:
            found.append(row.problem(column, "must be a plain number such as 3607.5"))
    for rule in _RULES:
        found += rule(row)
    return found


def _vocabulary(row: Row) -> list[Problem]:
    found = []
    for column, known in (("basis", BASES), ("confidence", CONFIDENCES), ("flags", FLAGS)):
        for value in row.several(column):
            if value not in known:
                found.append(row.problem(column, f"must be one of {', '.join(known)}", value))
    return found


def _status(row: Row) -> list[Problem]:
    if row["claim"] == STATUS and row["status"] is None:
        return [row.problem("status", "a status claim needs a status; unconfirmed if none known")]
    if row["basis"] == "search" and row["status"] not in (None, "unconfirmed"):
        return [row.problem("status", "nothing was found (basis search), so it is unconfirmed")]
    return []


def _evidence(row: Row) -> list[Problem]:
    if row["basis"] != "search" and row["evidence"] is None:
        return [row.problem("evidence", "is missing; name the key terms and figures")]
    return []


def _qualified(row: Row) -> list[Problem]:
    right = printed(row.several("evidence"), row.text("value"))
    said = f"its evidence qualifies the number, which is part of it: write {right}"
    return [row.problem("value", said)] if right else []


def _copy(row: Row) -> list[Problem]:
    if row["basis"] == COPY and row["confidence"] == "high":
        return [row.problem("confidence", "was read in a third party's copy (basis copy), so it is medium at most")]
    return []


def _printed(row: Row) -> list[Problem]:
    if row["status_printed"] and not row["status"]:
        return [row.problem("status_printed", "is the printed word of a status; give the status too")]
    return []


def _item(row: Row) -> list[Problem]:
    if row["item"] and row["topic"] and not row.text("item").startswith(row.text("topic")):
        return [row.problem("item", f"must begin with its topic {row['topic']}")]
    return []


def _period(row: Row) -> list[Problem]:
    begins, ends = row["valid_from"], row["valid_to"]
    if begins and ends and is_date(begins) and is_date(ends) and ends[:7] < begins[: len(ends)][:7]:
        return [row.problem("valid_to", f"lies before valid_from {begins}")]
    return []


_RULES: tuple[Callable[[Row], list[Problem]], ...] = (
    _vocabulary,
    _status,
    _evidence,
    _qualified,
    _item,
    _period,
    _copy,
    _printed,
)


def _twice(facts: list[Fact]) -> list[Problem]:
    first: dict[str, Fact] = {}
    found = []
    for fact in facts:
        if fact.id in first:
            earlier = first[fact.id]
            said = f"this id is already used in {earlier.file}:{earlier.row}"
            found.append(Problem(fact.file, fact.row, "id", fact.id, said))
        first.setdefault(fact.id, fact)
    return found
