"""The slides of a map, opened again: native shapes by name, no picture, tables, alt text, notes, one typeface."""

import io
import re
import zipfile
from collections import Counter
from itertools import pairwise

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from tests.web.export import office

pytestmark = pytest.mark.office

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
PATH = re.compile(r"[\d-]+")


def opened(data):
    return Presentation(io.BytesIO(data))


def flat(shapes):
    """Every shape, groups and what is in them."""
    for shape in shapes:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from flat(shape.shapes)


def slide_parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
        return {name: etree.fromstring(package.read(name)) for name in sorted(names)}


@pytest.fixture(scope="module", params=["2025-12-17", "2026-11-21"])
def made(request, known):
    return office.document(known, "pptx", request.param)


def test_each_province_of_the_vintage_is_one_native_shape_with_its_name(made):
    provinces = {region["name"] for region in made.scene["regions"].values() if region["level"] == "province"}
    shapes = [shape for shape in flat(opened(made.data).slides[0].shapes) if shape.name in provinces]
    assert Counter(shape.name for shape in shapes) == dict.fromkeys(provinces, 1)
    assert {shape.shape_type for shape in shapes} == {MSO_SHAPE_TYPE.FREEFORM}
    assert len(shapes) == {"2025-12-17": 17, "2026-11-21": 16}[made.scene["state"]["asof"]]


@pytest.mark.parametrize("layers", [("population",), ("advanced-complexes",), ()])
def test_a_region_is_one_shape_whatever_tints_it(known, layers):
    made = office.document(known, "pptx", "2025-12-17", layers)
    provinces = {region["name"] for region in made.scene["regions"].values() if region["level"] == "province"}
    names = Counter(shape.name for shape in flat(opened(made.data).slides[0].shapes))
    assert {name: names[name] for name in provinces} == dict.fromkeys(provinces, 1)


def test_no_slide_has_a_picture(made):
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        assert not [name for name in package.namelist() if name.startswith("ppt/media/")]
    for root in slide_parts(made.data).values():
        assert not root.findall(f".//{P}pic")
        assert not root.findall(f".//{A}blip")


def test_every_complex_and_node_is_a_native_group_named_by_its_item(made):
    names = [
        shape.name for shape in flat(opened(made.data).slides[0].shapes) if shape.shape_type == MSO_SHAPE_TYPE.GROUP
    ]
    for layer in made.scene["layers"]:
        for feature in layer["features"]:
            if feature["kind"] in ("point", "ring") and feature["mark"] and feature["primary"]:
                assert any(name.startswith(feature["label"]) or feature["label"] in name for name in names), feature[
                    "label"
                ]


def test_every_shape_says_what_it_is_and_has_a_number_of_its_own(made):
    for name, root in slide_parts(made.data).items():
        about = root.findall(f".//{P}cNvPr")[1:]
        assert all(each.get("name") and each.get("descr") for each in about), name
        numbers = Counter(each.get("id") for each in root.iter(f"{P}cNvPr"))
        assert max(numbers.values()) == 1, name


def test_alt_text_of_a_province_says_what_the_layer_says_of_it(known):
    made = office.document(known, "pptx")
    found = {shape.name: shape._element.nvSpPr.cNvPr.get("descr") for shape in flat(opened(made.data).slides[0].shapes)
             if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM}  # fmt: skip
    assert found["경상북도"] == "경상북도: 대경권 성장엔진 2026년 2월 예정 미정"


def test_a_region_keeps_its_holes_and_moves_as_one(known):
    made = office.document(known, "pptx")
    shape = next(shape for shape in flat(opened(made.data).slides[0].shapes) if shape.name == "경기도")
    path = shape._element.find(f".//{A}path")
    points = [(int(point.get("x")), int(point.get("y"))) for point in path.iter(f"{A}pt")]
    assert min(x for x, _ in points) == min(y for _, y in points) == 0
    assert (max(x for x, _ in points), max(y for _, y in points)) == (int(path.get("w")), int(path.get("h")))
    assert (shape.width, shape.height) == (int(path.get("w")) * 360, int(path.get("h")) * 360)
    assert len(path.findall(f"{A}moveTo")) == len(path.findall(f"{A}close")) > 5


def test_undecided_land_is_patterned_and_not_painted_over(known):
    made = office.document(known, "pptx")
    shapes = {shape.name: shape._element for shape in flat(opened(made.data).slides[0].shapes)
              if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM}  # fmt: skip
    for pole in made.scene["poles"].values():
        for member in pole["members"]:
            pattern = shapes[made.scene["regions"][member]["name"]].find(f".//{A}pattFill")
            assert pattern.find(f"{A}bgClr/{A}srgbClr").get("val") == pole["tint"].removeprefix("#").upper()


def test_nothing_on_the_map_slide_leaves_the_page(made):
    slides = opened(made.data)
    for shape in flat(slides.slides[0].shapes):
        assert min(shape.left, shape.top) >= 0, shape.name
        assert shape.left + shape.width <= slides.slide_width * 1.02, shape.name
        assert shape.top + shape.height <= slides.slide_height, shape.name


def test_native_tables_hold_every_item_and_every_source(made):
    rows = [
        [cell.text for cell in row.cells]
        for slide in list(opened(made.data).slides)[1:]
        for shape in slide.shapes
        if shape.has_table
        for row in list(shape.table.rows)[1:]
    ]
    named = Counter(row[1] for row in rows)
    assert not Counter(entry.name for entry in made.report.entries) - named
    assert [row[0] for row in rows][-len(made.chapter.sources) :] == [str(source.n) for source in made.chapter.sources]


