"""The addresses of the record: every promised example, and pages and files × states × languages."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from flask.testing import FlaskClient

from tests.manifest.states import CHOSEN, LANGUAGES

PROMISED = Path(__file__).parents[1] / "routes.json"
DATA = ("geojson", "csv", "gpkg", "shp")
PICTURES = ("png", "svg", "pdf")
OFFICE = ("pptx", "hwpx", "docx", "xlsx")
BRIEF = (*PICTURES, "pptx")
#: Pictures are this wide where an address says no other: large enough to show a stroke, small enough for hundreds.
WIDTH = {"png": "&width=640"}
REGIONS = (
    "korea", "pole-capital", "pole-jungbu", "pole-daegyeong", "pole-dongnam", "pole-honam", "pole-gangwon",
    "pole-jeonbuk", "pole-jeju", "seoul", "busan", "daegu", "incheon", "gwangju", "daejeon", "ulsan", "sejong",
    "gyeonggi", "gangwon", "chungbuk", "chungnam", "jeonbuk", "jeonnam", "jeonnam-gwangju", "gyeongbuk", "gyeongnam",
    "jeju", "incheon.michuhol", "gyeongbuk.gunwi", "gyeongbuk.pohang", "jeonnam.suncheon", "incheon.jemulpo",
)  # fmt: skip
PAGES = (
    "/?{map}", "/layers?{map}", "/fragments/panel?{map}", "/fragments/table?{map}", "/fragments/ruler?{map}",
    "/fragments/share?{map}", "/scene.json?{map}", "/embed?{map}&controls=legend,layers,date,zoom", "/share?{map}",
    "/share/qr.svg?{map}", "/overlay/kit.json?{day}&theme={theme}",
    "/verify/3f2a-91bc?data=5ff9a0b74b95&{map}", "/verify/3f2a-91bc?page=/compare&regions={compare}&{day}",
    "/verify/3f2a-91bc?page=/regions/{province}&{day}", "/verify/3f2a-91bc?page=/brief/{province}&{day}",
    "/verify/3f2a-91bc?page=/changes&from={since}&to={asof}&lang={lang}",
    "/verify/3f2a-91bc?page=/layers/{instrument}&{day}",
    "/compare?regions={compare}&{day}&theme={theme}", "/changes?from={since}&to={asof}&lang={lang}",
    "/changes?from=release&{day}", "/changes.atom?from=release&lang={lang}",
    "/changes?from={since}&to={asof}&layer={instrument}&region={province}&lang={lang}",
    "/at?lon=129.38&lat=36.08&{day}", "/at?place=포항&{day}", "/due?{day}", "/due?region={province}&{day}",
    "/due.ics?{day}", "/timeline?{day}", "/regions?{day}", "/glossary?{day}", "/help?{day}", "/accessibility?{day}",
    "/sectors?{day}", "/sectors/battery?{day}", "/items/advanced-complexes.yongin-pyeongtaek/correction?{day}",
    "/sources?{day}", "/freshness?{day}", "/overlaps?{day}", "/api/overlaps?{day}", "/api/overlaps.csv?{day}",
    "/instruments?{day}", "/instruments.csv?{day}", "/api/instruments?{day}", "/search.json?q=반도체&{day}",
    "/api?lang={lang}", "/api?f=html&lang={lang}", "/api/conformance?f=html&lang={lang}", "/api/openapi?lang={lang}",
    "/api/openapi?f=html&lang={lang}", "/api/collections?lang={lang}", "/api/collections?f=html&lang={lang}",
    "/api/collections/population/tiles?lang={lang}", "/api/collections/population/tiles/WebMercatorQuad?lang={lang}",
    "/api/collections/population/tiles/WebMercatorQuad/7/49/109?lang={lang}",
    "/api/collections/population/counts.csv?{day}",
    "/api/tileMatrixSets", "/api/tileMatrixSets/WebMercatorQuad",
    "/brief?{day}",
    "/oembed?url=http%3A%2F%2Flocalhost%2F%3Fasof%3D{asof}%26lang%3D{lang}",
)  # fmt: skip
OF_A_REGION = ("/regions/{region}?{day}&theme={theme}", "/fragments/card/{region}?{day}", "/brief/{region}?{day}")
OF_A_LAYER = (
    "/layers/{layer}?{day}", "/api/collections/{layer}/items?{day}", "/api/collections/{layer}/items?f=html&{day}",
    "/api/collections/{layer}?lang={lang}", "/api/collections/{layer}/queryables?lang={lang}",
)  # fmt: skip
#: Templates of files, each with its formats.
FILES = (
    ("/export/map.{name}?{map}{width}", (*PICTURES, *OFFICE)),
    ("/export/map.html?{map}", ("html",)),
    ("/export/compare.{name}?regions={compare}&{day}&theme={theme}{width}", (*PICTURES, *OFFICE)),
    ("/export/regions/{province}.{name}?{day}&theme={theme}{width}", (*PICTURES, *OFFICE)),
    ("/export/regions/{municipality}.{name}?{day}&theme={theme}{width}", (*PICTURES, *OFFICE)),
    ("/export/regions/korea.{name}?{day}&theme={theme}{width}", (*PICTURES, *OFFICE)),
    ("/export/changes.{name}?from={since}&to={asof}&lang={lang}&theme={theme}{width}", (*PICTURES, *OFFICE)),
    ("/export/sectors/battery.{name}?{day}&theme={theme}", ("pdf", *OFFICE)),
    ("/export/instruments/{instrument}.{name}?{day}", ("pdf", *OFFICE)),
    ("/export/brief/{province}.{name}?{day}&theme={theme}{width}", BRIEF),
    ("/export/brief/{municipality}.{name}?{day}&theme={theme}{width}", BRIEF),
    ("/export/data.{name}?{map}", DATA),
)
FILE_OF_A_LAYER = "/export/layers/{layer}.{name}?{day}"
#: What a file can be beside its usual self, in one state and both languages.
LAYOUTS = ("slide", "a4", "a4-landscape", "a3")
CHOICES = (
    *(f"/export/map.svg?{{map}}&layout={layout}" for layout in LAYOUTS),
    *(f"/export/compare.svg?regions={{compare}}&{{day}}&layout={layout}" for layout in LAYOUTS),
    "/export/map.png?{map}",
    *(f"/export/data.{name}?{{map}}&crs={crs}" for name in ("csv", "gpkg", "shp") for crs in ("5179", "5186")),
    *(f"/export/data.{name}?{{map}}&encoding=cp949" for name in ("csv", "shp")),
)
OWN_ROWS = json.dumps({"rows": [
    {"name": "구름골 데이터센터", "regions": ["gyeongbuk.pohang"], "status": "planned", "sector": "battery",
     "date": "2026-11-20", "source": "달빛신문", "note": "=1+1"},
    {"name": "바람", "regions": [], "lon": 125.2, "lat": 34.5, "status": "applied"},
]}, ensure_ascii=False)  # fmt: skip
BRIEFING = """\
title: 지역 산업정책 현황 보고
lang: {lang}
asof: {asof}
views:
  - view: "/?layers={layers}"
    remark: 지도
  - {{kind: brief, id: {province}}}
  - {{kind: compare, regions: [{compare}]}}
  - {{kind: changes, from: {since}, to: {asof}}}
  - {{kind: instruments, id: {instrument}}}
