"""The page of `atlas folium` in a browser without a network: drawn, colours as on our map, hostile text is text."""

import re

import pytest

from industry_atlas import DatedAtlas
from layers.atlas import atlas as atlases
from layers.symbols.palette import POLES
from tests.browser.test_hostile import FRAGMENTS, no_intruder, normal, poison, shown
from tests.browser.visits import Visit
from tests.conftest import TODAY
from tests.toy_atlas import copied

LAYERS = ["growth-engines", "battery-triangle", "advanced-complexes"]


@pytest.fixture
def opened(browser, browser_context_args, tmp_path):
    """A function that opens a page's text as a file, without a network; nothing may be asked and nothing go wrong."""
    context = browser.new_context(**browser_context_args, offline=True)
    visits = []

    def go(html):
        path = tmp_path / "map.html"
        path.write_text(html, encoding="utf-8")
        page = context.new_page()
        visits.append(Visit(page, "").watch())
        page.goto(path.as_uri())
        page.wait_for_selector(".leaflet-pane path")
        return page

    yield go
    assert {url.rpartition("/")[2] for visit in visits for url in visit.requests} == {"map.html"}
    assert [said for visit in visits for said in visit.problems()] == []
    context.close()


def atlas_of(app):
    return DatedAtlas(app.extensions["drawing"].atlas, TODAY)


def test_it_is_drawn_in_our_colours_with_its_legend(opened, app):
    page = opened(atlas_of(app).page(LAYERS))
    fills = set(
        page.locator(".leaflet-atlas-areas-pane path").evaluate_all("all => all.map(one => one.getAttribute('fill'))")
    )
    assert {tint.fill for tint in POLES.values()} <= fills
    hatches = page.locator(".leaflet-atlas-hatches-pane path").evaluate_all(
        "all => all.map(one => one.getAttribute('fill'))"
    )
    assert hatches
    assert all(page.evaluate("id => !!document.getElementById(id)", one[len("url(#") : -1]) for one in hatches)
    assert page.locator(".atlas-mark svg").count() > 10
    switch = page.locator(".leaflet-control-layers-overlays label", has_text="배터리 삼각벨트")
    part = page.locator("[id^=legend-]", has_text="배터리 삼각벨트")
    assert part.is_visible()
    switch.click()
    assert not part.is_visible()
    switch.click()
    assert part.is_visible()


def test_dokdo_is_in_the_first_extent_and_under_nothing(opened, app):
    page = opened(atlas_of(app).page(LAYERS))
    name = page.locator(".atlas-name", has_text="독도").locator("span")
    box = name.bounding_box()
    boxes = page.locator(".leaflet-control").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(one => [one.left, one.top, one.right, one.bottom])"
    )
    assert 0 < box["x"] < 1366 - box["width"]
    for left, top, right, bottom in boxes:
        apart = (
            box["x"] > right or box["x"] + box["width"] < left or box["y"] > bottom or box["y"] + box["height"] < top
        )
        assert apart, (left, top, right, bottom)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_hostile_text_stays_text_in_tooltips_popups_and_legends(opened, tmp_path, lang):
    """An invented atlas whose every name and title is hostile."""
    config = copied(tmp_path / "toy")
    text = "\n".join(FRAGMENTS)
    poison(config, text)
    known = atlases.read(config.seeds, config.data, config.definitions)
    page = opened(DatedAtlas(known, TODAY, lang).page(["engines", "plants", "population"]))
    wanted = normal(text)
    for part in (".atlas-box", ".leaflet-control-layers"):
        assert wanted in shown(page, part), part
    assert page.title()
    for number, mark in enumerate(page.locator(".atlas-mark, .leaflet-atlas-areas-pane path").all()[:6]):
        mark.dispatch_event("mouseover")
        assert wanted in shown(page, ".leaflet-tooltip"), number
        mark.dispatch_event("click")
        page.wait_for_selector(".leaflet-popup-content")
        assert wanted in shown(page, ".leaflet-popup-content"), number
        no_intruder(page)
    assert not re.search(r"\b49\b", shown(page))
