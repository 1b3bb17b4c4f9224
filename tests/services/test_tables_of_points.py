"""Very many points of a table of PostGIS: tiles as from a file, and 503 for these alone without the database."""

import csv
import gzip
import io
import os
import signal
import threading
from contextlib import contextmanager

import mapbox_vector_tile
import psycopg
import pytest
from click.testing import CliRunner

from layers.database.pool import PLACES, WAITING
from layers.errors import UnreachableDatabase
from layers.own import tilesets
from layers.tiles import archive, queried
from tests.conftest import TODAY
from tests.made_points import definition, make, table
from tests.services.running import postgres, schema
from web.application import create_app
from web.cli.main import main
from web.cli.server import THREADS
from web.service.config import Config

NUMBER = 2_000
BASE = "/api/collections/own-firms"
TILES = f"{BASE}/tiles/WebMercatorQuad"
ZOOMS = (4, 6, 8, 10, 11, 14)


@pytest.fixture(scope="module")
def maker(database):
    """Runs statements as the owner of the database, beside tables of points in two reference systems."""
    with schema(database, "firms") as connection:
        connection.execute(
            'CREATE TABLE firms.degrees (관리번호 text PRIMARY KEY, "이름 %s" text, lonlat geometry(Point, 4326))'
        )
        with connection.cursor().copy("COPY firms.degrees FROM STDIN") as copy:
            for row in table(NUMBER).itertuples():
                copy.write_row((row.id, row.name, f"SRID=4326;POINT({row.lon} {row.lat})"))
        connection.execute(
            'CREATE TABLE firms.metres AS SELECT 관리번호, "이름 %s", ST_Transform(lonlat, 5179) AS lonlat '
            "FROM firms.degrees"
        )
        connection.execute("ALTER TABLE firms.metres ADD PRIMARY KEY (관리번호)")
        connection.execute("CREATE INDEX ON firms.metres USING gist (lonlat)")
        yield connection.execute


@pytest.fixture(scope="module")
def made(tmp_path_factory, boundaries):
    """The same points as a file of tiles."""
    return make(tmp_path_factory.mktemp("made") / "own-file.pmtiles", NUMBER, boundaries)


def folder_of(path, **sources):
    folder = path / "atlas-own" / "tiles"
    folder.mkdir(parents=True)
    for name, source in sources.items():
        told = definition(name.replace("_", "-"), source)
        (folder / f"{name.replace('_', '-')}.yml").write_text(told, encoding="utf-8")
    return folder.parent


SOURCE = 'table: firms.{}\ncolumns: {{name: "이름 %s"}}'


@pytest.fixture(scope="module")
def own_dir(tmp_path_factory, made):
    folder = folder_of(
        tmp_path_factory.mktemp("own"),
        own_firms=SOURCE.format("degrees"),
        own_metres=SOURCE.format("metres"),
        own_file="file: own-file.pmtiles",
    )
    (folder / "tiles" / "own-file.pmtiles").write_bytes(made.read_bytes())
    return folder


@pytest.fixture(scope="module")
def served(maker, own_dir, database):
    return create_app(Config(today=TODAY, own_dir=own_dir, database_url=database)).test_client()


def tiles_of(path, zoom):
    """Places of the tiles of a zoom that hold points, by the file."""
    points = queried.np.unique(
        queried.np.floor(world(table(NUMBER)[["lon", "lat"]].to_numpy()) * (1 << zoom)).astype(int), axis=0
    )
    assert archive.opened(path).tile(zoom, *points[0].tolist()) is not None
    return points.tolist()


def world(lonlat):
    metres = queried.pyramid.web_metres_of(lonlat)
    edge = queried.pyramid.EDGE
    return queried.np.column_stack([(metres[:, 0] + edge) / (2 * edge), (edge - metres[:, 1]) / (2 * edge)])


def marks(raw):
    """Marks of a tile: place and what it says, in one order."""
    found = mapbox_vector_tile.decode(raw)["points"]["features"] if raw else []
    return sorted((*one["geometry"]["coordinates"], *sorted(one["properties"].items())) for one in found)


@pytest.mark.parametrize("name", ["own-firms", "own-metres"])
@pytest.mark.parametrize("zoom", ZOOMS)
def test_tiles_are_those_of_the_file(served, made, name, zoom):
    places = tiles_of(made, zoom)[:40]
    differing = 0
    for column, row in places:
        address = f"/{zoom}/{row}/{column}"
        from_table = served.get(TILES.replace("own-firms", name) + address)
        from_file = served.get(TILES.replace("own-firms", "own-file") + address)
        assert from_table.mimetype == from_file.mimetype == "application/vnd.mapbox-vector-tile"
        ours, theirs = marks(from_table.data), marks(from_file.data)
        assert len(ours) == len(theirs)
        assert [one[2:] for one in ours] == [one[2:] for one in theirs]
        differing += sum(max(abs(a[0] - b[0]), abs(a[1] - b[1])) for a, b in zip(ours, theirs, strict=True))
    assert differing <= len(places), "a unit of 4,096 here and there, for the two project by themselves"


