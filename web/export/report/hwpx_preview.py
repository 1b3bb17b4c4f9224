"""What is seen of a 한글 document before it is opened: its first page as a picture, its first words."""

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from web.export.document.chapters import Chapter, Document
from web.export.document.report_lines import cover_lines, lines_before_picture
from web.export.document.table_size import printed
from web.export.plate import png
from web.export.report import report_pdf

PICTURE, TEXT = "Preview/PrvImage.png", "Preview/PrvText.txt"
A4_POINTS, WIDTH_PX, COLOURS = 210 / 25.4 * 72, 724, 128
LINES, LETTERS = 60, 1000


def preview(document: Document) -> dict[str, bytes]:
    """Both parts of a package, by their names."""
    said = "\r\n".join(islice(_lines(document), LINES))[:LETTERS]
    return {PICTURE: _picture(document), TEXT: said.encode("utf-8")}


def _picture(document: Document) -> bytes:
    """The first page, as the report prints it; a cover names all chapters, else the first one is enough."""
    begun = document if document.cover else replace(document, chapters=document.chapters[:1])
    page, file = png.drawn(report_pdf.write(begun), WIDTH_PX / A4_POINTS), io.BytesIO()
    page.quantize(COLOURS).save(file, "PNG", optimize=True)
    return file.getvalue()


def _lines(document: Document) -> Iterator[str]:
    if document.cover:
        yield from (document.cover.title, document.cover.subtitle, *cover_lines(document))
    for chapter in document.chapters:
        yield from _chapter(chapter)


def _chapter(chapter: Chapter) -> Iterator[str]:
    """A chapter's lines; cells of a table in angle brackets, as 한글 writes them."""
    yield from (chapter.title, chapter.subtitle)
    yield from (f"{mark} {text}" for mark, text in lines_before_picture(chapter))
    for table in chapter.tables:
        yield table.title
        for row in (tuple(column.heading for column in table.columns), *printed(table)):
            yield "".join(f"<{cell}>" for cell in row)
