"""A reader's own rows over HTTP: in the files that are asked for with them, and nowhere else."""

import gc
import io
import json
import logging
import zipfile
from datetime import date

import openpyxl
import pypdfium2
import pytest

from geo.spelling import fold
from layers.overlay.overlay import with_overlay
from layers.overlay.rows import Row
from layers.scene.scene import State
from web.downloads.overlay_rows import LONGEST, MOST_ROWS, printable
from web.export.formats import DOCUMENTS, MAP_FORMATS
from web.export.formats import FORMATS as DATA
from web.state.state import PageState
from web.views import overlaid
from web.views.comparison.view import ComparisonView
from web.views.map.view import MapView, told

STATE = "asof=2026-11-21&layers=advanced-complexes"
NAME = "구름골 데이터센터"
ROW = {
    "name": NAME, "regions": ["gyeongbuk.pohang"], "lon": None, "lat": None, "status": "planned", "sector": "battery",
    "date": "2026-11-20", "source": "달빛신문", "note": "=1+1",
}  # fmt: skip
AT_SEA = {"name": "바람", "regions": [], "lon": 125.2, "lat": 34.5, "status": "applied"}
FORMATS = list(dict.fromkeys((*MAP_FORMATS, *DOCUMENTS)))
ASOF = date(2026, 11, 21)
FORMATS_OF_DATA = [name for name in DATA if name != "gpkg"]
COMPARED = "/export/compare.{}?regions=gyeongbuk,ulsan&asof=2026-11-21"


def post(client, address, rows=(ROW, AT_SEA), **more):
    return client.post(address, json={"rows": list(rows)}, **more)


def _map(source, rows):
    view = MapView(PageState(State(("advanced-complexes",), ASOF)))
    scene, link = source.scene(view.state.scene), view.permalink("http://x/")
    carrying = with_overlay(source.atlas, scene, rows)
    return told(scene, "").chapter(link, ()), told(carrying, "").chapter(link, ())


def _compare(source, rows):
    view = ComparisonView(("gyeongbuk", "ulsan"), ASOF)
    plain = view.chapter(source, "http://x/", DOCUMENTS["xlsx"].paper)
    return plain, overlaid.added(plain, source.atlas, rows, view.regions)


CHAPTERS = {"map": _map, "compare": _compare}


def words(name, data):
    """All text of a file."""
    if name == "pdf":
        return " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data))
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return " ".join(package.read(part).decode("utf-8", "ignore") for part in package.namelist())
    return data.decode("utf-8", "ignore")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_of_a_map_carries_the_rows_and_is_not_kept(client, name):
    answer = post(client, f"/export/map.{name}?{STATE}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers
    assert answer.headers["Content-Disposition"].endswith(f'_user.{name}"')
    if name != "png":
        assert "사용자 입력" in words(name, answer.data)


@pytest.mark.parametrize("name", [name for name in FORMATS if name in DOCUMENTS and name != "pdf"])
def test_documents_say_name_source_and_whose_it_is(client, name):
    said = words(name, post(client, f"/export/map.{name}?{STATE}").data)
    for text in (NAME, "달빛신문", "사용자 입력 2건", "QR"):
        assert text in said, text


@pytest.mark.parametrize("name", FORMATS)
def test_equal_rows_are_equal_bytes_and_other_rows_are_not(client, name):
    address = f"/export/map.{name}?{STATE}" + ("&width=480" if name == "png" else "")
    one, again = post(client, address).data, post(client, address).data
    other = post(client, address, [ROW, AT_SEA | {"name": "파도"}]).data
    assert one == again
    assert one != other
    assert client.get(address).data not in (one, other)


@pytest.mark.parametrize("name", FORMATS_OF_DATA)
def test_data_hold_the_rows_as_theirs(client, name):
    answer = post(client, f"/export/data.{name}?{STATE}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.headers["Cache-Control"] == "no-store"
    said = words(name, answer.data)
    assert NAME in said
    assert "사용자 입력: 달빛신문" in said


def test_a_letter_that_cp949_lacks_does_not_break_the_file(client):
    answer = post(client, f"/export/data.csv?{STATE}&encoding=cp949", [ROW | {"name": f"{NAME} 𝄞 뷁 🌊"}])
    assert answer.status_code == 200
    assert NAME in answer.data.decode("cp949")


def test_rows_are_points_where_they_stand(client):
    found = post(client, "/export/data.geojson?layers=innovation-cities&asof=2026-11-21").get_json()["features"]
    own = {each["properties"]["label"]: each for each in found if each["properties"]["layer"] == "user-input"}
    assert own["바람"]["geometry"] == {"type": "Point", "coordinates": [125.2, 34.5]}
    assert own[NAME]["geometry"]["type"] == "Point"
    assert own[NAME]["properties"]["precision"] == "municipality"
    assert len(found) > len(own)


def test_the_kit_lists_the_files_that_carry_rows(client):
    for address in client.get("/overlay/kit.json").get_json()["exports"]:
        assert (
            post(client, f"{address}?regions=seoul,busan" if "compare" in address else address, []).status_code == 400
        )


def test_a_plain_form_is_answered_like_a_script(client):
    address = f"/export/map.svg?{STATE}"
    form = client.post(address, data={"overlay": json.dumps({"rows": [ROW, AT_SEA]})})
    assert form.data == post(client, address).data


@pytest.mark.office
def test_a_formula_stays_text_in_a_workbook(client):
    book = openpyxl.load_workbook(io.BytesIO(post(client, f"/export/map.xlsx?{STATE}").data))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value == "=1+1"]
    assert cells
    assert all(cell.data_type == "s" for cell in cells)


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name != "pdf"])
def test_a_comparison_has_a_table_of_the_rows_by_region(client, name):
    answer = post(client, COMPARED.format(name))
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.headers["Cache-Control"] == "no-store"
    said = words(name, answer.data)
    assert NAME in said
    assert "고른 지역 밖" in said


