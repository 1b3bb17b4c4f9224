"""A legend says what the sources of its items print where that is another word than the status's own."""

from datetime import date

import pytest

from layers.labels import named
from layers.scene.narrowing import narrowed
from layers.scene.scene import State, draw
from tests.layers.findings import independent

DAY = date(2026, 11, 28)


@pytest.fixture(scope="module")
def scene(real):
    layers = tuple(layer.id for layer in real.catalog.values() if layer.topic)
    return draw(real, State(layers, DAY))


def printed(topic, status):
    """What the rows that hold on the day print of a status; empty where they print nothing else."""
    rows = independent.states(DAY, topic).values()
    return [
        row.get("status_printed", "") for row in rows if row["status"] == status and not independent.unknown(row, DAY)
    ]


def test_every_row_of_a_status_names_what_its_rows_print(real, scene):
    told = 0
    for layer in scene["layers"]:
        topic = real.catalog[layer["id"]].topic
        for row in (row for row in layer["legend"] if row.get("status") and not row["swatch"]):
            if row["status"] == "unconfirmed":
                continue
            name = named(real.statuses[row["status"]], "ko")
            words = printed(topic, row["status"])
            others = {word for word in words if word and word != name}
            assert row["label"].startswith(name)
            assert (row["label"] != name) == bool(others), (layer["id"], row["label"])
            assert not others or any(word in row["label"] for word in others)
            assert ("일부" in row["label"]) == (bool(others) and any(word in ("", name) for word in words))
            told += bool(others)
    assert told > 5


def test_what_is_decided_on_a_condition_says_so_and_keeps_its_kind(scene):
    layers = {layer["id"]: layer["legend"] for layer in scene["layers"]}
    rows = {row["status"]: row for row in layers["opportunity-zones"] if "status" in row}
    assert (rows["decided"]["label"], rows["decided"]["count"]) == ("확정: 조건부 지정", 3)
    assert rows["designated"]["label"] == "지정"
    wind = next(row for row in layers["offshore-wind-zones"] if row.get("status") == "designated")
    assert wind["label"] == "지정, 일부 조건부 지정"


def test_a_part_of_a_scene_says_what_that_part_prints(real, scene):
    kept = {
        layer["id"]: [each for each in layer["features"] if each["status_label"] == "조건부 지정"]
        for layer in scene["layers"]
    }
    found = {layer["id"]: layer["legend"] for layer in narrowed(real, scene, kept)}
    assert [row["label"] for row in found["offshore-wind-zones"]] == ["지정: 조건부 지정"]
    plain = {
        layer["id"]: [each for each in layer["features"] if each["status_label"] == "지정"] for layer in scene["layers"]
    }
    (wind,) = (one for one in narrowed(real, scene, plain) if one["id"] == "offshore-wind-zones")
    assert [(row["label"], row["count"]) for row in wind["legend"]] == [("지정", 2)]
