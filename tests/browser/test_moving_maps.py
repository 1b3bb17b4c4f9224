"""Maps of compared regions side by side: fetched when asked for, moving together, reachable by keyboard."""

from __future__ import annotations

import pytest

from layers.symbols.inks import THEMES
from tests.browser.axe import faults
from tests.browser.waiting import until
from web.service.language import LANGUAGES

THREE = "/compare?regions=gwangju,jeonnam,gyeongbuk&asof=2025-12-17"
DRAWN = '#compare-maps[data-drawn="1"]'
#: Zoom of every map, and how far each is from where it began, in pixels of zoom 0.
SEEN = """
() => window.atlas.shown.map((map) => {
  const { x, y } = map.options.crs.latLngToPoint(map.getCenter(), 0);
  return { zoom: map.getZoom(), x, y };
})
"""
NEAR = 0.05


def opened(page, atlas, visit, path=THREE):
    visit(page, atlas + path)
    page.locator('[data-show="moving"]').click()
    page.locator(DRAWN).wait_for(state="attached")
    return page.evaluate(SEEN)


def drag(page, number, dx, dy):
    page.locator(".moving-map").nth(number).scroll_into_view_if_needed()
    box = page.locator(".moving-map").nth(number).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 40
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx, y + dy, steps=4)
    page.wait_for_timeout(300)
    page.mouse.up()


def shifts(before, after):
    return [(b["x"] - a["x"], b["y"] - a["y"]) for a, b in zip(before, after, strict=True)]


def near(moved):
    return all(abs(x) < NEAR and abs(y) < NEAR for x, y in moved)


def together(before, after):
    (dx, dy), *others = shifts(before, after)[:-1]
    moved = abs(dx) + abs(dy) > NEAR
    return moved and all(abs(x - dx) < NEAR and abs(y - dy) < NEAR for x, y in others)


def assert_together(page, before):
    after = until(page, lambda: page.evaluate(SEEN), lambda seen: together(before, seen))
    assert together(before, after), shifts(before, after)
    assert len({each["zoom"] for each in after[:-1]}) == 1
    assert after[-1] == before[-1]


def test_nothing_of_the_moving_maps_is_fetched_before_they_are_asked_for(page, atlas, visit):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    visit(page, atlas + THREE)
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "leaflet" in url or "/geometry/" in url or "/scene.json" in url]
    page.locator('[data-show="moving"]').click()
    page.locator(DRAWN).wait_for(state="attached")
    assert sum("/geometry/boundaries" in url for url in asked) == 1


def test_every_map_shows_its_own_region_and_its_marks_alone(page, atlas, visit):
    opened(page, atlas, visit)
    maps = page.locator(".moving-map")
    assert maps.count() == 4
    items = [
        set(maps.nth(n).locator("[data-item]").evaluate_all("all => all.map(e => e.dataset.item)")) for n in range(3)
    ]
    assert "advanced-complexes.gumi" in items[2]
    assert "advanced-complexes.gumi" not in items[0] | items[1]
    assert all(items)


@pytest.mark.parametrize("number", [0, 2])
def test_maps_follow_one_that_is_dragged_by_the_same_way(page, atlas, visit, number):
    before = opened(page, atlas, visit)
    drag(page, number, -60, -40)
    assert_together(page, before)


def test_maps_follow_the_keys(page, atlas, visit):
    before = opened(page, atlas, visit)
    page.locator(".moving-map .leaflet-container").nth(1).focus()
    page.keyboard.press("ArrowRight")
    assert_together(page, before)


def test_buttons_zoom_all_and_lead_home(page, atlas, visit):
    before = opened(page, atlas, visit)
    page.locator('.moving-tools [data-zoom="in"]').click()
    nearer = [before[0]["zoom"] + 0.5] * 3
    zooms = until(page, lambda: [each["zoom"] for each in page.evaluate(SEEN)[:-1]], nearer.__eq__)
    assert zooms == nearer
    page.locator('.moving-tools [data-zoom="home"]').click()
    home = until(page, lambda: shifts(before, page.evaluate(SEEN)), near)
    assert near(home), home


def test_a_mark_tells_its_item(page, atlas, visit):
    opened(page, atlas, visit)
    page.locator('.moving-map .mark[data-item="advanced-complexes.gumi"]').first.dispatch_event("click")
    assert "구미" in page.locator(".item-popup .popup-row").inner_text()


@pytest.mark.grid(screen=["wide", "narrow"], lang=LANGUAGES, theme=THEMES)
def test_moving_maps_are_accessible_and_fit(page, atlas, visit, screen, lang, theme):
    opened(page, atlas, visit, f"{THREE}&lang={lang}&theme={theme}")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def test_paper_shows_the_pictures(page, atlas, visit):
    opened(page, atlas, visit)
    page.emulate_media(media="print")
    assert page.locator(".sketches").is_visible()
    assert not page.locator(".moving").is_visible()


def test_five_regions_have_pictures_alone(page, atlas, visit):
    visit(page, f"{atlas}/compare?regions=busan,daegu,ulsan,gyeongbuk,gyeongnam&asof=2025-12-17")
    assert page.locator("[data-show]").count() == 0
    assert page.locator(".sketches figure").count() == 6


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_scripts_there_are_the_pictures(page, atlas, visit):
    visit(page, atlas + THREE)
    assert page.locator(".sketches figure").first.is_visible()
    assert not page.locator("[data-choice]").is_visible()
