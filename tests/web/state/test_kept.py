"""Addresses that people kept open although a layer in them is no more, or has nothing on their day."""

import html
from urllib.parse import quote

import pytest

PAGES = ("/", "/embed", "/share", "/compare", "/layers", "/regions/gyeongbuk", "/changes", "/due", "/at", "/timeline")
DAYS = ("2017-12-18", "2023-02-16", "2024-02-01", "2025-12-17", "2026-11-21")
OLD = "layers=advanced-complexes,ghost-layer,core-projects&asof=2025-12-17"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.whole
def test_an_unknown_layer_is_left_out_and_said(client, page):
    answer = client.get(f"{page}?{OLD}")
    told = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "지금 없는 것은 빼고 보여 줍니다: ghost-layer" in told
    assert "layers=advanced-complexes,core-projects" in told or page in ("/timeline", "/compare", "/due", "/at")
    assert told.count("ghost-layer") == 1


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("page", ["/", "/embed"])
def test_only_unknown_layers_leave_an_empty_map_that_says_so(client, page, lang):
    told = client.get(f"{page}?layers=ghost,phantom&lang={lang}").get_data(as_text=True)
    assert "ghost, phantom" in told


def test_the_frame_of_an_old_address_is_that_of_what_is_left(client):
    answer = client.get("/oembed?url=" + quote(f"http://localhost/?{OLD}", safe=""))
    assert answer.status_code == 200
    assert "ghost" not in answer.get_data(as_text=True)


def test_what_an_address_names_is_told_as_text_and_in_bounds(client):
    names = ",".join(f"<b>{n}" + "x" * 400 for n in range(40))
    told = client.get("/?layers=" + quote(names, safe="")).get_data(as_text=True)
    assert "<b>0" not in told
    assert len(html.unescape(told).split("빼고 보여 줍니다:", 1)[1].split("</li>")[0]) < 400


@pytest.mark.parametrize("url", ["/scene.json?{}", "/export/map.svg?{}", "/export/data.csv?{}"])
def test_what_is_made_for_programs_and_files_is_refused(client, url):
    answer = client.get(url.format(OLD))
    assert answer.status_code == 400
    assert "ghost-layer" in answer.get_data(as_text=True)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("page", ["/", "/embed"])
def test_a_layer_that_has_nothing_on_a_day_is_told_and_no_mistake(client, known, page, day):
    shades = [key for key, each in known.catalog.items() if each.shades]
    layers = ",".join(key for key in known.catalog if key not in shades[1:])
    scene = client.get(f"/scene.json?layers={layers}&asof={day}").get_json()
    empty = [layer["title"] for layer in scene["layers"] if not layer["in_force"]]
    answer = client.get(f"{page}?layers={layers}&asof={day}")
    told = html.unescape(answer.get_data(as_text=True))
    assert answer.status_code == 200
    assert len(scene["notices"]) == len(empty)
    assert all(notice in told for notice in scene["notices"])


@pytest.mark.parametrize("page", ["/", "/embed", "/share"])
def test_a_region_that_is_not_yet_stays_a_mistake(client, page):
    assert client.get(f"{page}?focus=jeonnam-gwangju&asof=2025-12-17").status_code == 400
