"""The lock of the evidence: what was checked and how it ended, so that it can be trusted without the texts.

A row's hash covers every cell that is not empty (`Fact.digest`): no figure, name or note of a checked row changes
unseen. The data set is refused where the lock is missing, of other rows or documents, or where a row has changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from layers.errors import Problem
from layers.evidence import evidence, paragraphs
from layers.evidence.evidence import Result
from layers.evidence.paragraphs import Ranges
from layers.facts.documents import Document
from layers.facts.facts import Fact
from layers.records import shown_path

FILE = "evidence.lock"
FOUND, MISSING, CHANGED = "found", "missing", "changed"

Lock = dict[str, dict[str, Any]]


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def _cut_hash(ranges: Ranges) -> str:
    return _short(",".join(f"{first}-{last}" for first, last in ranges))


def lock_of(seeds_dir: Path, checked: Iterable[Result]) -> Lock:
    """Lock of some results: per document its sha256, its cut into paragraphs and its rows."""
    texts, _ = evidence.transcribed(seeds_dir)
    ranges = evidence.joined(seeds_dir)
    lock: Lock = {
        key: {"sha256": document.sha256, "paragraphs": _cut_hash(ranges.get(key, ())), "rows": {}}
        for key, document in texts.items()
    }
    for result in checked:
        lock[result.fact.document]["rows"][result.fact.id] = _locked(result)
    return lock


def entry_of(document: Document, checked: Iterable[Result]) -> dict[str, Any]:
    """What the lock holds of one document, each line of which is a paragraph."""
    rows = {result.fact.id: _locked(result) for result in checked}
    return {"sha256": document.sha256, "paragraphs": _cut_hash(()), "rows": rows}


def _locked(result: Result) -> str:
    return " ".join((result.fact.digest, result.paragraph or "-", FOUND if result.passed else MISSING))


def dump(lock: Lock) -> str:
    """The lock as text: the same lock is the same bytes."""
    return json.dumps(lock, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_lock(seeds_dir: Path, checked: Iterable[Result]) -> Path:
    """Write `evidence.lock` into the folder of seeds and return its path."""
    path = Path(seeds_dir) / FILE
    path.write_text(dump(lock_of(Path(seeds_dir), checked)), encoding="utf-8", newline="\n")
    return path


def read_lock(seeds_dir: Path) -> tuple[Lock, list[Problem]]:
    """The lock as written, and what is wrong with it."""
    path = Path(seeds_dir) / FILE
    name = shown_path(path)
    if not path.is_file():
        return {}, [Problem(name, None, "file", "", f"is missing; {_MEND}")]
    try:
        lock = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        return {}, [Problem(name, None, "json", str(error), f"is no lock; {_MEND}")]
    wrong = _misshapen(lock)
    return ({}, [Problem(name, None, "json", wrong, f"is no lock; {_MEND}")]) if wrong else (lock, [])


def _misshapen(lock: Any) -> str:
    """The first part that is not as `dump` writes it; empty when all are."""
    if not isinstance(lock, dict):
        return str(lock)
    for document, entry in lock.items():
        rows = entry.get("rows") if isinstance(entry, dict) else None
        if not isinstance(rows, dict) or not all(isinstance(word, str) for word in rows.values()):
            return str(document)
    return ""


def results(lock: Lock, rows: Iterable[Fact]) -> dict[str, str]:
    """What became of the evidence of some facts that are in the lock: found, missing, or changed since."""
    locked = {key: word for entry in lock.values() for key, word in entry["rows"].items()}
    return {fact.id: _result(fact, locked[fact.id]) for fact in rows if fact.id in locked}


def _result(fact: Fact, word: str) -> str:
    digest, _, found = word.partition(" ")
    return CHANGED if digest != fact.digest else FOUND if found.endswith(f" {FOUND}") else MISSING


def check(seeds_dir: Path, all_documents: Mapping[str, Document], all_facts: Iterable[Fact]) -> list[Problem]:
    """What the lock and the seeds say differently; needs no source text."""
    lock, problems = read_lock(seeds_dir)
    if problems:
        return problems
    texts, rows = evidence.held(all_documents, all_facts)
    ranges, problems = paragraphs.read(seeds_dir) if texts else ({}, [])
    name = shown_path(seeds_dir / FILE)
    for key in sorted(set(lock) - set(texts)):
        problems.append(Problem(name, None, key, "", f"is no document held in full; {_MEND}"))
    for key, document in texts.items():
        entry = lock.get(key, {})
        problems += _check_document(name, document, ranges.get(key, ()), entry)
        problems += _check_rows(name, [fact for fact in rows if fact.document == key], entry.get("rows", {}))
    return problems


def _check_document(name: str, document: Document, ranges: Ranges, entry: Mapping[str, Any]) -> list[Problem]:
    stated = {"sha256": document.sha256, "paragraphs": _cut_hash(ranges)}
    return [
        Problem(name, None, f"{document.id}.{column}", str(entry.get(column, "")), f"must be {value}; {_MEND}")
        for column, value in stated.items()
        if entry.get(column) != value
    ]


def _check_rows(name: str, rows: Sequence[Fact], locked: Mapping[str, str]) -> list[Problem]:
    found = []
    for fact in rows:
        said = _SAID[_result(fact, locked[fact.id])] if fact.id in locked else f"is not in {FILE}; {_MEND}"
        if said:
            found.append(Problem(fact.file, fact.row, "id", fact.id, said))
    gone = sorted(set(locked) - {fact.id for fact in rows})
    return found + [Problem(name, None, key, "", f"is no row any more; {_MEND}") for key in gone]


_MEND = "run make verify-facts DOCUMENTS=<folder of the texts>"
_SAID = {
    FOUND: "",
    MISSING: "does not stand in its paragraph",
    CHANGED: f"changed since it was checked; undo the change, or {_MEND}",
}
