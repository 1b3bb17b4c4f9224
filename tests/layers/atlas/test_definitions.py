from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[3]
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
