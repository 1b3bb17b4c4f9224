"""Layers by OGC API – Features: collections, rows, pages of rows, windows, days, reference systems."""

import gzip
import json
import re
from urllib.parse import urlsplit

import brotli
import pytest
from pyproj import Transformer
from shapely.geometry import Point, box, shape

from layers.collection import build
from tests.conftest import TODAY
from tests.layers_named import LAYERS
from tests.pages import problems
from web.application import create_app
from web.features import kept, usual
from web.features.systems import CRS84, EPSG, SYSTEMS
from web.service import compression, headers
from web.service.config import Config

COMPLEXES = "/api/collections/advanced-complexes/items"
SEVERAL_SITES = "advanced-complexes.daejeon"


@pytest.fixture(scope="module")
def under():
    return create_app(Config(today=TODAY, url="https://gis.example.kr/atlas")).test_client()


def told(client, path, **asked):
    answer = client.get(path, query_string=asked)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return json.loads(answer.data)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_layer_is_a_collection_in_catalogue_order(client, known, lang):
    entries = told(client, "/api/collections", lang=lang)["collections"]
    assert [(each["id"], each["title"]) for each in entries] == [
        (layer.id, layer.title[lang]) for layer in known.catalog.values()
    ]
    assert entries[0] == told(client, f"/api/collections/{entries[0]['id']}", lang=lang)


@pytest.mark.whole
def test_every_link_is_whole_and_leads_to_its_media_type(client):
    for each in told(client, "/api/collections")["collections"]:
        for link in each["links"]:
            assert urlsplit(link["href"]).netloc == "localhost", link
            answer = client.get(link["href"])
            assert (answer.status_code, answer.mimetype) == (200, link["type"]), link


@pytest.mark.whole
@pytest.mark.parametrize("layer", LAYERS)
def test_rows_are_those_of_the_layer_with_their_citations(client, known, layer):
    collection = told(client, f"/api/collections/{layer}/items", asof="2025-12-17")
    made = build.collection(known, layer, TODAY.replace(2025, 12, 17))
    assert (collection["id"], collection["asof"]) == (layer, "2025-12-17")
    assert collection["numberMatched"] == collection["numberReturned"] == len(made.rows)
    assert [each["properties"] for each in collection["features"]] == [dict(row.properties) for row in made.rows]
    ids = [each["id"] for each in collection["features"]]
    assert len(set(ids)) == len(ids)
    assert [each.partition("@")[0] for each in ids] == [row.properties["id"] for row in made.rows]


def test_pages_of_rows_together_are_all_rows(client):
    whole = told(client, COMPLEXES)
    following, found = f"{COMPLEXES}?limit=7", []
    while following:
        page = json.loads(client.get(following).data)
        assert page["numberMatched"] == whole["numberMatched"]
        assert page["numberReturned"] == len(page["features"]) <= 7
        found += page["features"]
        following = next((each["href"] for each in page["links"] if each["rel"] == "next"), None)
    assert found == whole["features"]


def test_one_row_is_the_same_alone_and_leads_to_its_page(client):
    for each in told(client, COMPLEXES, limit=3)["features"]:
        alone = told(client, f"{COMPLEXES}/{each['id']}")
        assert {**each, "links": alone["links"]} == alone
        page = client.get(f"{COMPLEXES}/{each['id']}", headers={"Accept": "text/html"})
        assert page.status_code == 303
        assert client.get(page.headers["Location"]).status_code == 200


def test_an_item_of_several_sites_names_its_rows(client):
    answer = client.get(f"{COMPLEXES}/{SEVERAL_SITES}")
    assert answer.status_code == 404
    assert f"{SEVERAL_SITES}@" in answer.get_json()["detail"]


def test_a_window_holds_what_meets_it(client):
    west, south, east, north = 126.5, 35.0, 129.0, 36.2
    whole = told(client, COMPLEXES)["features"]
    meant = [each["id"] for each in whole if shape(each["geometry"]).intersects(box(west, south, east, north))]
    assert 0 < len(meant) < len(whole)
    asked = told(client, COMPLEXES, bbox=f"{west},{south},{east},{north}")
    assert [each["id"] for each in asked["features"]] == meant
    turned = told(client, COMPLEXES, **{"bbox": f"{south},{west},{north},{east}", "bbox-crs": EPSG.format(4326)})
    assert turned["features"] == asked["features"]