@pytest.mark.parametrize("kind", ["map", "compare"])
def test_the_code_covers_the_rows_and_its_check_says_that_there_were_some(app, client, kind):
    source, rows = app.extensions["drawing"], (Row(NAME, ("ulsan",), None, None, "planned"),)
    plain, added = CHAPTERS[kind](source, rows)
    codes = [dict(each.stamps)["확인 코드"] for each in (plain, added)]
    assert codes[0] != codes[1]
    assert [code in each.check for code, each in zip(codes, (plain, added), strict=True)] == [True, True]
    told = client.get(added.check.removeprefix("http://x")).get_data(as_text=True)
    assert "사용자 입력이 들어 있던 파일" in told


@pytest.mark.office
def test_a_row_counts_in_its_region_and_in_no_other(client):
    book = openpyxl.load_workbook(io.BytesIO(post(client, COMPARED.format("xlsx")).data))
    sheet = next(each for each in book if each.title.startswith("사용자 입력 ("))
    counts = {line[0]: line[1] for line in sheet.iter_rows(values_only=True)}
    assert (counts["경상북도"], counts["울산광역시"], counts["고른 지역 밖"]) == (1, 0, 1)


@pytest.mark.parametrize("name", ["png", "exe"])
def test_a_comparison_says_which_formats_carry_rows(client, name):
    answer = post(client, COMPARED.format(name))
    assert answer.status_code == 404
    assert "docx" in answer.get_json()["detail"]


BAD = {
    "status": [ROW | {"status": "아무말"}, ROW | {"status": None}, {k: v for k, v in ROW.items() if k != "status"}],
    "sector": [ROW | {"sector": "요리"}, ROW | {"sector": 3}],
    "regions": [ROW | {"regions": ["atlantis"]}, ROW | {"regions": "gyeongbuk"}, ROW | {"regions": []},
                ROW | {"regions": ["seoul"] * 11}, ROW | {"regions": [None]}],
    "lon": [ROW | {"lon": 36.0, "lat": 129.3}, ROW | {"lon": "129.3", "lat": 36.0}, ROW | {"lat": 36.0},
            ROW | {"lon": True, "lat": 36.0}, ROW | {"lon": 1e308, "lat": 36.0}],
    "lat": [ROW | {"lon": 129.3}, ROW | {"lon": 129.3, "lat": 12.0}],
    "name": [ROW | {"name": ""}, ROW | {"name": "  \x00\u202e "}, ROW | {"name": "가" * (LONGEST + 1)},
             ROW | {"name": 5}],
    "note": [ROW | {"note": ["x"]}, ROW | {"note": "가" * (LONGEST + 1)}],
    "date": [ROW | {"date": "어제"}, ROW | {"date": "2026-13-01"}, ROW | {"date": 2026}],
    "surprise": [ROW | {"surprise": 1}],
}  # fmt: skip


@pytest.mark.parametrize(("field", "row"), [(field, row) for field, rows in BAD.items() for row in rows])
def test_a_bad_row_is_named_by_number_and_field(client, field, row):
    answer = post(client, f"/export/map.svg?{STATE}", [ROW, row])
    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"
    assert f"overlay[2].{field}" in answer.get_json()["detail"]


