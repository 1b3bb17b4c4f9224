"""A new layer from existing facts is one YAML file: page, API, downloads, panel and catalogue follow, with no code."""

import csv
import io
import json
import shutil
import zipfile
from datetime import date

import pyogrio
import pytest

from tests.conftest import TODAY, CheckingClient
from tests.layers_named import DEFINITIONS
from web.application import create_app
from web.export.formats import FORMATS
from web.service.config import Config

ASOF = date(2025, 12, 17)
NEW = """id: complexes-by-region
order: 95
group: complexes
title: {ko: 특화단지가 있는 지역, en: Regions with a complex}
abstract: {ko: 특화단지를 지역에 칠한다., en: Regions that have a complex.}
topic: advanced-complexes
level: municipality
geometry: regions
symbol: {by: status}
expect: 12
"""
FIGURES = """id: young-regions
order: 96
group: conditions
title: {ko: 사람이 사는 곳, en: Where people live}
abstract: {ko: 같은 통계를 다른 이름으로 본다., en: The same figures by another name.}
statistic: population
level: province
geometry: choropleth
symbol: {by: class}
"""
LAYERS = {"complexes-by-region": NEW, "young-regions": FIGURES}


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    """The atlas with the committed facts and two more YAML files."""
    folder = tmp_path_factory.mktemp("atlas") / "definitions"
    shutil.copytree(DEFINITIONS, folder)
    for layer_id, text in LAYERS.items():
        (folder / f"{layer_id}.yml").write_text(text, encoding="utf-8")
    application = create_app(Config(definitions=folder, today=TODAY))
    application.testing = True
    application.test_client_class = CheckingClient
    return application


@pytest.fixture(params=LAYERS)
def layer(request):
    return request.param


def scene_layer(client, layer, query=""):
    scene = client.get(f"/scene.json?layers={layer}&asof={ASOF}{query}").get_json()
    return scene["layers"][0]


def test_the_layer_is_in_the_scene_with_features_legend_and_sources(client, layer):
    drawn = scene_layer(client, layer)
    assert drawn["in_force"]
    assert len(drawn["features"]) >= 10
    assert drawn["legend"]
    assert drawn["sources"]


def test_it_counts_what_the_same_facts_count(client):
    assert (
        scene_layer(client, "complexes-by-region")["count"] == scene_layer(client, "advanced-complexes")["count"] == 12
    )


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_it_has_a_page_with_items_and_sources(client, layer, lang):
    page = client.get(f"/layers/{layer}?asof={ASOF}&lang={lang}").get_data(as_text=True)
    drawn = scene_layer(client, layer, f"&lang={lang}")
    assert all(f'id="{feature["id"]}"' in page for feature in drawn["features"])
    assert 'class="footnotes"' in page
    assert all(f"/export/layers/{layer}.{name}" in page for name in FORMATS)


def test_it_is_a_row_of_panel_and_catalogue_in_its_group(client, layer):
    panel = client.get("/fragments/panel").get_data(as_text=True)
    catalogue = client.get("/layers").get_data(as_text=True)
    group = "complexes" if layer == "complexes-by-region" else "conditions"
    part = panel.split(f'data-group="{group}"')[1].split("data-group=")[0]
    assert f'data-layer="{layer}"' in part
    assert f'href="/layers/{layer}?' in catalogue


def test_it_is_a_collection_with_items(client, layer):
    entries = client.get("/api/collections").get_json()["collections"]
    items = json.loads(client.get(f"/api/collections/{layer}/items?asof={ASOF}").data)
    assert layer in [each["id"] for each in entries]
    assert items["numberReturned"] >= 10
    assert all(each["properties"]["document"] for each in items["features"])


@pytest.mark.parametrize("name", FORMATS)
def test_it_downloads_in_every_format(client, layer, name, tmp_path):
    answer = client.get(f"/export/layers/{layer}.{name}?asof={ASOF}")
    path = tmp_path / f"{layer}.{FORMATS[name].ending or name}"
    path.write_bytes(answer.data)
    assert answer.status_code == 200
    if name == "csv":
        count = rows_of(answer.data)
    elif name == "shp":
        count = rows_of(zipfile.ZipFile(path).read("citations.csv"))
    else:
        count = pyogrio.read_info(path)["features"]
    assert count >= 10


def rows_of(table):
    return len(list(csv.reader(io.StringIO(table.decode("utf-8-sig"))))) - 1


def test_it_is_found_by_its_title(client, layer):
    title = scene_layer(client, layer)["title"].split(" (")[0]
    hits = client.get("/search.json", query_string={"q": title}).get_json()["hits"]
    assert ("layer", layer) in [(hit["kind"], hit["id"]) for hit in hits]


def test_it_is_on_the_map_that_asks_for_it(client, layer):
    page = client.get(f"/?layers={layer}").get_data(as_text=True)
    assert f'"id": "{layer}"' in page
    assert f'value="{layer}" id="layer-{layer}" checked' in page


def test_it_is_part_of_a_region(client):
    card = client.get(f"/fragments/card/gyeongbuk.pohang?asof={ASOF}").get_data(as_text=True)
    assert 'id="card-complexes-by-region"' in card


def test_its_expected_count_is_checked_as_those_of_the_catalogue(app):
    atlas = app.extensions["drawing"].atlas
    drawn = app.extensions["drawing"].whole(ASOF, "ko")["layers"]
    counts = {each["id"]: each["count"] for each in drawn}
    assert counts["complexes-by-region"] == atlas.catalog["complexes-by-region"].expect
