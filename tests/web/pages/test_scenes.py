"""Scenes to begin with: their addresses, their page and data, and what the stops of the ruler open."""

import json
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest


def scene_of(client, href):
    """The scene that a map page of an address shows."""
    page = client.get(href).get_data(as_text=True)
    state = json.loads(re.search(r'id="atlas-boot">(.*?)</script>', page, re.S).group(1))["state"]
    asked = {
        key: ",".join(value) if key == "layers" else value for key, value in state.items() if value and key != "view"
    }
    return state, client.get("/scene.json", query_string=asked).get_json()


def test_every_scene_opens_its_map_with_its_sentence(client):
    found = client.get("/api/scenes?asof=2026-11-21").get_json()["scenes"]
    assert len(found) >= 8
    for one in found:
        page = unescape(client.get(one["href"]).get_data(as_text=True))
        assert re.search(rf'id="map-title"[^>]*>{re.escape(one["title"])}<', page)
        assert re.search(rf'aria-current="true">{re.escape(one["label"])}</a>', page)
        state, scene = scene_of(client, one["href"])
        assert state["layers"] == one["layers"]
        assert sum(layer["count"] for layer in scene["layers"]) > 0


def test_what_the_address_says_besides_stays(client):
    state, _ = scene_of(client, "/?scene=battery&asof=2025-01-02&sector=semiconductor&lang=en")
    assert (state["asof"], state["sector"], state["lang"]) == ("2025-01-02", "semiconductor", "en")


def test_ways_on_carry_what_was_opened_and_no_scene(client):
    page = client.get("/?scene=new-industrial-policy-2024").get_data(as_text=True)
    (query,) = set(re.findall(r'/export/map\.pptx\?([^"]*)"', page))
    asked = parse_qs(unescape(query))
    assert asked["asof"] == ["2024-02-01"]
    assert "scene" not in asked
    assert "scene=" not in re.search(r'data-lang="en"[^>]*href="([^"]*)"', page).group(1)


@pytest.mark.parametrize(
    ("word", "where"),
    [("batery", "/?scene=battery&amp;"), ("반도체", "/?scene=semiconductor&amp;"), ("zzz", "/scenes?")],
)
def test_an_unknown_scene_leads_to_the_nearest_or_to_all(client, word, where):
    answer = client.get(f"/?scene={word}&lang=ko")
    assert answer.status_code == 400
    assert f'href="{where}lang=ko"' in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("word", "where"), [("batery", "/?scene=battery&amp;"), ("battery", "/?scene=battery&amp;"), ("zzz", "/scenes?")]
)
def test_an_address_below_the_scenes_leads_to_the_scene_or_to_all(client, word, where):
    answer = client.get(f"/scenes/{word}?lang=ko")
    assert answer.status_code == 404
    assert f'href="{where}lang=ko"' in answer.get_data(as_text=True)


def test_the_page_lists_every_scene_with_its_layers(client, app):
    page = client.get("/scenes?lang=en").get_data(as_text=True)
    for one in app.extensions["drawing"].presets:
        assert f'id="{one.id}"' in page
        assert f"scene={one.id}" in page
    assert "/scenes?" in client.get("/glossary").get_data(as_text=True)


@pytest.mark.parametrize("layers", ["", "&layers=growth-engines", "&layers=grdp", "&layers=industries-before-reform"])
def test_no_stop_of_the_ruler_is_an_empty_map(client, layers):
    page = client.get(f"/?asof=2026-11-21{layers}").get_data(as_text=True)
    ways = {when: unescape(href) for href, when in re.findall(r'<a href="([^"]*)" data-date="([\d-]+)"', page)}
    assert len(ways) >= 8
    for when, href in ways.items():
        asked = parse_qs(urlsplit(href).query)
        assert asked["asof"] == [when]
        _, scene = scene_of(client, href)
        assert sum(layer["count"] for layer in scene["layers"] if layer["geometry"] != "choropleth") > 0, when


def test_a_day_of_the_boundaries_keeps_layers_that_hold_something(client):
    page = client.get("/?asof=2026-11-21&layers=main-industries").get_data(as_text=True)
    ways = {when: unescape(href) for href, when in re.findall(r'<a href="([^"]*)" data-date="([\d-]+)"', page)}
    assert "layers=main-industries&" in ways["2026-07-01"]
    assert "layers=main-industries&" not in ways["2018-07-01"]
    assert "layers=industries-before-reform&" in ways["2023-02-16"]


def test_data_of_scenes_refuse_what_they_do_not_know(client):
    assert client.get("/api/scenes?scene=battery").status_code == 400
