"""A document by its publisher and title; what we do not know of it is not printed, the source is described instead."""

from __future__ import annotations

import re

from layers.facts.documents import Document
from layers.labels import pick
from layers.words.catalogue import words_of

#: A title that stands in no excerpt, before what describes the source in brackets.
DESCRIBED = re.compile(r"^(?:제목 미확인|Title not shown in the excerpt)\s*\((?P<about>.*)\)$", re.IGNORECASE)
#: Marks of what we do not know, beside what we do.
UNKNOWN = re.compile(
    r"\s*\((?:[^()]*[;,] )?(?:(?:제목|매체명|게재일) 미확인|title unknown|(?:outlet|headline) not shown)\)\s*",
    re.IGNORECASE,
)


def publisher(document: Document, lang: str) -> str:
    """Who published a document."""
    return UNKNOWN.sub(" ", pick(lang, document.publisher_ko, document.publisher_en)).strip()


def title(document: Document, lang: str) -> str:
    """A document's title, or what it is about where its title is not known."""
    written = pick(lang, document.title_ko, document.title_en)
    found = DESCRIBED.match(written)
    if found:
        return words_of(lang, "citation")("described", about=found["about"])
    return UNKNOWN.sub(" ", written).strip()


def titled(document: Document) -> bool:
    """Whether a document's own title is known."""
    return not (DESCRIBED.match(document.title_ko) or UNKNOWN.search(document.title_ko))
