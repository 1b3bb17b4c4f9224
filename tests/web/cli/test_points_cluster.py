"""`atlas at --scheduler` gives on a cluster of processes what one process gives, and loses nothing with a worker."""

import os
import signal
import socket
import sys
from contextlib import closing

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT, TODAY
from tests.web.cli.local_cluster import running
from tests.web.cli.test_points_parquet import cells, saved, scattered
from web.cli import main
from web.cli.points import batches, cluster, locate
from web.service.config import variable
from web.service.version import version

pytestmark = pytest.mark.whole

CHUNK, COUNT = 300, 3000
#: x and y either way round, told by other cells of each row.
EITHER_WAY = ROOT / "tests" / "reading" / "files" / "xy_either_way.csv"


@pytest.fixture(autouse=True)
def read_once(known, monkeypatch):
    """The atlas of the repository, which every command would read anew, and batches that are many."""
    monkeypatch.setattr(main, "read", lambda _config: known)
    monkeypatch.setattr(batches, "CHUNK", CHUNK)
    monkeypatch.setenv(variable("today"), TODAY.isoformat())


@pytest.fixture(scope="module")
def processes():
    """Two workers, each in a process of its own that is started again when it ends."""
    with running(2) as made:
        yield made


def ran(*words):
    return CliRunner().invoke(main.main, ["at", *map(str, words)])


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_the_same_command_gives_the_same_file_on_a_cluster(processes, tmp_path, ending):
    for source in saved(tmp_path, scattered(COUNT)):
        made = {}
        for where, words in (("here", ()), ("there", ("--scheduler", processes.address))):
            target = tmp_path / f"{where}.{ending}"
            result = ran(source, "-o", target, "--distances", *words)
            assert result.exit_code == 0, result.output
            made[where] = target.read_bytes(), result.output
        assert made["here"] == made["there"]
        assert f"{COUNT:,} rows" in made["here"][1]


def test_cells_beside_the_points_go_along_where_they_tell_what_is_meant(processes, tmp_path):
    made = [tmp_path / "here.csv", tmp_path / "there.csv"]
    assert ran(EITHER_WAY, "-o", made[0]).exit_code == 0
    assert ran(EITHER_WAY, "-o", made[1], "--scheduler", processes.address).exit_code == 0
    assert cells(made[0]) == cells(made[1])
    assert "turned: EPSG:5186" in {row["problem"] for row in cells(made[1])}


@pytest.mark.parametrize(("ending", "lost"), [("csv", 0), ("parquet", 1)])
def test_a_worker_that_is_killed_takes_no_rows_along(known, processes, tmp_path, ending, lost):
    """It is killed after the first piece is written, with others in its hands."""
    source = tmp_path / f"points.{ending}"
    saved(tmp_path, scattered(COUNT))
    alone, killed = tmp_path / f"alone.{ending}", []
    locate.locate(locate.here(known), source, alone, TODAY)

    def kill(_size):
        if not killed:
            killed.append(processes.pids[lost])
            os.kill(killed[0], signal.SIGKILL)

    target = tmp_path / f"out.{ending}"
    with cluster.spread(processes.address, known.data_version) as work:
        report = locate.locate(work, source, target, TODAY, progress=kill)
    assert killed
    assert report.rows == COUNT
    assert target.read_bytes() == alone.read_bytes()


@pytest.mark.parametrize("address", ["here", "10.0.0.5:8786", "http://localhost:8786", "tcp://localhost", "tcp://[:1"])
def test_what_is_no_address_of_a_scheduler_is_told(tmp_path, address):
    source, _ = saved(tmp_path, scattered(10))
    result = ran(source, "-o", tmp_path / "out.csv", "--scheduler", address)
    assert result.exit_code == 2
    assert "right: tcp://10.0.0.5:8786" in result.output
    assert not (tmp_path / "out.csv").exists()


def test_a_scheduler_that_does_not_answer_is_told(tmp_path, monkeypatch):
    source, _ = saved(tmp_path, scattered(10))
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
    monkeypatch.setattr(cluster, "PATIENCE_S", 1)
    result = ran(source, "-o", tmp_path / "out.csv", "--scheduler", address)
    assert result.exit_code == 2
    assert f"{address}: no scheduler answers; start one: dask scheduler" in result.output


def test_a_scheduler_without_workers_is_told(tmp_path, monkeypatch):
    source, _ = saved(tmp_path, scattered(10))
    monkeypatch.setattr(cluster, "PATIENCE_S", 1)
    with running(0) as empty:
        result = ran(source, "-o", tmp_path / "out.csv", "--scheduler", empty.address)
    assert result.exit_code == 2
    assert f"no worker; start one: dask worker {empty.address}" in result.output


def test_workers_with_other_data_are_refused(processes, tmp_path):
    source, _ = saved(tmp_path, scattered(10))
    target = tmp_path / "out.csv"
    with (
        cluster.spread(processes.address, "of-another-day") as work,
        pytest.raises(cluster.OtherAtlas, match=rf"here are {version()} with of-another-day"),
    ):
        locate.locate(work, source, target, TODAY)
    assert not target.exists()


def test_without_dask_the_command_that_installs_it_is_told(tmp_path, monkeypatch):
    source, _ = saved(tmp_path, scattered(10))
    monkeypatch.setitem(sys.modules, "distributed", None)
    result = ran(source, "-o", tmp_path / "out.csv", "--scheduler", "tcp://127.0.0.1:1")
    assert result.exit_code == 2
    assert "pip install 'korea-industry-atlas[dask]'" in result.output
