"""Printed plates name items as the map does: beside the mark, or further off with a leader."""

from datetime import date
from math import dist

import pytest

from layers.plates.page.plate import Path, Text
from layers.scene_types.reading import placed
from tests.layers.plates.test_plates import compact, drawn, touching, words

DAY = date(2026, 11, 28)
SETS = {
    "complexes": ("advanced-complexes", "sobujang-complexes", "core-projects"),
    "candidates": ("core-projects", "national-complex-candidates"),
    "base": ("innovation-clusters", "innovation-cities", "industry-academia-zones"),
}
POWER = ("advanced-complexes", "complex-infrastructure", "core-projects")
SHARE = 0.9
LONGEST_PX = 140


def told(plate):
    """What each name on the map says."""
    return [compact(words([group])) for group in plate.groups if group.id.startswith(("label-", "block-"))]


def lacking(made, kinds):
    """The short names of placed items of some kinds that stand nowhere on the map, and how many there are."""
    layers = [layer for layer in made.scene["layers"] if layer["geometry"] != "corridor"]
    names = {
        each["id"]: each["short"] for layer in layers for each in placed(layer["features"]) if each["kind"] in kinds
    }
    said = told(made.plate)
    return [name for name in names.values() if not any(compact(name) in each for each in said)], len(names)


def letters(plate):
    groups = [group for group in plate.groups if group.id.startswith(("label-", "block-"))]
    return [item for group in groups for item in group.items if isinstance(item, Text)]


@pytest.mark.parametrize(("layers", "lang"), [*((each, "ko") for each in SETS), ("candidates", "en"), ("base", "en")])
def test_slide_names_nine_of_ten_items(real, layers, lang):
    missing, count = lacking(drawn(real, "slide", DAY, lang, layers=SETS[layers]), ("point", "ring"))
    assert count >= 30
    assert len(missing) <= (1 - SHARE) * count


@pytest.mark.parametrize("layout", ["slide", "a4"])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_first_map_names_nine_of_ten_items_on_paper(real, layout, lang):
    missing, count = lacking(drawn(real, layout, DAY, lang), ("point", "ring"))
    assert count >= 20
    assert len(missing) <= (1 - SHARE) * count, missing


@pytest.mark.parametrize("layout", ["slide", "a4", "a4-landscape", "a3"])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_no_industry_stands_further_from_its_province_than_a_name_from_its_mark(real, layout, lang):
    made = drawn(real, layout, DAY, lang, layers=("main-industries",))
    leaders = next(group for group in made.plate.groups if group.id == "leaders")
    lines = [item.outline.parts[0] for item in leaders.items if isinstance(item, Path)]
    assert sum(group.id.startswith("block-") for group in made.plate.groups) >= 12
    assert lines
    assert max(dist(*line) for line in lines) <= LONGEST_PX * made.layout.unit


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_circles_of_a_plan_carry_their_names(real, lang):
    missing, count = lacking(drawn(real, "slide", DAY, lang, layers=POWER), ("bubble",))
    assert count >= 5
    assert missing == []


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_no_name_touches_another_on_a_crowded_slide(real, lang):
    assert touching(letters(drawn(real, "slide", DAY, lang, layers=POWER).plate)) == []


def test_no_word_of_a_name_stands_in_two_lines(real):
    made = drawn(real, "slide", DAY, "en", layers=SETS["complexes"])
    layers = [layer for layer in made.scene["layers"] if layer["geometry"] != "corridor"]
    shorts = {each["short"] for layer in layers for each in placed(layer["features"])}
    said = {" ".join(item.text for item in group.items if isinstance(item, Text)) for group in made.plate.groups}
    broken = [name for name in shorts if name not in said and compact(name) in {compact(each) for each in said}]
    assert shorts & said
    assert broken == []


@pytest.mark.parametrize("layout", ["slide", "a4"])
@pytest.mark.parametrize("layer", ["manufacturing-share", "population", "grdp"])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_number_of_a_province_stands_below_its_name_on_paper(real, layout, layer, lang):
    made = drawn(real, layout, DAY, lang, layers=(layer,))
    regions = made.scene["regions"]
    figures = made.scene["layers"][0]["features"]
    wanted = {compact(regions[each["regions"][0]]["short"] + each["short"]) for each in figures if each["short"]}
    assert len(wanted) >= 15
    assert len(wanted - set(told(made.plate))) <= (1 - SHARE) * len(wanted)
