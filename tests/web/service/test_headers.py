"""Headers of every address: what a page may run, until when it is fresh, and how it is packed."""

import gzip
import re

import brotli
import pytest

from web.service import assets
from web.service.assets import PACKED, SUFFIXES, address
from web.service.compression import SMALLEST
from web.service.headers import ASK_AGAIN, FIXED, FOREVER, script_hash

PAGES = (
    "/", "/layers", "/layers/advanced-complexes", "/regions/gyeongbuk", "/sources", "/freshness", "/embed", "/share",
    "/nowhere",
)  # fmt: skip
OTHERS = (
    "/sources/motir-2025-12-17", "/fragments/panel", "/fragments/table", "/fragments/ruler", "/fragments/card/jeju",
    "/scene.json", "/search.json?q=포항", "/api/collections", "/api/collections/grdp/items",
    "/export/layers/grdp.geojson", "/export/layers/grdp.csv", "/export/layers/grdp.gpkg", "/healthz", "/readyz",
    "/share/qr.svg", "/oembed?url=http://localhost/", "/fragments/share", "/scene.json?layers=x",
)  # fmt: skip
FRESH = tuple(url for url in (*PAGES, *OTHERS) if url not in ("/nowhere", "/scene.json?layers=x"))
SCRIPTS = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
HANDLERS = re.compile(r"<[^>]+\son[a-z]+\s*=", re.IGNORECASE)
STYLES = re.compile(r"<[^>]+\sstyle\s*=", re.IGNORECASE)
SHEET = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)


