"""Documents: who published what, when, and until when we looked further."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from layers.errors import Problem
from layers.periods import is_date
from layers.records import read_yaml, shown_path

GRADES = {"1": "notice or press release", "2": "press", "3": "other"}
_NEEDED = ("title_ko", "publisher_ko", "date", "grade", "checked")


@dataclass(frozen=True)
class Document:
    """A source of facts.

    `date` is the day of publication and `checked` the day until which we looked for later news,
    both ISO with their own precision. `grade` is 1 (notice or press release), 2 (press) or
    3 (other: shown as 간접 확인). `file` and `sha256` name the full text where we hold one.
    """

    id: str
    title_ko: str
    title_en: str
    publisher_ko: str
    publisher_en: str
    date: str
    url: str | None
    grade: int
    kind: str | None
    checked: str
    file: str | None = None
    sha256: str | None = None
    short_ko: str | None = None
    short_en: str | None = None

    @property
    def is_seed(self) -> bool:
        """Whether its full text was at hand and its facts were checked against it; it outranks the rest."""
        return self.sha256 is not None


KEYS = tuple(field.name for field in fields(Document) if field.name != "id")


def read(seeds_dir: Path) -> tuple[dict[str, Document], list[Problem]]:
    """Documents by id, from every `documents*.yml`, and what is wrong with them."""
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for path in sorted(seeds_dir.glob("documents*.yml")):
        entries, found = read_yaml(path)
        problems += found
        name = shown_path(path)
        if entries is None:
            continue
        if not isinstance(entries, Mapping):
            problems.append(Problem(name, 1, "documents", "", "must map document ids to entries"))
            continue
        for key, entry in entries.items():
            problems += _check(name, key, entry, documents)
            if isinstance(entry, Mapping):
                documents.setdefault(key, _document(key, entry))
    return documents, problems


def _document(key: str, entry: Mapping[str, Any]) -> Document:
    text = {name: str(entry.get(name) or "") for name in KEYS}
    grade = int(text["grade"]) if text["grade"] in GRADES else 3
    return Document(
        id=key,
        title_ko=text["title_ko"],
        title_en=text["title_en"] or text["title_ko"],
        publisher_ko=text["publisher_ko"],
        publisher_en=text["publisher_en"] or text["publisher_ko"],
        date=text["date"],
        url=text["url"] or None,
        grade=grade,
        kind=text["kind"] or None,
        checked=text["checked"] or text["date"],
        file=text["file"] or None,
        sha256=text["sha256"] or None,
        short_ko=text["short_ko"] or None,
        short_en=text["short_en"] or None,
    )


def _check(name: str, key: str, entry: Any, seen: Mapping[str, Document]) -> list[Problem]:
    if not isinstance(entry, Mapping):
        return [Problem(name, None, key, str(entry), "must be an entry of keys and values")]
    found = [
        Problem(name, None, f"{key}.{extra}", str(entry[extra]), f"unknown key; known: {KEYS}")
        for extra in entry
        if extra not in KEYS
    ]
    found += [Problem(name, None, f"{key}.{needed}", "", "is missing") for needed in _NEEDED if not entry.get(needed)]
    if key in seen:
        found.append(Problem(name, None, key, key, "this document id is already used"))
    return found + _check_values(name, key, entry)


def _check_values(name: str, key: str, entry: Mapping[str, Any]) -> list[Problem]:
    found = []
    for column in ("date", "checked"):
        value = entry.get(column)
        if value and not is_date(value):
            said = "must be a date such as 2024, 2024-02 or 2024-02-29"
            found.append(Problem(name, None, f"{key}.{column}", str(value), said))
    if entry.get("grade") and str(entry["grade"]) not in GRADES:
        found.append(Problem(name, None, f"{key}.grade", str(entry["grade"]), "must be 1, 2 or 3"))
    return found
