"""Every mistake a request can make has its status, its words in both languages, and one shape."""

import inspect
import logging
import re
from pathlib import Path

import markupsafe
import pytest

from geo import errors as geo_errors
from layers import errors as layers_errors
from web.service import mistakes
from web.service.language import LANGUAGES, translator

PAGES = (
    ("/layers/no-such-layer", 404, "no-such-layer"),
    ("/regions/atlantis", 404, "atlantis"),
    ("/regions/jeonnam-gwangju?asof=2025-12-17", 404, "2026-07-01"),
    ("/sources/no-such-document", 404, "no-such-document"),
    ("/nowhere", 404, None),
    ("/static/nowhere.js", 404, None),
    ("/?asof=2017-12-17", 400, "2017-12-17"),
    ("/layers?asof=yesterday", 400, "yesterday"),
    ("/freshness?theme=dark", 400, "dark"),
    ("/sources?lang=jp", 400, "jp"),
)
PROBLEMS = (
    ("/fragments/card/atlantis", 404, "atlantis"),
    ("/fragments/table?view=1", 400, "view"),
    ("/scene.json?layers=no-such-layer", 400, "no-such-layer"),
    ("/scene.json?layer=grdp", 400, "layers, asof"),
    ("/search.json", 400, "q"),
    ("/search.json?q=%20", 400, "q"),
    ("/search.json?q=" + "가" * 101, 400, "100"),
    ("/search.json?q=x&limit=3", 400, "limit"),
    ("/api/collections?asof=2025-12-17", 400, "asof"),
    ("/api/collections/no-such-layer/items", 404, "no-such-layer"),
    ("/api/collections/grdp/items?bbox=1,2,3", 400, "bbox"),
    ("/api/nowhere", 404, None),
    ("/export/layers/no-such-layer.csv", 404, "no-such-layer"),
    ("/export/layers/grdp.kml", 404, "geojson"),
    ("/export/layers/grdp.csv?asfo=2025-12-17", 400, "asfo"),
    ("/export/layers/grdp.csv?asof=2017-12-17", 400, "2017-12-17"),
    ("/export/data.csv?crs=9999", 400, "9999"),
    ("/overlay/kit.json?asof=2017-12-17", 400, "2017-12-17"),
    ("/share/qr.svg?asof=2017-12-17", 400, "2017-12-17"),
    ("/geometry/boundaries-2026-07-01-400m.000000000000.json", 404, "boundaries-2026-07-01-400m"),
    ("/geometry/regions.000000000000.json", 404, "regions"),
)
ROOT = Path(__file__).parents[3]
IMPORT = re.compile(r"\s*(from|import) ")
NOT_OF_A_REQUEST = {
    "GeoError", "BadDate", "BeforeRecord", "AbolishedRegion", "UnknownLevel", "UnknownTolerance",
    "MissingCrs", "WrongCrs", "BadMeasure", "BrokenData", "BrokenSource", "LayersError",
    "UnknownStatistic", "UnknownShape", "UnknownSolidity", "UnknownPlaceName", "AmbiguousPlaceName", "MissingText",
    "ChangedText", "BrokenSeeds", "MixedInstruments", "UnknownMeasure", "UnfitPalette",
    "BadKey", "BadSignature", "ForeignSignature", "LockedKey", "MissingSignature",
    "BrokenPack", "BusyPacks", "NoEarlierPack", "OlderPack", "ReleasedOtherwise", "UnfitPack", "UnsignedPack",
    "FolderHeld", "UnreadableDocument"}  # fmt: skip


def classes(module):
    found = inspect.getmembers(module, inspect.isclass)
    return [each for _, each in found if issubclass(each, Exception) and each.__module__ == module.__name__]


def offered(mistake):
    """Whether the web imports a module that makes this mistake: until then no request can."""
    makers = [
        path.stem for path in (ROOT / "layers").rglob("*.py") if f"raise {mistake.__name__}(" in path.read_text("utf-8")
    ]
    imports = [
        line
        for path in (ROOT / "web").rglob("*.py")
        for line in path.read_text("utf-8").splitlines()
        if IMPORT.match(line)
    ]
    return any(re.search(rf"\b{maker}\b", line) for maker in makers for line in imports)


@pytest.mark.parametrize("mistake", [*classes(geo_errors), *classes(layers_errors)], ids=lambda each: each.__name__)
def test_every_mistake_has_a_status_or_is_no_mistake_of_a_request(mistake):
    unreachable = mistake.__name__ in NOT_OF_A_REQUEST or not offered(mistake)
    assert mistake in mistakes.STATUS or unreachable
    assert not (mistake in mistakes.STATUS and mistake.__name__ in NOT_OF_A_REQUEST)


def test_every_mistake_of_the_web_has_a_status():
    assert set(classes(mistakes)) - {mistakes.WebError} <= set(mistakes.STATUS)


