"""`/at` says what applies at a point and what is not known there, and answers every wrong point clearly."""

import re
from datetime import date

import pytest

from geo.errors import NotYetRegion
from tests.gazetteer import POINTS
from web.pages.at import named_spot
from web.service.language import LANGUAGES

POHANG = "lon=129.3846&lat=36.087"
DOKDO = "lon={}&lat={}".format(*POINTS["dokdo-east"])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("asof", ["2017-12-18", "2025-12-17", "2026-11-21"])
@pytest.mark.parametrize("place", [POHANG, DOKDO, "lon=126.98&lat=37.57", "lon=126.56&lat=33.5"])
def test_a_point_on_land_has_its_page(client, place, asof, lang):
    html = client.get(f"/at?{place}&asof={asof}&lang={lang}").get_data(as_text=True)
    assert 'id="unknown"' in html
    assert 'id="near"' in html


def test_a_point_carries_its_municipality_province_and_complex(client):
    html = client.get(f"/at?{POHANG}").get_data(as_text=True)
    for part in ("경상북도", "포항시", "대경권", "포항 이차전지 특화단지", "배터리 삼각벨트"):
        assert part in html


def test_parcels_are_said_to_be_unknown(client):
    assert "지번 경계는 자료에 없어" in client.get(f"/at?{POHANG}").get_data(as_text=True)


@pytest.mark.parametrize(
    ("name", "where"), [("독도", "울릉군"), ("포항", "포항시"), ("새만금", "전북"), ("구미", "구미시")]
)
def test_a_place_is_found_by_name(client, name, where):
    answer = client.get(f"/at?place={name}")
    assert answer.status_code == 200
    assert where in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("name", "where", "said"),
    [
        ("경북 포항시 남구 철강로 1", "포항시", "남구: 포항시의 일부라 포항시 전체로 읽음"),
        ("부산중구", "중구", "이름만으로는 지점을 알 수 없음"),
        ("오창", "청주시", "오창읍은"),
        ("창원국가산단", "창원시", "단지 구역 미확인"),
        ("창원국가산단", "창원시", "단지의 경계는 아님"),
        ("구미 국가산업단지", "구미시", "단지 구역 미확인"),
    ],
)
def test_a_place_as_people_write_it_says_how_it_was_read(client, name, where, said):
    html = client.get(f"/at?place={name}").get_data(as_text=True)
    assert f"{where}</a>" in html.split('class="lead at-where"', 1)[1].split("</p>", 1)[0]
    assert said in html


@pytest.mark.parametrize(
    ("place", "said"),
    [("gwangju", "지금은 전남광주통합특별시"), ("jeonnam", "전남광주"), ("incheon.seo", "서해구, 검단구")],
)
def test_the_id_of_a_region_that_has_ended_is_read_as_what_followed_it(client, place, said):
    answer = client.get(f"/at?place={place}")
    assert (answer.status_code, said in answer.get_data(as_text=True)) == (200, True)


@pytest.mark.parametrize("asof", [date(2017, 12, 18), date(2026, 11, 21)])
@pytest.mark.whole
def test_the_id_of_every_region_is_read_on_every_day_or_said_to_be_later(known, asof):
    for key in dict.fromkeys(row.id for row in known.regions.rows):
        if known.regions.span(key)[0].begins_after(asof):
            with pytest.raises(NotYetRegion):
                named_spot(known, key, asof)
        else:
            assert named_spot(known, key, asof)


def test_an_area_is_no_point(client):
    html = client.get("/at?place=새만금").get_data(as_text=True)
    assert "at-where" not in html
    assert "군산·김제·부안이 관할을 다투" in html
    assert '<a class="button" href="/regions/jeonbuk?' in html


@pytest.mark.parametrize(
    ("name", "label", "href"),
    [
        ("광주", "경기도 광주시", "/at?place=gyeonggi.gwangju"),
        ("광주", "광주광역시 (2026-06-30까지)", "/at?place=gwangju"),
        ("중구", "울산광역시 중구", "/at?place=ulsan.jung"),
        ("용인·평택", "경기도 평택시", "/at?place=gyeonggi.pyeongtaek"),
        ("경상북토", "경상북도", "/at?place=gyeongbuk"),
    ],
)
def test_a_name_that_may_mean_several_offers_each(client, name, label, href):
    assert f'<a class="button" href="{href}">{label}</a>' in client.get(f"/at?place={name}").get_data(as_text=True)


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("lon=36.08&lat=129.38", 400, "lon=129.38&amp;lat=36.08"),
        ("lon=abc&lat=36", 400, "126.98"),
        ("lon=nan&lat=36", 400, "126.98"),
        ("lon=127", 400, "126.98"),
        ("lon=999&lat=36", 400, "좌표로 읽을 수 없습니다"),
        ("lon=125&lat=34.5", 404, "가장 가까운 시·군·구는 신안군, 25km"),
        ("lon=139.7&lat=35.6", 404, "우리나라 밖"),
        ("place=zzzz", 404, "zzzz"),
        ("place=광주", 400, "gyeonggi.gwangju"),
        ("place=광주&asof=2025-12-17", 400, "광주광역시"),
    ],
)
def test_a_wrong_point_says_what_is_wrong(client, query, status, said):
    answer = client.get(f"/at?{query}")
    assert answer.status_code == status
    assert said in answer.get_data(as_text=True)


@pytest.mark.parametrize("written", ["35.19,126.87", "126.87, 35.19", " 35.19 126.87 "])
def test_two_numbers_for_a_name_are_the_point_they_mean(client, written):
    page = client.get("/at", query_string={"place": written, "asof": "2026-11-28"})
    assert page.status_code == 200
    assert "(126.87000, 35.19000)" in page.get_data(as_text=True)


def test_two_numbers_outside_korea_are_told_as_such(client):
    assert client.get("/at?place=1.5,3.2").status_code in (400, 404)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", ["lon=129.38&lat=36.08", POHANG, DOKDO, "lon=126.98&lat=37.57"])
def test_what_is_in_force_stands_alone_in_its_number(client, known, place, lang):
    """Proposals, applications, what is unknown and what has ended are counted apart, each with its own number."""
    html = client.get(f"/at?{place}&asof=2026-11-21&lang={lang}").get_data(as_text=True)
    kinds = {"applies": {"solid", "half"}, "applies-over": {"struck"}}
    parts = re.findall(r'<section aria-labelledby="(applies[a-z-]*)">(.*?)</section>', html, re.S)
    assert parts[0][0] == "applies"
    for name, part in parts:
        found = re.findall(r'class="chip chip-([a-z-]+)"', part)
        assert int(re.search(r'class="number">(\d+)', part)[1]) == len(found)
        solid = {known.statuses[status].solidity for status in found}
        assert solid <= kinds.get(name, {"outline", "dashed", "dotted", "hatched", "question"})
        counted = [int(n) for n in re.findall(r"\s(\d+)(?= ·|</small>)", part.replace("&nbsp;", "\N{NO-BREAK SPACE}"))]
        assert counted == ([] if name == "applies" else [found.count(s) for s in known.statuses if s in found])


def test_a_zone_whose_period_has_ended_is_not_said_to_apply(client):
    html = client.get("/at?lat=36.08&lon=129.38&asof=2026-11-21").get_data(as_text=True)
    assert html.index('id="applies-over"') < html.index("경북 배터리 리사이클링 규제자유특구")
