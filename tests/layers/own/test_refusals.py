"""What is wrong with a folder is said at once, with file, row, key and what would be right; nothing worse happens."""

import json
import zipfile

import geopandas as gpd
import openpyxl
import pytest
import shapely

from layers.own import folder as own_folder
from layers.own.sources.table import MOST_ROWS

SOURCE = 'file: {}, date: "2026-09-01"'
HEAD = "id,이름,상태,지역\n"


def lines(folder, name, content, more=""):
    """The problems of one layer with one file."""
    folder.file(name, content)
    folder.layer("own-sites", SOURCE.format(name) + more)
    return folder.problems()


def test_every_row_is_told_of_at_once_with_its_number_and_its_cell(folder):
    found = lines(
        folder,
        "s.csv",
        "id,이름,상태,지역,경도,위도,일자\n"
        "a,하나,지정,부산광역시,,,\n"
        "b,,지정,부산광역시,,,\n"
        "c,셋,몰라요,부산광역시,,,\n"
        "d,넷,완료,부산광역시,,,\n"
        "e,다섯,지정,광주,,,\n"
        "f,여섯,지정,없는시,,,\n"
        "g,일곱,지정,,,,\n"
        "h,여덟,지정,,36.1,128.4,\n"
        "i,아홉,지정,,200000,600000,\n"
        "j,열,지정,서울특별시,128.4,36.1,\n"
        "k,열하나,지정,,130.9,36.5,\n"
        "l,열둘,지정,부산광역시,,,어제\n"
        "a,열셋,지정,부산광역시,,,\n"
        "나쁜 id,열넷,지정,부산광역시,,,\n"
        "n,열다섯,지정,,139.7,35.7,\n",
    )
    said = [(one.split(": ")[0].rpartition(":")[2], one.split(": ")[1].partition(" = ")[0]) for one in found]
    assert said == [
        ("3", "name"), ("4", "status"), ("5", "status"), ("6", "region"), ("7", "region"), ("8", "place"),
        ("9", "lon, lat"), ("10", "crs"), ("11", "place"), ("12", "place"), ("13", "date"), ("14", "id"), ("15", "id"),
        ("16", "lon, lat"),
    ]  # fmt: skip
    assert "EPSG:5186" in found[7]
    assert "gyeongbuk.gumi" in found[8]


def test_files_that_are_not_what_they_are_named_are_refused_unread(folder):
    vrt = '<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer>'
    for name in ("a.gpkg", "b.fgb", "c.shp", "d.parquet", "e.xlsx", "f.geojson"):
        folder.file(name, vrt)
        folder.layer(f"own-{name[0]}", SOURCE.format(name))
    found = folder.problems()
    assert len(found) == 6
    assert not any("passwd" in one for one in found)


def test_a_geopackage_that_leads_elsewhere_is_refused(folder):
    import sqlite3

    path = folder.path / "layers" / "s.gpkg"
    gpd.GeoDataFrame({"이름": ["가"]}, geometry=[shapely.Point(128, 36)], crs="EPSG:4326").to_file(path)
    with sqlite3.connect(path) as opened:
        opened.execute("CREATE VIRTUAL TABLE elsewhere USING fts4(x)")
    folder.layer("own-sites", SOURCE.format("s.gpkg"))
    (said,) = folder.problems()
    assert "elsewhere" in said


NUMBERS = "WITH RECURSIVE n(fid) AS (SELECT 1 UNION ALL SELECT fid + 1 FROM n)"
COMPUTED = {
    "endless": f"CREATE VIEW bomb AS {NUMBERS} SELECT n.fid, s.geom, s.이름 FROM n, s WHERE n.fid < 0",
    "large": "CREATE TABLE bomb (fid INTEGER PRIMARY KEY, 이름 TEXT AS (hex(zeroblob(400000000))))",
}


