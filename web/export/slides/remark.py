"""What people say on a slide: the remark on a chapter, marked as theirs, and the points of one without a picture."""

from collections.abc import Callable, Iterator
from math import ceil
from typing import Any

from layers.plates.page.plate import Box
from layers.plates.page.type import Metrics
from layers.words.catalogue import words_of
from web.export.document.chapters import Chapter
from web.export.document.report_lines import lines_before_picture
from web.export.slides import drawingml
from web.export.slides import text as slide_text
from web.export.slides.drawingml import Ids, Shape
from web.export.slides.shell import HEIGHT_MM, MARGIN_MM, WIDTH_MM, metrics
from web.export.slides.text import Letters

SIZE_MM, PITCH, PADDING_MM = 3.9, 1.35, 1.6
MOST_LINES = 3
NUMBER_MM = 8.0
TEXT_MM, TEXT_TOP_MM, TEXT_END_MM, SMALLEST_MM = 5.2, 30.0, 168.0, 2.8
INK, ACCENT, PALE = "#1A222C", "#A8321F", "#F6EFE6"


def strip(ids: Ids, remark: str, lang: str) -> Shape:
    """The remark in a marked strip at the lower edge; what does not fit is in the notes, and the strip says so."""
    words, letters = words_of(lang, "document"), Letters(SIZE_MM, INK)
    width = WIDTH_MM - 2 * MARGIN_MM - 2 * PADDING_MM
    text = _cut(" ".join(f"▶ {words['remark']}: {remark}".split()), width, f"… ({words['cut']})")
    height = _lines(text, width) * SIZE_MM * PITCH + 2 * PADDING_MM
    top = HEIGHT_MM - NUMBER_MM - height
    box = MARGIN_MM, top, WIDTH_MM - MARGIN_MM, top + height
    paper = drawingml.rectangle(ids, words["remark"], text, Box(box[0], top, box[2] - box[0], height, PALE))
    rule = drawingml.rectangle(ids, words["remark"], words["remark"], Box(box[0], top, 1.2, height, ACCENT))
    inner = box[0] + 2 * PADDING_MM, top, box[2] - PADDING_MM, top + height
    said = slide_text.text_box(ids, words["remark"], text, inner, slide_text.paragraph([text], letters))
    made = drawingml.group(ids, words["remark"], text, (paper, rule, said))
    return made or said


def _cut(text: str, width: float, ending: str) -> str:
    if _lines(text, width) <= MOST_LINES:
        return text
    while _lines(text + ending, width) > MOST_LINES:
        text = text[: len(text) * 19 // 20]
    return text + ending


def _lines(text: str, width: float, size: float = SIZE_MM) -> int:
    return max(1, ceil(metrics().width(text, size) / (0.94 * width)))


def points(chapter: Chapter, widths: Metrics, titled: Callable[..., Any]) -> Iterator[Any]:
    """The slide of a chapter without pictures: subtitle, remark, points and cautions."""
    ids, room = Ids(), WIDTH_MM - 2 * MARGIN_MM
    texts = [chapter.subtitle, *(f"{mark} {text}" for mark, text in lines_before_picture(chapter))]
    size = TEXT_MM
    while size > SMALLEST_MM and _height(texts, widths, size, room) > TEXT_END_MM - TEXT_TOP_MM:
        size *= 0.94
    pitch, letters = size * 1.45, Letters(size, INK)
    said = "".join(slide_text.paragraph([text], letters, pitch=pitch) for text in texts if text)
    box = MARGIN_MM, TEXT_TOP_MM, WIDTH_MM - MARGIN_MM, TEXT_END_MM
    name = chapter.words["points"]
    yield titled(chapter, chapter.title, [slide_text.text_box(ids, name, " ".join(texts), box, said, "t")], ids)


def _height(texts: list[str], widths: Metrics, size: float, room: float) -> float:
    lines = sum(max(1, ceil(widths.width(text, size) / (0.94 * room))) for text in texts if text)
    return lines * size * 1.45
