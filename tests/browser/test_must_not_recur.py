"""What the front page, its phone and its tiles once did wrong and must not do again; several asks per visit."""

import pytest
from playwright.sync_api import expect

from tests.browser.overlaps import overlaps

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1366, "height": 768}
DAY = "asof=2026-11-28"
#: Controls whose boxes lie over a box of the page.
OVER = """([boxes, controls]) => {
  const clipped = (one) => {
    const box = one.getBoundingClientRect(), edge = one.closest(".tiles")?.getBoundingClientRect() ?? box;
    const [left, top] = [Math.max(box.left, edge.left), Math.max(box.top, edge.top)];
    return new DOMRect(left, top, Math.min(box.right, edge.right) - left, Math.min(box.bottom, edge.bottom) - top);
  };
  const boxesOf = (css) => [...document.querySelectorAll(css)].filter((one) => one.checkVisibility()).map(clipped)
   .filter((box) => box.width > 0 && box.height > 0);
  return boxesOf(boxes).flatMap((a) => boxesOf(controls).filter((b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2)
    .map((b) => [a.x, a.y, b.x, b.y].map(Math.round).join()));
}"""
CONTROLS = ".zoom button, .map-foot, .key, .map-layers, .map-date, .table-toggle"


def opened(page, atlas, visit, query, size):
    page.set_viewport_size(size)
    visit(page, f"{atlas}/?{query}")
    page.wait_for_selector("html[data-drawn='1']", state="attached")


def test_a_phone_has_navigation_scenes_and_five_entries_and_nothing_on_the_head_touches(page, atlas, visit):
    opened(page, atlas, visit, f"{DAY}&lang=en", PHONE)
    assert overlaps(page, ".masthead") == []
    page.locator(".to-menu").click()
    links = page.locator(".site-menu .main-nav a")
    expect(links).to_have_count(7)
    assert all(one.bounding_box()["height"] >= 44 for one in links.all())
    expect(page.locator(".site-menu .exports summary")).to_be_visible()
    assert overlaps(page, ".site-menu") == []
    page.keyboard.press("Escape")
    expect(page.locator(".site-menu")).to_be_hidden()
    expect(page.locator(".to-menu")).to_be_focused()
    entries = page.locator(".thumbs a")
    expect(entries).to_have_count(5)
    assert [round(one.bounding_box()["height"]) for one in entries.all()] == [55] * 5
    assert page.evaluate("document.querySelector('.scenes ul').scrollWidth > innerWidth")
    assert page.evaluate(OVER, [".attribution", CONTROLS]) == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_in_tiles_no_control_lies_over_a_province(page, atlas, visit, size):
    opened(page, atlas, visit, f"{DAY}&frame=tiles", size)
    assert page.locator(".tile").count() >= 16
    assert page.evaluate(OVER, [".tile", CONTROLS]) == []


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_key_of_a_grey_choropleth_is_on_the_screen_and_grey(page, atlas, visit, size):
    opened(page, atlas, visit, f"{DAY}&layers=population&theme=grey", size)
    key = page.locator(".key")
    if not key.evaluate("key => key.open"):
        key.locator("summary").click()
    expect(key.locator(".legend-row").first).to_be_in_viewport(ratio=1)
    fills = key.locator(".swatch rect").evaluate_all("all => all.map(one => one.getAttribute('fill'))")
    assert len(fills) >= 4
    assert [fill for fill in fills if len({fill[1:3], fill[3:5], fill[5:7]}) > 1] == []


def test_the_first_words_are_two_lines_at_1024_pixels_in_any_letters(page, atlas, visit):
    opened(page, atlas, visit, DAY, {"width": 1024, "height": 768})
    line = page.locator(".front-what").evaluate(
        "one => one.clientHeight / parseFloat(getComputedStyle(one).lineHeight)"
    )
    assert round(line) == 2


def test_at_a_near_zoom_a_complex_is_one_mark_and_none_lies_on_the_title(page, atlas, visit):
    opened(page, atlas, visit, f"{DAY}&layers=advanced-complexes&view=8/36.3/127.8", DESK)
    marks = page.locator(".mark:visible")
    assert 1 < marks.count() <= 12
    assert page.evaluate(OVER, [".map-title", ".mark"]) == []
