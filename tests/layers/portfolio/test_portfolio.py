from datetime import date

import pytest

from geo.errors import NotYetRegion, UnknownRegion
from layers.portfolio.portfolio import memberships

ASOF = date(2026, 6, 30)
MERGED = date(2026, 7, 1)


def relations(toy, region, asof):
    return {m.item.id: m.relation for m in memberships(toy, region, asof)}


def test_municipality_has_its_own_its_provinces_and_its_poles(toy):
    found = relations(toy, "beta.haneul", ASOF)
    assert found == {
        "plants.haneul": "own",
        "plants.sea": "partner",
        "plants.pact": "province",
        "plants.beta": "province",
        "engines.pole-south": "pole",
    }


def test_province_has_what_lies_in_its_municipalities(toy):
    found = relations(toy, "alpha", ASOF)
    assert found["plants.gaon"] == found["plants.nuri"] == "within"
    assert found["plants.pact"] == "partner"
    assert found["engines.pole-north"] == "pole"


def test_pole_has_everything_inside(toy):
    found = relations(toy, "pole-north", ASOF)
    assert found["engines.pole-north"] == "own"
    assert found["plants.gaon"] == "within"


def test_nation_has_everything(toy):
    assert set(relations(toy, "korea", ASOF).values()) == {"within"}
    assert len(relations(toy, "korea", ASOF)) == 12


def test_successor_carries_what_the_old_provinces_had(toy):
    found = relations(toy, "beta-gamma", MERGED)
    assert found["plants.beta"] == found["plants.nameless"] == found["plants.pact"] == "successor"
    assert found["plants.haneul"] == "within"


def test_what_one_of_the_merged_provinces_had_reaches_no_part_of_another(toy):
    assert relations(toy, "beta.haneul", MERGED)["plants.beta"] == "province"
    assert relations(toy, "gamma.haneul", MERGED)["plants.nameless"] == "province"
    assert "plants.nameless" not in relations(toy, "beta.haneul", MERGED)
    assert "plants.beta" not in relations(toy, "gamma.haneul", MERGED)


def test_abolished_region_answers_for_its_successor(toy):
    assert relations(toy, "beta", MERGED) == relations(toy, "beta-gamma", MERGED)


def test_layers_come_in_catalogue_order(toy):
    layers = list(dict.fromkeys(m.layer_id for m in memberships(toy, "alpha", ASOF)))
    assert layers == [layer for layer in toy.catalog if layer in layers]


@pytest.mark.parametrize(("region", "mistake"), [("beta-gamma", NotYetRegion), ("atlantis", UnknownRegion)])
def test_region_that_is_not_is_an_error(toy, region, mistake):
    with pytest.raises(mistake):
        memberships(toy, region, ASOF)
