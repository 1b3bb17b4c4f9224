"""An own layer's rows come from a table of PostGIS, as they would from a file; without the database it says so."""

import logging
import os
import signal
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from geo.parts import Parts
from layers.database import connecting
from layers.facts import sectors, statuses
from layers.own import own
from layers.own.sources import database as tables
from tests.conftest import TODAY
from tests.layers.own.conftest import HEAD, ROOT, Folder
from tests.services.running import postgres, schema
from web.application import create_app
from web.cli.main import main
from web.cli.server import Server
from web.service.config import BadSetting, Config, from_environment

POHANG, GUMI = (129.35, 36.11), (128.4, 36.1)
SOURCE = 'table: {}, date: "2026-09-01", columns: {{id: key, name: 사업}}'
ROWS = (("a", "배터리 공장", "착공", "이차전지", POHANG), ("b", "반도체 공장", "검토", "반도체", GUMI))
EXPECTED = [
    ("own-sites.a", "배터리 공장", "under-way", "battery", ("경상북도 포항시",)),
    ("own-sites.b", "반도체 공장", "considered", "semiconductor", ("경상북도 구미시",)),
]
NOWHERE = "postgresql://atlas:se%21cret@127.0.0.1:1/maps"


@pytest.fixture(scope="module")
def ground(regions, boundaries, data):
    (known_statuses, _), (known_sectors, _) = (each.read(ROOT / "seeds") for each in (statuses, sectors))
    return own.Known(regions, boundaries, Parts.read(data, regions), known_statuses, known_sectors)


@pytest.fixture(scope="module")
def maker(database):
    """Runs statements as the owner of the database, in a schema of this module."""
    with schema(database, "sites") as connection:
        yield connection.execute


@pytest.fixture
def folder(tmp_path, ground, database):
    return Folder(tmp_path / "atlas-own", replace(ground, database=database))


def filled(maker, name, kind="geometry(Point, 4326)", shape="ST_SetSRID(ST_Point({}, {}), 4326)", rows=ROWS):
    """A table of two items."""
    maker(f'DROP TABLE IF EXISTS sites."{name}"')
    maker(f'CREATE TABLE sites."{name}" (key text PRIMARY KEY, 사업 text, 단계 text, 업종 text, geom {kind})')
    for *cells, at in rows:
        maker(f'INSERT INTO sites."{name}" VALUES (%s, %s, %s, %s, {shape.format(*at)})', cells)


def told(found):
    return [(fact.item, fact.subject_ko, fact.status, fact.sector, fact.place) for fact in found.facts]


POINT = "ST_SetSRID(ST_Point({}, {}), 4326)"


@pytest.mark.parametrize(
    ("kind", "shape"),
    [
        ("geometry(Point, 4326)", POINT),
        ("geometry(Point, 5186)", f"ST_Transform({POINT}, 5186)"),
        ("geometry(PointZM, 4326)", f"ST_Force4D({POINT})"),
        ("geography(Point, 4326)", f"{POINT}::geography"),
        ("geometry(Polygon, 5179)", f"ST_Buffer(ST_Transform({POINT}, 5179), 200)"),
        ("geometry(CurvePolygon, 4326)", f"ST_LineToCurve(ST_Buffer({POINT}, 0.001))"),
        ("geometry(MultiLineString, 4326)", f"ST_Multi(ST_Boundary(ST_Buffer({POINT}, 0.001)))"),
    ],
)
def test_shapes_of_every_kind_and_system_are_read(maker, folder, kind, shape):
    filled(maker, "shaped", kind, shape)
    folder.layer("own-sites", SOURCE.format("sites.shaped"))
    found = folder.read()
    assert told(found) == EXPECTED
    assert [(one.lon, one.lat) for one in found.sites.values()] == [
        pytest.approx(POHANG, abs=2e-3),
        pytest.approx(GUMI, abs=2e-3),
    ]


def test_one_column_may_hold_several_systems(maker, folder):
    filled(maker, "mixed", "geometry")
    maker("UPDATE sites.mixed SET geom = ST_Transform(geom, 5174) WHERE key = 'b'")
    folder.layer("own-sites", SOURCE.format("sites.mixed"))
    found = folder.read()
    assert told(found) == EXPECTED
    assert [one.lon for one in found.sites.values()] == pytest.approx([POHANG[0], GUMI[0]], abs=1e-4)


