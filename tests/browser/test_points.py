"""Very many points of an organisation on the map: drawn from tiles with what a mark means, else as counts."""

from __future__ import annotations

import csv
import io
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.serving import served
from tests.browser.visits import switch
from tests.conftest import TODAY
from tests.made_points import definition, make, table
from web.application import create_app
from web.service import assets
from web.service.config import Config

NUMBER = 4_000
LAYER = "own-factories"
TITLE = "공장 (자체 자료 · 시험기관)"
FAR, NEAR = "7/36.2/127.9", "13/36.35/127.4"
DRAWING_MS = 90_000
SIGN = ".leaflet-points-pane canvas"


@pytest.fixture(scope="module")
def own_dir(tmp_path_factory, boundaries):
    folder = tmp_path_factory.mktemp("points") / "atlas-own" / "tiles"
    folder.mkdir(parents=True)
    make(folder / f"{LAYER}.pmtiles", NUMBER, boundaries)
    (folder / f"{LAYER}.yml").write_text(definition(LAYER), encoding="utf-8")
    return folder.parent


@pytest.fixture(scope="module")
def tiled(own_dir):
    """Address of a service with a layer of made points."""
    with served(create_app(Config(today=TODAY, own_dir=own_dir))) as address:
        yield address


@pytest.fixture(scope="module")
def point():
    """A made point that lies alone, with its id and name."""
    frame = table(NUMBER)
    for _, one in frame.iterrows():
        near = frame[(frame.lon - one.lon).abs().lt(0.006) & (frame.lat - one.lat).abs().lt(0.006)]
        if len(near) == 1 and 127 < one.lon < 129 and 35.5 < one.lat < 37.5:
            return one
    raise AssertionError("no point lies alone")


def opened(page, tiled, visit, view, more=""):
    seen = visit(page, f"{tiled}/?layers={LAYER}&view={view}{more}")
    drawn(page)
    return seen


def drawn(page):
    page.wait_for_selector("[data-points]", state="attached", timeout=DRAWING_MS)
    page.wait_for_function(
        "() => !document.querySelector('.leaflet-points-pane .leaflet-tile:not(.leaflet-tile-loaded)')",
        timeout=DRAWING_MS,
    )


def legend(page):
    return page.locator("#key-drawn").inner_text()


def test_what_draws_points_is_loaded_where_such_a_layer_is_on_alone(page, tiled, visit):
    seen = visit(page, f"{tiled}/?layers=advanced-complexes&view={FAR}")
    page.wait_for_selector("html[data-drawn='1']")
    assert not any("points." in url or "/tiles/" in url for url in seen.requests)
    switch(page, LAYER).check()
    drawn(page)
    assert any(assets.address("points.js") in url for url in seen.requests)
    assert parse_qs(urlsplit(page.url).query)["layers"][0].split(",")[-1] == LAYER
    page.locator("#no-shade").check()
    expect(page.locator(SIGN)).to_have_count(0)
    expect(page.locator("[data-points]")).to_have_count(0)


def test_the_legend_says_what_is_drawn_at_each_zoom_and_whose_it_is(page, tiled, visit):
    opened(page, tiled, visit, FAR)
    assert "칸 하나에 든 점의 수" in legend(page)
    assert "10~99개" in legend(page)
    expect(page.locator(".attribution")).to_contain_text(TITLE)
    expect(page.locator(f"[data-layer='{LAYER}'] .notice-line")).to_contain_text("웹 지도에서만")
    page.evaluate("window.atlas.map.setZoom(12, { animate: false })")
    page.wait_for_selector("[data-points='near']", state="attached")
    assert "점 하나" in legend(page)
    assert "칸 하나" not in legend(page)


def test_the_shade_of_the_counts_makes_room_for_the_points_and_comes_back_as_tiles(page, tiled, visit):
    opened(page, tiled, visit, FAR)
    fills = "() => [...document.querySelectorAll('.leaflet-land-pane path')].map((each) => each.getAttribute('fill'))"
    shades = {
        feature["fill"]
        for feature in page.request.get(f"{tiled}/scene.json?layers={LAYER}").json()["layers"][0]["features"]
    }
    assert not shades & set(page.evaluate(fills))
    page.locator("[data-frame='tiles']").click()
    page.wait_for_selector(".tile-figure")
    expect(page.locator(SIGN)).to_have_count(0)
    assert "칸 하나" not in legend(page)


