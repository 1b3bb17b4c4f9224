"""What the map gets while it is open: scenes and hits."""

import pytest

from tests.conftest import TODAY


def test_the_scene_is_that_of_the_state(client):
    scene = client.get(
        "/scene.json?layers=grdp,advanced-complexes&asof=2025-12-17&focus=jeju&lang=en&theme=grey"
    ).get_json()
    assert scene["state"] == {
        "layers": ["advanced-complexes", "grdp"],
        "asof": "2025-12-17",
        "focus": "jeju",
        "lang": "en",
        "theme": "grey",
        "frame": "geo",
    }
    assert [layer["id"] for layer in scene["layers"]] == scene["state"]["layers"]
    assert sum(region["level"] == "province" for region in scene["regions"].values()) == 17


def test_the_scene_of_today_has_sixteen_provinces(client):
    scene = client.get("/scene.json").get_json()
    assert scene["state"]["asof"] == TODAY.isoformat()
    assert sum(region["level"] == "province" for region in scene["regions"].values()) == 16


def test_equal_states_are_equal_bytes(client):
    first, second = (client.get(f"/scene.json?layers={order}") for order in ("grdp,exports", "exports,grdp,exports"))
    assert first.data == second.data


def test_korean_is_sent_as_it_is_written(client):
    assert "권역" in client.get("/scene.json").get_data(as_text=True)


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("포항", "region", "gyeongbuk.pohang"),
        ("Pohang", "region", "gyeongbuk.pohang"),
        ("전라북도", "region", "jeonbuk"),
        ("전북", "region", "jeonbuk"),
        ("배터리 삼각벨트", "layer", "battery-triangle"),
        ("ㅍㅎ", "region", "gyeongbuk.pohang"),
        ("  GRDP ", "layer", "grdp"),
    ],
)
def test_search_finds_by_any_name(client, text, kind, found):
    hits = client.get("/search.json", query_string={"q": text}).get_json()["hits"]
    assert (kind, found) in [(hit["kind"], hit["id"]) for hit in hits]


@pytest.mark.parametrize(
    ("texts", "kind", "found"),
    [
        (("포항 2차전지", "이차전지 포항", "포항이차전지", "배터리 포항"), "item", "advanced-complexes.pohang"),
        (("반도체 벨트", "반도체벨트", "벨트 반도체"), "layer", "southern-semiconductor-belt"),
        (("지방소멸", "인구소멸지역", "인구감소"), "layer", "depopulation-areas"),
        (("이차전지 삼각벨트", "2차전지 삼각벨트"), "layer", "battery-triangle"),
        (("용인 10GW", "용인10GW", "10 GW 용인"), "item", "complex-infrastructure.yongin-pyeongtaek.power"),
        (("미정", "미확인"), "page", "freshness"),
        (("미정 강원",), "item", "growth-engines.pole-gangwon"),
        (("구미 국가산업단지", "구미국가산단"), "region", "gyeongbuk.gumi"),
        (("674조", "674조원", "674조 원"), "figure", "motie24-national-figures-advanced-investment-2047-investment"),
        (
            ("AI 팩토리", "ai팩토리", "인공지능 팩토리", "AI 공장"),
            "figure",
            "motir25-national-figures-ai-factories-2026-figure",
        ),
        (
            ("유턴 한도", "한도 유턴", "리쇼어링 한도"),
            "figure",
            "motie24-national-figures-reshoring-after-capital-subsidy",
        ),
        (("경북 포항시 남구 철강로 1", "포항남구", "흥해읍"), "region", "gyeongbuk.pohang"),
        (("부산중구", "중구 부산"), "region", "busan.jung"),
    ],
)
@pytest.mark.whole
def test_words_in_any_order_with_and_without_blanks_find_the_thing(client, texts, kind, found):
    for text in texts:
        hits = client.get("/search.json", query_string={"q": text}).get_json()["hits"]
        assert (kind, found) in [(hit["kind"], hit["id"]) for hit in hits], text


def test_a_word_is_not_found_across_two(client):
    hits = client.get("/search.json", query_string={"q": "구미"}).get_json()["hits"]
    assert "national-complex-candidates.daegu" not in [hit["id"] for hit in hits]


@pytest.mark.parametrize("text", ["미정", "674조", "포항 2차전지", "반도체 벨트", "포항"])
@pytest.mark.whole
def test_every_hit_leads_to_the_thing_itself(client, text):
    for hit in client.get("/search.json", query_string={"q": text}).get_json()["hits"]:
        page, _, row = hit["href"].partition("#")
        html = client.get(page).get_data(as_text=True)
        assert not row or f'id="{row}"' in html


def test_search_finds_nothing_for_nonsense(client):
    assert client.get("/search.json?q=zzzzzz").get_json()["hits"] == []


def test_search_offers_at_most_twenty(client):
    assert 0 < len(client.get("/search.json", query_string={"q": "산"}).get_json()["hits"]) <= 20
