"""The filter of addresses: pages, data and files hold the same items, and say how they are filtered."""

import csv
import io
import json
import re
import zipfile
from html import unescape

import pytest

from layers.portfolio.filter import Filter
from layers.portfolio.overlaps import every_item
from tests.conftest import TODAY

LAYER = "advanced-complexes"
ASKED = "sector=battery&asof=2026-11-21"
SAID = "분야: 이차전지"
FILTERED = (
    "/",
    "/scene.json",
    "/layers/core-projects",
    "/compare",
    "/changes",
    "/embed",
    "/share",
    "/api/collections/core-projects/items",
    "/export/layers/core-projects.csv",
    "/export/data.csv",
    "/export/map.svg",
    "/export/map.html",
    "/export/compare.xlsx",
    "/export/instruments/core-projects.xlsx",
)
ZIPPED = ("xlsx", "docx", "hwpx", "pptx")


@pytest.fixture(scope="module")
def atlas(app):
    return app.extensions["drawing"].atlas


def _text(answer, name: str) -> str:
    """All letters of a file, tags taken out."""
    if name not in ZIPPED:
        return unescape(re.sub(r"<[^>]*>", "", answer.get_data(as_text=True)))
    with zipfile.ZipFile(io.BytesIO(answer.data)) as parts:
        texts = [parts.read(each).decode("utf-8") for each in parts.namelist() if each.endswith((".xml", ".rels"))]
    return unescape(re.sub(r"<[^>]*>", "", "".join(texts)))


def _ids(answer) -> set[str]:
    return {each["properties"]["id"] for each in json.loads(answer.data)["features"]}


def _split(atlas, *layers: str) -> tuple[set[str], set[str]]:
    """Names of the items of some layers under the sector, and of those that are not, which share none with them."""
    found = [item for layer, item in every_item(atlas, TODAY) if layer in layers]
    kept = {item.subject_ko for item in found if Filter(("battery",)).holds(item)}
    return kept, {item.subject_ko for item in found} - kept


@pytest.mark.parametrize(
    "asked", ["sector=battery", "status=designated,planned", "sector=bio-health&status=designated"]
)
def test_api_page_and_table_of_every_layer_have_the_same_items(client, atlas, asked):
    sectors = tuple(re.findall(r"sector=([\w-]+)", asked))
    statuses = tuple("".join(re.findall(r"status=([\w,-]+)", asked)).split(",")) if "status" in asked else ()
    for layer in atlas.catalog:
        right = {
            item.id for key, item in every_item(atlas, TODAY) if key == layer and Filter(sectors, statuses).holds(item)
        }
        api = client.get(f"/api/collections/{layer}/items?{asked}")
        rows = csv.DictReader(
            io.StringIO(client.get(f"/export/layers/{layer}.csv?{asked}").get_data(as_text=True).lstrip("\ufeff"))
        )
        page = client.get(f"/layers/{layer}?{asked}").get_data(as_text=True)
        kinds = {row["id"] for row in rows if row["kind"] != "line"}
        assert {key for key in _ids(api) if key != layer} == kinds, layer
        assert kinds <= right, layer  # what only indirect sources say stays out of files
        shown = set(re.findall(r'href="/items/([\w.-]+)', page))
        assert shown == right, layer


def test_what_is_chosen_stays_in_every_way_on(client):
    page = client.get(f"/?{ASKED}&status=designated").get_data(as_text=True)
    for way in ("/export/map.pptx?", "/export/data.csv?", "/share?"):
        (query,) = set(re.findall(re.escape(way) + r'([^"]*)"', page))
        assert "sector=battery&amp;status=designated" in query, way
    assert '<option value="battery" selected>' in page
    assert '<option value="designated" selected>' in page
    share = client.get(f"/share?{ASKED}").get_data(as_text=True)
    assert share.count("sector=battery") >= 4


