"""Pages that answer: a region's and a comparison's first screen, no text on text, and a table that is copied."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.overlaps import overlaps
from web.service.language import LANGUAGES

PAGES = {
    "province": "/regions/gyeongbuk?asof=2026-11-28",
    "municipality": "/regions/gyeongbuk.pohang?asof=2026-11-28",
    "nothing": "/regions/seoul?asof=2026-11-28",
    "three": "/compare?regions=chungbuk,chungnam,jeonbuk&asof=2026-11-28",
    "two": "/compare?regions=gyeongbuk,busan&asof=2026-11-28",
}
THREE = PAGES["three"]
DAY = "asof=2026-11-28"
#: A page that is not served over https has no clipboard of its own.
WITHOUT_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"
WITH_CLIPBOARD = """Object.defineProperty(navigator, 'clipboard', { value: { write: async ([item]) => {
  window.took = {};
  for (const type of item.types) window.took[type] = await (await item.getType(type)).text();
} } })"""
WRITING = """Object.defineProperty(navigator, 'clipboard', {
  value: { writeText: async text => { window.wrote = text; } } })"""
PASTED = """async () => {
  const box = document.createElement('div');
  box.contentEditable = 'true';
  document.body.prepend(box);
  const took = ({ clipboardData: data }) => ({
    'text/html': data.getData('text/html'), 'text/plain': data.getData('text/plain') });
  window.pasted = new Promise(done => box.addEventListener('paste', event => done(took(event))));
  box.focus();
}"""


@pytest.mark.grid(kind=PAGES, width=[390, 1366, 1600], lang=LANGUAGES)
def test_no_text_lies_on_text(page, atlas, visit, kind, width, lang):
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, f"{atlas}{PAGES[kind]}&lang={lang}")
    assert overlaps(page, "main") == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.browser_context_args(viewport={"width": 1366, "height": 768})
def test_findings_maps_and_the_head_of_the_matrix_are_on_the_first_screen(page, atlas, visit, lang):
    visit(page, f"{atlas}{THREE}&lang={lang}")
    shown = {
        name: [box["y"] + box["height"] for each in page.locator(where).all() if (box := each.bounding_box())]
        for name, where in (("finding", ".beside li"), ("map", ".sketches figure > svg"), ("row", ".of-group >> nth=0"))
    }
    assert [len(shown["finding"]), len(shown["map"])] == [3, 3]  # that of all would stand in a row by itself
    assert max(bottom for bottoms in shown.values() for bottom in bottoms) <= 768


@pytest.mark.browser_context_args(viewport={"width": 1366, "height": 768})
def test_the_answer_of_a_region_is_on_the_first_screen(page, atlas, visit):
    visit(page, f"{atlas}{PAGES['province']}")
    for where in (".answer", ".profile-acts", "#own"):
        box = page.locator(where).first.bounding_box()
        assert box["y"] + box["height"] <= 768


def is_whole(page, took):
    rows = [line.split("\t") for line in took["text/plain"].split("\r\n")]
    heads = page.locator("#sector-table thead th").all_inner_texts()
    assert rows[0] == heads
    heads_of_groups = [at for at, row in enumerate(rows) if len(row) == 1 and "수록" in row[0]]
    for at, end in zip(heads_of_groups, [*heads_of_groups[1:], len(rows)], strict=True):
        assert int(rows[at][0].rsplit(" ", 1)[1]) == sum(len(row) > 1 for row in rows[at:end])
    assert rows[1][0].startswith("3곳 수록 ")
    assert [len(row) for row in rows if len(row) > 1] == [4] * (page.locator("#sector-table tr:has(td)").count() + 1)
    assert any("청주(오창) 이차전지 특화단지" in cell for row in rows for cell in row)
    assert "계획" in took["text/plain"]
    assert rows[-1][0].startswith("산업정책 지도 · 기준일 2026-11-28")
    assert took["text/html"].count("<tr>") == len(rows) - 1
    assert "<svg" not in took["text/html"]


def test_a_table_is_copied_as_html_and_as_text(page, atlas, visit):
    page.add_init_script(WITH_CLIPBOARD)
    visit(page, f"{atlas}{THREE}")
    page.locator("[data-copy-table]").click()
    page.wait_for_function("window.took && window.took['text/html']")
    is_whole(page, page.evaluate("window.took"))
    expect(page.locator("[data-said]")).to_contain_text("붙여 넣으십시오")


def test_without_a_clipboard_of_its_own_a_page_copies_all_the_same(page, atlas, visit):
    page.add_init_script(WITHOUT_CLIPBOARD)
    visit(page, f"{atlas}{THREE}")
    page.locator("[data-copy-table]").click()
    expect(page.locator("[data-said]")).to_contain_text("붙여 넣으십시오")
    page.evaluate(PASTED)
    page.keyboard.press("Control+V")
    is_whole(page, page.evaluate("window.pasted"))


def test_where_nothing_can_be_copied_the_table_is_selected(page, atlas, visit):
    page.add_init_script(f"{WITHOUT_CLIPBOARD}; document.execCommand = () => false")
    visit(page, f"{atlas}{THREE}")
    page.locator("[data-copy-table]").click()
    expect(page.locator("[data-said]")).to_contain_text("Ctrl+C")
    assert "청주(오창) 이차전지 특화단지" in page.evaluate("String(getSelection())")


def test_who_has_an_industry_is_two_presses_and_a_cited_source_three_from_the_first_page(page, atlas, visit):
    presses = []

    def press(locator):
        locator.first.click()
        presses.append(locator)

    page.add_init_script(WRITING)
    visit(page, f"{atlas}/?{DAY}")
    press(page.get_by_role("navigation").get_by_role("link", name="산업", exact=True))
    press(page.locator("main a[href^='/sectors/battery?']"))
    page.wait_for_url("**/sectors/battery?*")
    assert {"충북", "전북", "경북", "울산"} <= set(page.locator("main table th[scope=row] a").all_inner_texts())
    assert len(presses) <= 2

    presses.clear()
    visit(page, f"{atlas}/?{DAY}")
    page.wait_for_selector("html[data-drawn='1']")
    page.locator("#search").fill("10GW")
    press(page.locator("#search-hits .hit-item"))
    press(page.locator("#table-body tr[aria-current=true] a[href*='/items/']"))
    press(page.locator("[data-copy='cite-text']"))
    page.wait_for_function("() => window.wrote")
    wrote = page.evaluate("() => window.wrote")
    assert "10GW" in wrote
    assert "산업통상자원부" in wrote
    assert len(presses) <= 3


ENDS = """() => ['.profile-rest', '.profile-own'].map((column) =>
  Math.max(...[...document.querySelector(column).children].map((each) => each.getBoundingClientRect().bottom)))"""


@pytest.mark.parametrize("region", ["gyeongbuk", "busan", "jeonnam-gwangju", "seoul", "sejong", "seoul.gangnam"])
def test_no_side_of_a_region_s_page_is_left_blank_beside_a_long_one(page, atlas, visit, region):
    page.set_viewport_size({"width": 1366, "height": 768})
    visit(page, f"{atlas}/regions/{region}?{DAY}")
    below_the_map, own = page.evaluate(ENDS)
    assert abs(own - below_the_map) < page.viewport_size["height"]