def policy(answer):
    parts = (part.strip().split(" ") for part in answer.headers["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in parts}


def inline(page):
    """Text of the scripts that run from the page itself."""
    found = SCRIPTS.finditer(page)
    return [
        each["text"]
        for each in found
        if "src=" not in each["attributes"] and "application/json" not in each["attributes"]
    ]


@pytest.mark.parametrize("url", [*PAGES, *OTHERS])
def test_every_answer_is_guarded(client, url):
    answer = client.get(url)
    rules = policy(answer)
    assert {name: answer.headers[name] for name in FIXED} == FIXED
    assert rules["default-src"] == ["'self'"]
    assert rules["object-src"] == rules["base-uri"] == ["'none'"]
    assert rules["frame-ancestors"] == ["'self'"]
    assert not re.search(r"unsafe-|https?:|\*", answer.headers["Content-Security-Policy"])


@pytest.mark.parametrize("url", [*PAGES, "/sources/motir-2025-12-17", "/?lang=en", "/?asof=2025-12-17&focus=jeju"])
def test_a_page_allows_its_own_inline_scripts_and_no_other(client, url):
    answer = client.get(url)
    scripts = inline(answer.get_data(as_text=True))
    assert policy(answer)["script-src"] == ["'self'", *(script_hash(each) for each in reversed(scripts))] or (
        sorted(policy(answer)["script-src"]) == sorted(["'self'", *map(script_hash, scripts)])
    )


@pytest.mark.parametrize("url", [*PAGES, "/fragments/panel", "/fragments/card/jeju"])
def test_a_page_allows_its_own_inline_styles_and_no_other(client, url):
    answer = client.get(url)
    sheets = SHEET.findall(answer.get_data(as_text=True))
    assert policy(answer)["style-src"] == ["'self'", *map(script_hash, sheets)]
    assert len(sheets) == (url == "/")


def test_nothing_is_waited_for_before_the_picture_of_the_map(client):
    """No script to fetch stands before the picture, and no sheet of the screen but the few lines that name the font."""
    page = client.get("/?lang=ko").get_data(as_text=True)
    before, picture, _ = page.partition('id="first-picture"')
    assert picture
    links = re.findall(r'<link rel="stylesheet"[^>]*>', before)
    assert ["pretendard" in link for link in links if 'media="print"' not in link] == [True]
    assert not re.search(r"<script[^>]*>", before)


def test_the_first_paint_has_the_picture_in_its_letters(client):
    """The first paint waits for the laid picture, and for no file but the sheet whose font comes early."""
    page = client.get("/?lang=ko").get_data(as_text=True)
    head, _, body = page.partition("<body")
    waited = re.search(r'<link rel="expect" blocking="render" href="#([^"]+)">', head)[1]
    assert body.index("</script>") < body.index(f'id="{waited}"')
    sheet = re.search(r'<link rel="stylesheet" href="([^"]*pretendard[^"]*)"', head)[1]
    font = re.search(r'<link rel="preload" as="font"[^>]* href="([^"]+)"', head)[1]
    with client.get(sheet) as answer:
        assert font.rpartition("/")[2] in answer.get_data(as_text=True)


def test_the_picture_comes_before_what_stands_beside_it(client):
    """The first paint waits for no panel, ruler or card."""
    page = client.get("/?lang=ko").get_data(as_text=True)
    before, waited, after = page.partition('id="map-caption"')
    assert waited
    assert 'id="first-picture"' in before
    for part in ('id="panel"', 'id="ruler"', 'id="card"', 'id="table"'):
        assert part in after
    assert page.count('rel="preload"') + page.count('rel="modulepreload"') == 6 + 1  # and the font


def test_the_sheet_in_the_page_names_no_file(client):
    (sheet,) = SHEET.findall(client.get("/").get_data(as_text=True))
    assert "url(" not in sheet
    assert ".leaflet-pane" in sheet


def test_the_map_has_inline_scripts_to_allow(client):
    scripts = inline(client.get("/").get_data(as_text=True))
    assert any("atlas.layers.push(" in script for script in scripts)


@pytest.mark.parametrize("url", [*PAGES, "/sources/motir-2025-12-17", "/fragments/panel", "/fragments/card/jeju"])
def test_no_page_needs_what_the_policy_forbids(client, url):
    page = client.get(url).get_data(as_text=True)
    assert not HANDLERS.search(page)
    assert not STYLES.search(page)


@pytest.mark.parametrize("url", FRESH)
@pytest.mark.whole
def test_an_unchanged_answer_is_304(client, url):
    first = client.get(url)
    again = client.get(url, headers={"If-None-Match": first.headers["ETag"]})
    assert first.status_code == 200
    assert first.headers["Cache-Control"] == ASK_AGAIN
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["ETag"] == first.headers["ETag"]


def test_another_day_and_language_is_another_tag(client):
    urls = ("/", "/?lang=en", "/?asof=2025-12-17", "/?asof=2025-12-18")
    assert len({client.get(url).headers["ETag"] for url in urls}) == len(urls)


def test_another_data_version_is_another_tag(client, toy_app):
    tags = [each.get("/healthz").headers["ETag"] for each in (client, toy_app.test_client())]
    assert tags[0] != tags[1]


def test_an_error_is_not_kept(client):
    answer = client.get("/nowhere")
    assert "ETag" not in answer.headers
    assert "immutable" not in answer.headers.get("Cache-Control", "")


@pytest.mark.parametrize("name", ["leaflet.js", "pretendard.css", "css/map.css", "js/explore.js", "img/seal.svg"])
def test_a_hashed_asset_is_kept_for_ever(client, name):
    answer = client.get(address(name), buffered=True)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == FOREVER


@pytest.mark.parametrize("query", ["", "?v=000000000000", "?v="])
def test_an_asset_under_another_hash_is_not(client, query):
    answer = client.get(address("css/map.css").split("?")[0] + query, buffered=True)
    assert answer.status_code == 200
    assert "immutable" not in answer.headers["Cache-Control"]


@pytest.mark.parametrize("what", ["explore.js", "site.css", "css/print.css", "boundaries", "context"])
@pytest.mark.parametrize(("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_what_the_set_up_step_packed_is_sent_as_it_lies_there(client, what, encoding, unpack):
    levels = client.get("/scene.json?layers=").get_json()["geometry"]
    url = {"boundaries": levels["60"], "context": levels["context"]}.get(what) or address(what)
    digest = url.rpartition("=")[2] if "=" in url else url.split(".")[-2]
    plain, packed = (
        client.get(url, headers={"Accept-Encoding": each}, buffered=True) for each in ("identity", encoding)
    )
    assert packed.data == (PACKED / f"{digest}{SUFFIXES[encoding]}").read_bytes()
    assert unpack(packed.data) == plain.data
    assert packed.headers["Content-Encoding"] == encoding
    assert packed.headers["Cache-Control"] == plain.headers["Cache-Control"] == FOREVER
    assert packed.headers.get("ETag") == plain.headers.get("ETag")
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"


def test_a_static_file_asked_for_by_another_spelling_is_no_key_of_ours(client):
    before = assets.address.cache_info().currsize
    for steps in range(1, 9):
        answer = client.get(f"/static/css/{'./' * steps}map.css?v=1", headers={"Accept-Encoding": "br"}, buffered=True)
        assert "immutable" not in answer.headers.get("Cache-Control", "")
    assert assets.address.cache_info().currsize == before


@pytest.mark.parametrize(
    "url", ["/", "/layers", "/scene.json", "/api/collections/grdp/items", "/export/layers/grdp.csv"]
)
@pytest.mark.parametrize(("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_a_packed_answer_unpacks_to_the_same_bytes(client, url, encoding, unpack):
    plain, packed = (client.get(url, headers={"Accept-Encoding": each}) for each in ("identity", encoding))
    assert packed.headers["Content-Encoding"] == encoding
    assert unpack(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 2
    assert int(packed.headers["Content-Length"]) == len(packed.data)
    assert packed.headers["ETag"] != plain.headers["ETag"]


@pytest.mark.parametrize("url", ["/", "/scene.json", "/layers"])
@pytest.mark.parametrize("accepted", ["", "identity", "gzip", "br"])
def test_packed_or_not_the_answer_varies(client, url, accepted):
    assert "Accept-Encoding" in client.get(url, headers={"Accept-Encoding": accepted}).headers["Vary"]


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", None),
        ("identity", None),
        ("deflate", None),
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0", None),
        ("*", "br"),
    ],
)
def test_the_encoding_is_one_the_reader_accepts(client, accepted, encoding):
    answer = client.get("/layers", headers={"Accept-Encoding": accepted})
    assert answer.headers.get("Content-Encoding") == encoding


@pytest.mark.parametrize("url", ["/healthz", "/export/layers/grdp.gpkg"])
def test_what_is_small_or_no_text_is_sent_as_it_is(client, url):
    answer = client.get(url, headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in answer.headers
    assert len(answer.data) < SMALLEST or not answer.mimetype.startswith("text/")


@pytest.mark.parametrize("url", ["/", "/scene.json", "/layers"])
def test_head_has_the_headers_and_no_body(client, url):
    full, head = client.get(url), client.head(url)
    assert head.data == b""
    assert head.headers["ETag"] == full.headers["ETag"]
    assert head.headers["Content-Length"] == full.headers["Content-Length"]