def test_what_is_told_of_a_set_is_what_a_file_tells(served):
    table_told, file_told = (served.get(TILES.replace("own-firms", name)).json for name in ("own-firms", "own-file"))
    for key in ("pointsTotal", "tileMatrixSetLimits", "layers", "crs", "description"):
        assert table_told[key] == file_told[key]
    assert table_told["boundingBox"]["lowerLeft"] == pytest.approx(file_told["boundingBox"]["lowerLeft"], abs=1e-6)
    one, other = (served.get(f"/api/collections/{name}").json for name in ("own-firms", "own-file"))
    assert one.keys() == other.keys()


def test_pages_tell_the_counts_of_the_start_as_those_of_the_file(served):
    table_told, file_told = (
        served.get(f"/scene.json?layers={name}").json["layers"][0] for name in ("own-firms", "own-file")
    )
    for key in ("count_text", "count_note", "in_force", "state_text"):
        assert table_told[key] == file_told[key]
    assert table_told["count_text"] == f"{NUMBER:,}"


def test_counts_are_those_of_the_file(served):
    def counted(name):
        text = served.get(f"/api/collections/{name}/counts.csv?asof=2026-11-01").get_data(as_text=True)
        return [(row["region"], row["points"]) for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))]

    assert counted("own-firms") == counted("own-metres") == counted("own-file")


@pytest.mark.parametrize(("chunk", "number"), [(1, NUMBER), (700, NUMBER), (10_000, NUMBER)])
def test_positions_are_read_whole_however_they_are_cut(monkeypatch, chunk, number):
    monkeypatch.setattr(queried, "CHUNK", chunk)
    lonlat = table(number)[["lon", "lat"]].to_numpy()
    rows = queried.np.zeros(number, queried.PAIR)
    rows["x"], rows["y"] = lonlat.T
    sent = b"h" * queried.HEAD_BYTES + rows.tobytes() + b"\xff\xff"
    blocks = [sent[at : at + 997] for at in range(0, len(sent), 997)]
    found = queried.np.concatenate(list(queried._pairs(iter(blocks))))
    assert (found == lonlat).all()


def test_a_tile_is_packed_and_known_again(served):
    plain, packed = served.get(f"{TILES}/6/25/54"), served.get(f"{TILES}/6/25/54", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.data) == plain.data
    again = served.get(f"{TILES}/6/25/54", headers={"If-None-Match": plain.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert served.get(f"{TILES}/6/0/0").status_code == 204
    for address, status in (("/15/1/1", 404), ("/six/1/1", 400), ("/6/64/1", 404), ("/6/25/54?f=png", 400)):
        assert served.get(TILES + address).status_code == status


def test_every_answer_is_described(served):
    paths = served.get("/api/openapi?f=json").json["paths"]
    tile = paths["/api/collections/{collectionId}/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}"]["get"]
    assert {*tile["responses"]} >= {"200", "204", "304", "400", "404", "503"}


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("table: firms.none", "firms.degrees"),
        ("table: pg_catalog.pg_class", "public.sites"),
        ("table: firms.degrees\ngeometry: shape", "lonlat"),
        ("table: firms.degrees\ncolumns: {name: title}", "관리번호"),
        ("table: firms.degrees\ncolumns: {size: title}", "id, name"),
        ("table: firms.degrees\nfile: own-firms.pmtiles", "table"),
        ("table: firms.lines", "2 rows have no point"),
        ("table: firms.nowhere", "SRID"),
        ("table: firms.empty", "has no rows"),
    ],
)
def test_a_yaml_that_does_not_fit_its_table_is_refused(maker, tmp_path, database, boundaries, source, said):
    for statement in (
        "DROP TABLE IF EXISTS firms.lines, firms.nowhere, firms.empty",
        "CREATE TABLE firms.lines AS SELECT ST_Buffer(lonlat, 0.01) AS lonlat FROM firms.degrees LIMIT 2",
        "CREATE TABLE firms.nowhere AS SELECT ST_SetSRID(lonlat, 0) AS lonlat FROM firms.degrees LIMIT 2",
        "CREATE TABLE firms.empty (lonlat geometry(Point, 4326))",
    ):
        maker(statement)
    found, problems = tilesets.read(folder_of(tmp_path, own_firms=source) / "tiles", database, boundaries)
    assert found == {}
    assert len(problems) == 1
    assert said in str(problems[0])
    assert problems[0].file.endswith("own-firms.yml")


def test_without_the_setting_a_table_is_a_problem(tmp_path, boundaries):
    (said,) = tilesets.read(folder_of(tmp_path, own_firms="table: a.b") / "tiles", "", boundaries)[1]
    assert "ATLAS_DATABASE_URL" in str(said)


