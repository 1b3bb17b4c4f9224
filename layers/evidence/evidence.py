"""Evidence: do the key terms of each fact stand together in one paragraph of its document?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from layers.errors import BrokenSeeds, ChangedText, MissingText, Problem
from layers.evidence import paragraphs
from layers.evidence.paragraphs import Paragraph
from layers.facts import documents, facts
from layers.facts.documents import Document
from layers.facts.facts import Fact

BASIS = "document"


@dataclass(frozen=True)
class Result:
    """What became of one fact's evidence.

    Attributes
    ----------
    fact : Fact
    paragraph : str
        Locator of the paragraph that was read; empty when the fact's locator names no single one.
    missing : tuple of str
        Terms that do not stand in it.
    """

    fact: Fact
    paragraph: str
    missing: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether every term stands in the paragraph."""
        return bool(self.paragraph) and not self.missing

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems())) or f"{self.fact.file}:{self.fact.row}: stands in {self.paragraph}"

    def problems(self) -> list[Problem]:
        """What is wrong, naming file, row, key, value and what would be right."""
        file, row = self.fact.file, self.fact.row
        if not self.paragraph:
            said = "must be a line such as L64, or a range such as L30-L31 inside one paragraph"
            return [Problem(file, row, "locator", self.fact.locator or "", said)]
        said = f"does not stand in paragraph {self.paragraph} of {self.fact.document}"
        return [Problem(file, row, "evidence", term, said) for term in self.missing]


def transcribed(seeds_dir: Path) -> tuple[dict[str, Document], list[Fact]]:
    """Documents held in full and the facts that rest on them; raises BrokenSeeds."""
    known, problems = documents.read(seeds_dir)
    rows, found = facts.read(seeds_dir)
    if problems + found:
        raise BrokenSeeds(problems + found)
    return held(known, rows)


def held(known: Mapping[str, Document], rows: Iterable[Fact]) -> tuple[dict[str, Document], list[Fact]]:
    """Of some documents those held in full, and of some facts those that rest on one of them."""
    texts = {key: document for key, document in known.items() if document.file}
    return texts, [fact for fact in rows if fact.document in texts and fact.basis == BASIS]


def joined(seeds_dir: Path) -> dict[str, paragraphs.Ranges]:
    """Lines that make one paragraph, by document; raises BrokenSeeds."""
    ranges, problems = paragraphs.read(seeds_dir)
    if problems:
        raise BrokenSeeds(problems)
    return ranges


def verify(seeds_dir: Path, documents_dir: Path) -> list[Result]:
    """Check every fact of the documents held in full against their texts.

    Parameters
    ----------
    seeds_dir : Path
        Folder of `documents*.yml`, `paragraphs.yml` and `facts/`.
    documents_dir : Path
        Folder of the texts, under the file names that `documents.yml` gives.

    Raises
    ------
    BrokenSeeds
        The facts themselves cannot be read.
    MissingText, ChangedText
        A text is not there, or is not the one that was transcribed.
    """
    texts, rows = transcribed(Path(seeds_dir))
    ranges = joined(Path(seeds_dir))
    cut = {
        key: paragraphs.cut(_text(document, Path(documents_dir)), ranges.get(key, ()))
        for key, document in texts.items()
    }
    return [check(fact, cut[fact.document]) for fact in rows]


def problems(results: Iterable[Result]) -> list[Problem]:
    """What is wrong with every fact whose evidence does not stand."""
    return [problem for result in results for problem in result.problems()]


def _text(document: Document, folder: Path) -> str:
    path = folder / (document.file or "")
    if not path.is_file():
        raise MissingText(f"documents.yml: {document.id}.file = {document.file!r} is not in the given folder")
    raw = path.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    if digest != document.sha256:
        raise ChangedText(f"{document.file}: sha256 is {digest}, documents.yml says {document.sha256}")
    return raw.decode("utf-8-sig")


def check(fact: Fact, known: list[Paragraph]) -> Result:
    """What becomes of a row's evidence in the paragraphs of its document."""
    paragraph = paragraphs.at(known, fact.locator or "")
    if paragraph is None:
        return Result(fact, "", fact.evidence)
    terms: Mapping[str, str] = {term: paragraphs.normalise(term) for term in fact.evidence}
    missing = tuple(term for term, plain in terms.items() if not paragraphs.stands(plain, paragraph.text))
    return Result(fact, paragraph.locator, missing)
