"""Plates of the tile grid: every province is one named tile, nothing touches, nothing leaves its tile or the page."""

from itertools import combinations
from types import SimpleNamespace

import pytest

from layers.plates.page.layout import LAYOUTS
from layers.plates.page.plate import Box, Hatch, Path, Text
from layers.plates.sheets import sheet
from layers.plates.tiles import grid
from layers.scene import scene
from layers.symbols.inks import THEMES
from layers.symbols.vision import contrast
from tests.layers.plates.test_plates import DAYS, LINK, METRICS, group, touching, words
from tests.layers_named import LAYERS

MANY = ("growth-engines", "main-industries", "population", "depopulation-areas", "core-projects")
CASES = [
    *((layout, day, lang, "colour", None) for layout in LAYOUTS for day in DAYS for lang in ("ko", "en")),
    ("slide", DAYS[0], "ko", "grey", None),
    ("a4", DAYS[1], "en", "grey", None),
    *(("slide", DAYS[1], "ko", "colour", (layer,)) for layer in LAYERS),
    *(("a3", day, "ko", theme, MANY) for day in DAYS for theme in THEMES),
    *((layout, DAYS[1], "ko", "colour", tuple(LAYERS)) for layout in LAYOUTS),
]


def drawn(atlas, layout="slide", asof=DAYS[0], lang="ko", theme="colour", layers=None, focus=None):
    chosen = tuple(layers or atlas.catalog.defaults())
    made = scene.draw(atlas, scene.State(chosen, asof, focus, lang, theme, "tiles"))
    return SimpleNamespace(scene=made, plate=sheet.draw(made, atlas.boundaries, LAYOUTS[layout], METRICS, LINK))


@pytest.fixture(scope="module", params=CASES, ids=lambda case: "-".join(map(str, [*case[:4], *(case[4] or ())]))[:120])
def case(request, real):
    return drawn(real, *request.param)


def tiles_of(plate):
    """Bounds of every province's tile on the plate."""
    paths = (item for each in plate.groups for item in each.items if isinstance(item, Path | Hatch) and item.name)
    return {item.name: item.outline.parts[0] for item in paths}


@pytest.mark.whole
def test_every_province_is_a_named_tile_of_one_height(case):
    tiles = tiles_of(case.plate)
    assert set(tiles) == {key for key, each in case.scene["regions"].items() if each["level"] == "province"}
    heights = {round(corners[2][1] - corners[0][1], 6) for corners in tiles.values()}
    assert len(heights) == 1


@pytest.mark.whole
def test_no_two_texts_touch_and_none_leaves_the_page(case):
    plate = case.plate
    assert touching(plate.texts()) == []
    boxes = [text.box for text in plate.texts()]
    assert all(x0 >= 0 and y0 >= 0 and x1 <= plate.width and y1 <= plate.height for x0, y0, x1, y1 in boxes)


@pytest.mark.whole
def test_marks_and_names_stay_in_their_tiles(case):
    inside = list(tiles_of(case.plate).values())
    for each in case.plate.groups:
        if each.kind in ("mark", "label"):
            for text in (item for item in each.items if isinstance(item, Text)):
                x0, y0, x1, y1 = text.box
                held = any(c[0][0] <= x0 and x1 <= c[2][0] and c[0][1] <= y0 and y1 <= c[2][1] for c in inside)
                assert held, text.text


def test_marks_do_not_touch(case):
    found = [each for each in case.plate.groups if each.kind == "mark" and each.id.startswith("mark-")]
    boxes = [bounds(each) for each in found]
    hair = 0.02
    for one, other in combinations(boxes, 2):
        apart = (
            one[2] <= other[0] + hair
            or other[2] <= one[0] + hair
            or one[3] <= other[1] + hair
            or other[3] <= one[1] + hair
        )
        assert apart


def bounds(each):
    points = [point for item in each.items if isinstance(item, Path) for part in item.outline.parts for point in part]
    points += [
        corner
        for item in each.items
        if isinstance(item, Box)
        for corner in ((item.x, item.y), (item.right, item.bottom))
    ]
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def test_every_province_is_named_with_its_pole_or_badge(case):
    said = words([each for each in case.plate.groups if each.kind == "label"])
    assert [each["name"] for each in case.scene["tiles"]["items"] if each["name"] not in said] == []
    badges = sum(text.text in ("특", "S") for text in case.plate.texts())
    assert badges == sum(each["special"] for each in case.scene["tiles"]["items"])


def test_every_word_on_a_tile_is_readable_on_it(case):
    for each in case.plate.groups:
        if each.kind == "label":
            texts = [item for item in each.items if isinstance(item, Text) and item.halo]
            assert all(contrast(text.colour, text.halo) >= 4.5 for text in texts)


def test_every_item_is_drawn_or_counted(case):
    shown = [each for tile in case.scene["tiles"]["items"] for each in tile["entries"]]
    titles = " ".join(each.title for each in case.plate.groups if each.kind == "mark")
    rest = sum(int(each.title[1:]) for each in case.plate.groups if each.title.startswith("+"))
    features = {f["id"]: f["label"] for layer in case.scene["layers"] for f in layer["features"]}
    missing = [item for each in shown for item in each["items"] if features[item] not in titles]
    assert len(missing) <= rest


def test_what_is_undecided_is_hatched_on_the_tile(real):
    made = drawn(real, layers=("growth-engines",))
    hatches = [item for item in group(made.plate, "area-growth-engines").items if isinstance(item, Hatch)]
    assert {item.pattern for item in hatches} == {"undecided"}
    assert len(hatches) == 17


def test_pole_borders_are_drawn_once(real):
    lines = group(drawn(real).plate, "borders").items[-1].outline.parts
    assert len(lines) == len(set(lines)) > 10
    assert all(
        isinstance(item, Path) and item.outline.closed
        for item in group(drawn(real, layers=("population",)).plate, "borders").items
    )


@pytest.mark.parametrize(("focus", "count"), [("gyeongbuk", 1), ("gyeongbuk.pohang", 1), ("pole-honam", 2), (None, 0)])
def test_the_tiles_of_a_region_in_focus_are_outlined(real, focus, count):
    assert len(group(drawn(real, focus=focus).plate, "selection").items) == count


def test_the_note_says_what_tiles_do_not_show_and_the_foot_claims_no_boundaries(case):
    assert words([group(case.plate, "note")])
    assert "SGIS" not in words([group(case.plate, "footer")])
    assert case.scene["fingerprint"] in words([group(case.plate, "footer")])


def test_equal_scenes_are_equal_plates(real):
    assert repr(strip(drawn(real).plate)) == repr(strip(drawn(real).plate))


def strip(plate):
    return [(each.id, each.title, [type(item).__name__ for item in each.items]) for each in plate.groups]


def test_a_window_that_is_wide_has_no_tile_wider_than_half_as_much_again(real):
    made = drawn(real, "a4-landscape")
    corners = tiles_of(made.plate)["seoul"]
    assert corners[2][0] - corners[0][0] <= grid.WIDEST * (corners[2][1] - corners[0][1]) + 1
