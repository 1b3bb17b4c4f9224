"""The filter of items."""

from datetime import date

import pytest

from layers.atlas.items import items
from layers.collection.build import collection
from layers.portfolio.filter import EVERY, Filter, said
from layers.portfolio.overlaps import every_item
from layers.scene.scene import State, draw

TODAY = date(2026, 11, 21)


def _facts(atlas):
    return [layer for layer in atlas.catalog.values() if layer.topic]


def test_nothing_is_chosen_and_all_pass(real):
    found = items(real, _facts(real)[0].topic, TODAY)
    assert not EVERY
    assert EVERY.of(found) == found


def test_both_tags_of_an_item_count_and_one_of_the_statuses(real):
    every = every_item(real, TODAY)
    chosen = Filter(("battery", "bio-health"), ("designated",))
    kept = {item.id for _, item in every if chosen.holds(item)}
    right = {
        item.id
        for _, item in every
        if item.status == "designated" and {item.sector, item.sector2} & {"battery", "bio-health"}
    }
    assert kept == right
    assert right


def test_a_sector_and_a_status_are_told_by_name(real):
    assert said(real, Filter(("battery",), ("designated", "planned")), "ko") == "분야: 이차전지 · 상태: 지정, 계획"
    assert said(real, Filter(("battery",)), "en") == "Industry: Battery"
    assert said(real, EVERY, "ko") == ""


@pytest.mark.parametrize("sector", ["battery", "semiconductor", "bio-health", "unassigned"])
@pytest.mark.parametrize("status", [(), ("designated",), ("planned", "proposed")])
def test_scene_and_rows_of_every_layer_keep_the_same_items(real, sector, status):
    chosen = Filter((sector,), status)
    for layer in real.catalog.values():
        (drawn,) = draw(real, State((layer.id,), TODAY, filter=chosen))["layers"]
        found = chosen.of(items(real, layer.topic, TODAY)) if layer.topic else []
        right = {item.id for item in found}
        assert {feature["id"] for feature in drawn["features"] if feature["kind"] != "line"} == right, layer.id
        rows = collection(real, layer.id, TODAY, indirect=True, chosen=chosen).rows
        assert {row.properties["id"] for row in rows if row.properties["kind"] != "line"} == right, layer.id
        assert drawn["in_force"] == bool(right)


def test_a_belt_has_its_line_only_with_all_its_nodes(real):
    belts = [layer for layer in real.catalog.values() if layer.geometry == "corridor"]
    assert belts
    for belt in belts:
        every = items(real, belt.topic, TODAY)
        chosen = Filter((), (every[0].status,))
        (drawn,) = draw(real, State((belt.id,), TODAY, filter=chosen))["layers"]
        line = any(feature["kind"] == "line" for feature in drawn["features"])
        assert line == (len(chosen.of(every)) == len(every))


def test_a_scene_says_how_it_is_filtered(real):
    state = State(tuple(real.catalog), TODAY, filter=Filter(("battery",)))
    scene = draw(real, state)
    for key in ("title", "subtitle", "caption"):
        assert "분야: 이차전지" in scene[key], key
    shown = [layer for layer in scene["layers"] if layer["in_force"]]
    assert shown
    assert all("분야: 이차전지" in layer["count_note"] for layer in shown)
    assert all(layer["title"] in " ".join(scene["notices"]) for layer in scene["layers"] if not layer["in_force"])


def test_a_scene_without_a_filter_has_the_state_and_code_that_it_had(real):
    state = State(real.catalog.defaults(), TODAY)
    assert "sector" not in draw(real, state)["state"]
    assert (
        draw(real, state)["fingerprint"]
        != draw(real, State(state.layers, TODAY, filter=Filter(("battery",))))["fingerprint"]
    )