def test_tables_end_above_the_foot_of_their_slides(made):
    slides = opened(made.data)
    for slide in list(slides.slides)[1:]:
        foot = next(shape for shape in slide.shapes if not shape.has_table and not shape.is_placeholder)
        table = next(shape for shape in slide.shapes if shape.has_table)
        assert table.top + table.height <= foot.top


def test_notes_hold_summary_sources_and_address(made):
    notes = opened(made.data).slides[0].notes_slide.notes_text_frame.text
    assert all(point in notes for point in made.chapter.points)
    assert all(f"[{source.n}] {source.publisher}" in notes for source in made.chapter.sources)
    assert office.LINK in notes
    assert made.scene["fingerprint"] in notes


def test_the_legend_counts_what_the_scene_counts(made):
    texts = [shape.text_frame.text for shape in flat(opened(made.data).slides[0].shapes) if shape.has_text_frame]
    for layer in made.scene["layers"]:
        if layer["in_force"]:
            for row in layer["legend"]:
                assert (row["label"] if row["count"] is None else f"{row['label']} {row['count']}") in texts


def test_one_typeface_everywhere(made):
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        parts = [name for name in package.namelist() if re.match(r"ppt/(slides|slideMasters|theme/theme1)", name)]
        faces = {
            face for name in parts for face in re.findall(r'typeface="([^"]+)"', package.read(name).decode("utf-8"))
        }
    assert faces <= {"맑은 고딕", "Arial", "+mj-lt", "+mj-ea", "+mj-cs", "+mn-lt", "+mn-ea", "+mn-cs"}
    for root in slide_parts(made.data).values():
        for properties in root.iter(f"{A}rPr"):
            assert [properties.find(f"{A}{script}").get("typeface") for script in ("latin", "ea", "cs")] == [
                "맑은 고딕"
            ] * 3


def test_the_slide_has_one_title(made):
    slides = opened(made.data).slides
    assert slides[0].shapes.title.text_frame.text == made.scene["title"]
    assert all(slide.shapes.title.text_frame.text for slide in slides)


def test_hostile_text_stays_text(known):
    drawn = office.hostile(office.scene_of(known, "2025-12-17"))
    slides = opened(office.write(known, "pptx", drawn)).slides
    assert slides[0].shapes.title.text_frame.text == '=cmd|"/c calc"!A1 <script>alert(1)</script> & ]]> "'


def test_a_window_of_the_map_shows_nothing_beyond_it(app):
    answer = app.test_client().get("/export/map.pptx?asof=2025-12-17&view=9/36.4/127.4")
    slides = opened(answer.data)
    frame = next(shape for shape in slides.slides[0].shapes if shape.name == "지도 틀")
    regions = [
        shape for shape in flat(slides.slides[0].shapes) if shape.name in ("충청남도", "경상북도", "전북특별자치도")
    ]
    assert len(regions) == 3
    for shape in regions:
        assert shape.left >= frame.left - 400
        assert shape.top >= frame.top - 400
        assert shape.left + shape.width <= frame.left + frame.width + 400
        assert shape.top + shape.height <= frame.top + frame.height + 400


#: Widths in em of fonts that stand in for 맑은 고딕 where it is missing, and the gap that programs set between scripts.
STAND_IN = {"hangul": 0.97, "digit": 0.66, "space": 0.42, "other": 0.64, "mark": 0.36}
GAP_EM = 0.25


def stand_in_em(text):
    """Width of a text in a stand-in font."""
    kinds = ["hangul" if "가" <= c <= "힣" else "digit" if c.isdigit() else "space" if c == " " else
             "mark" if c in ",.:;·()[]" else "other" for c in text]  # fmt: skip
    gaps = sum({a, b} == {"hangul", "digit"} for a, b in pairwise(kinds))
    return sum(STAND_IN[kind] for kind in kinds) + GAP_EM * gaps


@pytest.mark.parametrize("region", ["gyeongbuk", "gyeonggi", "jeonnam-gwangju"])
def test_no_line_of_a_brief_runs_over_the_margin_in_another_font(client, region):
    deck = opened(client.get(f"/export/brief/{region}.pptx").data)
    right = deck.slide_width - 10 * 36_000
    lines = [
        (shape, paragraph, line)
        for shape in flat(deck.slides[0].shapes)
        if shape.has_text_frame and not shape.is_placeholder
        for paragraph in shape.text_frame.paragraphs
        for line in paragraph.text.split("\v")
        if paragraph.runs and str(paragraph.alignment) in ("LEFT (1)", "None")
    ]
    assert len(lines) > 20
    for shape, paragraph, line in lines:
        size = paragraph.runs[0].font.size
        assert shape.left + stand_in_em(line) * size <= right, line


def test_no_slide_of_a_table_holds_notes_alone(client):
    data = client.get("/export/regions/jeonnam-gwangju.pptx?asof=2026-11-28").data
    for slide in opened(data).slides:
        for table in (shape.table for shape in slide.shapes if shape.has_table):
            said = [row.cells[0].text for row in table.rows][1:]
            assert not all(text.startswith("※") for text in said), said
