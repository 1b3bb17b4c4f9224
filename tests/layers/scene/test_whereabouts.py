"""What is unsure of a place reaches the mark, its flags and every file."""

from datetime import date

import pytest

from layers.atlas.items import items
from layers.collection import build
from layers.scene import scene, whereabouts
from tests.layers_named import LAYERS

DAY = date(2026, 11, 28)


@pytest.fixture(scope="module")
def drawn(real):
    """Features of every layer with a site, with their item."""
    found = []
    for layer in LAYERS:
        topic = real.catalog[layer].topic
        known = {item.id: item for item in items(real, topic, DAY)} if topic else {}
        (only,) = scene.draw(real, scene.State((layer,), DAY))["layers"]
        found += [(known[each["id"]], each) for each in only["features"] if each.get("site") and each["id"] in known]
    return found


def test_every_mark_carries_the_cautions_of_its_place(real, drawn):
    assert len(drawn) > 60
    for item, feature in drawn:
        own = whereabouts.flags(real, item, feature["site"])
        assert set(own) <= set(feature["flags"])
        assert len(feature["flags"]) == len(feature["flag_labels"])


def test_a_mark_at_the_site_of_an_inferred_firm_is_no_dot(drawn):
    guessed = [feature for _, feature in drawn if whereabouts.LOOSE & set(feature["flags"])]
    assert len(guessed) > 15
    assert "point" not in {feature["kind"] for feature in guessed}


def test_core_projects_at_company_sites_say_so_and_are_not_high(real):
    rows = [row.properties for row in build.collection(real, "core-projects", DAY, "ko").rows]
    guessed = [row for row in rows if "company-site" in str(row["flags"])]
    assert len(guessed) > 15
    assert {row["confidence"] for row in guessed} <= {"medium", "low"}
    assert "document" not in {row["basis"] for row in guessed}
    assert all("기업 소재지로 추정한 위치" in str(row["flag_labels"]) for row in guessed if "flag_labels" in row)


@pytest.mark.whole
def test_no_row_of_a_file_is_surer_than_the_claim_that_places_it(real):
    order = ("high", "medium", "low")
    for layer in LAYERS:
        topic = real.catalog[layer].topic
        known = {item.id: item for item in items(real, topic, DAY)} if topic else {}
        for row in build.collection(real, layer, DAY, "ko").rows:
            item, site = known.get(row.properties["id"]), row.properties["site"]
            fact = whereabouts.saying(item, site) if item else None
            if fact is not None:
                assert order.index(row.properties["confidence"]) >= order.index(fact.confidence)
