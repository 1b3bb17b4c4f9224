"""The workbook of a map, opened again: typed columns, counts of the scene, every source, never a formula."""

import io
from collections import Counter
from datetime import datetime

import openpyxl
import pytest

from tests.web.export import office

pytestmark = pytest.mark.office


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(sheet):
    head, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rest]


@pytest.fixture(scope="module", params=["2025-12-17", "2026-11-21"])
def made(request, known):
    return office.document(known, "xlsx", request.param)


def test_every_item_of_every_layer_is_a_row(made):
    counted = Counter(row["레이어"] for row in rows(opened(made.data)["항목"]))
    expected = {
        layer["title"]: len({f["id"] for f in layer["features"]}) for layer in made.scene["layers"] if layer["in_force"]
    }
    assert counted == expected


def test_counts_are_numbers_and_those_of_the_legend(made):
    told = [(row["레이어"], row["구분"], row["건수"]) for row in rows(opened(made.data)["범례와 건수"])]
    assert told == [
        (layer["title"], row["label"], row["count"])
        for layer in made.scene["layers"]
        if layer["in_force"]
        for row in layer["legend"]
    ]


def test_every_sheet_is_printed_on_pages_as_wide_as_it_is(made):
    for sheet in opened(made.data):
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0), sheet.title
        assert str(sheet.page_setup.paperSize) == sheet.PAPERSIZE_A4, sheet.title


def test_every_source_has_its_number_and_address(made):
    told = rows(opened(made.data)["자료"])
    assert [row["번호"] for row in told] == [note["n"] for note in made.scene["footnotes"]]
    assert all(row["주소"].startswith("http://atlas.example/sources/") for row in told)


def test_dates_are_dates_where_the_day_is_known_and_keep_their_precision_where_not(known):
    told = rows(opened(office.document(known, "xlsx").data)["항목"])
    assert told[0]["시점"] == datetime(2025, 12, 17)
    assert told[0]["결정 예정"] == "2026-02"


def test_positions_are_numbers(known):
    told = [
        row
        for row in rows(opened(office.document(known, "xlsx").data)["항목"])
        if row["레이어"] == "국가첨단전략산업 특화단지"
    ]
    assert all(isinstance(row["경도"], float) and 124 < row["경도"] < 132 for row in told)


def test_figures_are_numbers_with_units(known):
    told = rows(opened(office.document(known, "xlsx", "2025-12-17", ("population",)).data)["항목"])
    assert len(told) == 17
    assert all(isinstance(row["값"], int | float) and row["단위"] for row in told if row["값"] is not None)


def test_the_last_sheet_holds_dates_fingerprint_and_address(made):
    told = {row[0].value: row[1].value for row in opened(made.data)["기준일"].iter_rows()}
    assert told["확인 코드"] == made.scene["fingerprint"]
    assert told["자료 버전"] == made.scene["data_version"]
    assert told["지도 주소"] == office.LINK
    assert told["기준일"]
    assert told["자료 확인일"]


def test_headings_stay_in_sight(made):
    book = opened(made.data)
    assert [sheet.freeze_panes for sheet in list(book)[:3]] == ["A2"] * 3
    assert all(sheet.auto_filter.ref for sheet in list(book)[:3])


def test_hostile_text_is_text_and_no_cell_is_a_formula(known):
    book = opened(office.write(known, "xlsx", office.hostile(office.scene_of(known, "2025-12-17"))))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    cell = book["항목"]["C2"]
    assert cell.value.startswith('=cmd|"/c calc"!A1 <script>')
    assert cell.quotePrefix


def test_english_maps_have_english_sheets(known):
    assert opened(office.document(known, "xlsx", lang="en").data).sheetnames == [
        "Items",
        "Legend and counts",
        "Sources",
        "Dates",
    ]


def test_a_row_is_as_high_as_its_wrapped_texts(client):
    """LibreOffice gives a row without a height one line: long texts lay over the rows below."""
    book = opened(client.get("/export/compare.xlsx?regions=gyeongbuk,daegu,jeonbuk&asof=2026-11-28").data)
    long = [
        (sheet.row_dimensions[cell.row].height, len(str(cell.value)), sheet.column_dimensions[cell.column_letter].width)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if len(str(cell.value or "")) > 100
    ]
    assert long
    assert all(height and height >= 13 * letters / width for height, letters, width in long)
