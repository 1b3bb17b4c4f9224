"""`/overlaps`, its JSON and its CSV: narrowed alike, kinds apart, the same places."""

import csv
import io
import re

import pytest

QUERY = "asof=2026-02-01"


def rows(client, query):
    text = client.get(f"/api/overlaps.csv?{query}").text
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def places(client, query):
    return client.get(f"/api/overlaps?{query}").get_json()["places"]


@pytest.mark.parametrize("narrowed", ["", "&kind=crisis", "&region=jeonbuk", "&layer=opportunity-zones"])
def test_page_json_and_csv_tell_the_same_places(client, narrowed):
    told = [one["id"] for one in places(client, QUERY + narrowed)]
    page = client.get(f"/overlaps?{QUERY}{narrowed}").text
    assert told
    assert [f'data-place="{each}"' in page for each in told] == [True] * len(told)
    assert page.count("data-place=") == len(told)
    assert {row["place"] for row in rows(client, QUERY + narrowed)} == set(told)


def test_numbers_of_instruments_stand_by_kind_and_are_those_of_the_rows(client):
    every = rows(client, QUERY)
    for one in places(client, QUERY):
        own = [row for row in every if (row["level"], row["place"]) == (one["level"], one["id"])]
        counted = {
            kind: len({row["instrument"] or row["layer"] for row in own if row["kind"] == kind})
            for kind in one["instruments"]
        }
        assert one["instruments"] == counted
        assert len(one["items"]) == len(own)


def test_a_kind_narrows_to_places_that_have_it(client):
    assert all("crisis" in one["instruments"] for one in places(client, f"{QUERY}&kind=crisis"))
    assert {one["province"] for one in places(client, f"{QUERY}&region=jeonbuk")} == {"jeonbuk"}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/overlaps?kind=strong", 400), ("/api/overlaps?kind=strong", 400), ("/api/overlaps?nothing=1", 400),
        ("/overlaps?region=nowhere", 404), ("/api/overlaps?layer=nothing", 404), ("/api/overlaps.csv?asof=soon", 400),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told(client, address, status):
    assert client.get(address).status_code == status


def test_the_page_says_overlap_and_never_conflict_or_rank(client):
    korean, english = client.get(f"/overlaps?{QUERY}").text, client.get(f"/overlaps?{QUERY}&lang=en").text
    assert "중첩 지정" in korean
    assert "Overlapping designations" in english
    for word in ("충돌", "가장 많", "순위"):
        assert word not in korean
    assert "conflict" not in english


def test_a_region_tells_where_designations_meet_and_leads_there(client):
    page = client.get(f"/regions/gyeongbuk.pohang?{QUERY}").text
    section = page.partition('id="meetings"')[2].partition("</section>")[0]
    assert "고용위기 선제대응지역" in section
    assert "산업위기대응특별지역" not in section
    assert "산업육성 지정" in section
    assert "위기대응·인구감소 지원" in section
    assert "/overlaps?region=gyeongbuk.pohang" in section


def test_freshness_counts_citations_by_grade(client):
    page = client.get("/freshness?asof=2026-11-28").text
    row = page.partition('data-layer="advanced-complexes"')[2].partition("</tr>")[0]
    assert re.findall(r'data-rank="(\w+)"[^>]*>([^<]*)<', row) == [
        *(("original", "–"), ("copied", "12"), ("press", "–"), ("indirect", "–"), ("searched", "–"))
    ]
    assert "공식 문서 미확인" in page.partition('data-layer="education-zones"')[2].partition("</tr>")[0]


def test_provinces_are_told_first_with_the_places_of_the_data_folded_below(client):
    every = places(client, QUERY)
    html = client.get(f"/overlaps?{QUERY}").text
    parts = re.split(r'<details class="overlap-province" data-province="', html)[1:]
    assert len(parts) > 10
    for part in parts:
        province, head = part.partition('"')[0], part.partition("</summary>")[0]
        own = [one for one in every if one["province"] == province]
        counts = [sum(one["level"] == level for one in own) for level in ("municipality", "site")]
        shown = re.search(r'overlap-numbers">(.*?)</span>\n', head, re.DOTALL)[1]
        assert [int(n) for n in re.findall(r">(\d+)<", shown)] == [n for n in counts if n or n is counts[0]]
        assert set(re.findall(r'data-place="([^"]+)"', part)) == {one["id"] for one in own}
        for kind, n in re.findall(r"<span>([^<]+)</span> <span class=\"number\">(\d+)곳", head):
            key = {
                "산업육성 지정": "promotion",
                "위기대응·인구감소 지원": "crisis",
                "여건": "condition",
                "계획·투자": "plan",
            }[kind]
            assert int(n) == sum(key in one["instruments"] for one in own if one["level"] == "municipality")
    assert " open>" not in html.partition("<h1>")[2]


def test_a_region_is_sought_by_its_name_and_stands_unfolded(client):
    by_name, by_id = (client.get(f"/overlaps?{QUERY}&region={word}").text for word in ("포항", "gyeongbuk.pohang"))
    for html in (by_name, by_id):
        assert "<h1>포항시 중첩 지정</h1>" in html
        assert re.findall(r'data-place="([^"]+)" open', html) == ["gyeongbuk.pohang"]
        assert 'data-province="gyeongbuk" open' in html
    province = client.get(f"/overlaps?{QUERY}&region=경북").text
    assert 'data-province="gyeongbuk" open' in province
    assert not re.findall(r'data-place="[^"]+" open', province)