def test_a_table_without_shapes_is_placed_as_a_sheet_is(maker, folder):
    maker("DROP TABLE IF EXISTS sites.plain")
    maker(
        "CREATE TABLE sites.plain (key text, 사업 text, 단계 text, 업종 text, "
        "경도 float, 위도 numeric, 일자 timestamptz)"
    )
    maker(
        "INSERT INTO sites.plain VALUES ('a', '배터리 공장', '착공', '이차전지', 129.35, 36.11, '2026-03-01 20:00+00')"
    )
    folder.layer("own-sites", SOURCE.format("sites.plain"))
    (fact,) = folder.read().facts
    assert (fact.place, fact.valid_from, fact.file, fact.row) == (
        ("경상북도 포항시",),
        "2026-03-02",
        "atlas-own/layers/own-sites.yml sites.plain",
        1,
    )


def test_names_are_never_read_as_sql(maker, folder):
    name = "x; DROP TABLE y' --"
    filled(maker, name)
    maker("CREATE TABLE IF NOT EXISTS sites.y (id integer)")
    folder.layer("own-sites", SOURCE.format(f'"sites.{name}"'))
    assert told(folder.read()) == EXPECTED
    assert maker("SELECT count(*) FROM sites.y").fetchone() == (0,)


def test_a_view_that_would_write_is_refused_and_nothing_is_written(maker, folder):
    maker("CREATE TABLE IF NOT EXISTS sites.written (id integer)")
    maker(
        "CREATE OR REPLACE FUNCTION sites.write() RETURNS text LANGUAGE sql VOLATILE AS "
        "'INSERT INTO sites.written VALUES (1) RETURNING ''a''::text'"
    )
    maker("CREATE OR REPLACE VIEW sites.writing AS SELECT sites.write() AS key, '가'::text AS 사업")
    folder.layer("own-sites", SOURCE.format("sites.writing"))
    (said,) = folder.problems()
    assert "read-only transaction" in said
    assert maker("SELECT count(*) FROM sites.written").fetchone() == (0,)


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (SOURCE.format("sites.none"), "sites.shaped"),
        (SOURCE.format("sites"), "public.sites"),
        (SOURCE.format("pg_catalog.pg_authid"), "public.sites"),
        (SOURCE.format("sites.shaped, geometry: shape"), "geom"),
        (SOURCE.format("sites.several"), "geom, other"),
        (SOURCE.format("sites.unplaced"), "source.crs"),
        (SOURCE.format("sites.shaped, database: 'postgresql://maps.example.kr/maps'"), "ATLAS_DATABASE_URL"),
        (SOURCE.format("sites.shaped, database: 'postgresql://a:se%21cret@maps.example.kr/maps'"), "PGPASSWORD"),
        (SOURCE.format("sites.shaped, file: s.csv"), "file"),
        (SOURCE.format("sites.foreign_ones"), "sites.shaped"),
    ],
)
def test_what_a_yaml_cannot_mean_is_refused_in_both_languages(maker, folder, source, said):
    filled(maker, "shaped")
    filled(maker, "several")
    maker("ALTER TABLE sites.several ADD other geometry")
    filled(maker, "unplaced", "geometry", "ST_Point({}, {})")
    maker("CREATE EXTENSION IF NOT EXISTS file_fdw")
    maker("CREATE SERVER IF NOT EXISTS elsewhere FOREIGN DATA WRAPPER file_fdw")
    maker(
        "CREATE FOREIGN TABLE IF NOT EXISTS sites.foreign_ones (key text, 사업 text) SERVER elsewhere "
        "OPTIONS (filename '/etc/hostname')"
    )
    folder.layer("own-sites", source)
    problems = folder.problems()
    assert len(problems) == 1
    assert said in problems[0]
    assert "se%21cret" not in problems[0]
    assert "se!cret" not in problems[0]


def test_the_database_that_is_set_may_be_named(maker, folder, database):
    filled(maker, "shaped")
    folder.layer("own-sites", SOURCE.format(f"sites.shaped, database: '{database}'"))
    assert told(folder.read()) == EXPECTED


def test_an_address_in_the_place_of_a_source_asks_nobody(folder):
    (folder.path / "layers" / "own-sites.yml").write_text(f"id: own-sites\n{HEAD.strip()}\nsource: '{NOWHERE}'\n")
    (said,) = folder.problems()
    assert "ATLAS_DATABASE_URL" in said
    assert "se%21cret" not in said


def test_without_the_setting_a_table_is_a_problem(folder):
    folder.known = replace(folder.known, database="")
    folder.layer("own-sites", SOURCE.format("sites.shaped"))
    (said,) = folder.problems()
    assert "ATLAS_DATABASE_URL=postgresql://" in said


