from pathlib import Path

import pytest

from layers.atlas.catalog import Catalog
from layers.atlas.definition import GROUPS, Definition
from layers.errors import UnknownLayer
from layers.records import read_yaml

ORDER = [
    "promotion",
    "support",
    "people",
    "energy",
    "investment",
    "conditions",
]
FILES = sorted((Path(__file__).parents[3] / "layers" / "definitions").glob("*.yml"))


def layer(key, group, order):
    text = {"ko": key, "en": key}
    return Definition(key, order, group, text, text, "site", "points", topic=key)


def test_groups_stand_in_their_order():
    assert [group.id for group in GROUPS] == ORDER


def test_layers_stand_by_group_then_order():
    found = Catalog([layer("c", "conditions", 1), layer("b", "promotion", 20), layer("a", "promotion", 10)])
    assert list(found) == ["a", "b", "c"]
    assert [group.id for group, _ in found.grouped()] == ["promotion", "conditions"]


def test_unknown_layer_is_an_error_that_names_the_known_ones(toy):
    with pytest.raises(UnknownLayer, match=r"'highways'.*engines"):
        toy.catalog["highways"]
    assert toy.catalog.get("highways") is None
    assert "highways" not in toy.catalog


def test_layers_of_the_first_visit_say_so(toy):
    assert toy.catalog.defaults() == ("engines",)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_definition_is_called_as_its_file_and_speaks_both_languages(path):
    entry, problems = read_yaml(path)
    assert (problems, entry["id"]) == ([], path.stem)
    for text in (entry["title"], entry["abstract"], entry.get("notice") or {"ko": "-", "en": "-"}):
        assert all(text[lang].strip() for lang in ("ko", "en"))
