"""Every layer in every format: it opens again, says its reference system, and carries its citations."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import date

import geopandas
import pyogrio
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyproj import CRS
from shapely.geometry import Point

from layers.collection import build
from tests.layers_named import LAYERS
from web.export.data import comma_separated, geojson, geopackage
from web.export.data.dataset import CP949, Dataset
from web.export.formats import FORMATS

pytestmark = pytest.mark.whole

DAYS = (date(2025, 12, 17), date(2026, 11, 21))
CITED = ("document", "title", "publisher", "basis", "asof", "data_version")
KOREA = (120, 31, 136, 43)


@pytest.fixture(
    scope="module", params=[(layer, day) for layer in LAYERS for day in DAYS], ids=lambda each: f"{each[0]}-{each[1]}"
)
def collection(request, known):
    layer, day = request.param
    return build.collection(known, layer, day)


@pytest.fixture(scope="module")
def written(collection):
    """The collection in every format."""
    return {name: each.write(Dataset((collection,))) for name, each in FORMATS.items()}


def in_korea(frame):
    west, south, east, north = frame.total_bounds
    return KOREA[0] < west <= east < KOREA[2] and KOREA[1] < south <= north < KOREA[3]


def test_geojson_opens_again_with_every_row(collection, written):
    read = json.loads(written["geojson"])
    assert read["type"] == "FeatureCollection"
    assert read["numberReturned"] == len(read["features"]) == len(collection.rows)
    assert "crs" not in read
    assert [each["properties"] for each in read["features"]] == [dict(row.properties) for row in collection.rows]


def test_geojson_lies_in_korea_and_is_valid(collection, written):
    text = written["geojson"]
    placed = [row for row in collection.rows if row.geometry is not None]
    if not placed:
        assert [each["geometry"] for each in json.loads(text)["features"]] == [None] * len(collection.rows)
        return
    frame = geopandas.read_file(io.BytesIO(text))
    frame = frame[~frame.geometry.isna()]
    assert len(frame) == len(placed)
    assert frame.crs.to_epsg() == 4326
    assert in_korea(frame)
    assert frame.geometry.is_valid.all()


def test_geopackage_opens_again_with_every_row_and_its_reference_system(collection, written, tmp_path):
    path = tmp_path / "layer.gpkg"
    path.write_bytes(written["gpkg"])
    assert pyogrio.list_layers(path)[:, 0].tolist() == [collection.id]
    assert pyogrio.read_info(path)["crs"] == "EPSG:4326"
    frame = pyogrio.read_dataframe(path)
    assert len(frame) == len(collection.rows)
    assert set(collection.columns) - {"id"} | {"item"} == set(frame.columns) - {"geometry"}
    assert frame["item"].tolist() == [row.properties["id"] for row in collection.rows]


def test_csv_opens_again_with_every_row(collection, written):
    data = written["csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(collection.rows)
    assert [row["id"] for row in rows] == [row.properties["id"] for row in collection.rows]
    assert all(None not in row and None not in row.values() for row in rows)


def test_every_row_says_who_said_so_when_and_for_which_day(collection):
    cited = [
        row.properties for row in collection.rows if row.properties["status"] or row.properties["value"] is not None
    ]
    for row in cited:
        assert all(row[column] for column in CITED), row["id"]


def test_no_row_rests_on_an_indirect_source_alone(collection):
    alone = [row for row in collection.rows if row.properties["grade"] == 3 and not row.properties["other_documents"]]
    assert alone == []


@pytest.mark.parametrize("name", FORMATS)
def test_equal_collections_are_equal_bytes(collection, written, name):
    assert FORMATS[name].write(Dataset((collection,))) == written[name]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("layer", ["advanced-complexes", "population", "main-industries"])
def test_a_download_is_named_for_layer_and_day(client, name, layer):
    answer = client.get(f"/export/layers/{layer}.{name}?asof=2025-12-17")
    assert answer.status_code == 200
    made = FORMATS[name]
    assert answer.headers["Content-Type"].partition(";")[0] == made.media_type
    named = f"{layer}_2025-12-17.{made.ending or name}"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{named}"'


def test_a_download_says_the_language_asked_for(client):
    titles = {
        lang: client.get(f"/export/layers/grdp.geojson?lang={lang}").get_json(force=True) for lang in ("ko", "en")
    }
    assert titles["ko"]["title"] != titles["en"]["title"]


@pytest.mark.parametrize(("lang", "said"), [("ko", "공공누리 제1유형"), ("en", "KOGL type 1")])
def test_a_file_with_boundaries_says_their_terms_and_guesses_no_others(known, lang, said, tmp_path):
    """The type of boundaries is known; those of documents and statistics are not."""
    data, path = (
        Dataset((build.collection(known, "growth-engines", date(2026, 11, 21), lang),)),
        tmp_path / "layer.gpkg",
    )
    path.write_bytes(FORMATS["gpkg"].write(data))
    with closing(sqlite3.connect(path)) as package:
        (table,) = package.execute("SELECT description FROM gpkg_contents").fetchall()
    told = zipfile.ZipFile(io.BytesIO(FORMATS["shp"].write(data))).read("terms.txt").decode("utf-8-sig").strip()
    assert {table[0], told, json.loads(FORMATS["geojson"].write(data))["terms"]} == {data.terms}
    assert said in data.terms
    assert {"ko": "미확인", "en": "unconfirmed"}[lang] in data.terms


@pytest.mark.parametrize("layer", ["advanced-complexes", "innovation-cities", "industry-academia-zones"])
@pytest.mark.parametrize("query", ["asof=2026-11-28", "asof=2025-12-17&sector=battery"])
def test_a_layers_page_says_how_many_rows_its_files_have_where_an_item_has_several(client, layer, query):
    page = client.get(f"/layers/{layer}?{query}").text
    file = client.get(f"/export/layers/{layer}.csv?{query}").data.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(file, newline="")))
    items = len({row["id"] for row in rows})
    said = re.search(r"항목 (\d+) · 장소별 행 (\d+)", page)
    assert (tuple(map(int, said.groups())) if said else (items, items)) == (items, len(rows))


def test_every_row_says_the_terms_of_its_source_and_none_that_no_source_states(known):
    """No document and no table states its KOGL type where we read it; one that does is told by its type."""
    day, layer = date(2026, 11, 21), "advanced-complexes"
    plain = build.collection(known, layer, day)
    assert {row.properties["licence"] for row in plain.rows} == {"공공누리 유형 미확인"}
    stated = str(plain.rows[0].properties["document"])
    documents = {**known.documents, stated: replace(known.documents[stated], licence="kogl-1")}
    told = build.collection(replace(known, documents=documents), layer, day)
    of = {row.properties["document"]: row.properties["licence"] for row in told.rows}
    assert of.pop(stated) == "공공누리 제1유형(출처표시)"
    assert set(of.values()) == {"공공누리 유형 미확인"}
    (feature, *_) = json.loads(FORMATS["geojson"].write(Dataset((told,))))["features"]
    assert feature["properties"]["licence"] == "공공누리 제1유형(출처표시)"
    assert b"licence" in FORMATS["csv"].write(Dataset((told,))).splitlines()[0]
    figures = build.collection(known, "population", day, "en").rows
    assert {row.properties["licence"] for row in figures if row.properties["document"]} == {"KOGL type unconfirmed"}


@pytest.mark.parametrize("name", FORMATS)
def test_a_day_with_nothing_in_force_is_an_empty_file(known, name, tmp_path):
    nothing = build.collection(known, "advanced-complexes", date(2018, 1, 1))
    path = tmp_path / f"layer.{name}"
    path.write_bytes(FORMATS[name].write(Dataset((nothing,))))
    assert nothing.rows == ()
    if name == "csv":
        assert path.read_text(encoding="utf-8-sig").split() == [",".join((*nothing.columns, "lon", "lat"))]
    elif name == "shp":
        assert zipfile.ZipFile(path).namelist() == ["citations.csv", "terms.txt"]
    else:
        assert pyogrio.read_info(path)["features"] == 0


@pytest.fixture(scope="module")
def one(known):
    """A collection of one row, for text of our own."""
    found = build.collection(known, "advanced-complexes", DAYS[0])
    return replace(found, rows=found.rows[:1])


def told(one, text):
    row = one.rows[0]
    return replace(one, rows=(replace(row, geometry=Point(127, 37), properties={**row.properties, "label": text}),))


def cells(collection):
    return next(csv.DictReader(io.StringIO(written_csv(collection).decode("utf-8-sig"), newline="")))


def written_csv(collection, **options):
    return comma_separated.write(Dataset((collection,), **options))


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=HYPERLINK(\"http://x\")", "＝1+1", " =1+1"]
)  # fmt: skip
def test_a_spreadsheet_runs_no_cell(one, text):
    cell = cells(told(one, text))["label"]
    assert cell == f"'{text}"


@pytest.mark.parametrize("text", ["포항", "a=b", "3-4", "'=1", "“=”"])
def test_a_plain_cell_stays_as_it_is(one, text):
    assert cells(told(one, text))["label"] == text


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_comes_back_from_csv_and_geojson(one, text):
    made = told(one, text)
    assert cells(made)["label"].removeprefix("'") == text.removeprefix("'") or cells(made)["label"] == text
    assert json.loads(geojson.write(Dataset((made,))))["features"][0]["properties"]["label"] == text


def test_what_has_no_place_has_no_position(one):
    row = replace(one.rows[0], geometry=None)
    bare = replace(one, rows=(row,))
    assert (cells(bare)["lon"], cells(bare)["lat"]) == ("", "")
    assert json.loads(geojson.write(Dataset((bare,))))["features"][0]["geometry"] is None
    assert (cells(told(one, ""))["lon"], cells(told(one, ""))["lat"]) == ("127.0", "37.0")


def shapefiles(data, folder):
    """The Shapefiles of a zip, read again, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        package.extractall(folder)
    return {path.stem: pyogrio.read_dataframe(path) for path in sorted(folder.glob("*.shp"))}


