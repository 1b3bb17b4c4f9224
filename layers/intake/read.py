"""One way to read a document, whatever its format: by what it holds, never by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from layers.errors import UnreadableDocument
from layers.intake import assembling, hancom, limits, masthead, pdf, slides, text, web_page, word
from layers.intake.document import Document, Raw
from layers.reading.kinds import kind_of

Adapter = Callable[[Path], Raw]

PLAIN = "text"
#: By the kinds of `layers/reading/rules.json`; a file of no kind is text.
ADAPTERS: dict[str, tuple[str, Adapter]] = {
    "hwpx": ("hwpx", hancom.read),
    "old_hwp": ("hwp", hancom.read),
    "word": ("docx", word.read),
    "slides": ("pptx", slides.read),
    "pdf": ("pdf", pdf.read),
    "web_page": ("html", web_page.read),
    PLAIN: (PLAIN, text.read),
}
ARCHIVES = ("hwpx", "docx", "pptx")
#: What else comes, and what to do with it.
OTHERWISE = {
    "locked": "is encrypted; save it without a password and read it again",
    "old_word": "is a DOC of Word 97–2003; save it as DOCX",
    "picture": "is a picture; ask for the document itself, or have it recognised (OCR) first",
    "archive": "is an archive; unpack it and read the files in it",
    "open_document": "is an OpenDocument file; save it as DOCX or PDF",
    "rich_text": "is RTF; save it as DOCX",
    "workbook": "is a spreadsheet; its rows are no sentences: save the table as text, or transcribe it",
}
NO_DOCUMENT = "is no document of a kind that is read (HWPX, HWP 5, PDF, DOCX, PPTX, HTML, text)"


def read(path: Path) -> Document:
    """A document with its paragraphs, tables and masthead.

    Raises
    ------
    UnreadableDocument
        It is none, is locked, too large or dangerous, or holds no text; the message says what to do.
    """
    limits.sized(path)
    kind = kind_of(path) or PLAIN
    if kind not in ADAPTERS:
        raise UnreadableDocument(f"{path.name} {OTHERWISE.get(kind, NO_DOCUMENT)}")
    name, adapter = ADAPTERS[kind]
    if name in ARCHIVES:
        limits.archived(path)
    raw = adapter(path)
    blocks = assembling.blocks(raw)
    if not blocks:
        raise UnreadableDocument(f"{path.name} holds no text")
    head, missing = masthead.of(blocks)
    return replace(Document(path.name, name, blocks, raw.pages, (*raw.remarks, *missing)), masthead=head)
