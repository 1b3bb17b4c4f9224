"""Printed plates: nothing collides, nothing leaves the page, nothing of the legend is missing."""

from datetime import date
from itertools import combinations
from types import SimpleNamespace

import pytest

from layers.plates.page.frame import whole
from layers.plates.page.layout import LAYOUTS
from layers.plates.page.plate import Box, Circle, Hatch, Path, Text
from layers.plates.page.type import Metrics
from layers.plates.sheets import sheet
from layers.scene import scene
from layers.symbols.inks import THEMES
from tests.layers_named import LAYERS

DAYS = (date(2025, 12, 17), date(2026, 11, 21))
LINK = "https://atlas.example/?layers=growth-engines&asof=2025-12-17"
HANGUL = dict.fromkeys(range(0x1100, 0xD7B0), 0.865)
WIDTHS = dict.fromkeys(range(0x20, 0x1100), 0.58) | HANGUL
METRICS = Metrics(WIDTHS, {code: width * 1.04 for code, width in WIDTHS.items()})
MIDDLE = "9/36.4/127.4"


def drawn(atlas, layout="slide", asof=DAYS[0], lang="ko", theme="colour", layers=None, **more):
    """A scene and its plate."""
    chosen = tuple(layers or atlas.catalog.defaults())
    view = more.pop("view", None)
    made = scene.draw(atlas, scene.State(chosen, asof, more.pop("focus", None), lang, theme))
    plate = sheet.draw(made, atlas.boundaries, LAYOUTS[layout], METRICS, LINK, view)
    return SimpleNamespace(scene=made, plate=plate, layout=LAYOUTS[layout])


CASES = [
    *((layout, day, lang, "colour", None) for layout in LAYOUTS for day in DAYS for lang in ("ko", "en")),
    ("slide", DAYS[0], "ko", "grey", None),
    ("a4", DAYS[1], "en", "grey", None),
    *(("slide", DAYS[1], "ko", "colour", (layer,)) for layer in LAYERS),
    ("a3", DAYS[1], "ko", "colour", ("growth-engines", "population", "main-industries", "core-projects")),
]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: "-".join(map(str, [*case[:4], *(case[4] or ())])))
def case(request, real):
    return drawn(real, *request.param)


def touching(texts):
    """Pairs of texts whose letters overlap by more than a hair."""
    hair = 0.05
    boxes = [(text, *text.box) for text in texts if text.text.strip()]
    return [
        (one[0].text, other[0].text)
        for one, other in combinations(boxes, 2)
        if one[1] + hair < other[3]
        and other[1] + hair < one[3]
        and one[2] + hair < other[4]
        and other[2] + hair < one[4]
    ]


def words(groups):
    return " ".join(item.text for group in groups for item in group.items if isinstance(item, Text))


def group(plate, group_id):
    return next(each for each in plate.groups if each.id == group_id)


def blocks(plate, layer):
    """The parts of a legend that tell of a layer: on the map's page, and on those where the whole of it follows."""
    return [each for page in (plate, *plate.more) for each in page.groups if each.id == f"legend-{layer['id']}"]


def compact(text):
    return "".join(text.split())


@pytest.mark.whole
def test_no_two_texts_touch(case):
    assert touching(case.plate.texts()) == []


def test_a_planted_overlap_is_found(real):
    texts = list(drawn(real).plate.texts())
    assert touching([*texts, texts[0]])


@pytest.mark.whole
def test_no_text_leaves_the_page(case):
    plate = case.plate
    outside = [
        text.text
        for text in plate.texts()
        if not (text.box[0] >= 0 and text.box[1] >= 0 and text.box[2] <= plate.width and text.box[3] <= plate.height)
    ]
    assert outside == []


def test_every_map_group_is_clipped_to_a_frame_on_the_page(case):
    frame = group(case.plate, "frame").items[0]
    assert frame.x >= 0
    assert frame.y >= 0
    assert frame.right <= case.plate.width + 1e-6
    assert frame.bottom <= case.plate.height
    kinds = {"ground", "area", "border", "belt", "mark", "label"}
    clips = [each.clip for each in case.plate.groups if each.kind in kinds and each.items]
    assert {(clip.x, clip.y, clip.width, clip.height) for clip in clips} == {
        (frame.x, frame.y, frame.width, frame.height)
    }