def test_a_shapefile_has_every_placed_row_and_its_citation_beside_it(collection, written, tmp_path):
    frames = shapefiles(written["shp"], tmp_path)
    placed = [number for number, row in enumerate(collection.rows, 1) if row.geometry is not None]
    assert sorted(number for frame in frames.values() for number in frame["n"]) == placed
    rows = list(csv.DictReader(io.StringIO((tmp_path / "citations.csv").read_text(encoding="utf-8-sig"), newline="")))
    assert [row["id"] for row in rows] == [row.properties["id"] for row in collection.rows]
    assert [int(row["n"]) for row in rows] == list(range(1, len(rows) + 1))
    for name in frames:
        assert (tmp_path / f"{name}.cpg").read_text().strip() == "UTF-8"
        assert (tmp_path / f"{name}.prj").stat().st_size > 0


def test_a_long_korean_text_of_a_shapefile_is_cut_after_a_whole_letter(one, tmp_path):
    made = told(one, "zz" + "가" * 200)
    frames = shapefiles(FORMATS["shp"].write(Dataset((made,))), tmp_path)
    (frame,) = frames.values()
    assert frame["label"].tolist() == ["zz" + "가" * 84]


@pytest.mark.parametrize(("system", "easting", "northing"), [("5179", 955_511, 1_889_100), ("5186", 200_000, 489_000)])
@pytest.mark.parametrize("name", ["gpkg", "shp"])
def test_geometry_stands_in_the_system_asked_for(one, tmp_path, name, system, easting, northing):
    data = FORMATS[name].write(Dataset((told(one, "점"),), system))
    path = tmp_path / "layer.gpkg"
    path.write_bytes(data)
    frame = shapefiles(data, tmp_path).popitem()[1] if name == "shp" else pyogrio.read_dataframe(path)
    assert frame.crs.to_epsg() == int(system)
    assert frame.geometry.iloc[0].x == pytest.approx(easting, abs=3_000)
    assert frame.geometry.iloc[0].y == pytest.approx(northing, abs=3_000)


