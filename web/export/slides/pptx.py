"""A document as PowerPoint: native editable shapes named by region, native tables, notes; no picture."""

import io
from collections.abc import Iterator

from web.export.document.archive import dated
from web.export.document.chapters import Chapter, Document
from web.export.document.printable import printable
from web.export.document.report_lines import source_line
from web.export.slides import cover, pages, shell, single, text
from web.export.slides.drawingml import Shape
from web.export.slides.pages import Page
from web.export.slides.shell import HEIGHT_MM, metrics
from web.export.slides.text import Letters

__all__ = ["metrics", "write"]
NUMBER_MM, NUMBER_TOP_MM, NUMBER_INK = 2.8, 5.2, "#4A5560"


def write(document: Document) -> bytes:
    """The slides of a document; equal documents are equal bytes."""
    document = printable(document)
    made = shell.opened(document)
    for number, page in enumerate(_pages(document), 1):
        shell.put(made, (*page.shapes, _number(page, number)), _notes(page.chapter, document.single))
    file = io.BytesIO()
    made.save(file)
    return dated(file.getvalue(), document.asof)


def _pages(document: Document) -> Iterator[Page]:
    if document.cover:
        yield cover.page(document, document.cover)
    widths = metrics()
    for chapter in document.chapters:
        yield from [single.page(chapter, widths)] if document.single else pages.pages(chapter, widths)
    if document.single and document.annex:
        for chapter in document.chapters:
            yield from pages.annex(chapter, widths)


def _number(page: Page, number: int) -> Shape:
    """The slide's number, kept right by the program where slides are moved."""
    top = HEIGHT_MM - NUMBER_TOP_MM - NUMBER_MM * 0.6
    box = page.right - 20.0, top, page.right, top + NUMBER_MM * 1.3
    said = text.numbered(number, Letters(NUMBER_MM, NUMBER_INK))
    word = page.chapter.words["page"]
    return text.text_box(page.ids, word, f"{word} {number}", box, said)


def _notes(chapter: Chapter, single: bool) -> str:
    """Speaker notes: the title where a slide may have cut it, remark, summary, cautions, sources, dates, address."""
    words = chapter.words
    remark = [f"▶ {words['remark']}: {chapter.remark}"] if chapter.remark else []
    sources = (source_line(chapter, source) for source in chapter.sources)
    closing = (chapter.credit, chapter.stamp, chapter.permalink)
    title = [chapter.digest.title] if single and chapter.digest else []
    return "\n".join((*title, *remark, *chapter.points, *chapter.cautions, *sources, *closing))