@pytest.mark.parametrize("made", COMPUTED.values(), ids=COMPUTED)
def test_a_geopackage_that_computes_what_is_read_is_refused_unread(folder, made):
    import sqlite3

    path = folder.path / "layers" / "s.gpkg"
    gpd.GeoDataFrame({"이름": ["가"]}, geometry=[shapely.Point(128, 36)], crs="EPSG:4326").to_file(path, layer="s")
    with sqlite3.connect(path) as opened:
        opened.execute(made)
        opened.execute("INSERT INTO gpkg_contents (table_name, data_type, srs_id) VALUES ('bomb', 'attributes', 0)")
    folder.layer("own-sites", SOURCE.format("s.gpkg") + ", layer: bomb")
    (said,) = folder.problems()
    assert ("bomb" in said, "computed" in said) == (True, True)


@pytest.mark.parametrize("name", ["s.shp", "s.gpkg"])
def test_shapes_without_a_system_are_refused_until_the_yaml_says_it(folder, name):
    shapes = gpd.GeoSeries([shapely.Point(128.4, 36.1)], crs="EPSG:4326").to_crs("EPSG:5186")
    frame = gpd.GeoDataFrame({"name": ["가"], "status": ["지정"]}, geometry=list(shapes))
    with pytest.warns(UserWarning, match="crs"):
        frame.to_file(folder.path / "layers" / name)
    folder.layer("own-sites", SOURCE.format(name))
    (said,) = folder.problems()
    assert "source.crs" in said
    folder.layer("own-sites", SOURCE.format(name) + ", crs: EPSG:5186")
    assert folder.read().facts[0].place == ("경상북도 구미시",)


def test_a_system_beside_the_one_of_the_file_is_refused(folder):
    path = folder.path / "layers" / "s.gpkg"
    gpd.GeoDataFrame({"이름": ["가"]}, geometry=[shapely.Point(128, 36)], crs="EPSG:4326").to_file(path)
    folder.layer("own-sites", SOURCE.format("s.gpkg") + ", crs: EPSG:5186, status: planned")
    (said,) = folder.problems()
    assert "EPSG:4326" in said


def test_shapes_that_cross_themselves_or_are_none_are_refused(folder):
    bow = {"type": "Polygon", "coordinates": [[[128, 36], [128.1, 36.1], [128.1, 36], [128, 36.1], [128, 36]]]}
    shapes = [bow, None, {"type": "Point", "coordinates": []}, {"type": "Nothing"}]
    features = [
        {"type": "Feature", "properties": {"이름": str(n), "상태": "지정"}, "geometry": each}
        for n, each in enumerate(shapes)
    ]
    found = lines(folder, "s.geojson", json.dumps({"type": "FeatureCollection", "features": features}))
    said = [(one.split(":")[1], one.split(": ")[1].partition(" = ")[0]) for one in found]
    assert said == [("1", "geometry"), ("2", "place"), ("3", "geometry"), ("4", "place")]


def test_ids_of_the_release_cannot_be_taken(folder):
    folder.file("s.csv", HEAD + "a,하나,지정,부산광역시\n")
    folder.layer("battery-triangle", SOURCE.format("s.csv"))
    folder.file(
        "documents/d.yml", 'motie-2024-02: {title_ko: 가, publisher_ko: 나, date: "2026", grade: 1, checked: "2026"}\n'
    )
    folder.file("places/places.csv", "place,topic,regions,precision,reason,source\n부산,,seoul,province,,\n")
    found = folder.problems()
    assert len(found) == 3
    assert all("own-" in one for one in found)


