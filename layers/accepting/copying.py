"""The text of a document as the own folder keeps it: a line for each paragraph and row, and where each stood."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from layers.intake.document import Document, Paragraph


@dataclass(frozen=True)
class Copy:
    """A text, its digest, and its lines by the locators of the document."""

    text: str
    lines: Mapping[str, int]

    @property
    def sha256(self) -> str:
        """Digest of the text as it is written."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def copy(document: Document) -> Copy:
    """The text of a document; equal texts are equal copies, whatever their format."""
    found: dict[str, int] = {}
    written: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            said = [(block.locator, block.printed)]
        else:
            said = [(block.locator(number), " | ".join(row)) for number, row in enumerate(block.rows(), 1)]
        for locator, text in said:
            written.append(" ".join(text.split()))
            found[locator] = len(written)
    return Copy("\n".join(written) + "\n", found)
