"""The first slide of a document of several chapters: title, subtitle, author, date, and which chapters follow."""

from collections.abc import Iterator
from math import ceil

from layers.plates.page.plate import Box
from web.export.document.chapters import Cover, Document
from web.export.document.report_lines import chapter_lines, cover_lines
from web.export.slides import drawingml
from web.export.slides import text as slide_text
from web.export.slides.drawingml import Ids, Shape
from web.export.slides.pages import Page
from web.export.slides.shell import HEIGHT_MM, MARGIN_MM, WIDTH_MM, metrics
from web.export.slides.text import Letters

INK, SOFT, ACCENT = "#1A222C", "#4A5560", "#A8321F"
SPLIT_MM, GAP_MM, TOP_MM = 150.0, 9.0, 42.0
TITLE_MM, SUBTITLE_MM, LINE_MM, PITCH = 11.0, 5.0, 4.4, 1.4
LETTERS, LEAST_SHARE, MOST_TITLE_MM = 40, 0.5, 60.0
COLUMN_ROWS, FEW_ROWS, LONGEST, MOST_MM, LEAST_MM = 20, 8, 200, 4.8, 2.8


def page(document: Document, cover: Cover) -> Page:
    """The cover: what it is at the left, the list of chapters at the right."""
    ids = Ids()
    return Page(ids, (*_told(ids, document, cover), *_listed(ids, document)), document.chapters[0])


def _told(ids: Ids, document: Document, cover: Cover) -> Iterator[Shape]:
    right, words = SPLIT_MM - GAP_MM, document.words
    size = TITLE_MM * min(1.0, max(LEAST_SHARE, (LETTERS / max(1, len(cover.title))) ** 0.5))
    height = ceil(metrics().width(cover.title, size, True) / (0.92 * (right - MARGIN_MM)))
    below = TOP_MM + min(MOST_TITLE_MM, max(1, height) * size * PITCH)
    yield slide_text.title(ids, cover.title, (MARGIN_MM, TOP_MM, right, below), Letters(size, INK, True))
    yield drawingml.rectangle(ids, words["name"], words["name"], Box(MARGIN_MM, TOP_MM - 8, 18.0, 1.8, ACCENT))
    if cover.subtitle:
        said = slide_text.paragraph([cover.subtitle], Letters(SUBTITLE_MM, SOFT), pitch=SUBTITLE_MM * PITCH)
        box = MARGIN_MM, below + 5.0, right, below + 35.0
        yield slide_text.text_box(ids, words["subtitle"], cover.subtitle, box, said, "t")
    lines = cover_lines(document)
    said = "".join(slide_text.paragraph([line], Letters(LINE_MM, INK), pitch=LINE_MM * PITCH) for line in lines)
    box = MARGIN_MM, HEIGHT_MM - 48, right, HEIGHT_MM - MARGIN_MM - 6
    yield slide_text.text_box(ids, words["dates"], " · ".join(lines), box, said, "b")


def _listed(ids: Ids, document: Document) -> Iterator[Shape]:
    """The chapters in up to three columns; a long title keeps to its line."""
    lines = chapter_lines(document)
    columns = -(-len(lines) // COLUMN_ROWS)
    columns = min(3, max(1, columns))
    rows = -(-len(lines) // columns)
    left, width = SPLIT_MM + GAP_MM, (WIDTH_MM - MARGIN_MM - SPLIT_MM - GAP_MM) / columns
    pitch = min(MOST_MM * 2, (HEIGHT_MM - TOP_MM - 24.0) / max(1, rows))
    size = max(LEAST_MM * 0.8, min(MOST_MM, pitch / 1.4))
    edge = drawingml.rectangle(
        ids, document.words["chapters"], document.words["chapters"],
        Box(SPLIT_MM, TOP_MM - 8, 0.3, HEIGHT_MM - TOP_MM - 10, "#B9C0C5"),
    )  # fmt: skip
    yield edge
    for column in range(columns):
        shown = lines[column * rows : (column + 1) * rows]
        said = "".join(
            slide_text.paragraph([_short(text, width, size, rows)], Letters(size, INK), pitch=pitch) for text in shown
        )
        x = left + column * width
        box = x, TOP_MM - 8, x + width - 3.0, HEIGHT_MM - MARGIN_MM - 6
        if shown:
            yield slide_text.text_box(ids, document.words["chapters"], " ".join(shown), box, said, "t")


def _short(text: str, width: float, size: float, rows: int) -> str:
    """A title in one line; in two where the list is short."""
    room, own = (width - 5.0) * (1.9 if rows <= FEW_ROWS else 1.0), metrics().width
    if own(text, size) <= room:
        return text
    kept = next(end for end in range(min(len(text), LONGEST), -1, -1) if own(text[:end], size) <= room - size)
    return f"{text[:kept].rstrip()}…"