@pytest.mark.parametrize("number", ["4326", "5179", "5186", "3857"])
def test_coordinates_stand_in_the_order_of_their_system(client, number):
    system = SYSTEMS[EPSG.format(number)]
    answer = client.get(COMPLEXES, query_string={"crs": system.address, "limit": 40})
    assert answer.headers["Content-Crs"] == f"<{system.address}>"
    plain = {each["id"]: each["geometry"] for each in told(client, COMPLEXES, limit=40)["features"]}
    there = Transformer.from_crs("EPSG:4326", f"EPSG:{number}")  # in the order of both authorities
    points = [each for each in json.loads(answer.data)["features"] if each["geometry"]["type"] == "Point"]
    assert points
    for each in points:
        lon, lat = plain[each["id"]]["coordinates"]
        tolerance = 1e-4 if number == "4326" else 2.0  # the plain ones are rounded to about a metre
        assert Point(each["geometry"]["coordinates"]).distance(Point(there.transform(lat, lon))) < tolerance


def test_a_window_in_metres_is_that_in_degrees(client):
    to_metres = Transformer.from_crs("EPSG:4326", "EPSG:5179")
    south, west = to_metres.transform(35.0, 126.5)
    north, east = to_metres.transform(36.2, 129.0)
    asked = {"bbox": f"{south},{west},{north},{east}", "bbox-crs": EPSG.format(5179)}
    found = {each["id"] for each in told(client, COMPLEXES, **asked)["features"]}
    degrees = {each["id"] for each in told(client, COMPLEXES, bbox="126.5,35.0,129.0,36.2")["features"]}
    assert found == degrees  # no complex stands between the two outlines


@pytest.mark.parametrize(
    ("when", "asof"),
    [
        ("2025-12-17", "2025-12-17"),
        ("2025-12-16T15:00:00Z", "2025-12-17"),  # midnight in Seoul
        ("2023-01-01/2025-12-17", "2025-12-17"),
        ("../2025-12-17", "2025-12-17"),
        ("2025-12-17/..", TODAY.isoformat()),
    ],
)
def test_the_day_of_a_time_is_the_as_of_date(client, when, asof):
    found = told(client, COMPLEXES, datetime=when)
    assert found["asof"] == asof
    assert found["features"] == told(client, COMPLEXES, asof=asof)["features"]


def test_columns_choose_rows(client):
    rows = [each["properties"] for each in told(client, COMPLEXES)["features"]]
    for name, value in (("regions", "gyeongbuk.pohang"), ("grade", "1"), ("site", "ulsan-onsan")):
        found = [each["properties"] for each in told(client, COMPLEXES, **{name: value})["features"]]
        meant = [row for row in rows if value in str(row[name]).split(";")]
        assert found == meant != []