def test_a_point_says_its_name_id_and_source_where_it_is_pressed(page, tiled, visit, point):
    opened(page, tiled, visit, f"13/{point.lat:.4f}/{point.lon:.4f}")
    at = page.evaluate(
        "([lat, lon]) => { const box = window.atlas.map.getContainer().getBoundingClientRect();"
        " const at = window.atlas.map.latLngToContainerPoint([lat, lon]); return [box.x + at.x, box.y + at.y]; }",
        [point.lat, point.lon],
    )
    page.mouse.move(*at)
    expect(page.locator(".map-tip:visible")).to_contain_text(point["name"])
    page.mouse.click(*at)
    popup = page.get_by_role("dialog", name=point["name"])
    expect(popup).to_contain_text(f"관리번호 {point['id']}")
    expect(popup).to_contain_text(TITLE)
    expect(popup).to_contain_text("자체 자료 · 시험기관 2026.9.1.")
    assert "focus=" not in page.url
    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()
    page.mouse.click(at[0] + 60, at[1] + 60)
    page.wait_for_url("**focus=**")


def crowd():
    """Where most made points lie in one square of 32 pixels at zoom 11: their middle, and how many."""
    frame = table(NUMBER)
    angle = np.radians(frame.lat)
    world = pd.DataFrame({"x": (frame.lon + 180) / 360, "y": (1 - np.arcsinh(np.tan(angle)) / np.pi) / 2})
    square = np.floor(world * (1 << 11) * 8).astype(int)
    found = frame.groupby([square.x, square.y]).agg({"lat": ["mean", "size"], "lon": "mean"})
    most = found.iloc[found["lat"]["size"].argmax()]
    return most["lat"]["mean"], most["lon"]["mean"], int(most["lat"]["size"])


def test_a_circle_says_how_many_it_stands_for_and_leads_nearer(page, tiled, visit):
    lat, lon, number = crowd()
    assert number > 4
    opened(page, tiled, visit, f"11/{lat:.4f}/{lon:.4f}")
    frame = page.locator(".folium-map").bounding_box()
    page.mouse.click(frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] / 2)
    popup = page.locator(".item-popup")
    expect(popup.locator("strong")).to_have_text(f"점 {number}개")
    popup.locator("[data-nearer]").click()
    page.wait_for_function("() => window.atlas.map.getZoom() === 13")
    expect(popup).to_be_hidden()


def test_the_same_is_had_by_keyboard_as_a_table(page, tiled, visit):
    opened(page, tiled, visit, FAR)
    link = page.locator(f"[data-layer='{LAYER}'] [data-points] a")
    rows = list(
        csv.DictReader(io.StringIO(page.request.get(f"{tiled}{link.get_attribute('href')}").text().lstrip("\ufeff")))
    )
    visit(page, f"{tiled}/layers/{LAYER}")
    shown = page.locator("#points ~ .table-wrap tbody tr").all_inner_texts()
    assert len(shown) == len([row for row in rows if row["region"]]) > 50
    assert sum(int(row["points"]) for row in rows if row["level"] != "province") == NUMBER
    assert not faults(page)


def test_on_paper_the_counts_stand_with_their_own_legend(page, tiled, visit):
    opened(page, tiled, visit, FAR)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(SIGN)).to_have_count(0)
    assert "칸 하나" not in page.locator("#key-drawn").inner_text()
    assert "개~" in page.locator("#key-drawn").inner_text()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    drawn(page)
    assert "칸 하나" in page.locator("#key-drawn").inner_text()


def test_where_tiles_do_not_arrive_the_counts_stand_and_it_is_said(page, tiled, visit):
    page.route("**/tiles/WebMercatorQuad/**", lambda route: route.fulfill(status=404, body=""))
    seen = visit(page, f"{tiled}/?layers={LAYER}&view={FAR}")
    expect(page.locator(f"[data-layer='{LAYER}'] [data-points-failed]")).to_contain_text("받지 못했습니다")
    expect(page.locator(SIGN)).to_have_count(0)
    expect(page.locator("[data-points]")).to_have_count(0)
    assert "개~" in legend(page)
    assert all("/tiles/" in each for each in seen.failures)
    seen.failures.clear()
    seen.messages.clear()


@pytest.mark.parametrize("theme", ["colour", "grey"])
@pytest.mark.parametrize("view", [FAR, NEAR])
def test_a_page_with_points_has_no_fault_of_access(page, tiled, visit, view, theme):
    opened(page, tiled, visit, view, f"&theme={theme}")
    assert not faults(page)


@pytest.mark.parametrize(("size", "lang"), [((390, 844), "ko"), ((1366, 900), "en")])
def test_points_are_drawn_on_a_phone_and_in_english(page, tiled, visit, point, size, lang):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, tiled, visit, f"12/{point.lat:.4f}/{point.lon:.4f}", f"&lang={lang}")
    assert page.locator(SIGN).count()