def test_what_may_not_be_read_is_told(maker, folder, database):
    filled(maker, "closed")
    maker("DROP ROLE IF EXISTS reader")
    maker("CREATE ROLE reader LOGIN")
    folder.known = replace(folder.known, database=database.replace("atlas@", "reader@"))
    folder.layer("own-sites", SOURCE.format("sites.closed"))
    (said,) = folder.problems()
    assert "permission denied" in said


def test_all_problems_of_its_rows_are_listed_with_their_numbers(maker, folder):
    wrong = (("a", "", "착공", "이차전지", POHANG), ("b", "반도체 공장", "모름", "반도체", (0, 0)))
    filled(maker, "wrong", rows=wrong)
    maker("INSERT INTO sites.wrong VALUES ('c', '다', '착공', '반도체', NULL)")
    maker("INSERT INTO sites.wrong SELECT 'd', '라', '착공', '반도체', ST_GeomFromText('POINT EMPTY', 4326)")
    folder.layer("own-sites", SOURCE.format("sites.wrong"))
    found = own.read(folder.path, folder.known)[1]
    assert [(one.row, one.key) for one in sorted(found, key=lambda one: (one.row, one.key))] == [
        (1, "name"),
        (2, "lon, lat"),
        (2, "status"),
        (3, "place"),
        (4, "geometry"),
    ]
    assert {one.file for one in found} == {"atlas-own/layers/own-sites.yml sites.wrong"}


def test_more_rows_than_a_map_can_draw_are_refused(maker, folder):
    maker("DROP TABLE IF EXISTS sites.many")
    maker("CREATE TABLE sites.many AS SELECT n::text AS key, n::text AS 사업 FROM generate_series(1, 100000) n")
    folder.layer("own-sites", SOURCE.format("sites.many"))
    (said,) = folder.problems()
    assert "2000" in said.replace(",", "")


def test_more_bytes_than_are_read_of_a_file_are_refused_and_the_next_table_is_read(maker, folder, monkeypatch):
    monkeypatch.setattr(tables, "LARGEST", 2_000)
    filled(maker, "shaped")
    maker("DROP TABLE IF EXISTS sites.wide")
    maker("CREATE TABLE sites.wide AS SELECT n AS key, repeat('가', 900) AS 사업 FROM generate_series(1, 1500) n")
    folder.layer("own-a", SOURCE.format("sites.wide"))
    folder.layer("own-sites", SOURCE.format("sites.shaped"))
    (said,) = folder.problems()
    assert "own-a.yml" in said


def test_a_changed_row_is_another_version(maker, folder):
    filled(maker, "changed")
    folder.layer("own-sites", SOURCE.format("sites.changed"))
    first = folder.read().version
    assert folder.read().version == first
    maker("UPDATE sites.changed SET 단계 = '착공' WHERE key = 'b'")
    assert folder.read().version != first


def test_a_slow_table_is_unread_and_the_next_is_read(maker, folder, monkeypatch):
    monkeypatch.setattr(tables, "READ_S", 0.5)
    filled(maker, "shaped")
    maker("CREATE OR REPLACE VIEW sites.slow AS SELECT key, 사업, pg_sleep(60)::text AS 단계 FROM sites.shaped")
    folder.layer("own-a", SOURCE.format("sites.slow"))
    folder.layer("own-sites", SOURCE.format("sites.shaped"))
    found = folder.read()
    assert found.unread == {"own-a"}
    assert told(found) == EXPECTED


@contextmanager
def stopped(process):
    """A server that holds all connections and says nothing any more."""
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    pids = [process.pid, *map(int, listed)]
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(pid, signal.SIGCONT)


def test_a_database_that_says_nothing_any_more_is_given_up(monkeypatch):
    monkeypatch.setattr(connecting, "GRACE_S", 0.2)
    monkeypatch.setattr(connecting, "CONNECT_S", 2)
    with postgres() as (address, process):
        connection = connecting.connect(address)
        with stopped(process):
            with pytest.raises(connecting.UnreachableDatabase), connecting.asking(connection, address, 0.3) as cursor:
                cursor.execute("SELECT 1")
            with pytest.raises(connecting.UnreachableDatabase):
                connecting.connect(address)
        connection.close()


@pytest.fixture(scope="module")
def own_dir(tmp_path_factory):
    """A folder of a layer from a table, and one from a file."""
    path = tmp_path_factory.mktemp("own") / "atlas-own"
    for name, text in {
        "layers/own-sites.yml": f"id: own-sites\n{HEAD.strip()}\nsource: {{{SOURCE.format('sites.served')}}}\n",
        "layers/own-files.yml": f'id: own-files\n{HEAD.strip()}\nsource: {{file: s.csv, date: "2026-09-01"}}\n',
        "layers/s.csv": "id,이름,상태,지역\nx-1,공장,착공,부산광역시\n",
    }.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def served(maker, own_dir, database):
    filled(maker, "served")
    return create_app(Config(today=TODAY, own_dir=own_dir, database_url=database)).test_client()


