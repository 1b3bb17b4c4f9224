"""Where designations meet, counted again from the items and the rows of facts."""

from datetime import date

import pytest

from layers.atlas.items import items
from layers.comparison.meetings import CRISIS, KINDS, PROMOTION, kind_of, meetings
from layers.portfolio.overlaps import MUNICIPALITY, SITE

DAY = date(2026, 11, 28)
DAYS = [DAY, date(2025, 12, 17), date(2024, 7, 1), date(2017, 12, 18)]
GIVEN = {"designated", "selected", "approved", "decided", "completed"}


@pytest.fixture(scope="module", params=DAYS, ids=str)
def met(real, request):
    return request.param, meetings(real, request.param)


def again(real, day):
    """Instruments that are given at each municipality whose id an item names, by another walk."""
    found = {}
    for layer in real.catalog.values():
        known = real.instruments.get(layer.id)
        if known is None or known.ground not in ("promotion", "crisis"):
            continue
        if known.ground == "promotion" and known.kind != "designation":
            continue
        for item in items(real, layer.topic, day):
            if item.status in GIVEN and not item.old_outline:
                for region in item.regions:
                    if real.regions.latest(region).level == "municipality":
                        found.setdefault(region, set()).add(item.status_fact.instrument or layer.id)
    return found


def test_every_municipality_named_by_two_instruments_is_listed(real, met):
    day, found = met
    listed = {one.id: one for one in found if one.level == MUNICIPALITY}
    for region, instruments in again(real, day).items():
        if len(instruments) > 1:
            assert instruments <= set(listed[region].instruments(PROMOTION) + listed[region].instruments(CRISIS))


def test_places_hold_two_instruments_that_are_given_and_none_that_is_asked_for(met):
    _, found = met
    assert found
    for one in found:
        assert len({*one.instruments(PROMOTION), *one.instruments(CRISIS)}) > 1
        for kind in (PROMOTION, CRISIS):
            assert {item.status for _, item in one.held.get(kind, ())} <= GIVEN


def test_kinds_are_those_of_the_definitions_and_stay_apart(real, met):
    _, found = met
    for one in found:
        for kind, held in one.held.items():
            assert kind in KINDS
            assert {kind_of(real.instruments[layer]) for layer, _ in held} == {kind}


def test_places_are_regions_of_the_day_in_official_order(real, met):
    day, found = met
    municipalities = [one.id for one in found if one.level == MUNICIPALITY]
    official = [
        child.id for province in real.regions.at(day, "province") for child in real.regions.children(province.id, day)
    ]
    assert municipalities == [region for region in official if region in set(municipalities)]
    assert all(one.id in real.sites for one in found if one.level == SITE)


def test_what_was_designated_in_a_split_district_is_given_to_none_of_its_successors(real):
    found = {one.id: one for one in meetings(real, DAY)}
    for key in ("incheon.seohae", "incheon.geomdan"):
        assert "rnd-small-zone" not in (found[key].instruments(PROMOTION) if key in found else ())
    before = {one.id: one for one in meetings(real, date(2026, 6, 30))}
    assert "rnd-small-zone" in before["incheon.seo"].instruments(PROMOTION)


def test_pohang_holds_its_complexes_and_its_crisis_support_apart(real):
    pohang = next(one for one in meetings(real, date(2026, 2, 1)) if one.id == "gyeongbuk.pohang")
    assert {"advanced-complexes", "industry-crisis-areas", "employment-crisis-areas"} <= set(pohang.layers)
    assert "advanced-complexes" in {layer for layer, _ in pohang.held[PROMOTION]}
    assert {layer for layer, _ in pohang.held[CRISIS]} == {"industry-crisis-areas", "employment-crisis-areas"}
