"""Parts of the explore page are the same parts as in the page, and say what the scene says."""

import re

import pytest

from web.service.language import LANGUAGES, translator

STATES = ("", "layers=", "layers=grdp,growth-engines&asof=2025-12-17", "lang=en", "asof=2018-01-01", "theme=grey")
ROW = re.compile(r'<tr id="row-\d+" ')
SPACE = re.compile(r"\s+")


def plain(text):
    return SPACE.sub(" ", text).strip()


@pytest.mark.parametrize("query", STATES)
@pytest.mark.parametrize("part", ["panel", "table", "ruler"])
@pytest.mark.whole
def test_a_part_is_in_the_page_of_the_same_state(client, part, query):
    page, own = (client.get(f"{path}?{query}").get_data(as_text=True) for path in ("/", f"/fragments/{part}"))
    assert plain(own) in plain(page)


@pytest.mark.parametrize("region", ["jeju", "gyeongbuk.pohang", "pole-honam", "korea"])
@pytest.mark.whole
def test_the_card_of_a_region_is_in_the_page_that_looks_at_it(client, region):
    page, own = (client.get(url).get_data(as_text=True) for url in (f"/?focus={region}", f"/fragments/card/{region}"))
    assert plain(own) in plain(page)


def test_every_layer_has_its_row_in_the_panel(client, known):
    panel = client.get("/fragments/panel").get_data(as_text=True)
    assert sorted(re.findall(r'data-layer="([^"]+)"', panel)) == sorted(known.catalog)


def test_the_layers_that_are_on_are_checked_and_have_a_legend(client):
    panel = client.get("/fragments/panel?layers=grdp,core-projects").get_data(as_text=True)
    assert re.findall(r'value="([^"]+)"[^>]* checked', panel) == ["core-projects", "grdp"]
    assert panel.count('<ul class="legend">') == 2


@pytest.mark.parametrize("query", ["", "layers=growth-engines"])
def test_a_layer_that_is_on_has_the_legend_of_the_map_that_shows_it(client, query):
    """Poles have a hatch on a map of their own, and none on the first one."""
    panel = client.get(f"/fragments/panel?{query}").get_data(as_text=True)
    legend = panel.split('data-layer="growth-engines"')[1].split("</ul>")[0]
    drawn = client.get(f"/scene.json?{query}").get_json()["layers"][0]["legend"]
    labels = re.findall(r'legend-label">(?:<a [^>]*>)?([^<]+)', legend)
    assert labels == [row["label"] for row in drawn]
    assert legend.count("<path ") == sum((row["swatch"] or {}).get("kind") == "hatch" for row in drawn)
    assert ("<path " in legend) == bool(query)


def test_the_groups_come_in_their_order(client, known):
    panel = client.get("/fragments/panel").get_data(as_text=True)
    assert re.findall(r'data-group="([^"]+)"', panel) == [group.id for group, _ in known.catalog.grouped()]


def test_a_layer_not_yet_in_force_says_from_when(client):
    panel = client.get("/fragments/panel?asof=2018-01-01&lang=en").get_data(as_text=True)
    assert re.search(r"from 20\d\d", panel)


@pytest.mark.parametrize("layer", ["core-projects", "advanced-complexes", "population"])
def test_every_item_is_one_row_of_the_table(client, layer):
    scene = client.get(f"/scene.json?layers={layer}").get_json()
    table = client.get(f"/fragments/table?layers={layer}").get_data(as_text=True)
    assert len(ROW.findall(table)) == len({feature["id"] for feature in scene["layers"][0]["features"]})


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_table_without_layers_says_so(client, lang):
    assert translator(lang)["no_items"] in client.get(f"/fragments/table?layers=&lang={lang}").get_data(as_text=True)


def test_the_ruler_leads_to_every_document_and_every_change(client):
    ruler = client.get("/fragments/ruler").get_data(as_text=True)
    for when in ("2017-12-18", "2023-02-16", "2024-02-01", "2025-12-17", "2023-07-01", "2026-07-01"):
        assert f'data-date="{when}"' in ruler


def test_what_one_does_with_a_region_stands_before_what_applies_there(client):
    card = client.get("/fragments/card/gyeongbuk?asof=2026-11-21").get_data(as_text=True)
    assert 0 < card.index('class="card-actions"') < card.index('class="card-section"')
