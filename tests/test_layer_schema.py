"""docs/layer.schema.json says what a layer's YAML may say, and every YAML names it to the editor."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from layers.records import read_yaml
from tests.layers_named import DEFINITIONS, LAYERS
from web.cli import main

PUBLISHED = Path(__file__).parents[1] / "docs" / "layer.schema.json"
SCHEMA = json.loads(PUBLISHED.read_text(encoding="utf-8"))


def test_the_published_schema_is_that_of_the_definitions():
    result = CliRunner().invoke(main.main, ["schema"])
    assert result.output == PUBLISHED.read_text(encoding="utf-8"), (
        "write it again: .venv/bin/python -m web schema > docs/layer.schema.json"
    )


@pytest.mark.parametrize("layer", LAYERS)
def test_a_definition_points_to_the_schema_and_uses_its_keys(layer):
    path = DEFINITIONS / f"{layer}.yml"
    named = path.read_text(encoding="utf-8").splitlines()[0].rpartition("$schema=")[2]
    entry, _ = read_yaml(path)
    assert (DEFINITIONS / named).resolve() == PUBLISHED
    assert set(entry) <= set(SCHEMA["properties"])
    assert set(SCHEMA["required"]) <= set(entry)


def test_an_editor_is_told_the_words_that_may_stand():
    instrument = SCHEMA["$defs"]["Instrument"]["properties"]
    assert instrument["ground"]["enum"] == ["promotion", "crisis", "condition", "plan"]
    assert instrument["complete"]["type"] == "boolean"
    assert SCHEMA["properties"]["order"]["type"] == "integer"
    assert SCHEMA["additionalProperties"] is False
