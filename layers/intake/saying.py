"""What is refused and what is lost of a document, said in Korean and in English in one line."""

from __future__ import annotations

from typing import Any

from layers.errors import UnreadableDocument
from layers.words.catalogue import in_every

LONGEST = 120


def said(word: str, /, **values: Any) -> str:
    """A text of the section `intake` in every language, Korean first."""
    return in_every("intake", word, **values)


def short(error: Exception) -> str:
    """What a library says of a file, on one line."""
    line = " ".join(str(error).split()) or type(error).__name__
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


def unreadable(word: str, /, **values: Any) -> UnreadableDocument:
    """The refusal of a document by the key of its words."""
    return UnreadableDocument(said(word, **values))
