"""Paragraphs of a source document, and whether key terms stand in one of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from layers.errors import Problem
from layers.records import read_yaml, shown_path

FILE = "paragraphs.yml"
_LOCATOR = re.compile(r"L(\d+)(?:-L(\d+))?")
_RANGE = re.compile(r"(\d+)-(\d+)")
_QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\uf000": " "})

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Paragraph:
    """Lines `first` to `last` of a document (from 1, inclusive) as one normalised text."""

    first: int
    last: int
    text: str

    @property
    def locator(self) -> str:
        """Where it stands, as a fact's locator says it: `L64` or `L30-L31`."""
        return f"L{self.first}" if self.first == self.last else f"L{self.first}-L{self.last}"


def normalise(text: str) -> str:
    """NFC text with plain quotes, without bold marks, every run of spaces as one space."""
    plain = unicodedata.normalize("NFC", text).translate(_QUOTES).replace("**", "")
    return " ".join(plain.split())


def stands(term: str, text: str) -> bool:
    """Whether a term stands in a text, both normalised; a number never as part of a longer one."""
    before = r"(?<![\d.,])" if term[:1].isdigit() else ""
    after = r"(?!\d|[.,]\d)" if term[-1:].isdigit() else ""
    return re.search(before + re.escape(term) + after, text) is not None


def lines_of(locator: str) -> tuple[int, int] | None:
    """First and last line a locator names, or None when it is not `L64` or `L30-L31`."""
    match = _LOCATOR.fullmatch(locator)
    if match is None:
        return None
    first = int(match[1])
    last = int(match[2] or first)
    return (first, last) if 1 <= first <= last else None


def cut(text: str, joined: Ranges) -> list[Paragraph]:
    """Paragraphs of a document: each line alone, save the ranges of lines that are one paragraph."""
    lines = text.splitlines()
    ends = dict(joined)
    found, at = [], 1
    while at <= len(lines):
        last = min(ends.get(at, at), len(lines))
        found.append(Paragraph(at, last, normalise(" ".join(lines[at - 1 : last]))))
        at = last + 1
    return found


def at(paragraphs: Iterable[Paragraph], locator: str) -> Paragraph | None:
    """The one paragraph that holds every line of a locator, or None."""
    lines = lines_of(locator)
    if lines is None:
        return None
    holds = (p for p in paragraphs if p.first <= lines[0] and lines[1] <= p.last)
    return next(holds, None)


def read(seeds_dir: Path) -> tuple[dict[str, Ranges], list[Problem]]:
    """Joined lines by document id, from `paragraphs.yml`, and what is wrong with them."""
    path = seeds_dir / FILE
    entries, problems = read_yaml(path)
    if problems or not isinstance(entries, Mapping):
        return {}, problems or [Problem(shown_path(path), 1, "paragraphs", "", "must map document ids to ranges")]
    ranges = {}
    for document, texts in entries.items():
        ranges[document], found = _ranges(shown_path(path), document, texts or [])
        problems += found
    return ranges, problems


def _ranges(name: str, document: str, texts: Iterable[str]) -> tuple[Ranges, list[Problem]]:
    found: list[tuple[int, int]] = []
    problems = []
    for text in texts:
        match = _RANGE.fullmatch(text)
        first, last = (int(match[1]), int(match[2])) if match else (0, 0)
        if not (found[-1][1] if found else 0) < first < last:
            problems.append(Problem(name, None, document, text, "must be a range such as 30-31, after the one before"))
            continue
        found.append((first, last))
    return tuple(found), problems
