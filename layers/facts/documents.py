"""Documents: who published what, when, and until when we looked further."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator

from layers.errors import Problem
from layers.facts.described import described
from layers.models import STRICT, OneOf, Word, made
from layers.periods import is_date
from layers.records import read_yaml, shown_path

#: On which terms a source may be used: its KOGL type (공공누리 유형) where it states one.
UNKNOWN_TERMS = "unconfirmed"
#: The kind of a table that an organisation added for itself (`layers/own`).
OWN_DATA = "own-data"
LICENCES = ("kogl-1", "kogl-2", "kogl-3", "kogl-4", UNKNOWN_TERMS)
#: What a document is; a search is the record of what we looked for and did not find.
KINDS = (
    *("notice", "press-release", "strategy", "government-page", "agency-page", "university-page", "chamber-page"),
    *("press", "magazine", "repository", "mirror", "board", "blog", "web-page", "search", OWN_DATA),
)
GRADES = {"1": "notice or press release", "2": "press", "3": "other"}


def _dated(text: str) -> str:
    if not is_date(text):
        raise ValueError("must be a date such as 2024, 2024-02 or 2024-02-29")
    return text


Day = Annotated[Word, AfterValidator(_dated)]


@dataclass(frozen=True)
class Document:
    """A source of facts.

    `date` is the day of publication and `checked` the day until which we looked for later news,
    both ISO with their own precision. `grade` is 1 (notice or press release), 2 (press) or
    3 (other: shown as 간접 확인). `copy` is where it was read if not in the original; `file` and `sha256`
    name the full text where we hold one. `licence` is its KOGL type, as it states it itself.
    """

    __pydantic_config__ = STRICT

    id: Word
    title_ko: Word
    publisher_ko: Word
    date: Day
    grade: Annotated[int, OneOf(tuple(GRADES)), AfterValidator(int)]
    checked: Day
    title_en: str = ""
    publisher_en: str = ""
    url: str | None = None
    kind: Annotated[str, OneOf(KINDS)] | None = None
    copy: str | None = None
    file: str | None = None
    sha256: str | None = None
    short_ko: str | None = None
    short_en: str | None = None
    licence: Annotated[Word, OneOf(LICENCES)] = UNKNOWN_TERMS

    @property
    def is_own_search(self) -> bool:
        """Whether it is the record of what we looked for and did not find: a statement of nobody else."""
        return self.kind == "search"

    @property
    def is_own_data(self) -> bool:
        """Whether it is an organisation's own table, no publication."""
        return self.kind == OWN_DATA

    @property
    def is_seed(self) -> bool:
        """Whether its full text was at hand and its facts were checked against it; it outranks the rest."""
        return self.sha256 is not None


def read(seeds_dir: Path) -> tuple[dict[str, Document], list[Problem]]:
    """Documents by id, from every `documents*.yml`, and what is wrong with them."""
    return read_files(sorted(seeds_dir.glob("documents*.yml")))


def read_files(paths: Iterable[Path]) -> tuple[dict[str, Document], list[Problem]]:
    """Documents by id of some files, and what is wrong with them."""
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for path in paths:
        entries, found = read_yaml(path)
        problems += found
        name = shown_path(path)
        if entries is None:
            continue
        if not isinstance(entries, Mapping):
            problems.append(Problem(name, 1, "documents", "", "must map document ids to entries"))
            continue
        for key, entry in entries.items():
            document, found = _document(name, key, entry)
            problems += [*found, *([_used(name, key)] if key in documents else [])]
            documents.setdefault(key, document)
    return documents, problems


def _document(name: str, key: str, entry: Any) -> tuple[Document, list[Problem]]:
    """The document of an entry; where that is broken one of its text alone, so that its facts are no problem too."""
    if not isinstance(entry, Mapping):
        return _nameless(key), [Problem(name, None, key, str(entry), "must be an entry of keys and values")]
    said = described({column: value for column, value in entry.items() if value})
    korean = {"title_en": said.get("title_ko", ""), "publisher_en": said.get("publisher_ko", "")}
    found, problems = made(Document, {**korean, **said, "id": key}, name, under=key)
    file, digest = (value if isinstance(value := said.get(column), str) else None for column in _TEXT)
    return found or replace(_nameless(key), file=file, sha256=digest), problems


_TEXT = ("file", "sha256")


def _nameless(key: str) -> Document:
    return Document(key, title_ko="", publisher_ko="", date="", grade=3, checked="")


def _used(name: str, key: str) -> Problem:
    return Problem(name, None, key, key, "this document id is already used")
