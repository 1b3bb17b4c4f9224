"""The reports of a map for Word and 한글, opened again: the same title, points, tables and sources in both."""

import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from hwpx import HwpxDocument, validate_package
from lxml import etree
from PIL import Image

from layers.words.catalogue import words_of
from tests.web.export import office
from web.export.document.report_lines import noted

pytestmark = pytest.mark.office

HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"


def docx_told(data):
    made = Document(io.BytesIO(data))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]
    return [paragraph.text for paragraph in made.paragraphs], tables


def hwpx_told(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("Contents/section0.xml"))
    tables = [
        [["".join(cell.itertext(f"{HP}t")) for cell in row.findall(f"{HP}tc")] for row in table.findall(f"{HP}tr")]
        for table in root.iter(f"{HP}tbl")
    ]
    lines = ["".join(run.text or "" for run in each.findall(f"{HP}run/{HP}t")) for each in root.findall(f"{HP}p")]
    return lines, tables


TOLD = {"docx": docx_told, "hwpx": hwpx_told}


@pytest.fixture(scope="module", params=["2025-12-17", "2026-11-21"])
def asof(request):
    return request.param


@pytest.mark.parametrize("name", TOLD)
def test_a_report_begins_with_title_and_noun_ended_points(known, name, asof):
    made = office.document(known, name, asof)
    lines, _ = TOLD[name](made.data)
    assert lines[:2] == [made.scene["title"], made.scene["subtitle"]]
    points = [f"○ {noted(point, words_of('ko', 'document'))}" for point in made.chapter.points]
    assert points == [line for line in lines if line.startswith("○")][: len(points)]
    assert not [line for line in lines if line.startswith("○") and line.endswith("다.")]


@pytest.mark.parametrize("name", TOLD)
def test_tables_count_what_the_scene_counts(known, name, asof):
    made = office.document(known, name, asof)
    _, (layers, *items) = TOLD[name](made.data)
    shown = [layer for layer in made.scene["layers"] if layer["in_force"]]
    assert [row[:2] for row in layers[1:]] == [[layer["title"], layer["count_text"]] for layer in shown]
    for layer, table in zip(shown, items, strict=True):
        assert len(table) - 1 == len({feature["id"] for feature in layer["features"]})


@pytest.mark.parametrize("name", TOLD)
def test_every_source_is_listed_by_its_number(known, name, asof):
    made = office.document(known, name, asof)
    lines, _ = TOLD[name](made.data)
    numbers = [int(found[1]) for line in lines if (found := re.match(r"\[(\d+)\] ", line))]
    assert numbers == [note["n"] for note in made.scene["footnotes"]]
    assert any(office.LINK in line for line in lines)
    assert any(made.scene["fingerprint"] in line and made.scene["data_version"] in line for line in lines)


@pytest.mark.parametrize("name", TOLD)
def test_both_reports_say_the_same(known, name, asof):
    lines, tables = TOLD[name](office.document(known, name, asof).data)
    others, other_tables = docx_told(office.document(known, "docx", asof).data)
    assert tables == other_tables
    assert {line for line in lines if line.startswith(("□", "※", "["))} == {
        line for line in others if line.startswith(("□", "※", "["))
    }


@pytest.mark.parametrize("name", TOLD)
def test_hostile_text_stays_text(known, name):
    drawn = office.hostile(office.scene_of(known, "2025-12-17"))
    lines, tables = TOLD[name](office.write(known, name, drawn))
    text = '=cmd|"/c calc"!A1 <script>alert(1)</script> & ]]> "'
    assert lines[0] == text
    assert tables[1][1][1] == text


def test_the_picture_of_a_word_report_is_described_by_the_summary(known):
    made = office.document(known, "docx")
    picture, code = Document(io.BytesIO(made.data)).inline_shapes
    assert code._inline.docPr.get("descr") == office.LINK
    assert picture._inline.docPr.get("descr") == made.scene["caption"]
    assert picture.width <= 170 * 36_000


