"""An organisation's very many points by OGC API – Tiles: from one file that the service only reads, broken or not."""

import csv
import gzip
import io
import os
import shutil

import mapbox_vector_tile
import pytest
from click.testing import CliRunner

from layers.own import tilesets
from tests.conftest import TODAY
from tests.made_points import definition, make, table
from web.application import create_app
from web.cli.main import main
from web.service import assets
from web.service.config import Config

NUMBER = 2_000
BASE = "/api/collections/own-factories"
TILES = f"{BASE}/tiles/WebMercatorQuad"


@pytest.fixture(scope="module")
def made(tmp_path_factory, boundaries):
    return make(tmp_path_factory.mktemp("made") / "p.pmtiles", NUMBER, boundaries)


def folder_of(path, made, names):
    """An own folder with sets of tiles."""
    folder = path / "atlas-own" / "tiles"
    folder.mkdir(parents=True)
    for name in names:
        (folder / f"{name}.yml").write_text(definition(name), encoding="utf-8")
        shutil.copy(made, folder / f"{name}.pmtiles")
    return folder.parent


BREAK = {
    "own-cut": lambda path: path.write_bytes(path.read_bytes()[:-5]),
    "own-empty": lambda path: path.write_bytes(b"\x00" * path.stat().st_size),
    "own-gone": lambda path: path.unlink(),
    "own-another": lambda path: os.utime(path, (1, 1)),
    "own-folder": lambda path: (path.unlink(), path.mkdir()),
}
NAMES = ("own-factories", "own-firms", "own-garbled", *BREAK)


@pytest.fixture(scope="module")
def own_dir(tmp_path_factory, made):
    """A folder of many sets, each of which one test may break."""
    return folder_of(tmp_path_factory.mktemp("own"), made, NAMES)


@pytest.fixture(scope="module")
def tiled(own_dir):
    """The service with it."""
    return served(own_dir)


def served(own_dir):
    return create_app(Config(today=TODAY, own_dir=own_dir)).test_client()


def test_tiles_are_found_by_links_and_hold_every_point_once(tiled):
    assert "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt" in tiled.get("/api/conformance").json["conformsTo"]
    listed = {each["id"]: each for each in tiled.get("/api/collections").json["collections"]}
    assert listed["own-factories"] == tiled.get(BASE).json
    assert listed["own-factories"]["title"] == "공장 (자체 자료 · 시험기관)"
    to_tiles = next(
        each["href"] for each in listed["own-factories"]["links"] if each["rel"].endswith("tilesets-vector")
    )
    sets = tiled.get(to_tiles).json["tilesets"]
    told = tiled.get(sets[0]["links"][0]["href"]).json
    template = next(each["href"] for each in told["links"] if each.get("templated"))
    limits = next(each for each in told["tileMatrixSetLimits"] if each["tileMatrix"] == "8")
    found = 0
    for row in range(limits["minTileRow"], limits["maxTileRow"] + 1):
        for column in range(limits["minTileCol"], limits["maxTileCol"] + 1):
            address = (
                template.replace("{tileMatrix}", "8").replace("{tileRow}", f"{row}").replace("{tileCol}", f"{column}")
            )
            answer = tiled.get(address)
            assert answer.status_code in (200, 204)
            if answer.status_code == 200:
                found += sum(
                    one["properties"]["n"] for one in mapbox_vector_tile.decode(answer.data)["points"]["features"]
                )
    assert found == NUMBER == told["pointsTotal"]