def test_the_page_of_a_sector_leads_to_its_map(client, atlas):
    page = client.get("/sectors/battery?asof=2026-11-21").get_data(as_text=True)
    (href,) = re.findall(r'href="(/\?[^"]*sector=battery[^"]*)"', page)
    scene = client.get(unescape(href).replace("/?", "/scene.json?")).get_json()
    right = {item.id for _, item in every_item(atlas, TODAY) if "battery" in (item.sector, item.sector2)}
    assert {one["id"] for layer in scene["layers"] for one in layer["features"] if one["kind"] != "line"} == right
    assert all(layer["in_force"] for layer in scene["layers"])


def test_several_are_one_option_that_is_chosen(client):
    page = client.get("/?sector=battery&sector=semiconductor").get_data(as_text=True)
    assert '<option value="semiconductor,battery" selected>반도체, 이차전지</option>' in page


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("sector=batery", "battery"),
        ("sector=이차전지", "battery"),
        ("status=지정", "designated"),
        ("status=plan", "planned"),
    ],
)
def test_an_unknown_word_leads_to_the_nearest_right_one(client, asked, nearest):
    name, word = asked.split("=")
    page = client.get(f"/?layers={LAYER}&{asked}")
    assert page.status_code == 400
    assert f'href="/?layers={LAYER}&amp;{name}={nearest}"' in page.get_data(as_text=True)
    problem = client.get(f"/scene.json?{asked}&lang=en")
    assert problem.status_code == 400
    assert problem.mimetype == "application/problem+json"
    assert nearest in problem.json["detail"]
    assert word in problem.json["detail"]


@pytest.mark.parametrize("address", FILTERED)
def test_every_address_with_a_filter_refuses_an_unknown_one(client, address):
    asked = "&regions=busan,ulsan" if "compare" in address else ""
    assert client.get(f"{address}?sector=nothing{asked}").status_code == 400


@pytest.mark.parametrize("name", ["csv", "geojson", "gpkg", "shp"])
def test_data_without_a_row_are_written(client, name):
    assert client.get(f"/export/data.{name}?layers=depopulation-areas,grdp&{ASKED}").status_code == 200


@pytest.mark.office
@pytest.mark.parametrize("name", ["svg", "xlsx", "docx", "hwpx", "pptx"])
def test_files_of_the_map_hold_what_is_chosen_and_say_so(client, atlas, name):
    kept, others = _split(atlas, LAYER)
    said = _text(client.get(f"/export/map.{name}?layers={LAYER}&{ASKED}"), name)
    assert SAID in said
    assert not {other for other in others if other in said}
    if name in ("xlsx", "docx", "hwpx"):
        assert all(one in said for one in kept)


@pytest.mark.office
@pytest.mark.parametrize("name", ["xlsx", "docx"])
def test_files_of_a_comparison_hold_what_is_chosen_and_say_so(client, atlas, name):
    _, others = _split(atlas, LAYER)
    said = _text(client.get(f"/export/compare.{name}?regions=chungbuk,gyeongbuk,gyeonggi&{ASKED}"), name)
    assert SAID in said
    assert not {other for other in others if other in said}


def test_a_comparison_page_counts_what_is_chosen(client, atlas):
    _, others = _split(atlas, LAYER)
    page = client.get(f"/compare?regions=chungbuk,gyeongbuk,gyeonggi&{ASKED}").get_data(as_text=True)
    assert SAID in page
    assert "sector=battery" in re.search(r'/export/compare\.xlsx\?([^"]*)"', page).group(1)
    assert not {other for other in others if f">{other}<" in page}


def test_a_table_for_parliament_holds_what_is_chosen(client, atlas):
    kept, others = _split(atlas, LAYER)
    said = _text(client.get(f"/export/instruments/{LAYER}.xlsx?{ASKED}"), "xlsx")
    assert SAID in said
    assert all(one in said for one in kept)
    assert not {other for other in others if other in said}


def test_an_embedded_map_and_its_picture_code_carry_it(client):
    page = client.get(f"/embed?layers={LAYER}&{ASKED}").get_data(as_text=True)
    assert SAID in unescape(page)
    assert "sector=battery" in page
    assert client.get(f"/share/qr.svg?{ASKED}").status_code == 200
