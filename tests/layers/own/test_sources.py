"""A file of each kind becomes the same items: by its shapes, coordinates, codes, names or addresses."""

import csv
import io
import json

import geopandas as gpd
import openpyxl
import pytest
import shapely

POHANG, GUMI = (129.35, 36.11), (128.4, 36.1)
NAMES = ("배터리 공장", "반도체 공장")
SOURCE = 'file: {}, date: "2026-09-01", columns: {{id: key, name: 사업}}'


def frame(crs="EPSG:4326"):
    points = gpd.GeoSeries([shapely.Point(POHANG), shapely.Point(GUMI)], crs="EPSG:4326").to_crs(crs)
    table = {"key": ["a", "b"], "사업": NAMES, "단계": ["착공", "검토"], "업종": ["이차전지", "반도체"]}
    return gpd.GeoDataFrame(table, geometry=points)


def told(own):
    return [(fact.item, fact.subject_ko, fact.status, fact.sector, fact.place) for fact in own.facts]


EXPECTED = [
    ("own-sites.a", NAMES[0], "under-way", "battery", ("경상북도 포항시",)),
    ("own-sites.b", NAMES[1], "considered", "semiconductor", ("경상북도 구미시",)),
]


@pytest.mark.parametrize("name", ["s.geojson", "s.gpkg", "s.fgb", "s.shp", "s.parquet"])
@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:5186"])
def test_files_of_gis_are_read_in_their_own_system(folder, name, crs):
    path = folder.path / "layers" / name
    frame(crs).to_parquet(path) if name.endswith("parquet") else frame(crs).to_file(path, encoding="utf-8")
    folder.layer("own-sites", SOURCE.format(name))
    own = folder.read()
    assert told(own) == EXPECTED
    assert [(one.lon, one.lat) for one in own.sites.values()] == [
        pytest.approx(POHANG, abs=1e-5),
        pytest.approx(GUMI, abs=1e-5),
    ]


def rows(*more):
    """The table of two items with further columns."""
    first = [["key", "사업", "단계", "업종"], ["a", NAMES[0], "착공", "이차전지"], ["b", NAMES[1], "검토", "반도체"]]
    return [[*own, *(column[number] for column in more)] for number, own in enumerate(first)]


def as_csv(table, encoding="utf-8-sig"):
    out = io.StringIO()
    csv.writer(out).writerows(table)
    return out.getvalue().encode(encoding)


PLACES = {
    "degrees": (["경도", "129.35", "128.4"], ["위도", "36.11", "36.1"]),
    "names": (["지역", "경상북도 포항시", "경북 구미"],),
    "two columns": (["시도", "경북", "경상북도"], ["시군구", "포항시", "구미시"]),
    "addresses": (["주소", "경상북도 포항시 북구 흥해읍 12", "경북 구미시 산동읍"],),
    "codes": (["행정안전부코드", "47110", "4719000000"],),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_table_is_placed_by_what_it_says(folder, place):
    columns = PLACES[place]
    folder.file("s.csv", as_csv(rows(*columns)))
    named = {"codes": ", mois: 행정안전부코드"}.get(place, "")
    folder.layer("own-sites", SOURCE.format("s.csv").replace("}", named + "}"))
    assert told(folder.read()) == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"])
def test_a_table_is_read_in_the_encodings_that_people_save(folder, encoding):
    folder.file("s.csv", as_csv(rows(*PLACES["names"]), encoding))
    folder.layer("own-sites", SOURCE.format("s.csv"))
    assert told(folder.read()) == EXPECTED


def test_a_workbook_is_read_by_its_values(folder):
    book = openpyxl.Workbook()
    for row in rows(*PLACES["names"]):
        book.active.append(row)
    book.save(folder.path / "layers" / "s.xlsx")
    folder.layer("own-sites", SOURCE.format("s.xlsx"))
    assert told(folder.read()) == EXPECTED


def test_an_outline_is_told_by_the_regions_that_it_covers_and_a_point_with_its_reach(folder):
    square = gpd.GeoSeries([shapely.box(128.36, 36.06, 128.44, 36.14)], crs="EPSG:4326")
    shape = json.loads(square.to_json())["features"][0]["geometry"]
    one = {"type": "Feature", "properties": {"key": "a", "사업": "단지", "상태": "지정"}, "geometry": shape}
    folder.file("s.geojson", json.dumps({"type": "FeatureCollection", "features": [one]}))
    folder.layer("own-sites", SOURCE.format("s.geojson"))
    own = folder.read()
    (fact,), (site,) = own.facts, own.sites.values()
    assert "경상북도 구미시" in fact.place
    assert (site.precision, site.precise) == ("area", False)
    assert 4 < site.radius_km < 8


@pytest.mark.parametrize("kind", ["MULTIPOINT", "LINESTRING", "GEOMETRYCOLLECTION"])
def test_shapes_that_are_no_outlines_have_a_point_and_a_reach_too(folder, kind):
    inside = "(128.36 36.1, 128.44 36.1)" if kind != "GEOMETRYCOLLECTION" else "(LINESTRING (128.36 36.1, 128.44 36.1))"
    shape = json.loads(shapely.to_geojson(shapely.from_wkt(f"{kind} {inside}")))
    one = {"type": "Feature", "properties": {"key": "a", "사업": "노선", "상태": "계획"}, "geometry": shape}
    folder.file("s.geojson", json.dumps({"type": "FeatureCollection", "features": [one]}))
    folder.layer("own-sites", SOURCE.format("s.geojson"))
    (site,) = folder.read().sites.values()
    assert site.region == "gyeongbuk.gumi"
    assert 3 < site.radius_km < 8


def test_rows_of_the_codebook_that_stand_for_nothing_are_not_read(folder):
    folder.file("s.csv", "key,사업,단계,지역\n(예시) a,예,지정,서울특별시\nb,참,지정,부산광역시\n")
    folder.layer("own-sites", SOURCE.format("s.csv"))
    assert [fact.subject_ko for fact in folder.read().facts] == ["참"]


def test_whose_a_layer_is_stands_in_its_title_and_its_publisher(folder):
    folder.file("s.csv", as_csv(rows(*PLACES["names"])))
    folder.layer("own-sites", SOURCE.format("s.csv"))
    own = folder.read()
    document = own.documents["own-sites"]
    assert own.definitions[0][1]["title"] == {
        "ko": "협의 부지 (자체 자료 · 시험기관)",
        "en": "Sites (own data · Test agency)",
    }
    assert (document.publisher_ko, document.publisher_en) == ("자체 자료 · 시험기관", "Own data · Test agency")
    assert document.is_own_data
    assert document.date == "2026-09-01"


def test_rows_of_several_systems_are_each_read_in_their_own(folder):
    head = "key,사업,단계,경도,위도,좌표계\n"
    rows_of = "a,가,착공,326073,390048,5186\nb,나,착공,128.4,36.1,\nc,다,착공,1081013,1789600,UTM-K\n"
    folder.file("s.csv", head + rows_of)
    folder.layer("own-sites", SOURCE.format("s.csv"))
    for site in folder.read().sites.values():
        assert (site.lon, site.lat) == pytest.approx(GUMI, abs=1e-5)