def test_a_tile_is_sent_as_it_lies_packed_and_is_known_again(tiled):
    plain, packed = tiled.get(f"{TILES}/6/25/54"), tiled.get(f"{TILES}/6/25/54", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert packed.mimetype == "application/vnd.mapbox-vector-tile"
    assert packed.headers["ETag"] != plain.headers["ETag"]
    again = tiled.get(f"{TILES}/6/25/54", headers={"If-None-Match": plain.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (f"{TILES}/6/25/54?f=png", 400),
        (f"{TILES}/6/25/54?lang=ko", 400),
        (f"{TILES}/six/25/54", 400),
        (f"{TILES}/6/-1/54", 400),
        (f"{TILES}/6/%EF%BC%91/54", 400),
        (f"{TILES}/3/1/1", 404),
        (f"{TILES}/15/1/1", 404),
        (f"{TILES}/6/64/1", 404),
        (f"{TILES}/6/{'9' * 5000}/1", 404),
        (f"{BASE}/tiles/WorldCRS84Quad/6/25/54", 404),
        ("/api/collections/grdp/tiles", 404),
        ("/api/collections/own-none/tiles/WebMercatorQuad/6/25/54", 404),
        ("/api/tileMatrixSets/WorldCRS84Quad", 404),
        ("/api/tileMatrixSets?lang=ko", 400),
        (f"{BASE}/counts.csv?asof=2017-01-01", 400),
    ],
)
def test_a_tile_that_there_is_none_of_is_a_problem(tiled, address, status):
    answer = tiled.get(address)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert tiled.get(f"{TILES}/6/0/0").status_code == 204


def test_tiles_say_where_they_lie_on_the_ground(tiled):
    linked = {each["rel"]: each["href"] for each in tiled.get("/api?f=json").json["links"]}
    (listed,) = tiled.get(linked["http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"]).json["tileMatrixSets"]
    own = {each["rel"]: each["href"] for each in tiled.get(f"{TILES}?f=json").json["links"]}
    assert own["http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"] == listed["links"][0]["href"]
    told = tiled.get(listed["links"][0]["href"]).json
    matrices = {each["id"]: each for each in told["tileMatrices"]}
    # of the standard's own file: OGC 17-083r4, annex D.1
    assert matrices["0"]["scaleDenominator"] == pytest.approx(559_082_264.0287178)
    assert matrices["24"]["cellSize"] == pytest.approx(0.00933069192)
    assert matrices["14"]["matrixWidth"] == 16_384
    assert matrices["0"]["pointOfOrigin"] == pytest.approx([-20_037_508.3427892, 20_037_508.3427892])


def test_a_layer_counts_the_points_by_province_in_every_picture_and_file(tiled, regions):
    address = "asof=2026-11-01&layers=own-factories"
    scene = tiled.get(f"/scene.json?{address}").json
    (layer,) = scene["layers"]
    found = {one["regions"][0]: one["value"] for one in layer["features"]}
    assert set(found) == {each.id for each in regions.at("2026-11-01", "province")}
    counts = tiled.get(f"{BASE}/counts.csv?asof=2026-11-01").get_data(as_text=True).removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(counts)))
    assert {row["region"]: float(row["points"]) for row in rows if row["level"] == "province"} == {
        key: value for key, value in found.items() if value
    }
    nowhere = next(int(row["points"]) for row in rows if not row["region"])
    assert sum(found.values()) + nowhere == NUMBER
    assert (layer["count_text"], str(nowhere) in layer["count_note"]) == (f"{NUMBER:,}", True)
    assert "웹 지도에서만" in layer["notice"]
    assert [note["grade"] for note in scene["footnotes"]] == [6]
    items = tiled.get(f"{BASE}/items?datetime=2026-11-01&f=json").json["features"]
    assert {one["properties"]["regions"]: one["properties"]["value"] for one in items} == found
    svg = tiled.get(f"/export/map.svg?{address}&layout=a4").get_data(as_text=True)
    most = max(found.values())
    assert f"{most:,.0f}" in svg


def test_before_their_day_and_where_their_file_is_broken_the_layer_says_so(tmp_path, made):
    folder = folder_of(tmp_path, made, ("own-cut", "own-firms"))
    BREAK["own-cut"](folder / "tiles" / "own-cut.pmtiles")
    client = served(folder)
    before = client.get("/scene.json?asof=2026-08-31&layers=own-firms").json
    assert [(each["in_force"], each["from"]) for each in before["layers"]] == [(False, "2026-09-01")]
    assert before["points"] is None
    broken = client.get("/scene.json?layers=own-cut").json
    assert (broken["layers"][0]["in_force"], broken["points"]) == (False, None)
    assert "own-cut.pmtiles" in broken["notices"][0]
    assert client.get("/?layers=own-cut").status_code == client.get("/layers/own-cut").status_code == 200


def test_the_map_page_is_told_where_the_tiles_are(tiled):
    points = tiled.get("/scene.json?layers=own-factories&theme=grey&lang=en").json["points"]
    assert points["tiles"] == f"{TILES}/{{z}}/{{y}}/{{x}}"
    assert points["script"] == assets.address("points.js")
    assert tiled.get(points["counts"]).status_code == 200
    assert [each["label"] for each in points["classes"]] == ["1", "2–9", "10–99", "100–999", "1,000 or more"]
    assert tiled.get("/scene.json?layers=own-factories&frame=tiles").json["points"] is None
    assert tiled.get("/scene.json?layers=population").json["points"] is None


def test_own_points_are_no_part_of_the_release(tiled, client):
    own, released = (each.application.extensions["drawing"].standing for each in (tiled, client))
    assert own.differences == released.differences


def test_counts_are_of_the_day_and_cited(tiled, regions):
    for day, incheon in (("2026-11-01", "incheon.jemulpo"), ("2024-01-01", "incheon.dong")):
        text = tiled.get(f"{BASE}/counts.csv?asof={day}").get_data(as_text=True).removeprefix("\ufeff")
        rows = list(csv.DictReader(io.StringIO(text)))
        named = {row["region"] for row in rows if row["region"]}
        assert named <= {each.id for each in regions.at(day)}
        assert incheon in {each.id for each in regions.at(day)}
        assert sum(int(row["points"]) for row in rows if row["level"] != "province") == NUMBER
        assert {row["title"] for row in rows} == {"공장 (자체 자료 · 시험기관)"}


