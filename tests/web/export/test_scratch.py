"""A full disk is told in one way, whichever library met it; other mistakes stay what they are."""

import errno
import sqlite3

import pytest
from pyogrio.errors import DataSourceError, FeatureError

from web.export.data.scratch import scratch

FULL = [
    DataSourceError("sqlite3_exec(CREATE TABLE x) failed: database or disk is full"),
    FeatureError("Error in FWrite() while writing to .shp file: No space left on device"),
    sqlite3.OperationalError("database or disk is full"),
]


@pytest.mark.parametrize("error", FULL, ids=lambda error: type(error).__name__)
def test_no_room_is_no_room(error):
    with pytest.raises(OSError, match="No space left") as found, scratch():
        raise error
    assert found.value.errno == errno.ENOSPC


def test_what_is_something_else_stays_so():
    with pytest.raises(DataSourceError, match="unknown driver"), scratch():
        raise DataSourceError("unknown driver")


@pytest.mark.parametrize("name", ["gpkg", "shp"])
def test_a_file_for_which_there_is_no_room_is_told_as_such(client, monkeypatch, name):
    def full(*_args, **_settings):
        raise FULL[0]

    monkeypatch.setattr("geopandas.GeoDataFrame.to_file", full)
    answer = client.get(f"/export/data.{name}?layers=grdp,battery-triangle")
    assert (answer.status_code, answer.mimetype) == (503, "application/problem+json")