def test_queryables_are_columns_of_the_rows(client):
    asked = told(client, "/api/collections/advanced-complexes/queryables")
    row = told(client, COMPLEXES, limit=1)["features"][0]["properties"]
    assert set(asked["properties"]) - {"geometry"} < set(row)
    for name in set(asked["properties"]) - {"geometry"}:
        assert client.get(COMPLEXES, query_string={name: row[name] or "x"}).status_code in (200, 400)


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ({"bbox": "1,2,3"}, "bbox"),
        ({"bbox": "a,b,c,d"}, "bbox"),
        ({"bbox": "nan,0,1,1"}, "bbox"),
        ({"bbox": "127,38,128,37"}, "bbox"),
        ({"bbox-crs": "http://www.opengis.net/def/crs/EPSG/0/9"}, "bbox-crs"),
        ({"crs": "EPSG:9999"}, "crs"),
        ({"limit": "0"}, "limit"),
        ({"limit": "-1"}, "limit"),
        ({"limit": "1e3"}, "limit"),
        ({"offset": "-1"}, "offset"),
        ({"datetime": "yesterday"}, "datetime"),
        ({"datetime": "2016-01-01"}, "datetime"),
        ({"datetime": ".."}, "datetime"),
        ({"datetime": "2025-12-17/2025-01-01"}, "datetime"),
        ({"datetime": "2025-12-17T00:00:00"}, "datetime"),
        ({"datetime": "2025-12-17", "asof": "2025-12-17"}, "datetime"),
        ({"f": "xml"}, "f"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_cannot_be_used_is_named(client, asked, parameter):
    answer = client.get(COMPLEXES, query_string=asked)
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert parameter in answer.get_json()["detail"]


def test_pages_of_other_sites_may_read(client):
    for path in ("/api", "/api/collections", COMPLEXES, f"{COMPLEXES}?limit=0"):
        answer = client.get(path)
        assert answer.headers["Access-Control-Allow-Origin"] == "*", path
        assert "Accept" in answer.headers["Vary"]
    assert client.options(COMPLEXES).headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    "path", ["/api", "/api/conformance", "/api/openapi", "/api/collections", COMPLEXES,
             "/api/collections/advanced-complexes/queryables"],
)  # fmt: skip
def test_people_get_pages_and_programs_data(client, path):
    browser = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    assert client.get(path, headers=browser).mimetype == "text/html"
    assert "json" in client.get(path).mimetype
    assert "json" in client.get(f"{path}?f=json", headers=browser).mimetype
    for lang in ("ko", "en"):
        assert client.get(path, query_string={"f": "html", "lang": lang}).status_code == 200