@pytest.mark.parametrize(("system", "names"), [
    ("4326", {"GCS_WGS_1984", "D_WGS_1984"}),
    ("5179", {"Korea_2000_Korea_Unified_Coordinate_System", "GCS_Korea_2000", "D_Korea_2000"}),
    ("5186", {"Korea_2000_Korea_Central_Belt_2010", "GCS_Korea_2000", "D_Korea_2000"}),
])  # fmt: skip
def test_the_reference_system_of_a_shapefile_has_the_names_that_programs_know(one, tmp_path, system, names):
    shapefiles(FORMATS["shp"].write(Dataset((told(one, "점"),), system)), tmp_path)
    (path,) = tmp_path.glob("*.prj")
    said = path.read_text(encoding="ascii")
    assert names < set(re.findall(r'"([^"]+)"', said))
    assert CRS.from_wkt(said).to_epsg() == int(system)


@pytest.mark.parametrize("system", ["4326", "5179", "5186"])
def test_a_geopackage_is_of_a_version_that_older_programs_read(one, tmp_path, system):
    path = tmp_path / "layer.gpkg"
    path.write_bytes(FORMATS["gpkg"].write(Dataset((told(one, "점"),), system)))
    with closing(sqlite3.connect(path)) as package:
        assert package.execute("PRAGMA user_version").fetchone() == (10200,)
        assert package.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"GPKG"),)


