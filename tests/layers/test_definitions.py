from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "layers" / "definitions").glob("*.yml"))
DEFAULTS = {
    "growth-engines",
    "southern-semiconductor-belt",
    "battery-triangle",
    "advanced-complexes",
    "advanced-complex-call-2026",
    "sobujang-complexes",
}


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@pytest.fixture(scope="module")
def published():
    """Rows of the table of layers in the documentation, by id."""
    lines = (ROOT / "docs" / "layers.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| `")]
    return {row[0].strip("`"): row[1:] for row in cells}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_layer_is_published_as_it_is_defined(published, path):
    layer = read(path)
    symbol = layer.get("symbol", {})
    assert published[layer["id"]] == [
        layer["title"]["ko"],
        layer["geometry"],
        symbol.get("shape", "–"),
        symbol.get("by", "–"),
        layer.get("expect", "–"),
        "yes" if layer.get("default") else "",
    ]


def test_no_layer_is_published_that_is_not_defined(published):
    assert set(published) == {path.stem for path in FILES}


def test_the_layers_of_a_first_visit():
    assert {path.stem for path in FILES if read(path).get("default") == "true"} == DEFAULTS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_titles_and_abstracts_are_in_both_languages(path):
    layer = read(path)
    for key in ("title", "abstract", "notice"):
        text = layer.get(key, {"ko": "가", "en": "a"})
        assert any("가" <= char <= "힣" for char in text["ko"])
        assert not any("가" <= char <= "힣" for char in text["en"])
    assert 1 <= layer["abstract"]["en"].count(". ") + 1 <= 4
