import xml.etree.ElementTree as ET
from itertools import product

import pytest

from layers.errors import UnknownShape, UnknownSolidity
from layers.symbols.marks import SHAPES, hatching, lower_half
from layers.symbols.symbology import BODIES, mark

EVERY = list(product(SHAPES, BODIES))


@pytest.mark.parametrize(("shape", "solidity"), EVERY)
def test_a_mark_is_well_formed_and_carries_no_style_script_or_id(shape, solidity):
    root = ET.fromstring(mark(shape, "반", "#1F4E9C", solidity))
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("aria-hidden") == "true"
    names = {each.tag.rpartition("}")[2] for each in root.iter()}
    attributes = {name for each in root.iter() for name in each.attrib}
    assert names <= {"svg", "path", "circle", "text"}
    assert not attributes & {"style", "id", "class", "onload", "href"}


@pytest.mark.parametrize("shape", SHAPES)
def test_every_solidity_of_a_shape_is_a_different_drawing_without_its_colour(shape):
    drawn = {mark(shape, "반", "#000000", solidity) for solidity in BODIES}
    assert len(drawn) == len(BODIES)


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_every_solidity_has_a_body_of_its_own_and_a_question_is_dotted(shape):
    bodies = {solidity: body(SHAPES[shape], "#000000") for solidity, body in BODIES.items()}
    assert bodies.pop("question") == bodies["dotted"]
    assert len(set(bodies.values())) == len(bodies)


def test_every_shape_is_a_different_drawing():
    assert len({mark(shape, "반", "#000000") for shape in SHAPES}) == len(SHAPES)


@pytest.mark.parametrize("shape", sorted(set(SHAPES) - {"node"}))
def test_completed_and_decided_things_carry_a_trim(shape):
    drawn = {mark(shape, "반", "#000000", "solid", status) for status in ("designated", "decided", "completed")}
    assert len(drawn) == 3


@pytest.mark.parametrize("seal", ["반", "AI", "H₂", "2차", "12", "120"])
def test_a_seal_is_read_as_text_and_fits_its_shape(seal):
    text = next(each for each in ET.fromstring(mark("square", seal)).iter() if each.tag.endswith("text"))
    assert text.text == seal
    width = float(text.get("font-size")) * sum(1 if ord(char) > 0x2FFF else 0.62 for char in seal)
    assert width <= 20


def test_a_hostile_seal_stays_text():
    root = ET.fromstring(mark("square", "<script>&\"'"))
    assert [each.text for each in root.iter() if each.text] == ["<script>&\"'"]


def test_an_unknown_shape_names_the_known_ones():
    with pytest.raises(UnknownShape, match=r"blob.*square"):
        mark("blob")


def test_an_unknown_solidity_names_the_known_ones():
    with pytest.raises(UnknownSolidity, match=r"foggy.*solid"):
        mark("square", solidity="foggy")


@pytest.mark.parametrize("shape", SHAPES)
def test_outlines_stay_inside_their_box(shape):
    for x, y in SHAPES[shape].corners:
        assert 0 <= x <= 24
        assert 0 <= y <= 24


@pytest.mark.parametrize("shape", SHAPES)
def test_the_lower_half_lies_below_the_level_and_hatching_has_strokes(shape):
    corners = SHAPES[shape].corners
    assert all(y >= 12.5 for _, y in lower_half(corners))
    assert len(lower_half(corners)) >= 3
    assert hatching(corners).count("M") >= 4


def test_what_ended_as_its_aim_was_met_is_grey_and_not_struck_through(real):
    met, ended = (mark("gem", "", "#000000", real.statuses[one].solidity, one) for one in ("fulfilled", "ended"))
    assert met.split("</svg>")[0] in ended
    assert ended.count("<path") == met.count("<path") + 1


@pytest.mark.parametrize("shape", sorted(set(SHAPES) - {"node"}))
def test_every_status_is_a_drawing_of_its_own_without_its_colour(real, shape):
    statuses = real.statuses.values()
    drawn = {mark(shape, "반", "#000000", status.solidity, status.id) for status in statuses}
    assert len(drawn) == len(statuses)
