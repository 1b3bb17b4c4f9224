"""What scripts compute is what the service says: names, a reader's files, the scenes of the one-file map."""

from __future__ import annotations

import base64
import csv
import gzip
import json
import random
import re
from datetime import date, timedelta
from urllib.parse import quote

import pytest

from geo import names
from geo.errors import GeoError
from layers.naming.meaning import means
from tests.layers.naming.test_meaning import CASES
from tests.one_files import found_in_a_file, saved
from tests.overlay_files import BY_BROWSERS, FILES, READ, UNREADABLE
from tests.scripts import told
from tests.toy_atlas import copied
from web.application import create_app
from web.one_file.inline import unlinked
from web.service.language import translator

TODAY = "2026-11-21"
FIRST_DAY, DAYS = date(2017, 12, 18), 3300
NOT_IN_THE_FILE = re.compile(r"href|geometry")
BLOCK = r'<script[^>]*id="{}"[^>]*>(.*?)</script>'
NAMED = """
const NAMES = { unknown: "UnknownRegion", ambiguous: "AmbiguousRegion", not_yet: "NotYetRegion" };
function answer({ kit, texts }) {
  return texts.map((text) => {
    try { return named(kit, text).sort(); } catch (error) { return NAMES[error.reason]; }
  });
}
"""
MEANT = """
function answer({ kit, texts }) {
  return texts.map((text) => {
    const { regions, candidates, remarks, site, area, begins } = means(kit, text);
    return [regions, candidates, remarks.map(({ reason }) => reason), site, area, begins];
  });
}
"""
ROWS = """
globalThis.DOMParser = (await import("@xmldom/xmldom")).DOMParser;
const { recordsIn } = await import(`${new URL("./", REACHED)}columns.js`);
const { read } = await import(`${new URL("./", REACHED)}reading.js`);
async function answer({ kit, content }) {
  const { layout } = await opened(kit, new Blob([Buffer.from(content, "base64")]));
  const { records, said } = recordsIn(kit, layout);
  return { ...read(kit, records, () => null, kit.limits.rows, layout.system), said, fields: layout.fields };
}
"""
REFUSED = """
function answer({ kit, content }) {
  return opened(kit, new Blob([Buffer.from(content, "base64")])).then(() => null, ({ reason }) => reason);
}
"""
ANSWERS = """
globalThis.crypto ??= (await import("node:crypto")).webcrypto;
const { Store } = await import(`${new URL("./", REACHED)}offline_store.js`);
function answer({ data, theme, kind, addresses }) {
  const asked = answers(new Store(data, theme), {});
  return Promise.all(addresses.map((address) => asked[kind](address)));
}
"""


@pytest.fixture(scope="module")
def kit(app):
    """What a browser is given to read rows."""
    return app.test_client().get(f"/overlay/kit.json?asof={TODAY}").get_json()


def letters(content: bytes) -> str:
    return base64.b64encode(content).decode()


@pytest.mark.parametrize("asof", ["2017-12-18", "2025-12-17", TODAY])
def test_names_mean_in_the_scripts_what_they_mean_in_the_service(app, asof):
    regions = app.extensions["drawing"].atlas.regions
    given = [*regions.spellings, *(f"{row.short_ko} {child.name_ko}" for row in regions.at(asof, "province")
                                   for child in regions.children(row.id, asof))]  # fmt: skip

    def meant(text):
        try:
            return sorted(region.id for region in names.resolve(regions, text, asof))
        except GeoError as error:
            return type(error).__name__

    kit = app.test_client().get(f"/overlay/kit.json?asof={asof}").get_json()
    found = told("overlay/names.js", "named", NAMED, {"kit": kit, "texts": given})
    assert dict(zip(given, found, strict=True)) == {text: meant(text) for text in given}