@pytest.mark.parametrize(
    "body",
    ["", "{", "null", "[]", "3", '{"rows": {}}', '{"rows": []}', "[" * 5000, '{"rows": [NaN]}', "\ufeff", "{}",
     json.dumps({"rows": [ROW] * (MOST_ROWS + 1)})],
    ids=lambda body: body[:12],
)  # fmt: skip
def test_a_body_without_rows_is_refused(client, body):
    answer = client.post(f"/export/map.svg?{STATE}", data=body.encode("utf-8"), content_type="application/json")
    assert answer.status_code == 400
    assert "overlay" in answer.get_json()["detail"]


@pytest.mark.parametrize("row", [3, None, "x", [ROW]])
def test_a_row_that_is_no_object_is_refused(client, row):
    answer = post(client, f"/export/map.svg?{STATE}", [row])
    assert answer.status_code == 400
    assert "overlay[1]" in answer.get_json()["detail"]


def test_rows_that_would_cover_the_map_are_refused(client):
    everywhere = ROW | {"regions": ["seoul", "busan", "daegu", "incheon", "gwangju", "daejeon", "ulsan", "sejong"]}
    answer = post(client, f"/export/map.svg?{STATE}", [everywhere] * 63)
    assert answer.status_code == 400
    assert "504" in answer.get_json()["detail"]


def test_a_body_that_is_too_large_is_refused_unread(client):
    answer = client.post(f"/export/map.svg?{STATE}", data=b" " * 2_000_001, content_type="application/json")
    assert answer.status_code == 413
    assert "500행" in answer.get_json()["detail"]


@pytest.mark.office
def test_as_many_rows_as_are_taken_are_drawn(client):
    rows = [ROW | {"name": f"{NAME} {number}", "source": f"출처 {number}"} for number in range(MOST_ROWS)]
    answer = post(client, f"/export/map.xlsx?{STATE}", rows)
    assert answer.status_code == 200
    assert f"{NAME} {MOST_ROWS - 1}" in words("xlsx", answer.data)


def test_an_unknown_parameter_or_format_is_refused_as_without_rows(client):
    assert post(client, f"/export/map.svg?{STATE}&colour=red").status_code == 400
    assert post(client, "/export/map.exe").status_code == 404


def test_a_text_is_one_printable_line():
    assert printable("가\u202e나\x00\n다\ud800  라") == "가나 다 라"


def test_nothing_of_a_row_is_logged_even_when_drawing_fails(toy_app, monkeypatch, caplog):
    def broken(*args):
        raise RuntimeError(f"cannot draw {NAME}")

    toy_app.testing = False
    toy_app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr("web.downloads.overlay.with_overlay", broken)
    with caplog.at_level(logging.DEBUG):
        answer = post(toy_app.test_client(), "/export/map.svg", [ROW | {"regions": ["alpha"]}])
    assert answer.status_code == 500
    assert NAME not in answer.get_data(as_text=True)
    assert NAME not in caplog.text
    assert "RuntimeError" in caplog.text


@pytest.mark.office
def test_nothing_of_a_row_is_kept_after_the_answer(client):
    post(client, f"/export/map.pptx?{STATE}")
    post(client, COMPARED.format("docx"))
    gc.collect()
    assert [each for each in gc.get_objects() if isinstance(each, Row) and each.name == NAME] == []


def test_the_kit_says_all_that_reading_takes(client, known):
    kit = client.get("/overlay/kit.json?asof=2026-11-21").get_json()
    assert set(kit["spellings"]) == set(known.regions.spellings)
    assert kit["spellings"][fold("광주")] == sorted(known.regions.spellings[fold("광주")])
    assert kit["regions"]["gwangju"]["on"] == ["jeonnam-gwangju"]
    assert kit["regions"]["gyeongbuk.pohang"]["above"] == ["gyeongbuk", "korea", "pole-daegyeong"]
    assert kit["codes"]["mois"]["47110"] == kit["codes"]["kostat"]["37010"] == ["gyeongbuk.pohang"]
    assert len(kit["marks"]) == len(known.statuses) * (len(known.sectors) + 1)
    assert all(region.get("at") for key, region in kit["regions"].items() if region["on"] == [key] and key != "korea")


def test_a_region_still_to_come_says_from_when(client):
    kit = client.get("/overlay/kit.json?asof=2025-12-17").get_json()
    assert kit["regions"]["jeonnam-gwangju"]["on"] == []
    assert kit["regions"]["jeonnam-gwangju"]["from"] == "2026-07-01"


def test_the_kit_refuses_what_is_not_its_own(client):
    assert client.get("/overlay/kit.json?rows=x").status_code == 400
