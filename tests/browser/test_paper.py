"""Any page on paper (Ctrl+P): its date, what the signs mean and its sources, no control, no page that is stranded."""

from __future__ import annotations

import re

import pypdfium2
import pytest

MAPS = {"map": "/", "tiles": "/?frame=tiles", "chosen": "/?focus=gyeongbuk"}
PAGES = {
    "layer": "/layers/advanced-complexes", "compare": "/compare?regions=gyeongbuk,busan,jeonbuk",
    "region": "/regions/gyeongbuk", "changes": "/changes?from=2024-02-01&to=2026-11-21", "due": "/due",
    "sources": "/sources", "freshness": "/freshness", "at": "/at?place=포항", "brief": "/brief/gyeongbuk",
    "timeline": "/timeline", "regions": "/regions", "sectors": "/sectors", "sector": "/sectors/bio-health",
}  # fmt: skip
#: Fewest letters of a last page that is worth its paper.
FEWEST = 150
CONTROLS = """() => [...document.querySelectorAll("button:not(.sort), .button, select, input, summary.button")]
  .filter((each) => !each.closest(".leaflet-container, .tiles") && each.getClientRects().length)
  .map((each) => (each.textContent || each.name).trim())"""


def printed(page):
    """Texts of the printed pages."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4", print_background=False))
    return [each.get_textpage().get_text_range() for each in document]


def controls(page):
    """What could be pressed on paper."""
    page.emulate_media(media="print")
    return page.evaluate(CONTROLS)


@pytest.mark.parametrize("kind", MAPS)
def test_a_map_on_paper_says_its_date_its_signs_and_its_sources(page, atlas, visit, kind):
    visit(page, atlas + MAPS[kind])
    page.wait_for_selector("html[data-drawn='1']")
    page.evaluate("document.fonts.ready")
    assert controls(page) == []
    pages = printed(page)
    whole = " ".join(pages)
    for said in (
        "2026-11-21",
        "2026년 11월 21일 기준",
        "범례",
        "지정·선정",
        "반도체",
        "자료 확인일",
        "출처",
        "이투데이",
    ):
        assert said in whole, said
    assert "지도 공유" not in whole
    assert not re.findall(r"자료 확인일 [\d-]+ ?·", whole)
    assert len(pages[-1]) > FEWEST


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_on_paper_says_its_date_and_has_no_controls(page, atlas, visit, kind):
    visit(page, atlas + PAGES[kind])
    page.evaluate("document.fonts.ready")
    assert controls(page) == []
    pages = printed(page)
    assert "기준일" in pages[0]
    assert "자료 버전" in pages[0]
    assert len(pages[-1]) > FEWEST


@pytest.mark.parametrize(
    ("kind", "heads"),
    [
        ("layer", "항목지역분야상태"),
        ("sources", "출처낸곳낸날"),
        ("freshness", "항목레이어기한"),
    ],
)
def test_a_table_that_runs_on_has_its_head_on_every_sheet(page, atlas, visit, kind, heads):
    """A button in a head kept browsers from setting it again."""
    visit(page, atlas + PAGES[kind])
    page.evaluate("document.fonts.ready")
    pages = ["".join(text.split()) for text in printed(page)]
    assert len(pages) > 1
    assert [number for number, text in enumerate(pages, 1) if heads not in text] == []


@pytest.mark.parametrize("kind", ["layer", "compare", "sector"])
def test_sources_on_paper_are_in_letters_of_eight_points(page, atlas, visit, kind):
    visit(page, atlas + PAGES[kind])
    page.emulate_media(media="print")
    sizes = page.evaluate(
        "[...document.querySelectorAll('.footnotes li *')].map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) * 0.75 >= 8


def test_the_numbers_of_sources_are_whole(page, atlas, visit):
    """A column of numbers without blanks broke 13 into 1 and 3."""
    visit(page, atlas + PAGES["layer"])
    page.evaluate("document.fonts.ready")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 700, "height": 1000})
    assert page.locator(".cite").count() > 20
    assert (
        page.evaluate("[...document.querySelectorAll('.cite')].filter((one) => one.getClientRects().length > 1).length")
        == 0
    )


def test_the_map_comes_back_as_it_was_when_it_has_been_printed(page, atlas, visit):
    visit(page, atlas + "/")
    page.wait_for_selector("html[data-drawn='1']")
    before = page.evaluate("[window.atlas.map.getZoom(), document.querySelector('.key').open]")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("[window.atlas.map.getZoom(), document.querySelector('.key').open]") == before
    assert page.evaluate("document.querySelector('.key').closest('.map-frame') !== null")
