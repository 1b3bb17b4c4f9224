"""Titles of slides: whole clauses, findings of the page, inside their boxes."""

import io
import re

import pytest
from pptx import Presentation

from layers.comparison import comparison
from layers.findings.beside import beside
from tests.layers.plates.test_plates import METRICS
from tests.web.views.test_view_chapters import HOST, chapter_of, source, view_of  # noqa: F401
from web.export.formats import DOCUMENTS
from web.export.slides import single

pytestmark = pytest.mark.office
THREE = "/compare?regions=chungbuk,chungnam,jeonbuk&asof=2026-11-28"
BELTS = "growth-engines,southern-semiconductor-belt,battery-triangle,advanced-complexes"
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


@pytest.mark.parametrize("query", ["", "&theme=grey", f"&layers={BELTS}", f"&layers={BELTS}&theme=grey"])
def test_a_slide_of_complexes_shows_all_of_them_with_power_and_water(source, query):  # noqa: F811
    """Twelve complexes by their two days; those later than the table of 2024-02 could not be in it."""
    chapter = view_of(source, f"/?asof=2026-11-28{query}").chapter(source, HOST, DOCUMENTS["pptx"].beside)
    page = single.page(chapter, METRICS)
    table = next(shape.xml for shape in page.shapes if "<a:tbl>" in shape.xml)
    rows = [re.findall(r"<a:t>([^<]*)</a:t>", row) for row in re.findall(r"<a:tr .*?</a:tr>", table)]
    told = [row for row in rows[1:] if len(row) == 4]
    assert len(told) == 12
    assert sum(row[2] == row[3] == "대상 아님" for row in told) == 5
    assert [(row[0], row[2], row[3]) for row in told if row[2].endswith("‡")] == [
        ("용인·평택 반도체", "10GW‡", "계획"),
        ("천안·아산 디스플레이", "1.1GW‡", "미확인"),
    ]
    assert any("674조" in note for note in chapter.digest.table.notes) == ("614" in chapter.digest.subtitle)


def test_a_slide_before_the_table_of_2024_has_no_columns_of_it(source):  # noqa: F811
    chapter = chapter_of(source, f"/?asof=2023-12-31&layers={BELTS}")
    assert [column.heading for column in chapter.digest.table.columns] == ["이름", "내용", "상태"]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_slide_cites_official_sources_first_and_none_that_is_indirect(source, lang):  # noqa: F811
    chapter = chapter_of(source, f"/?asof=2026-11-28&lang={lang}")
    cited = " ".join(column_of(chapter)._cited())
    grades = {one.publisher: one.grade for one in chapter.sources}
    assert not [name for name, grade in grades.items() if grade == 3 and name in cited]
    assert [grade for name, grade in grades.items() if name in cited]
    assert chapter.sources[0].publisher in cited