def test_what_is_the_same_is_not_sent_again(client):
    first = client.get(COMPLEXES)
    again = client.get(COMPLEXES, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_the_default_system_is_longitude_first(client):
    assert client.get(COMPLEXES).headers["Content-Crs"] == f"<{CRS84}>"
    for each in told(client, COMPLEXES)["features"]:
        west, south, east, north = shape(each["geometry"]).bounds
        assert 124 < west <= east < 132
        assert 33 < south <= north < 39


GEOJSON = "application/geo+json"
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
WRONG = ("/api?x=1", "/api/openapi?lang=fr", f"{COMPLEXES}?limit=0", "/api/collections/nowhere", f"{COMPLEXES}/nowhere")


@pytest.mark.parametrize("url", WRONG)
def test_what_cannot_be_answered_is_a_page_for_people_and_details_for_programs(client, url):
    for accepted, form, mimetype in (
        ({}, "", "application/problem+json"), (BROWSER, "", "text/html"), ({}, "html", "text/html"),
        (BROWSER, "json", "application/problem+json"), ({"Accept": GEOJSON}, "", "application/problem+json"),
    ):  # fmt: skip
        asked = f"{url}{'&' if '?' in url else '?'}f={form}" if form else url
        answer = client.get(asked, headers=accepted)
        assert (answer.status_code in (400, 404), answer.mimetype) == (True, mimetype), (asked, accepted)


@pytest.mark.parametrize(("encoding", "unpacked"), [("gzip", gzip.decompress), ("br", brotli.decompress), ("", bytes)])
def test_a_kept_page_is_the_same_in_every_encoding(client, encoding, unpacked):
    answer = client.get(COMPLEXES, headers={"Accept-Encoding": encoding})
    plain = client.get(f"{COMPLEXES}?offset=0&limit=999", headers={"Accept-Encoding": "identity"})
    assert answer.headers.get("Content-Encoding", "") == encoding
    assert "Accept-Encoding" in ", ".join(answer.headers.getlist("Vary"))
    found, made = json.loads(unpacked(answer.data)), json.loads(plain.data)
    assert found.pop("links") != made.pop("links")
    assert found == made
    own = next(each["href"] for each in told(client, COMPLEXES)["links"] if each["rel"] == "self")
    assert "asof=" in own
    assert json.loads(client.get(own).data) == told(client, COMPLEXES)


def test_what_is_not_sent_again_is_not_made_again(client, monkeypatch):
    first = client.get(COMPLEXES, headers={"Accept-Encoding": "gzip"})

    def fail(*_args):
        raise AssertionError

    for module, name in ((kept, "joined"), (compression, "digest"), (headers, "digest"), (compression, "_sent")):
        monkeypatch.setattr(module, name, fail)
    monkeypatch.setitem(compression.KEPT, "gzip", fail)
    asked = {"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]}
    again = client.get(COMPLEXES, headers=asked)
    assert (again.status_code, again.data) == (304, b"")
    whole = client.get(COMPLEXES, headers={"Accept-Encoding": "gzip"})
    assert (whole.data, whole.headers["ETag"]) == (first.data, first.headers["ETag"])


def test_addresses_below_a_prefix_carry_it(under):
    root = "https://gis.example.kr/atlas"
    for path in ("/api", "/api/collections", COMPLEXES, f"{COMPLEXES}?limit=2", "/api/collections/grdp"):
        answer = under.get(f"/atlas{path}", base_url="https://gis.example.kr")
        links = json.loads(answer.data)["links"]
        assert all(each["href"].startswith(f"{root}/") for each in links), path
    for path in ("/api?f=html", "/api/collections?f=html", f"{COMPLEXES}?f=html&limit=2"):
        page = under.get(f"/atlas{path}", base_url="https://gis.example.kr").text
        led = re.findall(r'(?:href|src)="(/[^"]*)"', page)
        assert led, path
        assert all(each.startswith("/atlas") for each in led), path
    moved = under.get("/atlas/api/collections/grdp?f=html", base_url="https://gis.example.kr")
    assert moved.headers["Location"].startswith(f"{root}/layers/grdp")
    described = under.get("/atlas/api/openapi", base_url="https://gis.example.kr").data
    assert json.loads(described)["servers"] == [{"url": root}]
    assert under.get("/atlas/api", base_url="https://elsewhere.example").status_code == 421


def test_an_address_that_anyone_may_invent_is_not_kept_for(client):
    for number in range(6):
        client.get(COMPLEXES, base_url=f"https://host{number}.example")
    before = usual.FIRST_PAGES.entries
    for number in range(6, 12):
        answer = client.get(COMPLEXES, base_url=f"https://host{number}.example")
        assert json.loads(answer.data)["links"][0]["href"].startswith(f"https://host{number}.example/")
    assert usual.FIRST_PAGES.entries == before


#: Headers that no two answers share.
OF_THE_MOMENT = {"X-Request-Id": "", "Date": ""}


@pytest.mark.parametrize("method", ["HEAD", "GET"])
@pytest.mark.parametrize("path", ["/api", "/api/collections", COMPLEXES, f"{COMPLEXES}?limit=3"])
def test_a_head_is_that_of_the_answer(client, method, path):
    asked, whole = client.open(path, method=method), client.get(path)
    assert {**asked.headers, **OF_THE_MOMENT} == {**whole.headers, **OF_THE_MOMENT}
    assert asked.data == (b"" if method == "HEAD" else whole.data)


def test_another_method_is_refused_and_names_those_there_are(client):
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answer = client.open(COMPLEXES, method=method)
        assert (answer.status_code, answer.mimetype) == (405, "application/problem+json")
        assert {"GET", "HEAD", "OPTIONS"} == {each.strip() for each in answer.headers["Allow"].split(",")}


def test_a_parameter_given_twice_is_refused(client):
    for name, value in (("limit", "1"), ("bbox", "1,2,3,4"), ("filter", "TRUE"), ("crs", "4326"), ("f", "json")):
        assert client.get(f"{COMPLEXES}?{name}={value}&{name}={value}").status_code == 400, name


@pytest.mark.whole
@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("layer", LAYERS)
def test_the_page_of_rows_is_a_good_page_whose_links_lead_on(client, layer, lang):
    answer = client.get(f"/api/collections/{layer}/items?f=html&lang={lang}")
    assert problems(answer.text, answer.headers) == []
    for led in sorted(set(re.findall(r'href="(/(?:api|sources)[^"]*)"', answer.text)))[:12]:
        assert client.get(led.replace("&amp;", "&")).status_code in (200, 303), led
