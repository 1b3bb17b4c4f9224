"""`atlas at` keeps every row of a CSV, says what applies at its point, and why not where nothing can be said."""

import csv

import pytest
from click.testing import CliRunner

from web.cli import main, points
from web.service.config import variable

pytestmark = pytest.mark.whole

ROWS = (
    ("포항", "129.3846", "36.0870"),
    ("바다", "125.0", "34.5"),
    ("뒤바뀜", "36.0870", "129.3846"),
    ("글자", "백이십구", "36.0870"),
    ("빈칸", "", ""),
    ("도쿄", "139.7", "35.6"),
    ("광주", "126.8526", "35.1601"),
)
PROBLEMS = ["", "nowhere", "swapped", "bad-coordinates", "bad-coordinates", "nowhere", ""]


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Write a text as a file of points, run `atlas at` over it; the result and the rows that came out."""
    monkeypatch.setenv(variable("today"), "2026-11-21")

    def go(text, *words, encoding="utf-8"):
        source, target = tmp_path / "sites.csv", tmp_path / "out.csv"
        source.write_bytes(text.encode(encoding))
        result = CliRunner().invoke(main.main, ["at", str(source), "-o", str(target), *words])
        made = target.read_text(encoding="utf-8-sig") if target.exists() and result.exit_code == 0 else ""
        return result, list(csv.DictReader(made.splitlines()))

    return go


def table(header="이름,경도,위도"):
    return "\n".join([header, *(",".join(row) for row in ROWS)]) + "\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
def test_every_row_is_kept_with_its_problem_in_any_encoding(run, encoding):
    result, rows = run(table(), "--asof", "2026-11-21", encoding=encoding)
    assert result.exit_code == 0, result.output
    assert [row["이름"] for row in rows] == [row[0] for row in ROWS]
    assert [row["problem"] for row in rows] == PROBLEMS
    assert [row["municipality"] for row in rows if row["municipality"]] == ["gyeongbuk.pohang", rows[6]["municipality"]]


def test_a_located_row_says_its_regions_and_items(run):
    _, rows = run(table(), "--asof", "2026-11-21")
    first = rows[0]
    assert (first["municipality_name"], first["province_name"], first["pole"]) == (
        "포항시",
        "경상북도",
        "pole-daegyeong",
    )
    assert "advanced-complexes.pohang" in first["items"].split(";")
    assert rows[6]["province"] == "jeonnam-gwangju"


def test_the_date_is_the_readers(run):
    _, rows = run(table(), "--asof", "2025-12-17")
    assert rows[6]["province"] == "gwangju"


def test_bad_rows_are_reported_with_their_numbers(run):
    result, _ = run(table())
    assert "7 rows (utf-8-sig): 2 located, 5 not" in result.output
    assert "swapped: 1 (row 4)" in result.output
    assert "bad-coordinates: 2 (row 5, 6)" in result.output


def test_distances_are_given_on_request(run):
    _, rows = run(table(), "--distances")
    assert float(rows[0]["distance_km"]) < 5
    assert rows[0]["nearest_site"].startswith("pohang")
    assert rows[1]["distance_km"] == ""


@pytest.mark.parametrize("header", ["name,lon,lat", "a,Longitude,Latitude", "n,X,Y"])
def test_common_names_of_columns_are_known(run, header):
    result, rows = run(table(header))
    assert result.exit_code == 0, result.output
    assert rows[0]["municipality"] == "gyeongbuk.pohang"


def test_other_columns_are_named_by_the_reader(run):
    result, rows = run(table("name,east,north"), "--lon", "east", "--lat", "north")
    assert result.exit_code == 0, result.output
    assert rows[0]["municipality"] == "gyeongbuk.pohang"


def test_a_column_of_ours_that_the_file_has_is_not_overwritten(run):
    _, rows = run("municipality,lon,lat\nmine,129.3846,36.0870\n")
    assert (rows[0]["municipality"], rows[0]["atlas_municipality"]) == ("mine", "gyeongbuk.pohang")


def test_rows_of_any_length_are_kept(run):
    _, rows = run("lon,lat,name\n129.3846,36.0870\n129.3846,36.0870,a,b,c\n")
    assert [row["name"] for row in rows] == ["", "a,b,c"]
    assert [row["problem"] for row in rows] == ["", points.TOO_MANY]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("129.3846,36.0870\n126.98,37.57\n", "put a header above it"),
        ("name,address\na,b\n", "no column of longitudes"),
        ("lon,address\n127,b\n", "no column of latitudes"),
        ("", "is empty"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_would_be_right(run, text, said):
    result, rows = run(text)
    assert result.exit_code == 2
    assert said in result.output
    assert rows == []


def test_a_file_of_another_kind_is_refused(tmp_path, run):
    path = tmp_path / "sites.bin"
    path.write_bytes(b"\xff\xfe\x00\x81\xff\xff")
    result = CliRunner().invoke(main.main, ["at", str(path), "-o", str(tmp_path / "out.csv")])
    assert result.exit_code == 2
    assert "neither UTF-8 nor CP949" in result.output


def test_the_input_is_never_overwritten(tmp_path, run):
    path = tmp_path / "sites.csv"
    path.write_text(table(), encoding="utf-8")
    result = CliRunner().invoke(main.main, ["at", str(path), "-o", str(path)])
    assert result.exit_code == 2
    assert "is the input" in result.output
    assert path.read_text(encoding="utf-8") == table()


def test_many_rows_come_out_in_order(run, monkeypatch):
    monkeypatch.setattr(points, "CHUNK", 100)
    text = "n,lon,lat\n" + "".join(f"{n},{126 + n % 40 / 10},{35 + n % 30 / 10}\n" for n in range(1050))
    result, rows = run(text)
    assert result.exit_code == 0, result.output
    assert [row["n"] for row in rows] == [str(n) for n in range(1050)]
    assert all(bool(row["municipality"]) != bool(row["problem"]) for row in rows)
