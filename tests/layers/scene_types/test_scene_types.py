"""Scenes are what their types say, on paper and in JavaScript too."""

import copy
import json
import re
from datetime import date
from pathlib import Path

import pytest

from layers.brief import brief
from layers.brief import scene as brief_scene
from layers.collection import build
from layers.overlay.overlay import Row, with_overlay
from layers.scene import scene
from layers.scene.scene import State
from layers.scene_types import declare
from layers.scene_types.brief import BriefScene
from layers.scene_types.scene import Scene, ServedScene
from tests.layers_named import LAYERS
from tests.typed import fields, problems

ROOT = Path(__file__).parents[3]
DOCUMENTED = ROOT / "docs" / "scene.md"
DECLARED = ROOT / "web" / "static" / "js" / "scene.d.ts"
DAYS = (date(2017, 12, 18), date(2023, 7, 1), date(2025, 12, 17), date(2026, 11, 21))
ROWS = (
    Row("일반산단", ("gyeongbuk.pohang",), None, None, "planned", "battery", "2026-03"),
    Row("바다", (), 131.0, 37.0, "considered"),
    Row("전국", ("korea",), None, None, "proposed"),
    Row("경북", ("gyeongbuk",), None, None, "designated"),
)
#: Kinds of features, which head a line of the document as keys do.
KINDS = {"area", "point", "badge", "ring", "line", "link", "bubble", "listed"}


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("frame", ["geo", "tiles"])
@pytest.mark.parametrize("day", DAYS)
@pytest.mark.whole
def test_a_scene_of_every_layer_is_what_its_type_says(real, day, frame, lang):
    assert problems(scene.draw(real, State(LAYERS, day, "gyeongbuk", lang, "grey", frame)), Scene) == []


@pytest.mark.parametrize("layer", LAYERS)
def test_the_scene_of_a_layer_is_what_its_type_says(real, layer):
    assert problems(scene.draw(real, State((layer,), DAYS[-1])), Scene) == []


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("region", ["korea", "pole-honam", "gyeongbuk", "gyeongbuk.pohang", "sejong"])
def test_the_scene_of_a_brief_is_what_its_type_says(real, region, lang):
    whole = scene.draw(real, State(tuple(real.catalog), DAYS[-1], None, lang))
    made = brief_scene.scene(real, brief.brief(real, region, DAYS[-1]), whole)
    assert problems(made, BriefScene) == []


@pytest.mark.parametrize("frame", ["geo", "tiles"])
def test_a_scene_with_a_readers_rows_is_what_its_type_says(real, frame):
    made = with_overlay(real, scene.draw(real, State(LAYERS[:3], DAYS[-1], frame=frame)), ROWS)
    assert {"point", "ring", "badge", "listed"} == {each["kind"] for each in made["layers"][-1]["features"]}
    assert problems(made, Scene) == []


def test_a_served_scene_is_what_its_type_says(client):
    answer = client.get("/scene.json?asof=2026-11-21&frame=tiles")
    assert problems(json.loads(answer.data), ServedScene) == []


BROKEN = {
    "a missing key": lambda made: made.pop("banner"),
    "an extra key": lambda made: made["state"].update(zoom=7),
    "a missing key of a feature": lambda made: made["layers"][0]["features"][0].pop("href"),
    "an extra key of a feature": lambda made: made["layers"][0]["features"][0].update(slot=1),
    "an unknown kind": lambda made: made["layers"][0]["features"][0].update(kind="blob"),
    "an unknown hatch": lambda made: made["layers"][0]["features"][0].update(hatch="wavy"),
    "a text for a number": lambda made: made["layers"][0].update(count="8"),
    "a truth for a number": lambda made: made["layers"][0].update(order=True),
    "half a position": lambda made: made["poles"]["pole-jeju"].update(label=[126.5]),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_what_a_type_does_not_say_is_seen(real, broken):
    made = copy.deepcopy(scene.draw(real, State(("growth-engines",), DAYS[-1])))
    BROKEN[broken](made)
    assert problems(made, Scene) != []


def test_the_types_for_javascript_are_those_of_the_scene():
    assert DECLARED.read_text(encoding="utf-8") == declare.document()


def test_every_key_of_a_scene_is_in_its_document():
    text = DOCUMENTED.read_text(encoding="utf-8")
    assert [key for key in sorted(fields(Scene)) if not re.search(rf"(?<![\w-]){key}(?![\w-])", text)] == []


def test_every_key_that_heads_a_line_of_the_document_is_in_a_scene():
    lines = re.findall(r"^    (\S.*)$", DOCUMENTED.read_text(encoding="utf-8"), re.MULTILINE)
    named = {key.partition(":")[0] for line in lines for key in line.partition("  ")[0].split(", ")}
    assert len(named) > 50
    assert sorted(named - fields(Scene) - KINDS) == []


def test_a_collection_is_made_of_features_that_know_their_kind(real):
    kinds = {row.properties["kind"] for row in build.collection(real, "battery-triangle", DAYS[-1]).rows}
    assert kinds == {"line", "ring"}
