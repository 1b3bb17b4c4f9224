"""Scenes and filters on the map: a press makes the map one of them, and no stop of the ruler is empty."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.overlaps import overlaps

TODAY = "/?asof=2026-11-21"


def opened(page, atlas, visit, url=TODAY, width=1366, height=768):
    page.set_viewport_size({"width": width, "height": height})
    record = visit(page, atlas + url)
    page.wait_for_selector("html[data-drawn='1']", state="attached")
    return record


def test_the_first_stop_of_the_ruler_shows_items(page, atlas, visit):
    opened(page, atlas, visit)
    page.locator("#ruler-handle").focus()
    page.keyboard.press("Home")
    expect(page.locator("#map-subtitle")).to_contain_text("2017년 12월 18일")
    expect(page.locator(".marks .mark").first).to_be_attached()
    assert page.locator(".marks .mark").count() > 5
    expect(page.locator("#scenes [aria-current]")).to_have_text("2017 산업정책")


def test_every_stop_of_the_ruler_shows_items(page, atlas, visit):
    opened(page, atlas, visit, f"{TODAY}&layers=growth-engines")
    days = page.eval_on_selector_all("#ruler a[data-date]", "links => links.map((link) => link.dataset.date)")
    assert len(days) >= 8
    for day in sorted(days):
        page.evaluate("day => document.querySelector(`#ruler a[data-date='${day}']`).click()", day)
        expect(page.locator("#asof")).to_have_value(day)
        expect(page.locator("#map-subtitle")).not_to_contain_text("켠 레이어 0")


def test_a_scene_is_one_press_and_says_its_sentence(page, atlas, visit):
    opened(page, atlas, visit)
    scene = page.locator("#scenes a[data-scene]", has_text="이차전지")
    scene.click()
    expect(scene).to_have_attribute("aria-current", "true")
    expect(page.locator("#map-title")).to_have_text(str(scene.get_attribute("data-title")))
    expect(page.locator("#filter-sector")).to_have_value("battery")
    assert "sector=battery" in page.url
    assert "scene=" not in page.url
    page.locator("#panel-groups input[name=layers]:checked").first.uncheck()
    expect(page.locator("#scenes [aria-current]")).to_have_count(0)
    expect(page.locator("#map-title")).not_to_have_text(str(scene.get_attribute("data-title")))


def test_an_industry_is_chosen_on_the_map_and_the_legend_follows(page, atlas, visit):
    opened(page, atlas, visit, f"{TODAY}&layers=advanced-complexes")
    page.select_option("#filter-sector", "battery")
    expect(page.locator("#map-title")).to_contain_text("분야: 이차전지")
    expect(page.locator("[data-layer=advanced-complexes]")).to_contain_text("전체 12건 중 4건")
    page.select_option("#filter-status", "planned")
    expect(page.locator("#notices")).to_contain_text("해당 항목 없음")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1366, 768)])
def test_scenes_and_filters_are_large_enough_and_cover_nothing(page, atlas, visit, width, height):
    opened(page, atlas, visit, "/?scene=battery", width, height)
    assert faults(page) == []
    assert overlaps(page) == []
    least = 44 if width < 1024 else 24
    heights = page.eval_on_selector_all(
        "#scenes a, .filters select", "all => all.map((one) => one.offsetHeight).filter(Boolean)"
    )
    assert min(heights) >= least
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_list_of_scenes_can_be_used_by_everyone(page, atlas, visit):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{atlas}/scenes")
    assert faults(page) == []
    assert page.locator("tbody tr").count() >= 8
