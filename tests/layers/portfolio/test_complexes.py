"""Complexes side by side say what their sources state, and nothing that none of them does."""

from datetime import date

import pytest

from geo.operations import distance_m
from layers.portfolio.complexes import complexes
from layers.wording import details
from layers.wording.details import value_of

DAY = date(2025, 12, 17)


@pytest.fixture(scope="module")
def found(real):
    """Every complex of every province, by item."""
    provinces = [region.id for region in real.regions.at(DAY, "province")]
    return {one.item.id: one for one in complexes(real, provinces, DAY)}


def test_every_complex_of_the_layers_is_there_once(found):
    layers = [one.layer for one in found.values()]
    assert {layer: layers.count(layer) for layer in layers} == {
        "advanced-complexes": 12, "sobujang-complexes": 10, "national-complex-candidates": 15,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("item", "power", "water"),
    [
        ("advanced-complexes.yongin-pyeongtaek", "10GW", ""),
        ("advanced-complexes.gumi", "220MW", None),
        ("advanced-complexes.pohang", "864MW", "154억 원"),
        ("advanced-complexes.cheonan-asan", "1.1GW", None),
        ("advanced-complexes.saemangeum", "861MW", None),
        ("advanced-complexes.ulsan", None, ""),
        ("advanced-complexes.andong-pohang", None, None),
        ("sobujang-complexes.cheongju", None, None),
    ],
)
def test_measures_belong_to_the_complex_of_their_sector_and_place(found, item, power, water):
    secured = {kind: value_of(one.status_fact, "ko") for kind, one in found[item].secured.items()}
    assert (secured.get("power"), secured.get("water")) == (power, water)


def test_what_no_source_states_is_missing(found):
    assert "area" not in found["sobujang-complexes.osong"].stated
    assert found["national-complex-candidates.goheung"].anchors == ()


def test_the_nearest_node_is_measured_from_the_nearest_site(found):
    gumi = found["advanced-complexes.gumi"]
    assert gumi.node.item.id == "southern-semiconductor-belt.gumi"
    assert 0 < gumi.node.distance_km < 15
    assert distance_m((128.0, 36.0), (128.0, 36.0)) == 0


def test_other_instruments_are_those_on_the_same_site(found):
    for one in found.values():
        assert all(layer != one.layer and set(item.sites) & set(one.item.sites) for layer, item in one.others)
    assert "advanced-complexes" in [layer for layer, _ in found["sobujang-complexes.cheongju"].others]


def test_regions_without_a_complex_have_none(real):
    assert complexes(real, ["sejong"], DAY) == []
    assert complexes(real, [], DAY) == []


def test_a_node_stays_where_its_source_put_it_when_its_region_is_merged(real, found):
    after = complexes(real, ["jeonnam-gwangju"], date(2026, 11, 21))
    one = next(each for each in after if each.item.id == "national-complex-candidates.gwangju")
    assert one.node.item.id == found[one.item.id].node.item.id == "southern-semiconductor-belt.gwangju"
    assert one.node.distance_km == found[one.item.id].node.distance_km


def test_a_value_stands_in_the_table_as_it_does_in_the_line_of_the_item(real):
    for region in ("gyeongbuk", "gyeonggi", "chungnam"):
        for row in complexes(real, [region], date(2026, 11, 28)):
            area = row.stated.get("area")
            line = details.detail(row.item, date(2026, 11, 28), "ko")
            assert area is None or "면적" not in line or details.value_of(area, "ko") in line
