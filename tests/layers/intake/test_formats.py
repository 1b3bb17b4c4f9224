"""Equal documents give equal text, whatever their format; each part is found where it stands."""

import pytest

from layers.intake import pdf, telling
from layers.intake.read import read
from tests.layers.intake import press

WRITERS = {"hwpx": press.hwpx, "hwp": press.hwpx, "docx": press.word, "html": press.web_page, "txt": press.text}


@pytest.fixture(params=WRITERS)
def document(request, tmp_path):
    path = tmp_path / f"release.{request.param}"
    WRITERS[request.param](path)
    return read(path)


def test_every_format_gives_the_same_paragraphs_and_rows(document):
    assert [paragraph.printed for paragraph in document.paragraphs] == list(press.LINES)
    assert [table.rows() for table in document.tables] == [[list(row) for row in press.ROWS]]


def test_every_format_gives_the_same_kinds_depths_and_masthead(document):
    kinds = [(paragraph.kind, paragraph.mark, paragraph.depth) for paragraph in document.paragraphs]
    assert kinds[2:] == [
        ("item", "-", 3), ("item", "□", 1), ("item", "ㅇ", 2), ("item", "-", 3), ("item", "①", 2),
        ("note", "*", 3), ("note", "※", 3), ("heading", "", 1),
    ]  # fmt: skip
    found = document.masthead
    assert (found.title, found.subtitles) == (press.TITLE, (press.SUBTITLE,))
    assert (found.publisher, found.date) == (press.PUBLISHER, press.DATE)


def test_a_printed_page_gives_the_same_paragraphs_however_its_lines_break(tmp_path):
    for width in (420, 290):
        press.pdf(tmp_path / "release.pdf", width=width)
        document = read(tmp_path / "release.pdf")
        printed = [paragraph.printed for paragraph in document.paragraphs]
        assert printed[: len(press.LINES)] == list(press.LINES)
        assert printed[len(press.LINES) :] == [" ".join(row) for row in press.ROWS]
        assert {paragraph.page for paragraph in document.paragraphs} == {1}
        assert any("cells" in remark for remark in document.remarks)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp949"])
def test_text_is_read_in_the_encodings_of_offices(tmp_path, encoding):
    press.text(tmp_path / "release.txt", encoding)
    assert [one.printed for one in read(tmp_path / "release.txt").paragraphs] == list(press.LINES)


def test_lines_of_two_encodings_are_both_read_and_told(tmp_path):
    path = tmp_path / "mixed.txt"
    path.write_bytes("가온시 지정\n".encode() + "나루시 선정\n".encode("cp949"))
    document = read(path)
    assert [one.text for one in document.paragraphs] == ["가온시 지정", "나루시 선정"]
    assert any("differ in encoding" in remark for remark in document.remarks)


def test_locators_are_lines_of_texts_and_numbers_of_paragraphs_and_rows_elsewhere(tmp_path):
    press.text(tmp_path / "a.txt")
    press.hwpx(tmp_path / "a.hwpx")
    written, other = read(tmp_path / "a.txt"), read(tmp_path / "a.hwpx")
    assert written.paragraphs[3].locator == "L4"
    assert written.tables[0].locator(2) == f"L{len(press.LINES) + 2}"
    assert other.paragraphs[3].locator == "P4"
    assert other.tables[0].locator(2) == "T1R2"


def test_merged_cells_are_one_cell_that_stands_in_each_place_it_covers(tmp_path):
    press.merged(tmp_path / "merged.docx")
    (table,) = read(tmp_path / "merged.docx").tables
    assert [cell.text for cell in table.cells] == ["", "지원내용", "소재", "가온시", "전력", "나루시", "용수"]
    assert table.rows() == [["", "지원내용", "지원내용"], ["소재", "가온시", "전력"], ["소재", "나루시", "용수"]]


@pytest.mark.parametrize("ending", ["hwpx", "hwp"])
def test_merged_cells_of_a_korean_word_processor_stand_in_each_place_they_cover(tmp_path, ending):
    press.merged_hwp(tmp_path / f"merged.{ending}")
    document = read(tmp_path / f"merged.{ending}")
    assert document.format == ending
    (table,) = document.tables
    assert table.rows() == [["구분", "지역", "비고"], ["소재", "가온시", "전력"], ["소재", "나루시", "용수"]]


def test_a_picture_in_a_document_is_told(tmp_path):
    press.pictured(tmp_path / "picture.docx")
    assert any("1 picture is not read" in remark for remark in read(tmp_path / "picture.docx").remarks)


def test_a_page_of_the_web_is_read_with_spans_and_without_menus(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(
        "<html><body><nav>부산</nav><h2>지정 결과</h2><ul><li>가온시 지정<li>나루시 보류</ul><table>"
        "<tr><th rowspan=2>구분<th colspan=2>지원</tr><tr><td>전력<td>용수</tr></table></body></html>",
        encoding="utf-8",
    )
    document = read(path)
    assert [(one.kind, one.printed) for one in document.paragraphs] == [
        ("heading", "지정 결과"), ("item", "· 가온시 지정"), ("item", "· 나루시 보류"),
    ]  # fmt: skip
    assert document.tables[0].rows() == [["구분", "지원", "지원"], ["구분", "전력", "용수"]]


def test_a_text_copied_from_printed_pages_has_its_paragraphs_put_together(tmp_path):
    path, wide = tmp_path / "copied.txt", "장난감부는 별빛산업을 키우기 위하여 새로운 방향을"
    path.write_text("\n\n".join([f"□ {wide}", "마련하여 발표했다."] * 30), encoding="utf-8")
    first = read(path).paragraphs[0]
    assert first.text == f"{wide} 마련하여 발표했다."
    assert first.locator == "L1-L3"


def test_a_bullet_that_stands_alone_belongs_to_the_line_after_it(tmp_path):
    path = tmp_path / "bullets.txt"
    path.write_text("-\n가온시 지정\n•\n나루시 보류\n", encoding="utf-8")
    assert [one.printed for one in read(path).paragraphs] == ["- 가온시 지정", "• 나루시 보류"]


def test_a_day_without_a_year_is_told_and_not_made_up(tmp_path):
    path = tmp_path / "release.txt"
    path.write_text(
        "보도 일시 2.16.(목) 08:00\n별빛산업 개편 방향 발표\n□ 장난감부(장관 홍길동)는 발표했다.\n", encoding="utf-8"
    )
    document = read(path)
    assert document.masthead.date == ""
    assert any("2. 16." in remark for remark in document.remarks)


def test_what_is_told_holds_every_paragraph_and_cell(document):
    told = "\n".join(telling.lines(document))
    assert all(text in told for text in press.LINES)
    record = telling.record(document)
    assert [block["block"] for block in record["blocks"]] == ["paragraph"] * len(press.LINES) + ["table"]
    assert record["masthead"]["title"] == press.TITLE


def test_blanks_that_fonts_set_between_digits_and_words_of_a_printed_page_are_no_blanks():
    assert (
        pdf.SET_APART.sub("", "제 4 차 회의, 2 곳에 1 조 2 천억원 (2031 년) .")
        == "제4차 회의, 2곳에 1조 2천억원 (2031년)."
    )
    assert pdf.SET_APART.sub("", "5극 3특, 구미 10 GW 확보 , 끝") == "5극 3특, 구미 10 GW 확보, 끝"
