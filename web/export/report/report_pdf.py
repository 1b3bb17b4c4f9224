"""A document as a PDF report: A4, plates as vectors, text in the product's font, numbered sources, bookmarks."""

import io
from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageBreak, Spacer

from web.export.document import fonts
from web.export.document.chapters import Chapter, Cover, Document, Picture
from web.export.document.printable import printable
from web.export.document.report_lines import (
    TALLEST_MM,
    closing_lines,
    cover_lines,
    dated_title,
    grouped,
    lines_before_picture,
    picture_room_mm,
    source_line,
    summary_word,
)
from web.export.document.tagged import Tagged
from web.export.report import pdf_table
from web.export.report.pdf_plate import Code, Drawn
from web.export.report.pdf_sheet import MM, ROOM_MM, Heading, Sheet, Title, heading, page_kind, room_mm, said

PICTURE_ROOM_MM, CODE_MM, GROUP_MM = 228.0, 24.0, 12.0
COVER_TOP_MM, COVER_GAP_MM = 60.0, 14.0


def write(document: Document) -> bytes:
    """The document as a PDF; equal documents are equal bytes."""
    fonts.register()
    document, file = printable(document), io.BytesIO()
    sheet = Sheet(file, document)
    sheet.build(list(_story(document)), canvasmaker=Tagged)
    return file.getvalue()


def _story(document: Document) -> Iterator[Flowable]:
    if document.cover:
        yield from _cover(document, document.cover)
    for number, chapter in enumerate(document.chapters, 1):
        if number > 1 or document.cover:
            yield NextPageTemplate(page_kind(chapter))
            yield PageBreak()
        yield from _chapter(chapter, number)


def _cover(document: Document, cover: Cover) -> Iterator[Flowable]:
    """The first page: title, subtitle, author and date, and on which page each chapter begins."""
    yield Spacer(1, COVER_TOP_MM * MM)
    yield said(cover.title, "title")
    if cover.subtitle:
        yield said(cover.subtitle, "cover")
    yield Spacer(1, COVER_GAP_MM * MM)
    yield from (said(line, "cover") for line in cover_lines(document))
    yield Spacer(1, COVER_GAP_MM * MM)
    yield heading(document.words["chapters"], outlined=False)
    for number, chapter in enumerate(document.chapters, 1):
        yield Heading.listed(f"{number}. {chapter.title}", number)


def _chapter(chapter: Chapter, number: int) -> Iterator[Flowable]:
    yield Title(chapter, number)
    yield said(chapter.subtitle, "subtitle")
    lines = lines_before_picture(chapter)
    if lines:
        yield heading(summary_word(chapter))
    yield from (said(f"{mark} {text}", "point") for mark, text in lines)
    for at, picture in enumerate(chapter.pictures):
        yield from _picture(chapter, picture, PICTURE_ROOM_MM if at else max(TALLEST_MM, picture_room_mm(chapter)))
    yield from _tables(chapter)
    yield from _sources(chapter)


def _picture(chapter: Chapter, picture: Picture, room_mm: float) -> Iterator[Flowable]:
    yield Drawn(picture.plate, ROOM_MM, room_mm)
    yield said(dated_title(chapter, picture.title), "caption")


def _tables(chapter: Chapter) -> Iterator[Flowable]:
    """Tables under their headings; those of one group under one."""
    for group, tables in grouped(chapter.tables):
        if group:
            yield CondPageBreak((pdf_table.LEAST_MM + GROUP_MM) * MM)
            yield heading(group)
        for table in tables:
            yield CondPageBreak(pdf_table.LEAST_MM * MM)
            yield said(f"○ {table.title}", "layer") if group else heading(table.title)
            yield (pdf_table.drawn(table, room_mm(chapter)) if table.rows else said(chapter.words["none"], "point"))
            yield Spacer(1, 2 * MM)
            yield from (said(f"※ {text}", "note") for text in table.notes)


def _sources(chapter: Chapter) -> Iterator[Flowable]:
    """Numbered sources with their addresses, then the credit of the boundaries, the stamps, the chapter's address."""
    yield heading(chapter.words["sources"])
    for source in chapter.sources:
        yield said(source_line(chapter, source), "source", source.link)
    *lines, address = closing_lines(chapter)
    yield from (said(line, "small") for line in lines)
    yield said(address, "small", chapter.permalink)
    yield Code(chapter.coded, CODE_MM)