def test_ids_of_groups_are_unique(case):
    ids = [each.id for each in case.plate.groups]
    assert len(ids) == len(set(ids))


def test_every_province_and_pole_is_named(case):
    said = {
        item.text for each in case.plate.groups if each.kind == "label" for item in each.items if isinstance(item, Text)
    }
    provinces = {each["short"] for each in case.scene["regions"].values() if each["level"] == "province"}
    nodes = {text.split(" ")[0] for text in said}
    assert provinces - said - nodes == set()
    if any(layer["geometry"] == "dissolve" and layer["in_force"] for layer in case.scene["layers"]):
        poles = {each["name"] for each in case.scene["poles"].values() if not each["special"]}
        assert poles - said == set()


def test_legend_holds_every_layer_with_every_row_and_count(case):
    for layer in (each for each in case.scene["layers"] if each["in_force"]):
        said = compact(words(blocks(case.plate, layer)))
        told = [layer["title"], layer["count_text"], layer["state_text"], layer["count_note"], layer["notice"]]
        rows = [f"{row['label']}{'' if row['count'] is None else row['count']}" for row in layer["legend"]]
        missing = [text for text in (*told, *rows, layer["source_text"]) if text and compact(text) not in said]
        assert missing == []


def test_signs_of_a_legend_are_drawn(case):
    for layer in (each for each in case.scene["layers"] if each["in_force"]):
        *_, block = blocks(case.plate, layer)
        signs = [row for row in layer["legend"] if row["mark"] or (row["swatch"] and row["swatch"]["kind"])]
        shapes = [item for item in block.items if isinstance(item, Path | Box | Circle | Hatch)]
        assert len(shapes) >= len(signs)


def test_plate_says_its_dates_version_fingerprint_and_boundaries(case):
    said = compact(words([group(case.plate, "footer")]))
    checked = [layer["checked"] for layer in case.scene["layers"] if layer["in_force"] and layer["checked"]]
    assert compact(case.scene["fingerprint"]) in said
    assert case.scene["data_version"] in said
    assert "SGIS" in said
    assert "EPSG:5179" in said
    year, month, day = case.scene["state"]["asof"].split("-")
    assert f"{year}.{int(month)}.{int(day)}." in said or f"{int(day)}" in said
    if checked:
        assert ("자료확인일" in said) or ("Checkeduntil" in said)


def test_research_that_ends_early_is_said_on_the_sheet(real):
    made = drawn(real, asof=DAYS[1])
    assert made.scene["banner"]
    assert compact(made.scene["banner"]) in compact(words([group(made.plate, "heading")]))


def test_both_islands_are_in_place_and_in_the_inset_in_the_colour_of_ulleung(case):
    place, inset = group(case.plate, "dokdo"), group(case.plate, "inset")
    frame = group(case.plate, "frame").items[0]
    shape = place.items[0]
    points = [point for part in shape.outline.parts for point in part]
    assert len(shape.outline.parts) == 2
    assert all(frame.x < x < frame.right and frame.y < y < frame.bottom for x, y in points)
    islands = [item for item in inset.items if isinstance(item, Path)]
    assert {item.fill for item in (*islands, shape)} == {shape.fill}
    assert len(islands) == 2


def test_no_japan_on_slides_and_the_north_has_its_own_tone(case):
    sea = group(case.plate, "sea")
    fills = {item.name: item.fill for item in sea.items if isinstance(item, Path) and item.name}
    inks = THEMES[case.scene["state"]["theme"]]
    assert ("japan" in fills) == (case.layout.id != "slide")
    assert fills["north-korea"] == inks.north
    assert fills["north-korea"] != inks.land


