"""One way to read a document, whatever its format: by what it holds, never by its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from layers.errors import UnreadableDocument
from layers.intake import assembling, hancom, limits, masthead, pdf, slides, text, web_page, word
from layers.intake.document import Document, Raw
from layers.intake.saying import short, unreadable
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
#: What else comes; their words say what to do with it.
OTHERWISE = frozenset(["locked", "old_word", "picture", "archive", "open_document", "rich_text", "workbook"])


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
        raise unreadable(kind if kind in OTHERWISE else "no_document", name=path.name)
    name, adapter = ADAPTERS[kind]
    if name in ARCHIVES:
        limits.archived(path)
    raw = _adapted(adapter, path, name)
    blocks = assembling.blocks(raw, path.name)
    if not blocks:
        raise unreadable("no_text", name=path.name)
    head, missing = masthead.of(blocks)
    return replace(Document(path.name, name, blocks, raw.pages, (*raw.remarks, *missing)), masthead=head)


def _adapted(adapter: Adapter, path: Path, kind: str) -> Raw:
    """What an adapter reads; a file that breaks its library in whatever way is refused as the others are."""
    try:
        return adapter(path)
    except UnreadableDocument:
        raise
    except Exception as error:
        raise unreadable("broken", name=path.name, kind=kind.upper(), error=short(error)) from error
