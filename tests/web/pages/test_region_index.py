"""`/regions` lists what there is on a day, and counts what a region's page lists."""

import re
from datetime import date

import pytest
from lxml import html

from web.telling.cards import card
from web.telling.profiles import profile
from web.telling.region_index import index


@pytest.mark.parametrize(("asof", "provinces"), [("2017-12-18", 17), ("2025-12-17", 17), ("2026-11-28", 16)])
def test_every_province_of_the_day_is_there_in_official_order(fetch, known, asof, provinces):
    html = fetch(f"/regions?asof={asof}").get_data(as_text=True)
    listed = re.findall(r'<h3><a href="/regions/([a-z-]+)\?', html)
    assert len(listed) == provinces
    assert sorted(listed) == sorted(region.id for region in known.regions.at(asof, "province"))


def test_numbers_are_those_of_the_regions_own_page(app, known):
    asof = date(2026, 11, 28)
    with app.test_request_context():
        drawing = app.extensions["drawing"]
        for _, members in index(known, asof, "ko").groups:
            for one in members:
                own = profile(drawing, card(drawing, one.region.id, asof, "ko"), "ko").own
                there = {s.layer["id"]: [e for e in s.entries if _is(known, e)] for s in own}
                assert {layer: n for layer, _, n in one.items} == {k: len(v) for k, v in there.items() if v}


def _is(known, entry):
    return known.statuses[entry.feature["status"]].solidity not in ("struck", "question", "hatched")


def test_poles_head_their_provinces_once_they_are_listed(fetch):
    assert 'id="pole-honam"' in fetch("/regions?asof=2026-11-28").get_data(as_text=True)
    assert 'id="pole-honam"' not in fetch("/regions?asof=2017-12-18").get_data(as_text=True)


@pytest.mark.parametrize(("word", "region"), [("경북", "gyeongbuk"), ("포항", "gyeongbuk.pohang"), ("Jeju", "jeju")])
def test_a_name_written_into_the_search_leads_to_the_profile(client, word, region):
    answer = client.get("/regions", query_string={"name": word, "asof": "2026-11-28", "lang": "ko", "theme": "grey"})
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(f"/regions/{region}?")
    assert "asof=2026-11-28" in answer.headers["Location"]
    assert "theme=grey" in answer.headers["Location"]


def test_a_name_that_is_none_or_several_is_told_and_an_empty_one_is_the_list(client):
    assert client.get("/regions?name=없는곳").status_code == 404
    assert client.get("/regions?name=고성&asof=2026-11-28").status_code == 400
    assert client.get("/regions?name=").status_code == 200


def test_the_search_offers_every_municipality_by_a_name_that_leads_to_it(client, known):
    page = html.fromstring(client.get("/regions?asof=2026-11-28").data)
    offered = [each.get("value") for each in page.iter("option")]
    day = date(2026, 11, 28)
    assert len(offered) == len(set(offered)) > len(known.regions.at(day, "municipality"))
    for word in offered[::20]:
        assert client.get("/regions", query_string={"name": word, "asof": "2026-11-28"}).status_code == 302, word


@pytest.mark.parametrize("region", ["gangwon", "gangwon.chuncheon", "jeju.seogwipo", "gyeongbuk.pohang", "sejong"])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_way_to_a_region_names_nothing_twice(client, region, lang):
    page = html.fromstring(client.get(f"/regions/{region}?asof=2026-11-28&lang={lang}").data)
    (crumb,) = page.find_class("crumb")
    korean = "".join(each.text for each in crumb.iter("span") if each.get("lang") == "en")
    steps = [step.strip() for step in crumb.text_content().removesuffix(korean).split("›")]
    assert len(steps) == len(set(steps)) > 1
