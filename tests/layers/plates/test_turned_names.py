"""Names of belts along their lines in the picture of a page take the room of their letters, and touch no other name."""

from datetime import date
from math import cos, radians, sin
from types import SimpleNamespace

import pytest

from layers.plates.map import stretches
from layers.plates.page.boxes import Taken, around, touches
from layers.plates.page.plate import Text
from layers.plates.sheets import screen
from layers.scene import scene
from web.export.formats import letters

DAY = date(2026, 11, 28)
STRIP_PX = 4.0


@pytest.fixture(scope="module", params=["ko", "en"])
def drawn(request, real):
    """The first map's scene and its picture."""
    made = scene.draw(real, scene.State(tuple(real.catalog.defaults()), DAY, None, request.param, "colour"))
    return SimpleNamespace(scene=made, picture=screen.draw(made, real.boundaries, letters(), None))


def strips(text, unit):
    """Upright boxes of narrow strips of letters, where they stand once turned."""
    left, top, right, bottom = text.box
    angle = radians(text.turn)
    count = max(1, round((right - left) / (STRIP_PX * unit))) if text.turn else 1
    wide, high = (right - left) / count, bottom - top
    found = []
    for i in range(count):
        dx, dy = left + (i + 0.5) * wide - text.x, (top + bottom) / 2 - text.middle
        x = text.x + dx * cos(angle) - dy * sin(angle) if text.turn else left + wide / 2
        y = text.middle + dx * sin(angle) + dy * cos(angle) if text.turn else (top + bottom) / 2
        across = wide * cos(angle) + high * abs(sin(angle))
        found.append(around(x, y, across, wide * abs(sin(angle)) + high * cos(angle)))
    return found


def names(picture):
    """The lines of every name."""
    groups = [group for group in picture.groups if group.id.startswith(("label-", "block-"))]
    return [[item for item in group.items if isinstance(item, Text)] for group in groups]


def meeting(told, unit):
    boxes = [(lines[0].text, [box for line in lines for box in strips(line, unit)]) for lines in told if lines]
    return [
        (one, other)
        for i, (one, some) in enumerate(boxes)
        for other, more in boxes[i + 1 :]
        if any(touches(a, b) for a in some for b in more)
    ]


def test_every_belt_is_named_along_its_line(drawn):
    belts = {layer["title"] for layer in drawn.scene["layers"] if layer["geometry"] == "corridor"}
    told = [
        [item for item in group.items if isinstance(item, Text)]
        for group in drawn.picture.groups
        if group.of.startswith("belt ")
    ]
    assert {" ".join(item.text for item in lines) for lines in told} == belts
    assert all(item.turn for lines in told for item in lines)


def test_no_name_of_the_picture_touches_the_letters_of_another(drawn):
    assert meeting(names(drawn.picture), drawn.picture.unit) == []


def test_name_on_the_letters_of_a_turned_one_is_found_and_one_in_its_empty_corner_is_not(drawn):
    unit = drawn.picture.unit
    turned = max((one[0] for one in names(drawn.picture) if one and one[0].turn), key=lambda one: abs(one.turn))
    there = Text(turned.x, turned.middle, "on", 2 * unit, 2 * unit, "#000000", anchor="middle")
    corner = Text(turned.x + 0.35 * turned.width, turned.middle + 0.35 * turned.width * (1 if turned.turn < 0 else -1),
                  "off", 2 * unit, 2 * unit, "#000000", anchor="middle")  # fmt: skip
    assert len(meeting([[turned], [there]], unit)) == 1
    assert meeting([[turned], [corner]], unit) == []


def test_pieces_of_a_turned_name_take_less_than_its_upright_box():
    rows = [SimpleNamespace(width=110.0, height=14.4, drop=0.0)]
    _, boxes = stretches._spot(stretches.Stretch(0.0, 0.0, 45.0, 0.0), 1, rows, 1.0)  # type: ignore[arg-type]
    taken = Taken(hard=[*boxes])
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    assert taken.free(around(right - 12, top + 12, 20, 20), 1.0)
    assert not taken.free(around((left + right) / 2, (top + bottom) / 2, 2, 2), 1.0)
