"""`atlas at` keeps every row of a CSV, says what applies at its point, and why not where nothing can be said."""

import csv
from io import BytesIO
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from layers.atlas.items import standing as standing_on
from tests.conftest import TODAY
from web.cli import main
from web.cli.points import batches, file, locate
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


@pytest.fixture(autouse=True)
def read_once(known, monkeypatch):
    """The atlas of the repository, which every command would read anew."""
    monkeypatch.setattr(main, "read", lambda _config: known)


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Write a text as a file of points, run `atlas at` over it; the result and the rows that came out."""
    monkeypatch.setenv(variable("today"), "2026-11-21")

    def go(text, *words, encoding="utf-8"):
        source, target = tmp_path / "sites.csv", tmp_path / "out.csv"
        source.write_bytes(text.encode(encoding))
        result = CliRunner().invoke(main.main, ["at", str(source), "-o", str(target), *words])
        made = target.read_text(encoding="utf-8-sig") if target.exists() and result.exit_code == 0 else ""
        before = csv.field_size_limit(len(made) + 1)
        try:
            return result, list(csv.DictReader(made.splitlines()))
        finally:
            csv.field_size_limit(before)

    return go


def table(header="이름,경도,위도"):
    return "\n".join([header, *(",".join(row) for row in ROWS)]) + "\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be"])
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
    assert [row["problem"] for row in rows] == ["", locate.TOO_MANY]


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
    path.write_bytes(b"\xff\xfe\x00\xd8")
    result = CliRunner().invoke(main.main, ["at", str(path), "-o", str(tmp_path / "out.csv")])
    assert result.exit_code == 2
    assert "neither UTF-8, UTF-16 nor CP949" in result.output


def test_the_input_is_never_overwritten(tmp_path, run):
    path = tmp_path / "sites.csv"
    path.write_text(table(), encoding="utf-8")
    result = CliRunner().invoke(main.main, ["at", str(path), "-o", str(path)])
    assert result.exit_code == 2
    assert "is the input" in result.output
    assert path.read_text(encoding="utf-8") == table()


METRES = "이름,x,y\n가온,1174000.5,1787000.2\n나래,414500,392000\n"


def test_a_huge_cell_is_read(run):
    outline = ", ".join(f"127.{n} 36.{n}" for n in range(20_000))
    assert len(outline) > 131_072
    result, rows = run(f'이름,경도,위도,geom\n가온,129.3846,36.0870,"POLYGON(({outline}))"\n')
    assert result.exit_code == 0, result.output
    assert rows[0]["municipality"] == "gyeongbuk.pohang"


def test_a_quotation_mark_that_is_never_closed_is_said_and_writes_nothing(run, monkeypatch, tmp_path):
    monkeypatch.setattr(file, "LONGEST_CELL", 1000)
    result, _ = run('이름,경도,위도\n"가온,129.3846,36.0870\n' + "나래,129.3846,36.0870\n" * 100)
    assert result.exit_code == 2
    assert "never closed" in result.output
    assert "Traceback" not in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["sites.csv"]


def test_what_was_there_stays_when_writing_fails(run, monkeypatch, tmp_path):
    (tmp_path / "out.csv").write_text("earlier", encoding="utf-8")
    monkeypatch.setattr(file, "LONGEST_CELL", 1000)
    result, _ = run('이름,경도,위도\n나래,129.3846,36.0870\n"' + "가온\n" * 1000)
    assert result.exit_code == 2
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.csv", "sites.csv"]


def test_blank_lines_are_none_and_rows_keep_their_numbers(run):
    result, rows = run("\n이름,경도,위도\n\n가온,129.3846,36.0870\n\n,,\n나래,가,나\n  ,\t,\n")
    assert [row["이름"] for row in rows] == ["가온", "나래"]
    assert "2 rows (utf-8-sig): 1 located, 1 not" in result.output
    assert "bad-coordinates: 1 (row 7)" in result.output


@pytest.mark.parametrize(
    "header",
    [
        "사업장명,좌표정보(X),좌표정보(Y)",
        "이름,WGS84경도,WGS84위도",
        "BPLC_NM,X좌표,Y좌표",
        "n,경도(°),위도(°)",
        "n,x_coord,y_coord",
    ],
)
def test_headings_of_public_data_are_known(run, header):
    result, rows = run(table(header))
    assert result.exit_code == 0, result.output
    assert rows[0]["municipality"] == "gyeongbuk.pohang"


def test_metres_are_hinted_and_placed_nowhere_without_a_system(run):
    result, rows = run(METRES)
    assert [row["municipality"] for row in rows] == ["", ""]
    assert rows[0]["problem"] == "projected: EPSG:5179"
    assert set(rows[1]["problem"].removeprefix("projected: ").split(", ")) == {
        "EPSG:5174", "EPSG:2097", "EPSG:5181", "EPSG:5186"
    }  # fmt: skip
    assert "--crs" in result.output


@pytest.mark.parametrize("system", ["5186", "EPSG:5186", "epsg:5186", "중부원점"])
def test_metres_of_a_system_are_placed(run, system):
    _, rows = run(METRES, "--crs", system)
    assert (rows[1]["municipality"], rows[1]["problem"]) == ("gyeongbuk.pohang", "")
    assert (float(rows[1]["lon"]), float(rows[1]["lat"])) == pytest.approx((129.38187, 36.10209), abs=1e-4)
    assert rows[0]["problem"] == "outside-system: EPSG:5186"


@pytest.mark.parametrize(
    ("system", "lon", "lat"),
    [("5174", 126.9809, 37.56605), ("5181", 126.98011, 37.5633), ("2097", 126.97801, 37.56605)],
)
def test_systems_of_licence_data_are_told_apart(run, system, lon, lat):
    _, rows = run("사업장명,좌표정보(x),좌표정보(y)\n가온,198242.8,451530.2\n", "--crs", system)
    assert (float(rows[0]["lon"]), float(rows[0]["lat"])) == pytest.approx((lon, lat), abs=1e-4)
    assert rows[0]["province"] == "seoul"


def test_a_system_that_nobody_knows_is_refused_with_those_there_are(run):
    result, rows = run(METRES, "--crs", "9999")
    assert result.exit_code == 2
    assert "EPSG:5179" in result.output
    assert rows == []


@pytest.mark.parametrize("system", ["4326", "5179", "5186"])
def test_what_the_atlas_writes_it_reads_back(run, app, system):
    address = f"/export/layers/national-complex-candidates.csv?asof=2026-11-21&crs={system}"
    written = app.test_client().get(address).get_data().decode("utf-8-sig")
    result, rows = run(written)
    assert result.exit_code == 0, result.output
    assert len(rows) > 10
    assert [row["municipality"] in row["regions"].split(";") for row in rows if row["municipality"]] == [True] * len(
        rows
    )


PAIRS = (
    "36.0870, 129.3846",
    "129.3846, 36.0870",
    "POINT(129.3846 36.0870)",
    "SRID=4326;POINT(129.3846 36.0870)",
    "36°05'13.2\"N 129°23'04.56\"E",
    "위도 36.0870, 경도 129.3846",
)


@pytest.mark.parametrize("heading", ["좌표", "위경도", "geom"])
def test_a_point_stands_in_one_column(run, heading):
    cells = [pair.replace('"', '""') for pair in PAIRS]
    result, rows = run(f"이름,{heading}\n" + "".join(f'가온,"{cell}"\n' for cell in cells))
    assert result.exit_code == 0, result.output
    assert [row["municipality"] for row in rows] == ["gyeongbuk.pohang"] * len(PAIRS)
    assert {(float(row["lon"]), float(row["lat"])) for row in rows} == {(129.3846, 36.087)}


def test_degrees_minutes_and_seconds_are_read(run):
    _, rows = run('이름,경도,위도\n가온,129°23\'04.56""E,북위 36도 5분 13.2초\n'.replace('""', '"'))
    assert rows[0]["municipality"] == "gyeongbuk.pohang"


@pytest.mark.parametrize("mark", ["\t", ";", "|"])
def test_tabulators_and_semicolons_part_cells(run, mark):
    _, rows = run(table().replace(",", mark))
    assert rows[0]["municipality"] == "gyeongbuk.pohang"


def test_many_rows_come_out_in_order(run, monkeypatch):
    monkeypatch.setattr(batches, "CHUNK", 100)
    text = "n,lon,lat\n" + "".join(f"{n},{126 + n % 40 / 10},{35 + n % 30 / 10}\n" for n in range(1050))
    result, rows = run(text)
    assert result.exit_code == 0, result.output
    assert [row["n"] for row in rows] == [str(n) for n in range(1050)]
    assert all(bool(row["municipality"]) != bool(row["problem"]) for row in rows)


@pytest.mark.parametrize(
    "header",
    [
        "이름,위도(도),위도(분),위도(초),경도(도),경도(분),경도(초)",
        "이름,위도_도,위도_분,위도_초,경도_도,경도_분,경도_초",
        "name,lat_deg,lat_min,lat_sec,lon_deg,lon_min,lon_sec",
        "이름,위도,,,경도,,",
        "이름,위도,위도,위도,경도,경도,경도",
    ],
)
def test_degrees_minutes_and_seconds_stand_in_columns_of_their_own(run, header):
    _, rows = run(f"{header}\n가온,36,5,13.2,129,23,4.56\n나래,36.0870,,,129.3846,,\n다솜,36,75,0,129,23,0\n")
    assert [row["municipality"] for row in rows] == ["gyeongbuk.pohang", "gyeongbuk.pohang", ""]
    assert (rows[0]["lon"], rows[0]["lat"]) == ("129.3846", "36.087")


def test_the_separator_that_a_file_names_is_used_and_rows_keep_their_numbers(run):
    result, rows = run("sep=;\n이름;주소(시,군,구);경도;위도\n가온;a;129.3846;36.0870\n나래;b;1;1\n")
    assert rows[0]["municipality"] == "gyeongbuk.pohang"
    assert "nowhere: 1 (row 4)" in result.output


def test_what_most_parts_the_first_line_parts_cells(run):
    _, rows = run("이름;주소(시,군,구);경도;위도\n가온;a;129.3846;36.0870\n")
    assert rows[0]["municipality"] == "gyeongbuk.pohang"


def _zipped(name):
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr(name, b"0")
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (_zipped("xl/workbook.xml"), "Excel workbook (XLSX)"),
        (_zipped("a/sites.shp"), "shapefile"),
        (_zipped("doc.kml"), "Google Earth"),
        (b'{"type": "FeatureCollection", "features": []}', "JSON"),
        (b'[{"lon": 129}]', "JSON"),
        (b"<?xml version='1.0'?><kml><Document/></kml>", "Google Earth"),
        (b'<?xml version="1.0"?>\n<gpx version="1.1"/>', "GPX"),
        (b"<html><table><tr><td>lon</td></tr></table></html>", "web page"),
        (b"SQLite format 3\x00" + bytes(80), "GeoPackage"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04broken", "archive"),
    ],
)
def test_a_file_that_is_no_table_of_text_says_what_it_is(tmp_path, content, said):
    path, made = tmp_path / "sites", tmp_path / "out.csv"
    path.write_bytes(content)
    result = CliRunner().invoke(main.main, ["at", str(path), "-o", str(made)])
    assert (result.exit_code, made.exists()) == (2, False), result.output
    assert said in result.output
    assert "CSV UTF-8" in result.output


def test_metres_in_each_others_place_are_told(run):
    _, rows = run("이름,X,Y\n가온,1787000.2,1160000.5\n나래,1,2000000\n", "--crs", "5179")
    assert [row["problem"] for row in rows] == ["swapped: EPSG:5179, x and y", "outside-system: EPSG:5179"]


def test_a_shape_that_is_no_point_is_told_as_such(run):
    _, rows = run('이름,geom\n가온,"POLYGON((129 36, 130 36, 130 37, 129 36))"\n나래,POINT(129.3846 36.0870)\n')
    assert [row["problem"] for row in rows] == ["no-point: POLYGON", ""]


def test_each_item_of_a_point_has_its_status_and_dates(run, known):
    _, rows = run(table(), "--asof", "2026-11-21")
    first, sea = rows[0], rows[1]
    keys = first["items"].split(";")
    standing = {item.id: item for layer in known.by_topic for item in standing_on(known, layer, TODAY)}
    assert first["statuses"].split(";") == [standing[key].status for key in keys]
    assert first["since"].split(";") == [standing[key].date or "" for key in keys]
    assert first["checked"].split(";") == [standing[key].checked for key in keys]
    assert (sea["statuses"], sea["since"], sea["checked"]) == ("", "", "")