"""
#: Files made of what is sent, with its media type.
SENT = (
    ("/export/map.{name}?{map}{width}", (*PICTURES, *OFFICE), "application/json", OWN_ROWS),
    ("/export/compare.{name}?regions={compare}&{day}", ("pdf", *OFFICE), "application/json", OWN_ROWS),
    ("/export/data.{name}?{map}", DATA, "application/json", OWN_ROWS),
    ("/export/brief?format={name}", ("pdf", *OFFICE), "text/yaml", BRIEFING),
    ("/briefing/views.json", ("json",), "text/yaml", BRIEFING),
)


@dataclass(frozen=True, order=True)
class Asked:
    """One request: an address, and for a POST what is sent and as what; its text tells one body from another."""

    address: str
    media_type: str = ""
    body: str = ""

    def __str__(self) -> str:
        told = self.address.replace(" ", "%20")
        return f"POST {told} {hashlib.sha256(self.body.encode('utf-8')).hexdigest()[:8]}" if self.media_type else told


def every(client: FlaskClient) -> list[Asked]:
    """All requests, those of one language and state together; layers and documents as the service has them."""
    layers = [each["id"] for each in client.get("/api/collections").get_json()["collections"]]
    found = [Asked(address) for address in [*promised(), *_documents(client), *_geometries(client)]]
    for lang, chosen in product(LANGUAGES, CHOSEN):
        found += _of_a_state(chosen.named(lang), layers)
        if chosen is CHOSEN[-1]:
            found += _sent_and_chosen(chosen.named(lang))
    return list(dict.fromkeys(found))


def promised() -> list[str]:
    """The examples of every promised address."""
    return [address for examples in json.loads(PROMISED.read_text(encoding="utf-8")).values() for address in examples]


def _documents(client: FlaskClient) -> Iterator[str]:
    known = sorted(set(re.findall(r'href="/sources/([^"?#]+)', client.get("/sources").text)))
    return (f"/sources/{document}?lang={lang}" for document, lang in product(known, LANGUAGES))


def _geometries(client: FlaskClient) -> list[str]:
    scenes = (client.get(f"/scene.json?asof={chosen.asof}").get_json() for chosen in CHOSEN)
    return sorted({address for scene in scenes for address in scene["geometry"].values()})


def _of_a_state(named: dict[str, str], layers: list[str]) -> Iterator[Asked]:
    for page in PAGES:
        yield Asked(page.format(**named))
    for page, region in product(OF_A_REGION, REGIONS):
        yield Asked(page.format(region=region, **named))
    for page, layer in product(OF_A_LAYER, layers):
        yield Asked(page.format(**named, layer=layer))
    for file, names in FILES:
        yield from (Asked(_file(file, name, named)) for name in names)
    for name, layer in product(DATA, layers):
        yield Asked(FILE_OF_A_LAYER.format(**named, layer=layer, name=name))


def _sent_and_chosen(named: dict[str, str]) -> Iterator[Asked]:
    for address in CHOICES:
        yield Asked(address.format(**named))
    for file, names, media_type, body in SENT:
        told = body.format(**named) if body is BRIEFING else body
        yield from (Asked(_file(file, name, named), media_type, told) for name in names)


def _file(template: str, name: str, named: dict[str, str]) -> str:
    return template.format(**named, name=name, width=WIDTH.get(name, ""))