@pytest.mark.parametrize("mistake", mistakes.STATUS, ids=lambda each: each.__name__)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_mistake_has_its_words(mistake, lang):
    assert issubclass(mistake, mistakes.BadParameter) or f"error_{mistake.__name__}" in translator(lang)
    assert f"status_{mistakes.STATUS[mistake]}" in translator(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("url", "status", "words"), PAGES)
def test_people_get_a_page_that_says_what_is_wrong(client, url, status, words, lang):
    said = url if "lang=" in url else f"{url}{'&' if '?' in url else '?'}lang={lang}"
    answer = client.get(said)
    page = answer.get_data(as_text=True)
    shown = "ko" if "lang=jp" in said else lang
    assert answer.status_code == status
    assert answer.mimetype == "text/html"
    assert f'<html lang="{shown}"' in page
    assert translator(shown)[f"status_{status}"] in page
    assert translator(shown)["back_to_map"] in page
    assert words is None or words in page


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("url", "status", "words"), PROBLEMS)
def test_programs_get_problem_details(client, url, status, words, lang):
    answer = client.get(f"{url}{'&' if '?' in url else '?'}lang={lang}")
    problem = answer.get_json()
    assert answer.status_code == problem["status"] == status
    assert answer.mimetype == "application/problem+json"
    assert set(problem) == {"type", "title", "status", "detail", "instance"}
    assert problem["type"] == "about:blank"
    assert problem["title"] == translator(lang)[f"status_{status}"]
    assert problem["instance"] == url.split("?")[0]
    assert words is None or words in problem["detail"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("url", ["/", "/layers", "/scene.json", "/export/layers/grdp.csv"])
def test_another_method_is_405_and_names_those_allowed(client, url, method):
    answer = client.open(url, method=method)
    assert answer.status_code == 405
    assert {"GET", "HEAD"} <= set(answer.headers["Allow"].split(", "))


@pytest.fixture
def failing(toy_app, monkeypatch):
    def fail():
        raise ZeroDivisionError("secret of the machine")

    for endpoint in ("layers.catalogue", "collections.collections"):
        monkeypatch.setitem(toy_app.view_functions, endpoint, fail)
    return toy_app.test_client()


@pytest.mark.parametrize("url", ["/layers", "/api/collections"])
def test_what_nobody_foresaw_is_500_logged_and_leaks_nothing(failing, caplog, url):
    with caplog.at_level(logging.ERROR):
        answer = failing.get(url)
    body = answer.get_data(as_text=True)
    assert answer.status_code == 500
    assert translator("ko")["http_500"] in body
    assert "secret" not in body
    assert "Traceback" not in body
    assert "ZeroDivisionError" not in body
    assert f"unforeseen error on {url}" in caplog.text
    assert "secret of the machine" in caplog.text


HOSTILE = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_layer_is_left_out_and_told_as_text(client, text):
    page = client.get("/", query_string={"layers": text}).get_data(as_text=True)
    told = page.partition('id="notices"')[2].partition("</ul>")[0]
    assert markupsafe.escape(text) in told
    assert text == "{{7*7}}" or text not in page


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["asof", "view", "focus", "lang", "theme"])
def test_a_hostile_value_is_repeated_as_text(client, name, text):
    answer = client.get("/", query_string={name: text})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 400
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "49" not in page.split("<main")[1]


@pytest.mark.parametrize(
    "url",
    [
        "/export/compare.pptx?regions=busan",
        "/export/compare.pptx?regions=busan,ulsan,daegu,incheon,gwangju,daejeon,sejong,gyeonggi,gangwon,chungbuk,chungnam,"
        "jeonbuk,jeonnam,gyeongbuk,gyeongnam,jeju,seoul,korea,gyeongbuk.pohang&asof=2025-12-17",
        "/export/changes.pptx?from=2025-01-02&to=2025-01-01",
        "/export/layers/no-such-layer.csv",
        "/export/instruments/grdp.hwpx",
    ],
)
def test_a_korean_answer_holds_no_english_sentence(client, url):
    assert not re.search(r"[a-z]+ [a-z]+ [a-z]+", client.get(url).get_json(force=True)["detail"])


def test_a_refused_method_names_those_that_are_taken(client):
    assert "POST" in client.get("/export/brief").get_json(force=True)["detail"]
    assert "GET" in client.post("/export/regions/gyeongbuk.pptx").get_json(force=True)["detail"]


@pytest.mark.parametrize(
    ("wrong", "near"),
    [
        ("/sector/battery", "/sectors/battery?lang=ko"),
        ("/region/gyeongbuk", "/regions/gyeongbuk?lang=ko"),
        ("/industries", "/sectors?lang=en"),
        ("/scenes/no-such", "/scenes?lang=ko"),
        ("/용어", "/glossary?lang=ko"),
    ],
)
def test_an_address_that_is_nearly_one_of_ours_is_answered_with_that(client, wrong, near):
    lang = near[-2:]
    answer = client.get(f"{wrong}?lang={lang}")
    assert answer.status_code == 404
    assert f'href="{near}"' in answer.get_data(as_text=True)
    assert client.get(near).status_code == 200