@pytest.mark.parametrize("name", BREAK)
def test_a_file_broken_while_serving_is_told_by_its_layer_alone(own_dir, tiled, name):
    address = TILES.replace("own-factories", name)
    before = tiled.get(f"{address}/6/25/54")
    assert before.status_code == 200
    BREAK[name](own_dir / "tiles" / f"{name}.pmtiles")
    answer = tiled.get(f"{address}/6/25/54")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert f"{name}.pmtiles" in answer.json["detail"]
    assert tiled.get(f"{TILES}/6/25/54").data == before.data
    assert tiled.get("/api/collections").status_code == 200


def test_bytes_garbled_in_place_are_never_sent(own_dir, tiled):
    path, address = own_dir / "tiles" / "own-garbled.pmtiles", TILES.replace("factories", "garbled")
    whole, was = path.read_bytes(), path.stat()
    begin = tiled.application.extensions["drawing"].atlas.own.tilesets["own-garbled"].archive.header["tile_data_offset"]
    path.write_bytes(whole[:begin] + bytes(255 - each for each in whole[begin:]))
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
    assert tiled.get(f"{address}/6/25/54").status_code == 404
    assert tiled.get(f"{TILES}/6/25/54").status_code == 200


def test_a_file_broken_before_the_start_ends_no_start(tmp_path, made):
    folder = folder_of(tmp_path, made, ("own-cut", "own-firms"))
    BREAK["own-cut"](folder / "tiles" / "own-cut.pmtiles")
    client = served(folder)
    assert client.get(TILES.replace("factories", "cut")).status_code == 404
    assert client.get(TILES.replace("factories", "firms")).status_code == 200
    assert [each["id"] for each in client.get("/api/collections").json["collections"]][-2:] == ["own-cut", "own-firms"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("type: points-tiled", "type: points"), "points-tiled"),
        (("file: own-firms", "file: ../own-firms"), "file"),
        (("file: own-firms.pmtiles", "file: none.pmtiles"), "none.pmtiles"),
        (("id: own-firms", "id: own-firm"), "own-firm"),
        (("date:", "dat:"), "dat"),
        (("owner: {ko: 시험기관, en: Test agency}", "owner: 시험기관"), "owner"),
    ],
)
def test_a_yaml_that_is_wrong_is_refused_with_its_key(tmp_path, made, change, said):
    path = folder_of(tmp_path, made, ("own-firms",)) / "tiles" / "own-firms.yml"
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    found, problems = tilesets.read(path.parent)
    assert found == {}
    assert said in " ".join(map(str, problems))
    assert all(one.file.endswith("own-firms.yml") for one in problems)


def test_every_answer_of_tiles_is_described(tiled):
    paths = tiled.get("/api/openapi?f=json").json["paths"]
    tile = paths["/api/collections/{collectionId}/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}"]["get"]
    assert {*tile["responses"]} >= {"200", "204", "304", "400", "404"}
    assert tile["parameters"][0]["schema"]["enum"] == sorted(NAMES)


def test_without_tiles_nothing_of_them_is_promised(client):
    assert not any("tiles" in each for each in client.get("/api/conformance").json["conformsTo"])
    assert not any("tiles" in each for each in client.get("/api/openapi?f=json").json["paths"])


@pytest.mark.parametrize("ending", ["pmtiles", "mbtiles"])
def test_the_command_writes_a_whole_file_or_none(tmp_path, ending):
    table(50).to_csv(tmp_path / "p.csv", index=False)
    output = tmp_path / f"p.{ending}"
    done = CliRunner().invoke(main, ["tiles", str(tmp_path / "p.csv"), "-o", str(output), "--id", "id"])
    assert output.exists() == (done.exit_code == 0) == (ending == "pmtiles")
    assert ("50 points" if output.exists() else ".pmtiles") in done.output
    (tmp_path / "p.csv").write_text("id,lon,lat\n1,36,127\n", encoding="utf-8")
    wrong = CliRunner().invoke(main, ["tiles", str(tmp_path / "p.csv"), "-o", str(tmp_path / "q.pmtiles")])
    assert (wrong.exit_code, "p.csv:1" in wrong.output) == (1, True)
    assert {path.name for path in tmp_path.iterdir()} <= {"p.csv", "p.pmtiles"}


def test_the_doctor_names_a_file_that_cannot_be_read(tmp_path, made, monkeypatch):
    folder = folder_of(tmp_path, made, ("own-firms",))
    monkeypatch.setenv("ATLAS_OWN_DIR", str(folder))
    assert f"ok      tiles: own-firms {NUMBER:,} points" in CliRunner().invoke(main, ["doctor"]).output
    BREAK["own-cut"](folder / "tiles" / "own-firms.pmtiles")
    assert "missing tiles: own-firms.pmtiles: has " in CliRunner().invoke(main, ["doctor"]).output