def problem_of(client, address=f"{TILES}/6/25/54"):
    answer = client.get(address)
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json"), answer.get_data(as_text=True)
    assert "own-firms" in answer.json["detail"]
    return answer.json["detail"]


@contextmanager
def own_database(own_dir):
    """A service with a database of its own, which a test may end: its address, its process, a client."""
    with postgres() as (address, process):
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute("CREATE EXTENSION postgis")
            connection.execute("CREATE SCHEMA firms")
            for name in ("degrees", "metres"):
                connection.execute(
                    f'CREATE TABLE firms.{name} AS SELECT n::text AS "관리번호", n::text AS "이름 %s", '
                    "ST_SetSRID(ST_Point(127 + n / 1000.0, 36), 4326) AS lonlat FROM generate_series(1, 500) n"
                )
        yield address, process, create_app(Config(today=TODAY, own_dir=own_dir, database_url=address)).test_client()


def others_are_served(client):
    assert client.get(TILES.replace("own-firms", "own-file") + "/6/25/54").status_code == 200
    assert client.get("/api/collections").status_code == 200
    assert client.get(BASE).status_code == 200
    for address in ("/layers", "/layers/own-firms", "/?layers=own-firms", "/layers/own-file", "/readyz"):
        assert client.get(address).status_code == 200, address


def test_a_database_that_goes_takes_its_own_tiles_alone_and_comes_back(own_dir, monkeypatch):
    monkeypatch.setattr("layers.database.pool.REST_S", 0.0)
    monkeypatch.setattr(queried, "_now", lambda *seconds, count=iter(range(10**6)): next(count))
    with own_database(own_dir) as (address, process, client):
        assert client.get(f"{TILES}/6/25/54").status_code == 200
        with psycopg.connect(address, autocommit=True) as connection:
            ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'atlas'"
            assert connection.execute(ended).fetchall()
        assert client.get(f"{TILES}/6/25/54").status_code == 200, "a connection that was ended is made anew"
        process.send_signal(signal.SIGINT)
        process.wait(60)
        for address in (f"{TILES}/6/25/54", TILES, f"{BASE}/counts.csv"):
            problem_of(client, address)
        others_are_served(client)


def test_a_slow_table_is_given_up_and_the_database_left_alone_for_a_while(own_dir, monkeypatch):
    monkeypatch.setattr("layers.database.pool.REST_S", 3600.0)
    monkeypatch.setattr(queried, "TILE_S", 0.3)
    with own_database(own_dir) as (address, _, client), psycopg.connect(address) as holder:
        holder.execute("LOCK TABLE firms.degrees")
        assert "timeout" not in problem_of(client)
        others_are_served(client)
        asked = []
        monkeypatch.setattr(queried.Pool, "_asked", lambda *question: asked.append(question))
        problem_of(client)
        assert asked == []


def test_more_questions_than_places_are_told_at_once(monkeypatch, database):
    monkeypatch.setattr("layers.database.pool.PATIENCE_S", 0.01)
    pool, begun, ended = queried.Pool(database), threading.Semaphore(0), threading.Event()

    def hold(cursor):
        begun.release()
        ended.wait(60)

    held = [threading.Thread(target=pool.ask, args=(hold, 60)) for _ in range(PLACES)]
    for each in held:
        each.start()
        begun.acquire()
    with pytest.raises(UnreachableDatabase, match="as many"):
        pool.ask(lambda cursor: None, 10)
    ended.set()
    for each in held:
        each.join()
    assert pool.ask(lambda cursor: "free again", 10) == "free again"
    pool.close()


def test_places_and_those_who_wait_leave_threads_to_pages():
    assert PLACES + WAITING < THREADS - 1


def test_a_process_that_was_forked_makes_connections_of_its_own(database):
    pool = queried.Pool(database)
    backend = lambda: pool.ask(lambda cursor: cursor.execute("SELECT pg_backend_pid()").fetchone()[0], 10)  # noqa: E731
    own = backend()
    assert backend() == own
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writer, str(backend()).encode())
        os._exit(0)
    os.waitpid(child, 0)
    assert int(os.read(reader, 20)) != own == backend()
    pool.close()


def test_a_database_that_is_not_there_ends_no_start(own_dir, monkeypatch):
    nowhere = "postgresql://atlas:se%21cret@127.0.0.1:1/maps"
    client = create_app(Config(today=TODAY, own_dir=own_dir, database_url=nowhere)).test_client()
    assert "se%21cret" not in problem_of(client)
    others_are_served(client)
    (told,) = client.get("/scene.json?layers=own-firms&lang=en").json["layers"]
    assert (told["in_force"], told["state_text"]) == (
        False,
        "The points cannot be read and are not drawn (PostGIS, firms.degrees)",
    )
    monkeypatch.setenv("ATLAS_OWN_DIR", str(own_dir))
    monkeypatch.setenv("ATLAS_DATABASE_URL", nowhere)
    said = CliRunner().invoke(main, ["doctor"]).output
    assert "missing tiles: " in said
    assert "se%21cret" not in said
