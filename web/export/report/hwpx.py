"""A document for 한글 (HWPX): 개조식, A4, native tables, footnoted sources; each chapter on a new page."""

from typing import Any

from web.export.document.archive import dated, replaced
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
    numbered,
    picture_room_mm,
    source_line,
    summary_word,
)
from web.export.document.table_size import printed, shrunk, widths
from web.export.plate.figure import CODE_MM, Figure, code, figure
from web.export.report import hwpx_rows
from web.export.report.hwpx_preview import preview
from web.export.report.hwpx_rows import PARAGRAPH, UNITS_PER_MM, Look
from web.export.report.hwpx_sheet import ACCENT, Sheet, opened, settled

CELL_MM, PADDING_MM, COVER_LINES, MOST_NOTED = 9 * 25.4 / 72, 1.5, 8, 3


def write(document: Document) -> bytes:
    """The document as a 한글 file; equal documents are equal bytes."""
    document = printable(document)
    sheet = opened(document)
    if document.cover:
        _cover(sheet, document, document.cover)
    for chapter in document.chapters:
        sheet.turn(lies(chapter))
        _chapter(sheet, chapter, new_page=sheet.begun)
    return dated(replaced(settled(sheet.made.to_bytes()), preview(document)), document.asof)


def _cover(sheet: Sheet, document: Document, cover: Cover) -> None:
    """The first page: title, subtitle, author and date, and which chapters follow."""
    for _ in range(COVER_LINES):
        sheet.say("")
    _title(sheet, cover.title)
    sheet.say(cover.subtitle, alignment="CENTER", spacing_before_pt=5, spacing_after_pt=24)
    for line in cover_lines(document):
        sheet.say(line, alignment="CENTER")
    _heading(sheet, document.words["chapters"])
    for line in chapter_lines(document):
        _listed(sheet, line)


def _chapter(sheet: Sheet, chapter: Chapter, new_page: bool) -> None:
    _title(sheet, chapter.title, page_break_before=new_page)
    sheet.say(chapter.subtitle, alignment="RIGHT", spacing_before_pt=5, spacing_after_pt=4)
    lines = lines_before_picture(chapter)
    if lines:
        _heading(sheet, summary_word(chapter))
    for mark, text in lines:
        _listed(sheet, f"{mark} {text}")
    for at, picture in enumerate(chapter.pictures):
        _picture(sheet, chapter, picture, TALLEST_MM if at else picture_room_mm(chapter))
    _tables(sheet, chapter)
    _sources(sheet, chapter)


def _title(sheet: Sheet, text: str, **form: Any) -> None:
    ruled = {"bottom_border": True, "border_color": ACCENT, "border_width": "0.7 mm"}
    sheet.say(text, "title", alignment="CENTER", line_spacing_percent=130, spacing_after_pt=6, **ruled, **form)


def _heading(sheet: Sheet, text: str, **form: Any) -> Any:
    return sheet.say(f"□ {text}", "heading", spacing_before_pt=10, spacing_after_pt=3, keep_with_next=True, **form)


def _listed(sheet: Sheet, text: str, kind: str = "body", **form: Any) -> Any:
    return sheet.say(text, kind, indent_left_mm=4, first_line_indent_mm=0, spacing_after_pt=2, **form)


def _picture(sheet: Sheet, chapter: Chapter, picture: Picture, room_mm: float) -> None:
    """A picture in the middle; its comment, which readers speak, is its description."""
    drawn = figure(picture.plate)
    _drawn(sheet, drawn, *drawn.fitted(sheet.room_mm, room_mm), picture.description)
    sheet.say(dated_title(chapter, picture.title), "small", alignment="CENTER")


def _drawn(sheet: Sheet, drawn: Figure, width: float, height: float, comment: str) -> None:
    sheet.made.add_picture(drawn.data, "png", width_mm=width, height_mm=height, align="center")
    sheet.made.sections[-1].element.findall(f".//{{{PARAGRAPH}}}pic/{{{PARAGRAPH}}}shapeComment")[-1].text = comment


def _tables(sheet: Sheet, chapter: Chapter) -> None:
    """Native tables under their headings, the first on a new page; the sources of each are a footnote."""
    first = bool(chapter.pictures)
    for group, tables in grouped(chapter.tables):
        if group:
            _heading(sheet, group, page_break_before=first)
        for table in tables:
            named = _named(sheet, table, first and not group)
            if table.cited:
                sheet.made.notes.add_footnote(_cited(chapter, table), named)
            _table(sheet, chapter, table)
            first = False


def _named(sheet: Sheet, table: Table, new_page: bool) -> Any:
    if table.group:
        return sheet.say(f"○ {table.title}", "layer", spacing_before_pt=6, keep_with_next=True)
    return _heading(sheet, table.title, page_break_before=new_page)


def _cited(chapter: Chapter, table: Table) -> str:
    """A table's sources in full where they are few, else their numbers in the list at the chapter's end."""
    if len(table.cited) <= MOST_NOTED:
        return " / ".join(source_line(chapter, source) for source in chapter.sources if source.n in table.cited)
    return f"{chapter.words['sources']} {numbered(table.cited)}"


def _table(sheet: Sheet, chapter: Chapter, told: Table) -> None:
    """A native table with its notes; the library makes its frame, its rows are written at once."""
    if told.rows:
        _rows(sheet, told)
    else:
        sheet.say(chapter.words["none"])
    for text in told.notes:
        _listed(sheet, f"※ {text}", "small", spacing_before_pt=4)


def _rows(sheet: Sheet, told: Table) -> None:
    room = sheet.room_mm, CELL_MM, PADDING_MM
    columns, share = [round(width * UNITS_PER_MM) for width in widths(told, *room)], shrunk(told, *room)
    table = sheet.made.add_table(1, len(columns), width=sum(columns), style="바탕글", border_fill_id_ref=sheet.plain)
    look = _look(sheet, table, share)
    numeric = [column.numeric for column in told.columns]
    hwpx_rows.fill(table.element, look, [tuple(c.heading for c in told.columns), *printed(told)], columns, numeric)
    table.set_treat_as_char(False)
    table.mark_dirty()


def _look(sheet: Sheet, table: Any, share: float) -> Look:
    """Letters and paragraph forms of cells: never justified, as words drift apart in narrow columns."""
    first = table.cell(0, 0).paragraphs[0]
    forms = []
    for side in ("LEFT", "RIGHT"):
        sheet.made.styles.apply_paragraph_format(paragraphs=[first], alignment=side, line_spacing_percent=130)
        forms.append(str(first.para_pr_id_ref))
    head, letters = sheet.cell_letters(share)
    return Look(head, letters, sheet.shaded, sheet.plain, forms[0], forms[1], share)


def _sources(sheet: Sheet, chapter: Chapter) -> None:
    """Numbered sources, then the credit of the boundaries, the stamps and the address."""
    words = chapter.words
    _heading(sheet, words["sources"])
    for source in chapter.sources:
        _listed(sheet, source_line(chapter, source), "small")
    for line in closing_lines(chapter):
        sheet.say(line, "small", alignment="LEFT")
    drawn = code(chapter.coded)
    if drawn:
        _drawn(sheet, drawn, CODE_MM, CODE_MM, f"{words['qr']}: {chapter.permalink}")
