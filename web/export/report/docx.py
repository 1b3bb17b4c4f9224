"""A document for Word: pictures with alt text, native tables, numbered sources; each chapter on a new page."""

import io
from typing import Any

from docx import Document as Opened
from docx.document import Document as Made
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from web.export.document.archive import dated
from web.export.document.chapters import Chapter, Cover, Document, Picture, Table
from web.export.document.printable import printable
from web.export.document.report_lines import (
    TALLEST_MM,
    chapter_lines,
    closing_lines,
    cover_lines,
    dated_title,
    grouped,
    lies,
    lines_before_picture,
    picture_room_mm,
    source_line,
    summary_word,
)
from web.export.plate.figure import CODE_MM, Figure, code, figure
from web.export.report import docx_table
from web.export.report.docx_style import ACCENT, INK, MARGIN_MM, WIDTH_MM, about, page, room_mm, ruled, styles, turned

ROOM_MM = WIDTH_MM - 2 * MARGIN_MM
SMALL = 9


def write(document: Document) -> bytes:
    """The document as a Word file; equal documents are equal bytes."""
    document, made = printable(document), Opened()
    page(made, document)
    about(made, document)
    styles(made)
    if document.cover:
        _cover(made, document, document.cover)
    for at, chapter in enumerate(document.chapters):
        begun = bool(at or document.cover)
        new_section = turned(made, lies(chapter), begun)
        _chapter(made, chapter, new_page=begun and not new_section)
    file = io.BytesIO()
    made.save(file)
    return dated(file.getvalue(), document.asof)


def _cover(made: Made, document: Document, cover: Cover) -> None:
    """The first page: title, subtitle, author and date, and which chapters follow."""
    _title(made, cover.title, space_mm=60)
    below = made.add_paragraph(cover.subtitle, style="Subtitle")
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for line in cover_lines(document):
        made.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.add_paragraph(f"□ {document.words['chapters']}", style="Heading 1")
    for line in chapter_lines(document):
        _hanging(made.add_paragraph(line))


def _chapter(made: Made, chapter: Chapter, new_page: bool) -> None:
    title = _title(made, chapter.title)
    title.paragraph_format.page_break_before = new_page
    below = made.add_paragraph(chapter.subtitle, style="Subtitle")
    below.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    below.paragraph_format.space_after = Pt(6)
    _summary(made, chapter)
    for at, picture in enumerate(chapter.pictures):
        _picture(made, chapter, picture, TALLEST_MM if at else picture_room_mm(chapter))
    _tables(made, chapter)
    _sources(made, chapter)


def _title(made: Made, text: str, space_mm: float = 0) -> Any:
    title = made.add_paragraph(text, style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.paragraph_format.space_before, title.paragraph_format.space_after = Mm(space_mm), Pt(6)
    ruled(title._p.get_or_add_pPr(), top=f"{ACCENT}:24", bottom=f"{INK}:8")
    return title


def _summary(made: Made, chapter: Chapter) -> None:
    lines = lines_before_picture(chapter)
    if lines:
        made.add_paragraph(f"□ {summary_word(chapter)}", style="Heading 1")
    for mark, text in lines:
        _hanging(made.add_paragraph(f"{mark} {text}"))


def _hanging(paragraph: Any) -> None:
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(9), Mm(-5)


def _picture(made: Made, chapter: Chapter, picture: Picture, room_mm: float) -> None:
    """A picture in the middle of the page with its alt text."""
    drawn = figure(picture.plate)
    width, height = drawn.fitted(ROOM_MM, room_mm)
    paragraph = made.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next, paragraph.paragraph_format.space_before = True, Pt(6)
    _drawn(paragraph, drawn, width, height, picture.title, picture.description)
    below = made.add_paragraph(dated_title(chapter, picture.title), style="Caption")
    below.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _tables(made: Made, chapter: Chapter) -> None:
    """Native tables under their headings; those of one group under one."""
    for group, tables in grouped(chapter.tables):
        if group:
            made.add_paragraph(f"□ {group}", style="Heading 1")
        for table in tables:
            mark, style = ("○", "Heading 2") if group else ("□", "Heading 1")
            made.add_paragraph(f"{mark} {table.title}", style=style).paragraph_format.keep_with_next = True
            _table(made, chapter, table)


def _table(made: Made, chapter: Chapter, table: Table) -> None:
    if table.rows:
        made.element.body.insert_element_before(docx_table.table(table, room_mm(made)), "w:sectPr")
        made.add_paragraph().paragraph_format.space_after = Pt(0)
    else:
        made.add_paragraph(chapter.words["none"])
    for text in table.notes:
        _hanging(_small(made.add_paragraph(), f"※ {text}"))


def _sources(made: Made, chapter: Chapter) -> None:
    """Numbered sources, then the credit of the boundaries, the stamps and the address."""
    words = chapter.words
    made.add_paragraph(f"□ {words['sources']}", style="Heading 1")
    for source in chapter.sources:
        _hanging(_small(made.add_paragraph(), source_line(chapter, source)))
    for line in closing_lines(chapter):
        _small(made.add_paragraph(), line).paragraph_format.keep_with_next = True
    drawn = code(chapter.coded)
    if drawn:
        _drawn(made.add_paragraph(), drawn, CODE_MM, CODE_MM, words["qr"], chapter.permalink)


def _drawn(paragraph: Any, drawn: Figure, width: float, height: float, name: str, description: str) -> None:
    """A picture in a paragraph, with its name and alt text; sizes in millimetres."""
    shape = paragraph.add_run().add_picture(io.BytesIO(drawn.data), Mm(width), Mm(height))
    for told in shape._inline.iter(qn("wp:docPr"), qn("pic:cNvPr")):
        told.set("name", name)
        told.set("descr", description)


def _small(paragraph: Any, text: str) -> Any:
    paragraph.add_run(text).font.size = Pt(SMALL)
    paragraph.paragraph_format.line_spacing = 1.1
    return paragraph
