"""Scenes and filters on the map: a press makes the map one of them, and no stop of the ruler is empty."""

from collections import Counter

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.overlaps import overlaps
from tests.browser.waiting import empty, until

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


SAID = """() => {
  const texts = "h1, #map-title, #map-subtitle, #map-caption, #notices, #layers-on, #fingerprint, #scenes li," +
    " #asof-event, [data-asof-words], #panel-groups .layer-head, #panel-groups .legend";
  const links = ".site-head .brand, .to-search, .main-nav a, .basket-open, .exports a, #share-open, .language";
  const plain = (each) => each.textContent.replace(/\\s+/g, " ").trim();
  return {
    title: document.title,
    map: document.querySelector(".folium-map").getAttribute("aria-label"),
    chosen: [...document.querySelectorAll(".filters select")].map((each) => each.value),
    layers: [...document.querySelectorAll("input[name=layers]:checked")].map((each) => each.value),
    current: [...document.querySelectorAll("[aria-current]")].map(plain),
    texts: [...document.querySelectorAll(texts)].map(plain),
    links: [...document.querySelectorAll(links)].map((each) => decodeURIComponent(each.href)
      .replace(/([?&])view=[^&]*&?/, "$1")),
  };
}"""
LED = ("이차전지", "전력·용수", "지역 주축산업", "2017 산업정책", "특화단지·벨트")


def differing(page, other):
    """What two pages say differently, by where they say it."""
    one, two = page.evaluate(SAID), other.evaluate(SAID)
    return {key: (one[key], two[key]) for key in one if one[key] != two[key]}


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1366, 768)])
def test_scripts_leave_what_the_server_writes_for_the_state(page, context, atlas, visit, width, height):
    opened(page, atlas, visit, TODAY, width, height)
    for name in LED:
        page.eval_on_selector_all(
            "#scenes a[data-scene]", "(all, name) => all.find((one) => one.textContent === name).click()", name
        )
        expect(page.locator("#scenes [aria-current]")).to_have_text(name)
        other = context.new_page()
        opened(other, atlas, visit, page.url.removeprefix(atlas), width, height)
        assert until(page, lambda other=other: differing(page, other), empty) == {}
        assert page.title().startswith(str(page.locator("#map-title").text_content()))
        other.close()


def test_mark_of_many_industries_says_how_many_and_whose_they_are(page, atlas, visit):
    opened(page, atlas, visit, f"{TODAY}&layers=main-industries", 390, 844)
    scene = page.request.get(f"{atlas}/scene.json?layers=main-industries&asof=2026-11-21").json()
    industries = Counter(
        scene["regions"][feature["regions"][0]]["name"]
        for feature in scene["layers"][0]["features"]
        if feature["kind"] == "badge"
    )
    assert max(industries.values()) > 1
    marks = page.locator(".mark.cluster")
    shown = marks.evaluate_all("all => all.map((one) => [one.getAttribute('aria-label'), Number(one.textContent)])")
    assert shown
    for label, number in shown:
        assert [name for name, n in industries.items() if label.startswith(name) and n == number], label
    for i, name in enumerate(next(each for each in industries if label.startswith(each)) for label, _ in shown):
        marks.nth(i).dispatch_event("click")
        expect(page.locator(".item-popup .popup-where")).to_have_text(name)
        expect(page.locator(".item-popup .popup-entry")).to_have_count(industries[name])
    page.locator(".popup-entry").first.press("Enter")
    expect(page.locator(".item-popup .popup-where")).to_have_text(name)
