"""The printed pages of views: everything on the page, maps apart, names apart, legends that count what is drawn."""

from datetime import date
from itertools import combinations

import pytest

from layers.plates.page.boxes import touches
from layers.plates.page.layout import LAYOUTS
from layers.plates.page.plate import Box, Path, Text
from layers.scene.narrowing import narrowed
from web.export.formats import DOCUMENTS
from web.views import kinds
from web.views.comparison.view import ComparisonView

pytestmark = pytest.mark.whole

TODAY = date(2026, 11, 21)
THREE = "/compare?regions=gwangju,jeonnam,gyeongbuk&asof=2025-12-17"
MANY = (
    "/compare?regions=seoul,busan,daegu,incheon,gwangju,daejeon,ulsan,sejong,gyeonggi,gangwon,chungbuk,chungnam,"
    "jeonbuk,jeonnam,gyeongbuk,gyeongnam,jeju&asof=2025-12-17"
)
PAGES = (
    THREE, f"{THREE}&lang=en&theme=grey", MANY, "/compare?regions=busan,ulsan&theme=grey",
    "/compare?regions=gyeongbuk.pohang,gyeongbuk.gumi,ulsan,gyeonggi", "/compare?regions=gwangju,jeonnam",
    "/compare?regions=pole-honam,pole-jeju&lang=en", "/regions/gyeongbuk", "/regions/incheon?theme=grey&lang=en",
    "/regions/jeonnam-gwangju", "/regions/gyeongbuk.ulleung", "/regions/pole-dongnam", "/regions/sejong",
    "/changes?from=2024-02-01&to=2026-11-21", "/changes?from=2018-01-01&to=2018-01-02&theme=grey&lang=en",
)  # fmt: skip


@pytest.fixture(scope="module")
def source(app):
    return app.extensions["drawing"]


@pytest.fixture(scope="module")
def plate_of(source):
    """The plate of a page on a layout, drawn once."""
    kept = {}

    def get(page, layout="slide"):
        if (page, layout) not in kept:
            path, _, query = page.partition("?")
            view = kinds.read(path, query, source, TODAY)
            kept[page, layout] = view.plate(source, "http://atlas.example/", LAYOUTS[layout])
        return kept[page, layout]

    return get


def frames(plate):
    return [item for group in plate.groups if group.id == "frame" for item in group.items if isinstance(item, Box)]


@pytest.mark.parametrize("page", PAGES)
def test_every_text_lies_on_the_page(plate_of, page):
    plate = plate_of(page)
    clipped = [text for group in plate.groups if not group.clip for text in group.items if isinstance(text, Text)]
    for text in clipped:
        left, top, right, bottom = text.box
        assert min(left, top) >= 0, text.text
        assert max(right - plate.width, bottom - plate.height) <= 0, text.text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_comparison_fits_every_page(plate_of, layout):
    plate = plate_of(THREE, layout)
    assert all(frame.x >= 0 and frame.right <= plate.width and frame.bottom <= plate.height for frame in frames(plate))
    assert len(frames(plate)) in (3, 4)


@pytest.mark.parametrize("page", PAGES)
def test_groups_have_ids_of_their_own_and_maps_do_not_touch(plate_of, page):
    plate = plate_of(page)
    ids = [group.id for group in plate.groups]
    assert len(set(ids)) == len(ids)
    boxes = [(frame.x, frame.y, frame.right, frame.bottom) for frame in frames(plate)]
    assert not [pair for pair in combinations(boxes, 2) if touches(*pair)]


@pytest.mark.parametrize("page", PAGES)
def test_names_of_a_map_do_not_touch(plate_of, page):
    plate = plate_of(page)
    names = [group for group in plate.groups if group.kind == "label" and group.id.startswith("label-")]
    boxes = [(number, text.box) for number, group in enumerate(names) for text in group.items if isinstance(text, Text)]
    clash = [(one, other) for (a, one), (b, other) in combinations(boxes, 2) if a != b and touches(one, other, -0.2)]
    assert not clash


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("/regions/gangwon", {"동해·삼척", "강원 클러스터"}),
        ("/regions/gyeongbuk", {"울진 원자력수소", "경주 SMR"}),
        ("/compare?regions=gangwon,gyeongbuk", {"동해·삼척", "울진 원자력수소"}),
    ],
)
def test_marks_of_a_region_and_of_compared_regions_carry_their_names(plate_of, page, names):
    told = {item.text for group in plate_of(page).groups for item in group.items if isinstance(item, Text)}
    assert names <= told


