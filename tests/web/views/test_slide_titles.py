"""Titles of slides: whole clauses, findings of the page, inside their boxes."""

import io
import re

import pytest
from pptx import Presentation

from layers.comparison import comparison
from layers.findings.beside import beside
from tests.layers.plates.test_plates import METRICS
from tests.web.views.test_view_chapters import chapter_of, source, view_of  # noqa: F401
from web.export.slides import single

pytestmark = pytest.mark.office
THREE = "/compare?regions=chungbuk,chungnam,jeonbuk&asof=2026-11-28"
LONG = "/changes?from=2026-01-01&to=2026-11-28"


def column_of(chapter):
    return single._Column(chapter, chapter.digest, METRICS, single.COLUMN_MM, "colour")


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_comparison_is_headed_by_the_findings_of_its_page(source, lang):  # noqa: F811
    """Not by a number of instruments of different kinds."""
    chapter = chapter_of(source, f"{THREE}&lang={lang}")
    view = view_of(source, THREE)
    found = comparison.compare(source.atlas, view.regions, view.asof)
    first, second, *_ = [one.said(lang).removesuffix(".") for one in beside(source.atlas, found)]
    assert (chapter.digest.title, chapter.digest.subtitle) == (first, second)


@pytest.mark.parametrize("address", [LONG, THREE, f"{LONG}&lang=en", f"{THREE}&lang=en"])
def test_a_title_that_is_too_long_ends_with_a_clause(source, address):  # noqa: F811
    chapter = chapter_of(source, address)
    column = column_of(chapter)
    below = column._block("subtitle", chapter.digest.subtitle, single.SUBTITLE_MM, single.SOFT, single.TITLE_LINES)
    for whole, said in ((chapter.digest.title, column._title()), (chapter.digest.subtitle, below)):
        kept = " ".join(said.lines).removesuffix(" …")
        assert whole.startswith(kept)
        assert re.match(r"$| / | · |, |; |\. ", whole[len(kept) :]), said
        assert kept.count("(") == kept.count(")")


def test_a_text_without_clauses_is_cut_between_words_or_in_the_only_one(source):  # noqa: F811
    column = column_of(chapter_of(source, THREE))
    assert column._lines("가" * 400, single.TITLE_MM, 2, True)[-1].endswith("가…")
    assert [line[-3:] for line in column._lines("가나 12 " * 100, single.TITLE_MM, 2, True)][-1] in (
        "나 …",
        "12 …"[-3:],
    )


def test_the_title_of_a_legend_page_keeps_to_its_line_and_is_said_once(client):
    deck = Presentation(io.BytesIO(client.get("/export/map.pptx?lang=en&asof=2026-11-28").data))
    slide = next(each for each in deck.slides if each.shapes.title.text_frame.text.endswith("· Legend"))
    title = slide.shapes.title
    letters = title.text_frame.paragraphs[0].runs[0].font.size
    wide = METRICS.width(title.text_frame.text, letters / 36_000, True)
    assert wide <= title.width / 36_000
    name = title.text_frame.text.removesuffix(" · Legend")
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert sum(name in text for text in texts) == 1


def test_a_slide_of_a_comparison_leaves_rows_out_before_it_cuts_a_number(source):  # noqa: F811
    chapter = chapter_of(source, THREE)
    table, room = chapter.digest.table, 50.0
    grid, rows, rest = column_of(chapter)._fitted(table, room)
    shown = [row.texts for row in rows if not row.head]
    assert sum(grid.height(row) for row in rows) <= room
    assert rest == len(table.rows) - len(shown) > 0
    for texts, whole in zip(shown, table.rows, strict=False):
        assert texts[1:] == whole[1:]
