"""A disk that is full or may only be read: the service starts and answers; what needs the disk says so."""

import os
import subprocess
import sys
from contextlib import contextmanager

import pytest

from tests.peers.processes import family, free_port, wait_until_ready
from tests.toy_atlas import copied
from tests.web.cli.connections import asked

pytestmark = pytest.mark.whole

#: In a namespace of its own: every folder that temporary files are looked for in may be read only.
ONLY_READ = (
    'for each in / /tmp /var/tmp "$PWD"; do mount --bind "$each" "$each"; mount -o remount,bind,ro "$each"; done; '
)
#: The same, with one that may be written and has no room left.
NO_ROOM = 'mount -t tmpfs -o size=64k tmpfs "$TMPDIR"; ' + ONLY_READ + 'cat /dev/zero >"$TMPDIR/full" 2>/dev/null; '
ALONE = ("unshare", "--mount", *(() if os.geteuid() == 0 else ("--map-root-user",)), "sh", "-c")
ANSWERED = ("/", "/regions", "/export/layers/engines.csv", "/export/layers/plants.geojson", "/metrics")


@contextmanager
def served(folder, prepared):
    """The toy atlas served where disks are as prepared: its port, log and first process."""
    config, log, port = copied(folder / "toy"), folder / "log.txt", free_port()
    own = {"ATLAS_SEEDS": config.seeds, "ATLAS_DATA": config.data, "ATLAS_DEFINITIONS": config.definitions}
    (folder / "small").mkdir()
    environment = os.environ | {name: str(path) for name, path in own.items()} | {"TMPDIR": str(folder / "small")}
    serve = f'exec "{sys.executable}" -m web serve --port {port} --workers 1'
    with log.open("wb") as out:
        process = subprocess.Popen((*ALONE, prepared + serve), stdout=out, stderr=out, env=environment)
    try:
        wait_until_ready(port, lambda: process.poll() is None)
        yield port, log, process.pid
    finally:
        process.terminate()
        process.wait()


@pytest.mark.parametrize("prepared", [ONLY_READ, NO_ROOM], ids=["only read", "full"])
def test_the_service_starts_and_answers_without_a_disk(tmp_path, prepared):
    with served(tmp_path, prepared) as (port, log, _):
        assert {path: asked(port, path).status for path in ANSWERED} == dict.fromkeys(ANSWERED, 200)
        assert "each process counts for itself" in log.read_text(encoding="utf-8")
        refused = asked(port, "/export/layers/engines.gpkg")
        assert (refused.status, refused.headers["Content-Type"]) == (503, "application/problem+json")
        assert asked(port).status == 200


def test_a_process_that_dies_is_replaced_without_a_disk(tmp_path):
    with served(tmp_path, ONLY_READ) as (port, _, pid):
        _, worker = family(pid)
        os.kill(worker, 9)
        wait_until_ready(port, lambda: True)
        assert worker not in family(pid)
        assert asked(port, "/regions").status == 200