@pytest.mark.parametrize("asof", ["2017-12-18", "2025-12-17", TODAY])
def test_places_mean_in_the_scripts_what_they_mean_in_the_service(app, asof):
    atlas, day = app.extensions["drawing"].atlas, date.fromisoformat(asof)
    with CASES.open(encoding="utf-8", newline="") as lines:
        given = [row["written"] for row in csv.DictReader(lines)]
    given += [f"{site.name_ko} 1블록" for site in atlas.sites.values()]
    given += [place.place for place in atlas.places.table]

    def meant(text):
        found = means(atlas, text, day)
        keys = [remark.key for remark in found.remarks]
        return [list(found.regions), list(found.candidates), keys, found.site, found.area, found.begins]

    kit = app.test_client().get(f"/overlay/kit.json?asof={asof}").get_json()
    found = told("overlay/places.js", "means", MEANT, {"kit": kit, "texts": given})
    assert dict(zip(given, found, strict=True)) == {text: meant(text) for text in given}


@pytest.mark.parametrize("name", [name for name in FILES if name not in BY_BROWSERS])
def test_a_file_of_every_kind_gives_the_same_rows(kit, name):
    found = told("overlay/files.js", "opened", ROWS, {"kit": kit, "content": letters(FILES[name])})
    assert found["rows"] == READ
    assert found["bad"] == []
    assert [(remark["row"], remark["reason"]) for remark in found["remarks"]] in (
        [(3, "nowhere"), (5, "nowhere")],
        [(2, "nowhere"), (4, "nowhere")],
    )


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.whole
def test_a_file_that_cannot_be_read_says_why(kit, name):
    content, words = UNREADABLE[name]
    reason = told("overlay/files.js", "opened", REFUSED, {"kit": kit, "content": letters(content)})
    assert words in translator("ko")[f"overlay_why_{reason}"]


def block(page: str, name: str) -> str:
    found = re.search(BLOCK.format(name), page, re.DOTALL)
    assert found
    return found[1]


def answered(path, theme: str, addresses: list[str], kind: str = "json") -> list:
    """What the scripts in a one-file map answer to some addresses."""
    data = json.loads(gzip.decompress(base64.b64decode(block(path.read_text(encoding="utf-8"), "atlas-store"))))
    given = {"data": data, "theme": theme, "kind": kind, "addresses": addresses}
    return told("offline_answers.js", "answers", ANSWERS, given)


