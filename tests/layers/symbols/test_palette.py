from itertools import pairwise
from math import atan2, degrees, hypot

import pytest

from layers.symbols import palette

PARTY_HUES = {"red": 36, "blue": 282}
POLES = list(palette.POLES)


def linear(hex_colour):
    parts = [int(hex_colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def luminance(hex_colour):
    red, green, blue = linear(hex_colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(hex_colour):
    red, green, blue = linear(hex_colour)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, luminance(hex_colour), z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def lightness(hex_colour):
    return lab(hex_colour)[0]


@pytest.mark.parametrize("theme", ["colour", "grey"])
@pytest.mark.parametrize(("one", "other"), palette.BORDERS)
def test_poles_that_border_differ_in_lightness(one, other, theme):
    fills = [palette.tint(pole, theme)[0] for pole in (one, other)]
    assert abs(lightness(fills[0]) - lightness(fills[1])) >= 4.5


@pytest.mark.parametrize("theme", ["colour", "grey"])
@pytest.mark.parametrize("pole", POLES)
def test_a_pole_name_is_readable_on_its_tint(pole, theme):
    fill, deep = palette.tint(pole, theme)
    assert contrast(fill, deep) >= 4.5


@pytest.mark.parametrize("pole", POLES)
@pytest.mark.parametrize("party", PARTY_HUES)
def test_no_pole_wears_the_hue_of_a_large_party(pole, party):
    _, a, b = lab(palette.POLES[pole].fill)
    away = abs((degrees(atan2(b, a)) - PARTY_HUES[party] + 180) % 360 - 180)
    assert hypot(a, b) < 6 or away > 25


@pytest.mark.parametrize("theme", ["colour", "grey"])
def test_the_shades_of_a_choropleth_darken_step_by_step(theme):
    for light, dark in pairwise(palette.ramp(theme)):
        assert lightness(light) - lightness(dark) >= 7


@pytest.mark.parametrize("theme", ["colour", "grey"])
def test_area_classes_differ_in_lightness(theme):
    shades = sorted(lightness(shade) for shade in palette.area(theme))
    assert all(light - dark >= 7 for dark, light in pairwise(shades))
