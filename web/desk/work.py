"""The work on one document: its proposals, what a person decided of each, kept in the own folder until it is done."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from layers.accepting.copying import Copy, copy
from layers.accepting.marked import Marked
from layers.atlas.atlas import Atlas
from layers.errors import UnreadableDocument
from layers.facts.facts import COLUMNS
from layers.intake.document import Document
from layers.intake.read import read
from layers.proposing.propose import propose
from layers.proposing.sheet import row
from layers.words.catalogue import in_every

KEPT, FILES, BROKEN = ".desk", "files", ".broken"
LONGEST_NAME = 120
OPEN, ACCEPTED, REJECTED = DECISIONS = ("open", "accepted", "rejected")


@dataclass(frozen=True)
class Line:
    """One proposal: its cells, what was decided of it, and why it was rejected."""

    cells: dict[str, str]
    decision: str = OPEN
    why: str = ""


@dataclass
class Work:
    """A document on the desk, with its lines and its masthead as corrected."""

    document: Document
    copy: Copy
    path: Path
    lines: list[Line] = field(default_factory=list)
    remarks: tuple[str, ...] = ()

    def keep(self) -> None:
        """Write the unfinished work, at once or not at all."""
        head = self.document.masthead
        said = {
            "head": {"title": head.title, "publisher": head.publisher, "date": head.date},
            "lines": [vars(line) for line in self.lines],
        }
        self.path.parent.mkdir(parents=True, exist_ok=True)
        part = self.path.with_suffix(".part")
        part.write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")
        part.replace(self.path)

    def head(self, title: str, publisher: str, date: str) -> None:
        """What a person says that the document is."""
        corrected = self.document.masthead.corrected(title, publisher, date)
        self.document = replace(self.document, masthead=corrected)
        self.keep()

    def decide(self, number: int, decision: str, cells: dict[str, str], why: str = "") -> None:
        """Decide of a line, with the cells as they were edited; another status drops the word that was printed."""
        before = self.lines[number]
        known = {key: " ".join(value.split()) for key, value in cells.items() if key in COLUMNS}
        edited = {key for key, value in known.items() if value != before.cells.get(key, "")}
        if "status" in edited and "status_printed" not in edited:
            known["status_printed"] = ""
        self.lines[number] = Line(before.cells | known, decision, why if decision == REJECTED else "")
        self.keep()

    def split(self, number: int) -> None:
        """A second line like this one, for the other half of what its words say."""
        self.lines.insert(number + 1, replace(self.lines[number], decision=OPEN))
        self.keep()

    def accepted(self) -> list[Marked]:
        """The accepted lines, numbered as the desk shows them."""
        told = enumerate(self.lines, 1)
        return [Marked(number, line.cells) for number, line in told if line.decision == ACCEPTED]


def opened(atlas: Atlas, folder: Path, files: Sequence[Path]) -> list[Work]:
    """The work on each file, taken up where it was left, then what was put on the desk and is not done.

    Raises
    ------
    UnreadableDocument
        One of the files cannot be read.
    """
    found = {one.copy.sha256: one for one in (_opened(atlas, folder, file) for file in files)}
    for path in _left(folder):
        one = _opened(atlas, folder, path)
        if any(line.decision == OPEN for line in one.lines):
            found.setdefault(one.copy.sha256, one)
    return list(found.values())


def _opened(atlas: Atlas, folder: Path, file: Path) -> Work:
    document = read(file)
    text = copy(document)
    work = Work(document, text, folder / KEPT / f"{text.sha256[:16]}.json", remarks=document.remarks)
    if work.path.is_file() and _taken_up(work):
        return work
    found = propose(atlas, document)
    work.lines = [Line(row(document, number, one)) for number, one in enumerate(found.proposals, 1)]
    work.remarks += found.warnings
    return work


def _taken_up(work: Work) -> bool:
    """Whether the work goes on where it was left; kept decisions that cannot be read are put aside, which is said."""
    try:
        said = json.loads(work.path.read_text("utf-8"))
        masthead = work.document.masthead.corrected(**said["head"])
        work.lines = [Line(**one) for one in said["lines"]]
    except (ValueError, KeyError, TypeError):
        aside = work.path.with_suffix(BROKEN)
        work.path.replace(aside)
        work.remarks += (in_every("desk", "kept_broken", name=work.path.name, other=aside.name),)
        return False
    work.document = replace(work.document, masthead=masthead)
    return True


def taken(atlas: Atlas, folder: Path, name: str, content: bytes) -> Work:
    """The work on a document that was put on the desk, kept until it is done; raises UnreadableDocument."""
    path = folder / KEPT / FILES / hashlib.sha256(content).hexdigest()[:16] / _plain(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    try:
        return _opened(atlas, folder, path)
    except UnreadableDocument:
        path.unlink()
        path.parent.rmdir()
        raise


def _left(folder: Path) -> list[Path]:
    """Documents that were put on the desk, the first one first."""
    found = (folder / KEPT / FILES).glob("*/*")
    return sorted((path for path in found if path.is_file()), key=lambda path: (path.stat().st_mtime_ns, path.name))


def _plain(name: str) -> str:
    """A file's name without folders and letters that are not seen."""
    last = name.replace("\\", "/").rpartition("/")[2].lstrip(".")
    seen = "".join(letter for letter in last if letter.isprintable())
    return seen[-LONGEST_NAME:].strip() or "document"