def test_no_heading_of_a_group_stands_last_on_a_page_of_a_word_report(client):
    """Rows that span their table stay with the row below them; other rows may part."""
    made = Document(io.BytesIO(client.get("/export/regions/gyeongbuk.docx?asof=2026-11-28").data))
    spanning, others = [], []
    for row in (row for table in made.tables if len(table.columns) > 1 for row in table.rows[1:]):
        spans = len(row._tr.tc_lst) == 1
        (spanning if spans else others).append(row.cells[0].paragraphs[0].paragraph_format.keep_with_next)
    assert len(spanning) > 20
    assert set(spanning) == {True}
    assert True not in others


def test_a_word_report_is_a4_in_one_typeface(known):
    made = Document(io.BytesIO(office.document(known, "docx").data))
    section = made.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    for style in ("Normal", "Title", "Heading 1", "Heading 2", "Caption", "Header", "Footer"):
        fonts = made.styles[style].element.rPr.rFonts
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"맑은 고딕"}
    assert "기준일 2025.12.17." in section.header.paragraphs[0].text
    assert office.document(known, "docx").scene["fingerprint"] in section.footer.paragraphs[0].text


def test_a_hangul_report_passes_the_validators(known, asof):
    data = office.document(known, "hwpx", asof).data
    package = validate_package(io.BytesIO(data))
    assert package.ok, package.errors
    assert HwpxDocument.open(data).validate().ok


def test_a_hangul_report_is_a4_in_one_typeface_with_footnoted_layers(known):
    made = office.document(known, "hwpx")
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        root = etree.fromstring(package.read("Contents/section0.xml"))
        header = etree.fromstring(package.read("Contents/header.xml"))
    page = root.find(f".//{HP}pagePr")
    assert (round(int(page.get("width")) / 283.465), round(int(page.get("height")) / 283.465)) == (210, 297)
    used = {run.get("charPrIDRef") for run in root.iter(f"{HP}run")}
    assert _faces(header, used) == {"맑은 고딕"}
    assert len(root.findall(f".//{HP}footNote")) == sum(bool(part.sources) for part in made.report.parts)
    comments = [comment.text for comment in root.iterfind(f".//{HP}pic/{HP}shapeComment")]
    assert comments == [made.scene["caption"], f"지도 주소의 QR 부호: {office.LINK}"]


def _faces(header, used):
    hh = "{http://www.hancom.co.kr/hwpml/2011/head}"
    faces = {
        (face.get("lang"), font.get("id")): font.get("face") for face in header.iter(f"{hh}fontface") for font in face
    }
    letters = [each for each in header.iter(f"{hh}charPr") if each.get("id") in used]
    assert len(letters) == len(used)
    return {faces[lang.upper(), font] for each in letters for lang, font in each.find(f"{hh}fontRef").items()}


def test_a_hangul_report_shows_its_first_page_and_words_before_it_is_opened(known):
    made = office.document(known, "hwpx")
    with zipfile.ZipFile(io.BytesIO(made.data)) as package:
        picture = Image.open(io.BytesIO(package.read("Preview/PrvImage.png"))).convert("RGB")
        said = package.read("Preview/PrvText.txt").decode("utf-8")
        size = package.getinfo("Preview/PrvImage.png").file_size
    assert picture.width == pytest.approx(724, abs=1)
    assert picture.height == pytest.approx(724 * 297 / 210, abs=1)
    assert len(picture.getcolors(maxcolors=1 << 16)) > 16
    assert size < 250_000
    lines = said.split("\r\n")
    assert lines[0] == made.scene["title"]
    assert 200 < len(said) <= 1000
    assert "<" in said


def test_a_hangul_report_names_nobody_and_no_clock(known):
    with zipfile.ZipFile(io.BytesIO(office.document(known, "hwpx").data)) as package:
        about = package.read("Contents/content.hpf").decode("utf-8")
        assert package.namelist()[0] == "mimetype"
        assert package.infolist()[0].compress_type == zipfile.ZIP_STORED
    assert "synthetic" not in about
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", about)) <= {"2025-12-17T"}
