from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.errors import AmbiguousPlaceName, UnknownPlaceName
from layers.facts.places import Place, Places, Site

ASOF = date(2024, 2, 1)


@pytest.mark.parametrize(
    ("place", "topic", "regions"),
    [
        ("알파도", None, ("alpha",)),
        ("알파도 가온시", "plants", ("alpha.gaon",)),
        ("새바다", "plants", ("beta.haneul", "gamma.haneul")),
        ("가온", "engines", ("alpha.gaon",)),
        ("전국", "plants", ("korea",)),
    ],
)
def test_place_stands_for_regions(toy, place, topic, regions):
    assert toy.places.resolve(place, topic, ASOF) == regions


def test_place_of_a_topic_comes_before_place_of_any_topic(toy):
    table = [Place("새섬", None, ("alpha",), "province", None), Place("새섬", "plants", ("beta",), "province", None)]
    places = Places(table, toy.regions)
    assert (places.resolve("새섬", "plants", ASOF), places.resolve("새섬", "engines", ASOF)) == (("beta",), ("alpha",))


def test_place_of_another_topic_does_not_count(toy):
    with pytest.raises(UnknownPlaceName, match="새바다"):
        toy.places.resolve("새바다", "engines", ASOF)


def test_ambiguous_place_names_its_candidates(toy):
    with pytest.raises(AmbiguousPlaceName, match=r"beta\.haneul, gamma\.haneul"):
        toy.places.resolve("하늘", "plants", ASOF)


@given(text=st.text(max_size=12))
def test_any_text_is_resolved_or_refused(toy, text):
    try:
        found = toy.places.resolve(text, "plants", ASOF)
    except (UnknownPlaceName, AmbiguousPlaceName):
        found = ()
    assert all(region in toy.regions for region in found)


@pytest.mark.parametrize(
    ("precision", "basis", "precise"),
    [
        ("site", "sourced", True),
        ("town", "inferred", True),
        ("town", "memory", False),
        ("area", "sourced", False),
        ("municipality", "sourced", False),
    ],
)
def test_only_sourced_sites_and_towns_are_precise(precision, basis, precise):
    site = Site("a", "가", "A", "alpha", 127.0, 37.0, 1.0, precision, None, basis, None, None)
    assert site.precise is precise
