"""The tile grid at work: the same state, by pointer and by keyboard, and back to geography."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.overlaps import overlaps
from tests.browser.visits import switch

STATE = "asof=2026-11-21&layers=growth-engines,southern-semiconductor-belt,battery-triangle,advanced-complexes"
SCREENS = [(1366, 900), (390, 844)]


def opened(page, atlas, visit, query=f"{STATE}&frame=tiles"):
    visit(page, f"{atlas}/?{query}")
    page.wait_for_selector("html[data-drawn='1']")


def state(page):
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def test_the_choice_changes_the_frame_and_nothing_else(page, atlas, visit):
    opened(page, atlas, visit, f"{STATE}&focus=gyeongbuk&lang=ko&theme=grey")
    before = state(page)
    page.locator("[data-frame='tiles']").click()
    page.wait_for_selector(".tile")
    assert state(page) == {**before, "layers": state(page)["layers"], "frame": "tiles"}
    assert page.locator("#frame-choice [aria-pressed='true']").inner_text() == "타일"
    page.locator("[data-frame='geo']").click()
    expect(page.locator(".tiles")).to_be_hidden()
    assert "frame" not in state(page)
    page.wait_for_selector(".marks .mark")


def test_every_province_is_a_tile_and_the_map_is_out_of_reach(page, atlas, visit):
    opened(page, atlas, visit)
    assert page.locator(".tile").count() == 16
    expect(page.locator(".folium-map")).to_be_hidden()
    assert page.locator(".tile.chosen").count() == 0


def test_a_mark_opens_its_row_and_gives_the_focus_back(page, atlas, visit):
    opened(page, atlas, visit)
    mark = page.locator(".tile[aria-label='경상북도'] .tile-mark").first
    mark.click()
    popup = page.get_by_role("dialog").filter(has_text="특화단지")
    expect(popup).to_be_visible()
    expect(popup).to_contain_text("출처")
    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()
    expect(mark).to_be_focused()


def test_a_belt_node_says_its_role_and_opens(page, atlas, visit):
    opened(page, atlas, visit)
    node = page.locator(".tile[aria-label='경상북도'] .tile-node").first
    assert "소재·부품" in node.inner_text()
    node.click()
    expect(page.locator(".tile-popup")).to_contain_text("남부권 반도체")


def test_arrow_keys_walk_the_marks_and_a_name_opens_the_card(page, atlas, visit):
    opened(page, atlas, visit)
    page.locator(".tile .mark[tabindex='0']").focus()
    first = page.evaluate("document.activeElement.dataset.key")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.key") != first
    page.locator(".tile[aria-label='전남광주통합특별시'] .tile-name").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#card-body")).to_contain_text("전남광주통합특별시")
    expect(page.locator(".tile.chosen")).to_have_count(1)
    assert state(page)["focus"] == "jeonnam-gwangju"
    expect(page.locator(".tile[aria-label='전남광주통합특별시'] .tile-name")).to_be_focused()


def test_layers_and_dates_redraw_the_tiles(page, atlas, visit):
    opened(page, atlas, visit)
    switch(page, "population").check()
    page.wait_for_selector(".tile-figure")
    assert page.locator(".tile-figure").count() == 16
    page.locator("#asof").fill("2025-12-17")
    expect(page.locator(".tile")).to_have_count(17)


def test_why_a_tile_is_empty_is_said(page, atlas, visit):
    opened(page, atlas, visit, "asof=2026-11-21&layers=main-industries&frame=tiles")
    expect(page.locator(".tile[aria-label='서울특별시'] .tile-empty")).to_have_text("대상 아님")


@pytest.mark.parametrize("size", SCREENS)
def test_no_two_texts_of_the_tiles_lie_over_one_another(page, atlas, visit, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    layers = "growth-engines,battery-triangle,population,main-industries,depopulation-areas,core-projects"
    opened(page, atlas, visit, f"asof=2026-11-21&layers={layers}&frame=tiles")
    assert overlaps(page, ".tiles") == []


def test_the_tiles_are_accessible(page, atlas, visit):
    opened(page, atlas, visit)
    assert faults(page) == []