@pytest.fixture(scope="module")
def alone(own_dir):
    """The service with a database that is not there."""
    return create_app(Config(today=TODAY, own_dir=own_dir, database_url=NOWHERE)).test_client()


def test_a_layer_from_a_table_has_what_every_layer_has(served):
    items = served.get("/api/collections/own-sites/items?f=json").json
    assert (items["numberMatched"], items["features"][0]["geometry"]["type"]) == (2, "Point")
    for address in (
        "/layers/own-sites",
        "/items/own-sites.a",
        "/export/layers/own-sites.csv",
        "/fragments/table?layers=own-sites",
        "/scene.json?layers=own-sites",
    ):
        answer = served.get(address)
        assert answer.status_code == 200
        assert "배터리 공장" in answer.get_data(as_text=True)


def test_without_its_database_the_service_starts_and_the_layer_says_so(alone):
    for address in (
        "/layers",
        "/layers/own-sites",
        "/fragments/panel?layers=own-sites",
        "/scene.json?layers=own-sites",
    ):
        answer = alone.get(f"{address}{'&' if '?' in address else '?'}lang=ko")
        assert (answer.status_code, "지금 읽을 수 없음" in answer.get_data(as_text=True)) == (200, True), address
    for address in ("/timeline", "/regions/gyeongbuk.pohang", "/sectors/battery", "/freshness", "/data", "/overlaps"):
        assert alone.get(address).status_code == 200, address
    told_of = alone.get("/api/collections/own-sites?f=json&lang=en").json
    assert "cannot be read now" in told_of["title"]
    assert "did not answer" in told_of["description"]
    assert "own-sites" in alone.get("/readyz").json["unread"]


@pytest.mark.parametrize(
    "address",
    [
        "/api/collections/own-sites/items?f=json",
        "/api/collections/own-sites/items/own-sites.a?f=json",
        "/export/layers/own-sites.csv",
        "/export/data.csv?layers=own-sites",
        "/api/items/own-sites.a",
    ],
)
def test_without_its_database_its_files_are_no_empty_ones(alone, address):
    answer = alone.get(address)
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
    assert "own-sites" in answer.json["detail"]
    assert alone.get(address.replace("own-sites.a", "x").replace("own-sites", "own-files")).status_code in (200, 404)


def test_told_to_begin_anew_without_its_database_the_rows_of_before_are_served_on(served, alone, caplog):
    server = Server.__new__(Server)
    server.callable = served.application
    with caplog.at_level("INFO", "atlas.server"):
        server._take(alone.application, logging.getLogger("atlas.server"))
        assert server.wsgi() is served.application
        assert "own-sites" in caplog.text
        server.callable = alone.application
        server._take(served.application, logging.getLogger("atlas.server"))
    assert server.wsgi() is served.application


def test_no_answer_holds_the_password(alone):
    for address in ("/layers/own-sites", "/api/collections/own-sites/items?f=json", "/readyz", "/api/collections"):
        text = alone.get(address).get_data(as_text=True)
        assert "se%21cret" not in text
        assert "se!cret" not in text


def test_the_doctor_tells_of_a_database_without_its_password(own_dir, database, monkeypatch, maker):
    filled(maker, "served")
    monkeypatch.setenv("ATLAS_OWN_DIR", str(own_dir))
    monkeypatch.setenv("ATLAS_DATABASE_URL", database)
    said = CliRunner().invoke(main, ["doctor"]).output
    assert "ok      database: PostgreSQL" in said
    monkeypatch.setenv("ATLAS_DATABASE_URL", NOWHERE)
    said = CliRunner().invoke(main, ["doctor"]).output
    assert "missing database: " in said
    assert "127.0.0.1" in said
    assert "missing own folder: the table of own-sites" in said
    assert "se%21cret" not in said
    assert "se!cret" not in said
    checked = CliRunner().invoke(main, ["check"])
    assert (checked.exit_code, "own-sites" in checked.stderr) == (0, True)


@pytest.mark.parametrize("address", ["mysql://atlas:se%21cret@maps/x", "atlas:se%21cret@maps/x"])
def test_a_setting_that_is_no_address_is_told_without_its_password(address):
    with pytest.raises(BadSetting) as refused:
        from_environment({"ATLAS_DATABASE_URL": address})
    assert "postgresql://user@host" in str(refused.value)
    assert "se%21cret" not in str(refused.value)
    assert "se%21cret" not in repr(Config(database_url=address))
