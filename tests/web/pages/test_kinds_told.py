"""Under which heading a layer stands: the kind of its definition decides everywhere, a plan never looks designated."""

import re

import pytest

from layers.atlas.definition import GROUPS, OF_GROUND, Definition
from layers.atlas.instrument import GROUNDS, Instrument
from layers.words.catalogue import words_of
from tests.layers_named import LAYERS

#: Groups named for a field, not for a kind: no layer under them is said to be anything.
FIELDS = ("people", "energy")
SECTION = re.compile(r'<h2 id="group-(\w+)">([^<]*)</h2>(.*?)</section>', re.DOTALL)
ROW = re.compile(r'href="/layers/([\w-]+)\?[^"]*">[^<]*</a><span\s*class="by"><span class="of-panel">([^<]*)')


@pytest.fixture(scope="module")
def kinds(known):
    """Title of the kind of every layer of facts."""
    return {key: words_of("ko", "meeting")[one.ground] for key, one in known.instruments.items()}


def fields():
    return [words_of("ko", "group")[field] for field in FIELDS]


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_a_kind_has_one_name_in_the_panel_and_in_the_register(lang, ground):
    assert words_of(lang, "group")[OF_GROUND[ground]] == words_of(lang, "meeting")[ground]


def test_every_other_group_is_named_for_a_field():
    assert {group.id for group in GROUPS} == {*OF_GROUND.values(), *FIELDS}


@pytest.mark.parametrize("group", sorted({group.id for group in GROUPS}))
@pytest.mark.parametrize("ground", GROUNDS)
def test_whatever_a_file_says_no_layer_stands_under_another_kind(group, ground):
    said, known = {"ko": "목록", "en": "List"}, Instrument("project", ground, "open", False, False)
    heading = Definition("own", 1, group, said, said, "site", "points", topic="own", instrument=known).heading
    assert heading in (OF_GROUND[ground], *FIELDS)


def test_the_panel_lists_a_layer_under_its_kind(client, kinds):
    page = client.get("/?asof=2026-11-28").get_data(as_text=True)
    parts = re.split(r'<details class="group" data-group="', page)[1:]
    told = {
        layer: re.search(r'class="group-title"[^>]*>([^<]*)<', part)[1]
        for part in parts
        for layer in re.findall(r' data-layer="([\w-]+)"', part)
    }
    assert set(told) == set(LAYERS)
    assert {layer: told[layer] for layer in kinds if told[layer] not in (kinds[layer], *fields())} == {}


def test_the_list_of_layers_says_each_kind_as_the_register_does(client, kinds):
    sections = SECTION.findall(client.get("/layers?asof=2026-11-28").get_data(as_text=True))
    told = {
        layer: (title, kind)
        for _, title, section in sections
        for layer, kind in re.findall(r'href="/layers/([\w-]+)\?.*?note-inline">([^<]*) \(', section, re.DOTALL)
    }
    assert told.keys() == kinds.keys()
    assert {layer: each for layer, each in told.items() if each[1] != kinds[layer]} == {}
    assert {layer: each for layer, each in told.items() if each[0] not in (kinds[layer], *fields())} == {}


def test_a_comparison_lists_a_layer_under_its_kind(client, kinds):
    page = client.get("/compare?regions=chungnam,jeonbuk,gyeongbuk&asof=2026-11-28").get_data(as_text=True)
    told = {
        layer: group.removesuffix(" · ").strip() for layer, group in ROW.findall(page.partition('id="instruments"')[2])
    }
    assert {"growth-engines", "southern-semiconductor-belt", "battery-triangle"} <= told.keys()
    assert {layer: group for layer, group in told.items() if group not in (kinds[layer], *fields())} == {}
