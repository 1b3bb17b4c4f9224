"""The lock of the evidence: what was checked and how it ended, so that it can be trusted without the texts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from layers.errors import Problem
from layers.evidence import evidence
from layers.evidence.evidence import Result
from layers.evidence.paragraphs import Ranges
from layers.facts.documents import Document
from layers.facts.facts import Fact
from layers.records import shown_path

FILE = "evidence.lock"
FOUND, MISSING = "found", "missing"

Lock = dict[str, dict[str, Any]]


HASHED = (
    "id", "document", "topic", "item", "claim", "place", "subject_ko", "role", "value", "unit", "status", "valid_from",
    "valid_to", "due", "locator", "evidence",
)  # fmt: skip


def row_hash(fact: Fact) -> str:
    """Short hash of what a fact claims and of its evidence: a change of either asks for a new check."""
    told = (getattr(fact, column) for column in HASHED)
    return _short("\x1f".join(";".join(cell) if isinstance(cell, tuple) else cell or "" for cell in told))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _cut_hash(ranges: Ranges) -> str:
    return _short(",".join(f"{first}-{last}" for first, last in ranges))


def lock_of(seeds_dir: Path, results: Iterable[Result]) -> Lock:
    """Lock of some results: per document its sha256, its cut into paragraphs and its rows."""
    texts, _ = evidence.transcribed(seeds_dir)
    ranges = evidence.joined(seeds_dir)
    lock: Lock = {
        key: {"sha256": document.sha256, "paragraphs": _cut_hash(ranges.get(key, ())), "rows": {}}
        for key, document in texts.items()
    }
    for result in results:
        words = (row_hash(result.fact), result.paragraph or "-", FOUND if result.passed else MISSING)
        lock[result.fact.document]["rows"][result.fact.id] = " ".join(words)
    return lock


def dump(lock: Lock) -> str:
    """The lock as text: the same lock is the same bytes."""
    return json.dumps(lock, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_lock(seeds_dir: Path, results: Iterable[Result]) -> Path:
    """Write `evidence.lock` into the folder of seeds and return its path."""
    path = Path(seeds_dir) / FILE
    path.write_text(dump(lock_of(Path(seeds_dir), results)), encoding="utf-8", newline="\n")
    return path


def read_lock(seeds_dir: Path) -> Lock:
    """The lock as written; empty when there is none."""
    path = Path(seeds_dir) / FILE
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def check_lock(seeds_dir: Path) -> list[Problem]:
    """What the lock and the seeds say differently; needs no source text."""
    seeds_dir = Path(seeds_dir)
    texts, rows = evidence.transcribed(seeds_dir)
    ranges = evidence.joined(seeds_dir)
    lock = read_lock(seeds_dir)
    name = shown_path(seeds_dir / FILE)
    found = [
        Problem(name, None, key, "", f"is no document held in full; {_MEND}") for key in sorted(set(lock) - set(texts))
    ]
    for key, document in texts.items():
        entry = lock.get(key, {})
        found += _check_document(name, document, ranges.get(key, ()), entry)
        found += _check_rows(name, [fact for fact in rows if fact.document == key], entry.get("rows", {}))
    return found


def _check_document(name: str, document: Document, ranges: Ranges, entry: Mapping[str, Any]) -> list[Problem]:
    stated = {"sha256": document.sha256, "paragraphs": _cut_hash(ranges)}
    return [
        Problem(name, None, f"{document.id}.{column}", str(entry.get(column, "")), f"must be {value}; {_MEND}")
        for column, value in stated.items()
        if entry.get(column) != value
    ]


def _check_rows(name: str, rows: Iterable[Fact], locked: Mapping[str, str]) -> list[Problem]:
    found, known = [], set()
    for fact in rows:
        known.add(fact.id)
        word = locked.get(fact.id)
        if word is None:
            found.append(Problem(fact.file, fact.row, "id", fact.id, f"is not in {FILE}; {_MEND}"))
        elif not word.startswith(f"{row_hash(fact)} "):
            found.append(Problem(fact.file, fact.row, "evidence", fact.id, f"changed since {FILE}; {_MEND}"))
        elif not word.endswith(f" {FOUND}"):
            found.append(Problem(fact.file, fact.row, "evidence", fact.id, "does not stand in its paragraph"))
    return found + [Problem(name, None, key, "", f"is no row any more; {_MEND}") for key in sorted(set(locked) - known)]


_MEND = "run make verify-facts DOCUMENTS=<folder of the texts>"
