"""The page of an item in a browser: no text over another at any width, citations copied, marks of the map lead here."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from layers.symbols.inks import THEMES
from tests.browser.axe import faults
from tests.browser.overlaps import overlaps
from web.service.language import LANGUAGES

ASOF = "2026-11-28"
COMPLEX = "advanced-complexes.yongin-pyeongtaek"
ITEMS = (
    COMPLEX, "advanced-complexes.ulsan", "advanced-complexes.pohang", "core-projects.p18", "growth-engines.national",
    "sobujang-complexes.gwangju", "battery-triangle.corner-honam", "national-figures.task-2017-1",
)  # fmt: skip
WIDTHS = (360, 390, 768, 1024, 1366, 1600, 1920)
FLOWS_OUT = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.grid(item=ITEMS, width=WIDTHS, lang=LANGUAGES, theme=THEMES)
def test_nothing_lies_over_another_thing_or_flows_out(page, atlas, visit, item, width, lang, theme):
    page.set_viewport_size({"width": width, "height": 900})
    record = visit(page, f"{atlas}/items/{item}?asof={ASOF}&lang={lang}&theme={theme}&data=7a8745e52e38")
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    assert record.problems() == []
    assert overlaps(page) == []
    assert page.evaluate(FLOWS_OUT) <= 0
    assert faults(page) == []


@pytest.mark.parametrize("way", ["text", "footnote", "bibtex", "csl", "address"])
def test_each_way_of_citing_is_copied_whole(page, atlas, visit, way):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, f"{atlas}/items/{COMPLEX}?asof={ASOF}")
    page.locator(f".item-cite [data-copy='cite-{way}']").click()
    expect(page.locator("[data-said]")).to_have_text("복사했습니다")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(f"#cite-{way}").input_value()
    assert f"/items/{COMPLEX}?asof={ASOF}&lang=ko&data=" in copied


def test_a_mark_of_the_map_leads_to_the_page_of_its_item(page, atlas, visit):
    visit(page, f"{atlas}/?layers=core-projects&asof={ASOF}&lang=en")
    page.wait_for_selector("html[data-drawn='1']")
    page.locator(".mark[data-item='core-projects.p18']").first.press("Enter")
    link = page.locator(".item-popup .popup-foot a")
    expect(link).to_have_attribute("href", re.compile(rf"^/items/core-projects\.p18\?asof={ASOF}&lang=en$"))
    link.press("Enter")
    page.wait_for_url(re.compile(r"/items/core-projects\.p18\?"))
    expect(page.locator("html")).to_have_attribute("lang", "en")


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("item", ITEMS[:6])
def test_the_first_screen_says_what_it_is_its_status_where_and_who_said_so(page, atlas, visit, item, lang, size):
    """Without scrolling; at a desk the map of its place with it, at least its upper half."""
    page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
    visit(page, f"{atlas}/items/{item}?asof={ASOF}&lang={lang}")
    for each in ("h1", ".item-head .lead a >> nth=0", ".item-stated a", ".item-tools .caption"):
        box = page.locator(each).bounding_box()
        assert box["y"] + box["height"] <= size[1], each
    said = page.locator(".item-stated").inner_text()
    assert page.locator("h1 .chip").inner_text() in said
    assert page.locator(".item-stated a").get_attribute("href").startswith("/sources/")
    for drawn in page.locator(".item-map > svg").all() if size[0] > 1000 else ():
        box = drawn.bounding_box()
        assert box["y"] + box["height"] / 2 <= size[1]