def test_every_province_is_an_outline_of_its_own(real):
    made = drawn(real)
    names = {item.name for item in group(made.plate, "area-growth-engines").items if isinstance(item, Path)}
    assert names == {key for key, each in made.scene["regions"].items() if each["level"] == "province"}


def test_what_is_undecided_is_hatched_and_nothing_else(real):
    made = drawn(real, layers=("growth-engines",))
    hatched = [
        item for each in made.plate.groups if each.kind == "area" for item in each.items if isinstance(item, Hatch)
    ]
    assert {item.pattern for item in hatched} == {"undecided"}
    assert len(hatched) == 17
    plain = drawn(real, layers=("population",))
    assert not [i for each in plain.plate.groups if each.kind == "area" for i in each.items if isinstance(i, Hatch)]


def test_a_hatch_stands_above_the_tints_of_every_other_layer(real):
    made = drawn(real, layers=("growth-engines", "population"))
    ids = [each.id for each in made.plate.groups]
    assert ids.index("hatch-growth-engines") > ids.index("area-population") > ids.index("area-growth-engines")
    assert len(group(made.plate, "hatch-growth-engines").items) == 17


def test_the_inset_and_the_scale_cover_no_name_and_no_mark(case):
    inset, scale = group(case.plate, "inset").items[0], group(case.plate, "scale")
    assert isinstance(inset, Box)
    bar = scale.items[0].outline.parts[0]
    boxes = [(inset.x, inset.y, inset.right, inset.bottom), (bar[0][0], bar[0][1], bar[-1][0], bar[1][1])]
    labels = [item for each in case.plate.groups if each.kind in ("label", "mark") for item in each.items]
    for text in (item for item in labels if isinstance(item, Text)):
        left, top, right, bottom = text.box
        assert not any(left < x1 and x0 < right and top < y1 and y0 < bottom for x0, y0, x1, y1 in boxes), text.text


def test_scale_bar_is_as_long_as_it_says(real):
    made = drawn(real, layout="a4")
    frame, scale = group(made.plate, "frame").items[0], group(made.plate, "scale")
    bar = scale.items[0].outline.parts[0]
    km = float(next(item.text for item in scale.items if isinstance(item, Text)).removesuffix("km"))
    metres = whole(frame.x, frame.y, frame.width, frame.height, sheet.ROOM_PX * made.layout.unit).metres
    assert (bar[-1][0] - bar[0][0]) * metres == pytest.approx(km * 1000)


def test_equal_scenes_are_equal_plates(real):
    one, other = drawn(real, "a4"), drawn(real, "a4")
    assert [(each.id, repr(list(map(shape, each.items)))) for each in one.plate.groups] == [
        (each.id, repr(list(map(shape, each.items)))) for each in other.plate.groups
    ]


def shape(item):
    return (type(item).__name__, getattr(item, "fill", None), item.outline.parts if hasattr(item, "outline") else item)


@pytest.mark.parametrize("focus", ["gyeongbuk", "pole-honam", "gyeongbuk.pohang"])
def test_a_region_in_focus_is_outlined(real, focus):
    assert group(drawn(real, focus=focus).plate, "selection").items
    assert not group(drawn(real).plate, "selection").items


def test_a_nearer_view_names_municipalities_and_keeps_to_its_frame(real):
    made = drawn(real, view=MIDDLE)
    assert touching(made.plate.texts()) == []
    said = words([each for each in made.plate.groups if each.kind == "label"]).split(" ")
    assert {"천안", "공주"} <= set(said)
    assert said.count("세종") == 1


def test_a_map_without_layers_is_whole(real):
    state = scene.State((), DAYS[1])
    plate = sheet.draw(scene.draw(real, state), real.boundaries, LAYOUTS["a4"], METRICS, LINK)
    assert touching(plate.texts()) == []
    assert len(group(plate, "land").items) == 16


def test_modules_of_the_qr_code_are_large_enough_for_a_telephone(case):
    code = next(item for item in group(case.plate, "footer").items if isinstance(item, Path))
    sizes = [max(y for _, y in part) - min(y for _, y in part) for part in code.outline.parts]
    assert min(sizes) > 0.3
