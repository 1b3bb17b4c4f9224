"""`/regions` lists what there is on a day, and counts what a region's page lists."""

import re
from datetime import date

import pytest

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