def test_links_out_of_the_folder_are_refused_unread(folder, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("이름,상태,지역\n비밀,지정,부산광역시\n", encoding="utf-8")
    (folder.path / "layers" / "s.csv").symlink_to(secret)
    folder.layer("own-sites", SOURCE.format("s.csv"))
    (said,) = folder.problems()
    assert "비밀" not in said
    (folder.path / "layers" / "s.csv").unlink()
    folder.layer("own-sites", SOURCE.format("../../secret.csv"))
    assert "source.file" in folder.problems()[0]


def test_bombs_are_refused_before_they_go_off(folder):
    folder.file("layers/own-a.yml", "a: &a [1, 2]\nb: &b [*a, *a]\nc: [*b, *b]\n")
    with zipfile.ZipFile(folder.path / "layers" / "b.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 60_000_000)
    with zipfile.ZipFile(folder.path / "layers" / "c.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa">]><x>&a;</x>')
    (alias,) = folder.problems()
    assert "own-a.yml:1: yaml" in alias
    (folder.path / "layers" / "own-a.yml").unlink()
    for name in "bc":
        folder.layer(f"own-{name}", SOURCE.format(f"{name}.xlsx"))
    assert len(folder.problems()) == 2


def test_a_workbook_whose_parts_are_broken_is_refused(folder):
    book = openpyxl.Workbook()
    book.active.append(["이름"])
    path = folder.path / "layers" / "s.xlsx"
    book.save(path)
    whole = path.read_bytes()
    begins = whole.index(b"PK\x03\x04", 4) + 60
    path.write_bytes(whole[:begins] + b"\xff" * 40 + whole[begins + 40 :])
    folder.layer("own-sites", SOURCE.format("s.xlsx"))
    assert len(folder.problems()) == 1


def test_files_beyond_the_limits_are_refused(folder, monkeypatch):
    monkeypatch.setattr(own_folder, "LARGEST", 1000)
    (said,) = lines(folder, "s.csv", HEAD + "x" * 2000)
    assert "s.csv" in said


def test_more_rows_than_a_layer_may_have_are_refused_in_one_line(folder):
    many = "".join(f"a{n},이름 {n},지정,부산광역시\n" for n in range(MOST_ROWS + 1))
    (said,) = lines(folder, "s.csv", HEAD + many)
    assert str(MOST_ROWS) in said


@pytest.mark.parametrize(
    "content", [b"", b"\0\1\2\xff\xfe", '이름,상태\n"열린'.encode(), "이름\n가".encode("utf-16-le")]
)
def test_what_is_no_table_is_refused(folder, content):
    assert lines(folder, "s.csv", content)


def test_a_formula_without_a_value_is_refused_and_one_with_a_value_is_text(folder):
    book = openpyxl.Workbook()
    for row in (["이름", "상태", "지역"], ["=1+1", "지정", "부산광역시"]):
        book.active.append(row)
    book.save(folder.path / "layers" / "s.xlsx")
    folder.layer("own-sites", SOURCE.format("s.xlsx"))
    assert any("formula" in one and "=1+1" in one for one in folder.problems())


def test_headings_that_could_be_several_fields_are_asked_about(folder):
    (said,) = lines(folder, "s.csv", "이름,상태,지역,지정일,고시일\n가,지정,부산광역시,2026-01-02,2026-01-03\n")
    assert "source.columns.date" in said
    folder.layer("own-sites", SOURCE.format("s.csv") + ", columns: {date: 고시일}")
    assert folder.read().facts[0].valid_from == "2026-01-03"


def test_what_a_yaml_lacks_or_has_too_much_is_named(folder):
    folder.file("layers/own-a.yml", "id: own-a\nsource: {file: s.csv, dat: 2026}\n")
    folder.file("layers/own-b.yml", "- 1\n")
    folder.file("layers/own-c.yml", "id: [\n")
    found = folder.problems()
    assert [
        key
        for key in ("source.date", "source.dat ", "owner", "definition", "yaml")
        if not any(key in one for one in found)
    ] == []


def test_a_folder_that_is_none_is_said(folder, tmp_path, ground):
    from layers.own import own

    (said,) = own.read(tmp_path / "nowhere", ground)[1]
    assert said.key == "ATLAS_OWN_DIR"
