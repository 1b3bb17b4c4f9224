"""Documents of several chapters in every format: cover, remarks, hostile text, nothing to show, sixty chapters."""

import io
import re
import zipfile
from dataclasses import replace

import openpyxl
import pypdfium2
import pytest
from docx import Document as Opened
from hwpx import HwpxDocument, validate_package
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from layers.plates.page.plate import Box, Circle, Group, Outline, Path, Stroke
from tests.web.export import office
from web.export.document.chapters import Chapter, Column, Cover, Document, Picture, Source, Table
from web.export.document.table_size import widths
from web.export.formats import DOCUMENTS

pytestmark = pytest.mark.office

HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
HOSTILE = '=cmd|"/c calc"!A1 <script>alert(1)</script> & ]]> " \x00\x0b\u202e\ud800\ufffe'
PLAIN = '=cmd|"/c calc"!A1 <script>alert(1)</script> & ]]> "'
LONG = "가" * 3000
COVER = Cover("보고 묶음", "지역별 현황과 결정 대기", "산업정책과")


def words(*texts):
    """Texts without spaces, as programs set their own."""
    return "".join("".join(texts).split())


def slides_said(data):
    return words(*(_shape_said(shape) for slide in Presentation(io.BytesIO(data)).slides for shape in slide.shapes))


def _shape_said(shape):
    return "".join(shape._element.itertext())


def docx_said(data):
    made = Opened(io.BytesIO(data))
    return words(*made.element.body.itertext())


