"""The Folium shell: local, repeatable, and deaf to hostile titles."""

import json

import folium
import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.map.folium_map import AtlasMap, compared_maps, explore_map

LAYERS = (("growth-engines", "5극3특 권역·성장엔진"), ("grdp", "지역내총생산(GRDP)"))
HOSTILE = ("</script><script>alert(1)</script>", "${alert(1)}", "\\", "\"'", "<img src=x onerror=alert(1)>", "<!--")
TEMPLATES = ("{{7*7}}", "{{ 7*7 }}", "{% raw %}", "{% if %}", "{#", "{{", "}}", "{", "}{")


def test_equal_maps_are_equal_bytes():
    assert explore_map(LAYERS) == explore_map(LAYERS)


def test_every_layer_is_an_element_of_the_map():
    script = explore_map(LAYERS).script
    assert [layer_id in script for layer_id, _ in LAYERS] == [True, True]


def test_the_shell_asks_nothing_of_another_host():
    parts = explore_map(LAYERS)
    assert "http" not in parts.html + parts.script
    assert "//" not in parts.html + parts.script


def test_links_of_other_maps_do_not_reach_the_atlas():
    other = folium.Map()
    other.add_js_link("elsewhere", "elsewhere.js")
    assert AtlasMap.default_js == []
    assert "elsewhere" not in explore_map(LAYERS).script


def test_the_atlas_leaves_the_lists_of_folium_alone():
    before = list(folium.Map.default_js)
    explore_map(LAYERS)
    assert folium.Map.default_js == before


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_stays_inside_its_string(text):
    script = explore_map((("layer", text),)).script
    assert "<" not in script
    assert "</script" not in script


@pytest.mark.parametrize("text", TEMPLATES)
def test_a_title_is_no_template(text):
    script = explore_map((("layer", text),)).script
    said = script.split('"title": ')[1].split("});")[0]
    assert json.loads(said) == text
    assert "49" not in script


@given(st.text())
def test_no_title_adds_a_statement_to_the_script(text):
    plain = explore_map((("layer", "x"),)).script
    assert explore_map((("layer", text),)).script.count("atlas.layers.push(") == plain.count("atlas.layers.push(")
    assert "<" not in explore_map((("layer", text),)).script


def test_compared_maps_wait_until_they_are_asked_for():
    parts = compared_maps(3)
    assert len({part.html for part in parts}) == 3
    assert all("maps.push(() => L.map(" in part.script for part in parts)
    assert compared_maps(3) == parts