def test_a_geopackage_is_the_same_however_often_sqlite_wrote_it(one, tmp_path):
    made = FORMATS["gpkg"].write(Dataset((told(one, "점"),)))
    path = tmp_path / "layer.gpkg"
    path.write_bytes(made)
    with closing(sqlite3.connect(path)) as package:
        for day in ("2001-01-01", "2002-02-02"):
            with package:
                package.execute("UPDATE gpkg_contents SET last_change = ?", (day,))
    assert path.read_bytes() != made
    geopackage._settle(path, one.asof, Dataset((one,)).terms)
    assert geopackage._stamped(path.read_bytes()) == made


def test_csv_of_another_system_says_it_in_every_row(one):
    data = written_csv(told(one, "점"), system="5186").decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(data, newline="")))
    assert row["crs"] == "EPSG:5186"
    assert float(row["easting"]) == pytest.approx(200_000, abs=1)


def test_cp949_is_what_old_excel_reads_and_loses_no_letter(one):
    data = written_csv(told(one, "포항 – ㎡ · 研 🏭"), encoding=CP949)
    row = next(csv.DictReader(io.StringIO(data.decode("cp949"), newline="")))
    assert row["label"] == "포항 - ㎡ · 硏 &#127981;"


def test_the_data_of_a_view_has_the_layers_that_are_on(client):
    address = "/export/data.geojson?layers=advanced-complexes,grdp&asof=2025-12-17"
    made = client.get(address).get_json(force=True)
    assert {each["properties"]["layer"] for each in made["features"]} == {"advanced-complexes", "grdp"}
    alone = client.get("/export/layers/grdp.geojson?asof=2025-12-17").get_json(force=True)
    assert [each for each in made["features"] if each["properties"]["layer"] == "grdp"] == alone["features"]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("option", ["crs=3857", "encoding=latin1", "layers=", "layout=a4", "asof=2016-01-01"])
def test_an_option_that_a_format_does_not_have_is_told(client, name, option):
    answer = client.get(f"/export/data.{name}?{option}")
    assert answer.status_code == 400
    assert answer.content_type == "application/problem+json"
    assert option.partition("=")[0] in answer.get_json()["detail"] or "기준일" in answer.get_json()["detail"]


@pytest.mark.parametrize("option", ["crs=3857", "encoding=latin1"])
def test_a_choice_that_a_format_does_not_have_is_refused_before_anything_is_built(client, monkeypatch, option):
    built = []
    monkeypatch.setattr(build, "collection", lambda *given: built.append(given))
    assert client.get(f"/export/data.csv?{option}").status_code == 400
    assert built == []
