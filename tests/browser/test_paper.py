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
    "merged": "/regions/jeonnam-gwangju", "item": "/items/advanced-complexes.yongin-pyeongtaek", "data": "/data",
    "glossary": "/glossary", "findings": "/findings", "source": "/sources/motir-2025-12-17", "basket": "/briefing",
}  # fmt: skip
#: What a sheet of A4 leaves between its narrowest margins, in pixels of CSS, and the smallest letters on it.
SHEET_PX, POINTS = round((210 - 2 * 12) / 25.4 * 96), 8
#: Names of the items of a region, or of those compared.
ITEMS = """() => [...document.querySelectorAll(".profile-own a[href^='/items/'], .matrix .named a[href^='/items/']")]
  .filter((each) => !each.closest("details:not([open]), .for-screen")).map((each) => each.textContent)"""
#: Fewest letters of a last page that is worth its paper.
FEWEST = 120
CONTROLS = """() => [...document.querySelectorAll("button:not(.sort), .button, select, input, summary.button")]
  .filter((each) => !each.closest(".leaflet-container, .tiles") && each.getClientRects().length)
  .map((each) => (each.textContent || each.name).trim())"""
#: Faults on paper: letters below a size (drawings have their own), words beyond the sheet, heads that stand but once.
AMISS = """(points) => {
  const wide = document.documentElement.clientWidth;
  const amiss = (each) => {
    const style = getComputedStyle(each);
    if (each.localName === "thead" && style.display !== "table-header-group") return "head";
    if (![...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) return "";
    if (parseFloat(style.fontSize) * (each.currentCSSZoom || 1) * 0.75 < points - 0.01) return "size";
    return each.getBoundingClientRect().right > wide + 1 ? "width" : "";
  };
  return [...document.body.querySelectorAll("*:not(svg, svg *, .visually-hidden, .folium-map *, .tiles *)")]
    .filter((each) => each.getClientRects().length && each.checkVisibility() && amiss(each))
    .map((each) => `${amiss(each)}: ${each.localName}.${each.className} ${each.textContent.trim().slice(0, 30)}`);
}"""


def amiss(page):
    """What is too small, too wide or without its head, on a sheet of A4."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": SHEET_PX, "height": 1000})
    return page.evaluate(AMISS, POINTS)


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
    assert "더 보기" not in whole
    assert not re.findall(r"자료 확인일 [\d-]+ ?·", whole)
    assert len(pages[-1]) > FEWEST
    assert amiss(page) == []


@pytest.mark.parametrize("kind", PAGES)
def test_a_page_on_paper_says_its_date_and_has_no_controls(page, atlas, visit, kind):
    visit(page, atlas + PAGES[kind])
    page.evaluate("document.fonts.ready")
    assert controls(page) == []
    pages = printed(page)
    assert "기준일" in pages[0]
    assert "자료 버전" in pages[0]
    assert len(pages[-1]) > FEWEST
    assert amiss(page) == []


@pytest.mark.parametrize(
    ("kind", "heads"),
    [
        ("layer", "항목지역분야상태"),
        ("sources", "출처발행기관낸날"),
        ("freshness", "항목레이어기한"),
    ],
)
def test_a_table_that_runs_on_has_its_head_on_every_sheet(page, atlas, visit, kind, heads):
    """A button in a head kept browsers from setting it again."""
    visit(page, atlas + PAGES[kind])
    page.evaluate("document.fonts.ready")
    pages = ["".join(text.split()) for text in printed(page)]
    found = [number for number, text in enumerate(pages, 1) if heads in text]
    assert len(found) > 1  # further sections may stand before and after it
    assert found == list(range(found[0], found[-1] + 1))


@pytest.mark.parametrize("kind", ["compare", "timeline", "freshness", "region", "due"])
def test_english_on_paper_keeps_to_the_sheet(page, atlas, visit, kind):
    """Where a table was wider, the browser set the whole sheet smaller."""
    visit(page, atlas + PAGES[kind] + ("&" if "?" in PAGES[kind] else "?") + "lang=en")
    assert amiss(page) == []


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize(
    ("address", "most", "kept"),
    [
        ("/regions/jeonnam-gwangju?asof=2026-11-28", 4, "#meetings"),
        ("/compare?regions=gyeongbuk,jeonnam-gwangju,gyeonggi&asof=2026-11-28", 8, "#instruments"),
    ],
    ids=["region", "three"],
)
def test_the_longest_profile_and_comparison_keep_to_few_sheets_and_name_what_is_left_out(
    page, atlas, visit, address, most, kept, lang
):
    """46 layers had made of them six and eleven; the items of the regions stay, and what is left out is told."""
    visit(page, f"{atlas}{address}&lang={lang}")
    page.evaluate("document.fonts.ready")
    pages = printed(page)
    assert len(pages) <= most
    whole = re.sub(r"\W", "", "".join(pages))
    names = [re.sub(r"\W", "", name) for name in page.evaluate(ITEMS)]
    assert len(names) > 20
    assert page.locator(kept).count() == 1
    assert {"ko": "종이에싣지않은것", "en": "Lefttothescreen"}[lang] in whole
    lost = [name for name in names if name not in whole]
    assert len(lost) <= len(names) // 20, lost  # a name that a sheet ends in the midst of


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