def plain(value):
    """A scene without what only the service has, numbers as a browser reads them."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items() if not NOT_IN_THE_FILE.fullmatch(key)}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def states(app, count, lang):
    """Some states of an application, on days of all kinds; always the same."""
    chance = random.Random(20261121)
    ids = list(app.extensions["drawing"].atlas.catalog)
    for _ in range(count):
        on = set(chance.sample(ids, chance.choice([0, 1, 3, len(ids)]) if len(ids) > 3 else chance.choice([1, 2, 3])))
        day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
        yield f"layers={','.join(each for each in ids if each in on)}&asof={day}&lang={lang}"


@pytest.fixture(scope="module")
def real_file(app, tmp_path_factory):
    """The one-file map of the real atlas."""
    return saved(app, tmp_path_factory.mktemp("one-file"), f"layers=growth-engines&asof={TODAY}")


@pytest.fixture(scope="module")
def toy_app_kept(tmp_path_factory):
    """The toy atlas, kept for all tests of this module."""
    return create_app(copied(tmp_path_factory.mktemp("toy") / "toy"))


@pytest.mark.whole
def test_scenes_of_the_file_are_the_services_to_the_last_letter(app, real_file):
    first = ",".join(app.extensions["drawing"].atlas.catalog.defaults())
    opened = [f"layers={first}&asof={day}&lang=ko" for day in ("2025-12-17", TODAY)]
    addresses = [f"/scene.json?{state}" for state in (*opened, *states(app, 25, "ko"))]
    client = app.test_client()
    for address, own in zip(addresses, answered(real_file, "colour", addresses), strict=True):
        assert plain(own) == plain(client.get(address).get_json()), address


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("theme", ["colour", "grey"])
def test_other_data_languages_and_themes_too(toy_app_kept, tmp_path, lang, theme):
    path = saved(toy_app_kept, tmp_path, f"lang={lang}&theme={theme}")
    addresses = [f"/scene.json?{state}&theme={theme}" for state in states(toy_app_kept, 12, lang)]
    for address, own in zip(addresses, answered(path, theme, addresses), strict=True):
        assert plain(own) == plain(toy_app_kept.test_client().get(address).get_json()), address


def card_of(client, address: str) -> str:
    """A card of the service as the file may show it: without links, ways to other pages, and its computed answer."""
    html = client.get(address).get_data(as_text=True)
    return unlinked(re.sub(r'<p class="card-(?:answer|actions)">.*?</p>\n', "", html, flags=re.S))


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.whole
def test_cards_of_the_file_are_the_services_but_for_links(app, tmp_path, lang):
    days = {
        "2017-12-18": ("seoul.jongno", "jeju", "korea"),
        "2025-12-17": ("gyeongbuk", "sejong", "korea", "pole-honam", "jeonnam.suncheon"),
        TODAY: (
            "gyeongbuk.pohang",
            "pole-honam",
            "gwangju",
            "jeonnam-gwangju",
            "incheon.jung",
            "incheon.seohae",
            "korea",
        ),
    }
    path = saved(app, tmp_path, f"lang={lang}")
    addresses = [f"/fragments/card/{region}?asof={day}&lang={lang}" for day, own in days.items() for region in own]
    for address, own in zip(addresses, answered(path, "colour", addresses, "html"), strict=True):
        assert own.split() == card_of(app.test_client(), address).split(), address


@pytest.mark.whole
def test_a_search_in_the_file_finds_what_the_service_finds(app, real_file):
    words = (
        "포항",
        "ㅍㅎ",
        "ᄑᄒ",
        "pohang",
        "배터리",
        "광주",
        "SK",
        "skㅎ",
        "ㄱ",
        "A",
        "없는것",
        "서울 중구",
        "포항 2차전지",
        "반도체벨트",
        "벨트 반도체",
        "용인 10GW",
        "674조",
        "AI 팩토리",
        "유턴 한도",
        "바이오 특화단지",
        "흥해읍",
    )
    addresses = [f"/search.json?q={quote(text)}&asof={TODAY}&lang=ko" for text in words]
    client = app.test_client()
    for address, own in zip(addresses, answered(real_file, "colour", addresses), strict=True):
        assert own == found_in_a_file(app, client, address), address


#: Places as people write them: old names and spellings, wards and towns, addresses, complexes, codes, several, areas.
WRITTEN = (
    "강원도",
    "전라북도",
    "전남",
    "인천 중구",
    "인천 서구",
    "인천 남구",
    "경북 군위군",
    "대구 군위",
    "진해",
    "마산합포구",
    "포항시 남구",
    "경북포항시남구",
    "분당구",
    "일산동구",
    "남구",
    "고성",
    "경남 고성",
    "강원 고성",
    "부산중구",
    "대구경북",
    "경상북도 포항시 남구 철강로 1",
    "(12345) 경기도 화성시 향남읍 라라로 4",
    "오창",
    "새만금",
    "창원국가산단",
    "구미국가산업단지",
    "용인·평택",
    "경북(포항, 구미)",
    "4711100000",
    "47110",
    "Pohang-si",
    "Gijang-gun, Busan",
    "제물포구",
    "청원군",
    "아무곳",
    "울산 남구",
    "전국",
    "수도권",
    "포항 일원",
    "경북 포항 반도체",
    "광주광역시",
    "광주시",
    "세종",
    "울릉도",
    "전주 완주",
    "서울 고성",
)


@pytest.mark.whole
@pytest.mark.parametrize("day", [TODAY, "2026-06-30", "2023-06-30", "2018-01-01"])
def test_a_place_in_the_file_is_read_as_the_service_reads_it(app, real_file, day):
    addresses = [f"/search.json?q={quote(text)}&asof={day}&lang=ko" for text in WRITTEN]
    client = app.test_client()
    for address, own in zip(addresses, answered(real_file, "colour", addresses), strict=True):
        assert own == found_in_a_file(app, client, address), address


@pytest.mark.whole
def test_a_file_in_english_reads_places_as_the_service_does(app, tmp_path_factory):
    path = saved(app, tmp_path_factory.mktemp("english"), "lang=en")
    addresses = [f"/search.json?q={quote(text)}&asof={TODAY}&lang=en" for text in WRITTEN]
    client = app.test_client()
    for address, own in zip(addresses, answered(path, "colour", addresses), strict=True):
        assert own == found_in_a_file(app, client, address), address
