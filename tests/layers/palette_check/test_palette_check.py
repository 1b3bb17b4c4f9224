"""A palette that fails is refused and says which pair failed; the real one passes."""

from dataclasses import replace
from itertools import product

import pytest

from layers.errors import UnfitPalette
from layers.palette_check import check
from layers.palette_check.signs import Reading, Sign, bordering, readings, signs
from layers.plates.map import belts
from layers.symbols import inks, palette, symbology, vision

THEMES = ("colour", "grey")


def test_the_palette_of_the_atlas_passes(real):
    check.check(real)


@pytest.mark.parametrize(("theme", "lang"), list(product(THEMES, ("ko", "en"))))
def test_every_layer_with_marks_and_every_kind_of_class_is_looked_at(real, theme, lang):
    names = " ".join(sign.name for sign in signs(real, theme, lang))
    shaped = [each.id for each in real.catalog.values() if each.symbol.get("shape")]
    assert [layer for layer in shaped if f"'{layer}'" not in names] == []
    for kind in ("class 5", "role 3", "hatch 'undecided'", "hatch 'unconfirmed'", "hatch 'no-data'", "line of"):
        assert kind in names


def test_undecided_and_unconfirmed_are_never_one_sign(real):
    forms = {sign.name: sign.form for sign in signs(real, "grey", "ko")}
    assert forms["hatch 'undecided'"] != forms["hatch 'unconfirmed'"]


def test_two_classes_of_nearly_one_grey_are_refused_by_name(real, monkeypatch):
    monkeypatch.setitem(palette.TABLES["grey"], "ramp", ("#F7F7F7", "#C7C7C7", "#C0C0C0", "#707070", "#414141"))
    with pytest.raises(
        UnfitPalette, match=r"grey: class 2 of an area \(#C7C7C7\) and class 3 .*#C0C0C0.* grey 2\.\d < 4\.5"
    ):
        check.check(real)


def test_red_and_green_are_refused_for_the_eyes_that_take_them_for_one():
    found = check.alike([Sign("red", "fill", "#DC3C40"), Sign("green", "fill", "#3CA530")])
    assert len(found) == 1
    assert "deutan" in found[0]
    assert "normal" not in found[0]


def test_the_same_colour_is_allowed_where_the_form_differs():
    same = [Sign("one", "square 반", "#1F4E9C"), Sign("other", "diamond 반", "#1F4E9C")]
    assert check.alike(same) == []
    assert check.alike([replace(each, form="square") for each in same])


def test_two_layers_that_draw_one_mark_are_refused(real):
    found = signs(real, "colour", "ko")
    twin = next(sign for sign in found if sign.name == "'core-projects' semiconductor planned")
    said = check.alike([*found, replace(twin, name="another layer's")])
    assert len(said) == 1
    assert f"in one form ({twin.form})" in said[0]
    assert "another layer's" in said[0]


def test_two_sectors_with_one_syllable_are_refused_in_grey(real, monkeypatch):
    twin = replace(real.sectors["display"], seal_ko=real.sectors["semiconductor"].seal_ko)
    monkeypatch.setitem(real.sectors, "display", twin)
    with pytest.raises(UnfitPalette, match=r"'core-projects'.*semiconductor.*display"):
        check.check(real)


@pytest.mark.parametrize("theme", THEMES)
def test_poles_that_border_are_compared_as_tints(theme):
    pairs = bordering(theme)
    assert len(pairs) == len(palette.BORDERS)
    assert all(not check.too_near(one, other) for one, other in pairs)
    one, _ = pairs[0]
    assert check.too_near(one, replace(one, name="its neighbour"))


def test_a_neighbour_of_nearly_the_same_tint_is_refused(real, monkeypatch):
    monkeypatch.setitem(palette.POLES, "pole-jeonbuk", replace(palette.POLES["pole-jeonbuk"], fill="#E6D8E8"))
    with pytest.raises(UnfitPalette, match=r"pole-jeonbuk .* pole-daegyeong .*tritan"):
        check.check(real)


def test_pale_ink_is_refused_with_its_contrast(real, monkeypatch):
    pale = replace(inks.THEMES["colour"], ink_3="#9AA3AD")
    monkeypatch.setitem(inks.THEMES, "colour", pale)
    with pytest.raises(
        UnfitPalette, match=r"ink-3 on paper: #9AA3AD on #FFFFFF has a contrast of 2\.\d\d; right: 4\.5"
    ):
        check.check(real)


def test_a_sector_too_pale_for_its_seal_is_refused(real, monkeypatch):
    monkeypatch.setitem(real.sectors, "display", replace(real.sectors["display"], colour="#B79AD8"))
    with pytest.raises(UnfitPalette, match="seal of display, solid"):
        check.check(real)


def test_the_letters_of_a_half_filled_mark_are_read_on_its_shade(real):
    halves = [each for each in readings(real, "colour") if each.name.endswith("half")]
    assert len(halves) == len(real.sectors) + 1
    assert check.unreadable(halves) == []
    drawn = symbology.mark("square", "모", "#B3500A", "half")
    assert f'fill="{halves[0].ink}">모' in drawn


def test_contrast_and_differences_are_those_of_their_definitions():
    assert vision.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert vision.contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert vision.differences("#1F4E9C", "#1F4E9C") == pytest.approx(dict.fromkeys(check.LEAST_DIFFERENCE, 0))
    assert vision.differences("#000000", "#FFFFFF")["grey"] == pytest.approx(100)
    assert vision.mixed("#000000", 0.5, "#FFFFFF") == "#808080"


def test_an_empty_reading_list_has_no_problem():
    assert check.unreadable([]) == []
    assert check.unreadable([Reading("words", "#777777", "#888888")])


def test_lines_of_every_pattern_are_drawn_differently():
    assert len(set(belts.PATTERNS.values())) == len(belts.PATTERNS)


def test_a_belt_too_pale_for_the_land_it_crosses_is_refused(real, monkeypatch):
    pale = tuple(replace(each, opacity=0.4) for each in belts.PATTERNS["belt-spine"])
    monkeypatch.setitem(belts.PATTERNS, "belt-spine", pale)
    with pytest.raises(UnfitPalette, match=r"colour: line of 'southern.*right: 3 or more"):
        check.check(real)
