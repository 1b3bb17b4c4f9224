"""Every layer of the catalogue is drawn on a day when it is in force: each kind of feature leaves its kind of shape."""

from dataclasses import replace

import pytest

from layers.atlas.items import first_date
from layers.scene.scene import State
from tests.conftest import TODAY
from tests.layers_named import LAYERS

#: Near enough that every site of an item has its own mark.
VIEW = "8/36.2/127.9"
DRAWN = "html[data-drawn='1']"
#: What is on the map: numbers of areas beside the bare land, of lines and bubbles; marks and words by what they say.
COUNT = """
() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    area: all(".leaflet-land-pane path").length - 1 + all(".leaflet-hatch-pane path").length,
    line: all(".leaflet-belts-pane path").length,
    bubble: all(".leaflet-sketch-pane .bubble").length,
    marks: all(".leaflet-marks-pane .mark").map((mark) => mark.getAttribute("aria-label")),
  };
}
"""
#: Feature kinds by the shape they leave.
SHAPES = {
    "area": ("area",),
    "line": ("line", "link"),
    "bubble": ("bubble",),
    "mark": ("point", "ring", "badge", "bubble"),
}


def scene_in_force(app, layer):
    """The scene of one layer today, or on its first day."""
    drawing = app.extensions["drawing"]
    state = State((layer,), TODAY, None, "ko", "colour")
    scene = drawing.scene(state)
    begins = scene["layers"][0]["from"] or first_date(drawing.atlas, layer)  # a list that ran out begins no more
    return scene if scene["layers"][0]["in_force"] else drawing.scene(replace(state, asof=begins))


def expected(layer, shape):
    """How many features of a layer leave a shape."""
    found = [each for each in layer["features"] if each["kind"] in SHAPES[shape]]
    return len(found)


def told(layer):
    """Names of the items of a layer that have a mark or a line of words of their own."""
    found = [each for each in layer["features"] if each["kind"] in SHAPES["mark"]]
    return {each["label"] for each in found if each.get("primary", True) and (each["mark"] or each.get("own"))}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_is_drawn(page, atlas, app, visit, layer):
    scene = scene_in_force(app, layer)
    drawn = scene["layers"][0]
    page.set_viewport_size({"width": 1366, "height": 1800})  # names of what lies out of the window are not drawn
    visit(page, f"{atlas}/?layers={layer}&asof={scene['state']['asof']}&view={VIEW}")
    page.wait_for_selector(DRAWN, state="attached")
    shown = page.evaluate(COUNT)
    assert drawn["in_force"]
    assert any(expected(drawn, shape) for shape in SHAPES), "nothing of this layer can be drawn"
    for shape in ("line", "bubble"):
        assert shown[shape] >= expected(drawn, shape)
    assert {name for name in told(drawn) if not any(mark.startswith(name) for mark in shown["marks"])} == set()
    assert (shown["area"] > 0) == (expected(drawn, "area") > 0)


def test_no_layer_is_bare_land(page, atlas, visit):
    visit(page, f"{atlas}/?layers=&view={VIEW}")
    page.wait_for_selector(DRAWN, state="attached")
    assert page.evaluate(COUNT) == {"area": 0, "line": 0, "bubble": 0, "marks": []}


def test_all_layers_are_drawn_together(page, atlas, visit):
    visit(page, f"{atlas}/?layers={','.join(LAYERS)}&view={VIEW}")
    page.wait_for_selector(DRAWN, state="attached")
    shown = page.evaluate(COUNT)
    assert all(shown.values()), shown
