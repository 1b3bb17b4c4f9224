"""`atlas publish` writes all layers of a day as PostGIS tables, whole or not at all."""

from datetime import date

import psycopg
import pytest
from click.testing import CliRunner
from psycopg import sql

from layers.collection.build import COLUMNS, collection
from tests.toy_atlas import copied
from web.cli.main import main
from web.cli.publishing import REGIONS
from web.service.config import variable

pytestmark = pytest.mark.whole
DAY = "2026-11-28"


def atlas(*words):
    return CliRunner().invoke(main, words)


@pytest.fixture(scope="module")
def published(database):
    done = atlas("publish", database, "--asof", DAY)
    assert done.exit_code == 0, done.stderr
    with psycopg.connect(database, autocommit=True) as connection:
        yield connection


def rows(connection, query, *given):
    return connection.execute(query, given).fetchall()


def counted(connection, schema="atlas"):
    names = [name for (name,) in rows(connection, "SELECT tablename FROM pg_tables WHERE schemaname = %s", schema)]
    count = sql.SQL("SELECT count(*) FROM {}")
    return {name: rows(connection, count.format(sql.Identifier(schema, name)))[0][0] for name in names}


def test_every_layer_has_as_many_rows_as_its_collection(published, app):
    known, day = app.extensions["drawing"].atlas, date.fromisoformat(DAY)
    expected = {each.replace("-", "_"): len(collection(known, each, day).rows) for each in known.catalog}
    regions = {name: len(known.regions.at(day, level)) for name, level in REGIONS.items()}
    assert counted(published) == expected | regions
    assert sum(expected.values()) > 500


def test_tables_have_citations_geometry_key_and_index(published):
    found = rows(
        published,
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'atlas' "
        "AND table_name = 'advanced_complexes' ORDER BY ordinal_position",
    )
    assert [name for (name,) in found] == ["fid", *COLUMNS, "geom"]
    untold = "SELECT count(*) FROM atlas.advanced_complexes WHERE document IS NULL OR publisher IS NULL"
    assert rows(published, untold) == [(0,)]
    invalid = "SELECT count(*) FROM atlas.municipalities WHERE NOT ST_IsValid(geom) OR ST_SRID(geom) <> 4326"
    assert rows(published, invalid) == [(0,)]
    listed = "SELECT count(*) FROM geometry_columns WHERE f_table_schema = 'atlas' AND srid = 4326"
    assert rows(published, listed) == [(len(counted(published)),)]
    indexed = "SELECT count(*) FROM pg_indexes WHERE schemaname = 'atlas' AND indexdef LIKE '%%USING gist%%'"
    assert rows(published, indexed) == [(len(counted(published)),)]


def test_a_database_finds_the_municipality_that_holds_a_point(published):
    where = "SELECT id FROM atlas.municipalities WHERE ST_Contains(geom, ST_SetSRID(ST_Point(129.36, 36.02), 4326))"
    assert rows(published, where) == [("gyeongbuk.pohang",)]


@pytest.fixture
def small(database, tmp_path, monkeypatch):
    """A connection to the database, and a command that writes a small atlas into it."""
    config = copied(tmp_path / "toy")
    for name in ("seeds", "data", "definitions"):
        monkeypatch.setenv(variable(name), str(getattr(config, name)))
    with psycopg.connect(database, autocommit=True) as connection:
        yield connection, lambda *words: atlas("publish", database, "--asof", DAY, "--schema", "small", *words)
        connection.execute("DROP SCHEMA small CASCADE")


def test_written_again_it_keeps_views_and_takes_another_reference_system(small):
    connection, write = small
    assert write().exit_code == 0
    before = counted(connection, "small")
    connection.execute("CREATE VIEW small.seen AS SELECT id, asof FROM small.provinces")
    connection.execute("CREATE TABLE small.gone (fid integer)")
    done = write("--crs", "5179")
    assert done.exit_code == 0, done.stderr
    assert counted(connection, "small") == before
    assert rows(connection, "SELECT count(*) FROM small.seen") == [(before["provinces"],)]
    metres = "SELECT bool_and(ST_SRID(geom) = 5179 AND ST_XMax(geom) > 1000) FROM small.provinces"
    assert rows(connection, metres) == [(True,)]


def test_what_cannot_be_written_changes_nothing(small):
    connection, write = small
    assert write().exit_code == 0
    before = rows(connection, "SELECT fid, id, asof::text FROM small.provinces ORDER BY fid")
    connection.execute("ALTER TABLE small.municipalities ADD CONSTRAINT none CHECK (fid < 3) NOT VALID")
    done = write()
    assert done.exit_code == 2
    assert "nothing was changed" in done.stderr
    assert rows(connection, "SELECT fid, id, asof::text FROM small.provinces ORDER BY fid") == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--schema", "public"), "name another with --schema"),
        (("--schema", 'a"; DROP SCHEMA atlas; --'), "write small letters"),
    ],
)
def test_schemas_of_others_are_left_alone(database, published, words, said):
    before = counted(published)
    done = atlas("publish", database, *words)
    assert (done.exit_code, said in done.stderr) == (2, True)
    assert counted(published) == before


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://maps", "begins with postgresql://"),
        ("postgresql://atlas:secret@127.0.0.1:1/maps", "nothing was changed"),
    ],
)
def test_a_database_that_is_not_there_is_told_without_its_password(address, said):
    done = atlas("publish", address)
    assert (done.exit_code, said in done.stderr) == (2, True)
    assert "secret" not in done.stderr
