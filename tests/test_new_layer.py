"""A new layer from existing facts is one YAML file: every page and every download follow, with no code and no row."""

import csv
import io
import json
import re
import shutil
import zipfile
from datetime import date

import pyogrio
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from tests.conftest import TODAY, CheckingClient
from tests.layers_named import DEFINITIONS
from tests.test_routes import PROMISED
from web.application import create_app
from web.cli import main
from web.export.formats import FORMATS
from web.service.config import Config
from web.views.kinds import VIEWS

ASOF = date(2025, 12, 17)
NEW = """id: complexes-by-region
order: 95
group: promotion
title: {ko: 특화단지가 있는 지역, en: Regions with a complex}
abstract: {ko: 특화단지를 지역에 칠한다., en: Regions that have a complex.}
topic: advanced-complexes
instrument:
  kind: designation
  ground: promotion
  allocation: open
  complete: true
  counted: false
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
ON = f"layers={','.join(LAYERS)}"
THREE = f"regions=ulsan,gyeongbuk,jeonbuk&asof={ASOF}"
#: Every kind of view with the new layers on or in it, its address without the ending.
VIEWED = {
    "map": ("/export/map.{}", f"{ON}&asof={ASOF}"),
    "compare": ("/export/compare.{}", THREE),
    "regions": ("/export/regions/gyeongbuk.pohang.{}", f"asof={ASOF}"),
    "brief": ("/export/brief/gyeongbuk.{}", f"asof={ASOF}"),
    "changes": ("/export/changes.{}", f"from=2023-01-01&to={ASOF}&layer=complexes-by-region"),
    "sectors": ("/export/sectors/battery.{}", f"asof={ASOF}"),
    "instruments": ("/export/instruments/complexes-by-region.{}", f"asof={ASOF}"),
}
FILES = [
    f"{path.format(name)}?{query}"
    for kind, (path, query) in VIEWED.items()
    for name in (one.name for one in VIEWS[kind].formats)
]
DATA = [f"/export/data.{name}?{ON}&asof={ASOF}" for name in FORMATS]


def with_new_layers(route, url):
    """The promised addresses of a route with the new layers in place of those of the example."""
    if "<feature_id>" in route:
        return [url]  # a row is one of its own layer
    if "<layer_id>" in route:
        known = ["complexes-by-region"] if "instruments" in route else LAYERS
        named = url.split("?")[0].split("/")[3 if "/export/" in route or "/api/" in route else 2].split(".")[0]
        return [url.replace(named, layer, 1) for layer in known]
    return [re.sub(r"layer=[^&]*", "layer=complexes-by-region", re.sub(r"layers=[^&]*", ON, url))]


PAGES = sorted({one for route, urls in PROMISED.items() for url in urls for one in with_new_layers(route, url)})


@pytest.fixture(scope="module")
def definitions(tmp_path_factory):
    """The committed definitions and two more YAML files."""
    folder = tmp_path_factory.mktemp("atlas") / "definitions"
    shutil.copytree(DEFINITIONS, folder)
    for layer_id, text in LAYERS.items():
        (folder / f"{layer_id}.yml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def app(definitions):
    """The atlas with the committed facts and the new layers."""
    application = create_app(Config(definitions=definitions, today=TODAY))
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
    group = "promotion" if layer == "complexes-by-region" else "conditions"
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


@pytest.mark.whole
@pytest.mark.parametrize("url", PAGES)
def test_every_address_answers_with_it(client, url):
    assert client.get(url).status_code == 200


@pytest.mark.whole
@pytest.mark.parametrize("url", [*FILES, *DATA, f"/export/map.html?{ON}&asof={ASOF}"])
def test_every_file_is_made_with_it(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    assert len(answer.data) > 1000


@pytest.mark.parametrize("url", [f"/compare?{THREE}", f"/regions/ulsan?asof={ASOF}", f"/brief/ulsan?asof={ASOF}"])
def test_pages_about_regions_tell_it(client, url):
    assert "특화단지가 있는 지역" in client.get(url).get_data(as_text=True)


def test_a_comparison_as_a_workbook_has_its_row(client):
    book = load_workbook(io.BytesIO(client.get(f"/export/compare.xlsx?{THREE}").data))
    cells = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "특화단지가 있는 지역" in cells


@pytest.mark.whole
def test_the_check_of_the_data_set_counts_it(definitions, monkeypatch):
    monkeypatch.setenv("ATLAS_DEFINITIONS", str(definitions))
    result = CliRunner().invoke(main.main, ["check"])
    assert (result.exit_code, result.output.split(" layers")[0]) == (0, str(len(list(definitions.glob("*.yml")))))