@pytest.mark.parametrize("page", PAGES)
def test_title_stamps_scale_and_islands_are_on_every_page(plate_of, page):
    plate = plate_of(page)
    ids = {group.id for group in plate.groups}
    assert {"heading", "footer", "frame", "scale", "inset"} <= ids
    texts = " ".join(text.text for text in plate.texts())
    assert plate.fingerprint in texts
    assert plate.data_version in texts
    assert ("독도" if plate.lang == "ko" else "Dokdo") in texts


def test_up_to_four_regions_have_a_map_each_at_one_scale_and_more_share_one(plate_of):
    assert len(frames(plate_of("/compare?regions=gyeongbuk.pohang,gyeongbuk.gumi,ulsan,gyeonggi"))) == 4
    assert len(frames(plate_of(MANY))) == 1
    titles = [text.text for group in plate_of(THREE).groups if group.id == "frame" for text in group.items
              if isinstance(text, Text)]  # fmt: skip
    assert titles[::2] == ["광주광역시", "전라남도", "경상북도", "전국에서의 위치"]
    assert titles[-1] == "다른 축척"


def test_regions_that_are_compared_are_drawn_at_one_scale(plate_of, source):
    plate = plate_of("/compare?regions=gyeongbuk.pohang,gyeongbuk.gumi,ulsan,gyeonggi")
    outlines = {group.id: [item for item in group.items if isinstance(item, Path)] for group in plate.groups
                if group.id.startswith("area-chosen")}  # fmt: skip
    frame = source.atlas.boundaries.frame("municipality", TODAY).to_crs(5179)
    scales = []
    for paths in outlines.values():
        for path in (path for path in paths if path.name in frame.index):
            across = [x for part in path.outline.parts for x, _ in part]
            west, _, east, _ = frame.geometry[path.name].bounds
            scales.append((east - west) / (max(across) - min(across)))
    assert len(scales) >= 2
    assert max(scales) == pytest.approx(min(scales), rel=0.02)


def test_the_legend_of_a_comparison_counts_what_stands_on_its_maps(source):
    view = ComparisonView(("gwangju", "jeonnam", "gyeongbuk"), date(2025, 12, 17))
    chapter = view.chapter(source, "http://atlas.example/", DOCUMENTS["pptx"].paper)
    layers = chapter.pictures[0].scene["layers"]
    assert len(layers) > 5
    *layers, rest = layers
    assert rest["count"] == sum(row["count"] for row in rest["legend"]) > 0
    for layer in layers:
        drawn = {feature["id"] for feature in layer["features"]}
        by_status = sum(row["count"] for row in layer["legend"] if row["by"] == "status")
        assert layer["count"] == len(drawn) == by_status, layer["id"]
        assert all(row["count"] for row in layer["legend"])


def test_a_narrowed_scene_keeps_only_what_it_is_told_to(source):
    scene = source.whole(TODAY, "ko")
    layer = next(one for one in scene["layers"] if one["id"] == "advanced-complexes")
    kept = {"advanced-complexes": layer["features"][:1], "population": []}
    (found,) = narrowed(source.atlas, scene, kept)
    assert (found["id"], found["count"], found["count_text"]) == ("advanced-complexes", 1, "1")
    assert [row["count"] for row in found["legend"]] == [1] * len(found["legend"])
    assert layer["count"] > 1


def test_the_inset_of_the_islands_lies_over_the_sea_where_a_map_has_some(plate_of):
    plate = plate_of(THREE)
    (box,) = (item for group in plate.groups if group.id.startswith("inset") for item in group.items[:1])
    maps = [group for group in plate.groups if group.id.startswith("land") and holds(group.clip, box)]
    (land,) = maps
    points = [point for item in land.items for part in item.outline.parts for point in part]
    seen = [(x, y) for x, y in points if holds(land.clip, Box(x, y, 0.0, 0.0))]
    share = sum(holds(box, Box(x, y, 0.0, 0.0)) for x, y in seen) / len(seen)
    assert share < 0.03


def holds(outer, inner):
    """Whether a box lies in another."""
    return outer.x <= inner.x <= inner.right <= outer.right and outer.y <= inner.y <= inner.bottom <= outer.bottom
