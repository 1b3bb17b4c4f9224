"""docs/layers.md says what the catalogue says."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.layers_named import LAYERS
from web.cli import main

LISTED = (Path(__file__).parents[1] / "docs" / "layers.md").read_text(encoding="utf-8")


def test_the_committed_table_is_that_of_the_catalogue():
    result = CliRunner().invoke(main.main, ["layers"])
    assert result.exit_code == 0
    assert result.output == LISTED, "write it again: .venv/bin/python -m web layers > docs/layers.md"


@pytest.mark.parametrize("layer", LAYERS)
def test_every_layer_has_its_row(layer):
    assert LISTED.count(f"| `{layer}` |") == 1