def hwpx_said(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return words(*etree.fromstring(package.read("Contents/section0.xml")).itertext(f"{HP}t"))


def pdf_said(data):
    document = pypdfium2.PdfDocument(data)
    try:
        return words(*(document[at].get_textpage().get_text_bounded() for at in range(len(document))))
    finally:
        document.close()


def xlsx_said(data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
    return words(*(str(value) for value in cells if value is not None))


SAID = {"pptx": slides_said, "hwpx": hwpx_said, "docx": docx_said, "pdf": pdf_said, "xlsx": xlsx_said}


def table(rows=3, columns=3, **more):
    heads = tuple(Column(f"머리 {n}", 1 / columns, numeric=n == 1) for n in range(columns))
    cells = tuple(tuple(1234.5 * row if n == 1 else f"칸 {row}-{n} [1]" for n in range(columns)) for row in range(rows))
    return Table("표 하나", heads, cells, **more)


def chapter(title="장 하나", **more):
    told = {
        "subtitle": "부제", "points": ("요점을 확인했다.",), "cautions": ("주의할 것",), "pictures": (),
        "tables": (table(),), "sheets": (), "sources": (Source(1, "산업통상부", "보고", "2025-12-17", "2026-03", 1, "http://atlas.example/sources/a"),),
        "stamps": (("기준일", "2025.12.17."), ("확인 코드", "1234-5678")), "permalink": "http://atlas.example/?a=1",
        "asof": "2025-12-17", "lang": "ko",
    }  # fmt: skip
    return Chapter(title=title, **{**told, **more})


def write(name, *chapters, cover=COVER):
    return DOCUMENTS[name].write(Document(chapters, cover))


def test_every_document_format_is_read_here():
    assert set(SAID) == set(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_briefing_says_its_cover_and_every_chapter_with_its_sources_and_stamps(name):
    data = write(name, chapter("첫째 장"), chapter("둘째 장", remark="다시 볼 것"))
    said = SAID[name](data)
    shown = ("첫째 장", "둘째 장", "부제", "다시 볼 것", "칸 2-2 [1]", "산업통상부", "1234-5678")
    for text in (*shown, *(("산업정책과", COVER.subtitle) if name != "xlsx" else ())):
        assert words(text) in said, text
    assert data == write(name, chapter("첫째 장"), chapter("둘째 장", remark="다시 볼 것"))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_chapter_without_tables_pictures_sources_or_points_is_still_told(name):
    bare = chapter(tables=(), sources=(), points=(), cautions=(), stamps=())
    assert words("장 하나") in SAID[name](write(name, bare, cover=None))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_empty_table_says_that_there_is_nothing(name):
    said = SAID[name](write(name, chapter(tables=(table(rows=0),)), cover=None))
    assert words("해당 항목 없음") in said


@pytest.mark.parametrize("name", DOCUMENTS)
def test_hostile_text_stays_text_everywhere(name):
    told = table(rows=1, notes=(HOSTILE,), group=HOSTILE, sheet=HOSTILE)
    told = replace(told, title=HOSTILE, rows=((HOSTILE, 1, HOSTILE), (HOSTILE,)))
    made = chapter(HOSTILE, subtitle=HOSTILE, points=(HOSTILE,), cautions=(HOSTILE,), remark=HOSTILE, tables=(told,))
    said = SAID[name](write(name, made, made, cover=Cover(HOSTILE, HOSTILE, HOSTILE)))
    assert said.count(words(PLAIN)) >= 6
    assert not {"\x00", "\u202e"} & set(said)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_very_long_word_is_broken_and_not_lost_from_the_file(name):
    told = table(rows=1, columns=2)
    told = replace(told, rows=((LONG, 1), ("끝 칸", 2)))
    said = SAID[name](write(name, chapter(LONG, tables=(told,)), cover=Cover(LONG, LONG)))
    assert words("끝 칸") in said


@pytest.mark.parametrize("name", DOCUMENTS)
def test_sixty_chapters_are_one_document(name):
    said = SAID[name](write(name, *(chapter(f"제{n}장", tables=(table(1),)) for n in range(60))))
    assert all(f"제{n}장" in said for n in range(60))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_twenty_columns_and_four_hundred_rows_are_set(name):
    said = SAID[name](write(name, chapter(tables=(table(rows=400, columns=20),)), cover=None))
    assert words("칸 0-19 [1]") in said
    assert words("칸 399-19 [1]") in said or "이밖의" in said


def test_what_is_cut_on_slides_is_counted_and_said():
    said = slides_said(write("pptx", chapter(tables=(table(rows=400, columns=20),)), cover=None))
    missing = sum(words(f"칸 {row}-19 [1]") not in said for row in range(400))
    assert 0 < missing < 400
    assert f"이밖의{missing}건" in said


def test_a_row_of_one_cell_spans_the_table():
    spanned = replace(table(), rows=(("한 줄 전체",), ("가", 1, "나")))
    made = Opened(io.BytesIO(write("docx", chapter(tables=(spanned,)), cover=None)))
    assert [cell.text for cell in made.tables[0].rows[1].cells] == ["한 줄 전체"] * 3
    slides = Presentation(io.BytesIO(write("pptx", chapter(tables=(spanned,)), cover=None))).slides
    cell = next(shape for slide in slides for shape in slide.shapes if shape.has_table).table.cell(1, 0)
    assert (cell.is_merge_origin, cell.span_width, cell.text) == (True, 3, "한 줄 전체")


def test_numbers_are_printed_with_thousands_and_stay_numbers_in_a_workbook():
    made = chapter(tables=(replace(table(), rows=(("가", 1234567.5, "나"), ("다", None, "라"))),))
    assert "1,234,567.5" in docx_said(write("docx", made, cover=None))
    book = openpyxl.load_workbook(io.BytesIO(write("xlsx", made, cover=None)))
    assert [row[1].value for row in book.worksheets[0].iter_rows(min_row=2)] == [1234567.5, None]


def test_a_workbook_of_several_chapters_has_a_sheet_for_each_table_and_one_of_sources():
    long = "아주 긴 표 이름은 서른한 글자까지만 쓸 수 있다 그 뒤는 잘린다 [가]/나"
    made = chapter(tables=(table(sheet=long), table(sheet=long), table(sheet="항목")))
    book = openpyxl.load_workbook(io.BytesIO(write("xlsx", made, made)))
    assert len(book.sheetnames) == 8
    assert len({name.casefold() for name in book.sheetnames}) == 8
    assert [row[0].value for row in book["자료"].iter_rows(min_row=2)] == ["1. 장 하나", "2. 장 하나"]


def test_each_chapter_of_a_report_begins_on_a_new_page(known):
    one = office.chapter_of(known, "docx", office.scene_of(known, "2025-12-17"))
    made = Opened(io.BytesIO(write("docx", one, one)))
    titles = [each for each in made.paragraphs if each.style.name == "Title"]
    assert [each.paragraph_format.page_break_before for each in titles] == [None, True, True]
    data = write("hwpx", one, one)
    assert validate_package(io.BytesIO(data)).ok
    assert HwpxDocument.open(data).validate().ok


def test_slides_of_a_briefing_are_numbered_and_the_remark_stands_on_the_map_without_covering_it(known):
    one = office.chapter_of(known, "pptx", office.scene_of(known, "2025-12-17"))
    slides = list(Presentation(io.BytesIO(write("pptx", replace(one, remark="확정 시점 확인")))).slides)
    fields = [slide._element.findall(".//{*}fld") for slide in slides]
    assert [field.findtext("{*}t") for (field,) in fields] == [str(n) for n in range(1, len(slides) + 1)]
    shapes = {shape.name: shape for shape in slides[1].shapes}
    remark = shapes["메모"]
    assert "확정 시점 확인" in _shape_said(remark)
    others = [shape for name, shape in shapes.items() if name not in ("메모", "쪽 2", "쪽")]
    assert max(shape.top + shape.height for shape in others) <= remark.top
    assert "▶ 메모: 확정 시점 확인" in slides[1].notes_slide.notes_text_frame.text
    assert not any("메모" in _shape_said(shape) for shape in slides[2].shapes)


def test_a_picture_without_a_scene_is_named_by_the_titles_of_its_groups(known):
    one = office.chapter_of(known, "pptx", office.scene_of(known, "2025-12-17"))
    nameless = replace(one, pictures=(replace(one.pictures[0], scene=None),))
    (slide, *_) = Presentation(io.BytesIO(write("pptx", nameless, cover=None))).slides
    assert {"범례", "지도 틀"} <= {shape.name for shape in slide.shapes}


def panel(number, x):
    """The groups of one map of several: sea, a coast that leaves the window, a mark."""
    window, ending = Box(x, 10, 40, 40), f".{number}" if number else ""
    coast = Path(Outline((((x + 5, 5.0), (x + 35, 5.0), (x + 20, 60.0)),)), stroke=Stroke("#88AACC", 4.0))
    yield Group(f"sea{ending}", "ground", (replace(window, fill="#DDE6EC"), coast), "", window)
    yield Group(f"mark-a{ending}", "mark", (Circle(x + 20, 30, 2, "#112233"),), "표식", window)


def test_of_several_maps_on_one_plate_none_covers_the_marks_of_another_and_no_line_leaves_its_window(known):
    one = office.chapter_of(known, "pptx", office.scene_of(known, "2025-12-17"))
    plate = replace(one.pictures[0].plate, groups=(*panel(0, 10), *panel(1, 60)))
    several = replace(one, pictures=(Picture(plate, "지도 둘", "두 지도"),))
    (slide, *_) = Presentation(io.BytesIO(write("pptx", several, cover=None))).slides
    shapes = [shape for shape in slide.shapes if not shape.is_placeholder]
    assert [shape.name for shape in shapes[:4]] == ["바다와 이웃 땅", "표식", "바다와 이웃 땅", "표식"]
    for sea in (shapes[0], shapes[2]):
        line = next(shape for shape in sea.shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM)
        assert line.top.mm >= 12
        assert line.top.mm + line.height.mm <= 48


def test_a_chapter_that_is_a_wide_table_has_pages_that_lie_and_the_next_one_stands_again():
    wide, narrow = chapter("넓은 장", tables=(table(columns=12),)), chapter("좁은 장")
    made = Opened(io.BytesIO(write("docx", wide, narrow, cover=None)))
    assert [section.page_width > section.page_height for section in made.sections] == [True, False]
    document = pypdfium2.PdfDocument(write("pdf", wide, narrow))
    try:
        sizes = [document[at].get_size() for at in range(len(document))]
    finally:
        document.close()
    assert [width > height for width, height in sizes] == [False, True, False]
    with zipfile.ZipFile(io.BytesIO(write("hwpx", wide, narrow))) as package:
        parts = [etree.fromstring(package.read(f"Contents/section{n}.xml")) for n in range(3)]
    assert [part.find(f".//{HP}pagePr").get("landscape") for part in parts] == ["WIDELY", "NARROWLY", "WIDELY"]


@pytest.mark.parametrize("name", ["docx", "hwpx", "pdf"])
def test_every_page_of_a_report_has_its_number(name):
    data = write(name, chapter("첫째 장"), chapter("둘째 장"))
    if name == "pdf":
        document = pypdfium2.PdfDocument(data)
        try:
            last = document[len(document) - 1].get_textpage().get_text_bounded()
        finally:
            document.close()
        assert "3/3" in words(last)
    else:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            xml = b"".join(package.read(part) for part in package.namelist() if "section0" in part or "footer" in part)
        assert b'numType="PAGE"' in xml if name == "hwpx" else b'instr="PAGE"' in xml
        assert b"<hp:pageNum " not in xml


def test_a_pdf_report_embeds_every_font_and_has_bookmarks_and_metadata(known):
    one = office.chapter_of(known, "pdf", office.scene_of(known, "2025-12-17"))
    data = write("pdf", one, chapter("둘째 장"))
    faces = set(re.findall(rb"/BaseFont /([\w+-]+)", data))
    assert faces
    assert all(b"AtlasSans" in face for face in faces)
    assert len(re.findall(rb"/FontFile2 ", data)) == len(faces)
    assert set(re.findall(rb"Date \(D:(\d{4})", data)) <= {b"2000"}
    document = pypdfium2.PdfDocument(data)
    try:
        marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
        about = document.get_metadata_dict()
        images = [
            each for page in document for each in page.get_objects() if each.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
        ]
    finally:
        document.close()
    assert [title for level, title in marks if level == 0] == [one.title, "둘째 장"]
    assert (1, "자료") in marks
    assert (about["Title"], about["Author"]) == (COVER.title, COVER.author)
    assert not images


def test_hanja_and_signs_are_printed_as_they_are_written():
    said = pdf_said(
        write("pdf", chapter("「新산업정책 2.0」 산업硏·産學研 발표", remark="☎ 확인･\u200b대상 𝛀"), cover=None)
    )
    assert words("「新산업정책 2.0」 산업硏·産學研 발표") in said
    assert words("☎ 확인･대상 □") in said


@pytest.mark.parametrize("columns", [6, 12])
def test_columns_of_dates_and_numbers_are_widened_from_those_that_have_room(columns):
    heads = tuple(Column("머리", 1 / columns) for _ in range(columns))
    told = Table("표", heads, (("2025.12.17.", 1234567.5, *("가나 다라",) * (columns - 2)),))
    size, padding = 3.2, 2.0
    found = widths(told, 170.0, size, padding)
    assert sum(found) == pytest.approx(170.0)
    assert found[0] >= 11 * 0.6 * size + padding - 1e-6
    assert found[1] >= 11 * 0.6 * size + padding - 1e-6
    assert len({round(width, 6) for width in found[2:]}) == 1
