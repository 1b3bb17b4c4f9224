"""Told to stop, the service finishes what it has been asked for, however many others it makes before it."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path

import pytest

from tests.peers.processes import family, free_port, wait_until_ready
from tests.toy_atlas import copied
from tests.web.cli.connections import asked

pytestmark = pytest.mark.whole

FILES = tuple(f"/export/layers/{layer}.{kind}" for layer in ("engines", "plants") for kind in ("gpkg", "shp"))[:3]


@pytest.fixture
def service(tmp_path):
    """One process over the toy atlas that has answered nothing yet, and its port."""
    config, port = copied(tmp_path / "toy"), free_port()
    own = {"ATLAS_SEEDS": config.seeds, "ATLAS_DATA": config.data, "ATLAS_DEFINITIONS": config.definitions}
    command = (sys.executable, "-m", "web", "serve", "--port", str(port), "--workers", "1")
    with subprocess.Popen(command, env=os.environ | {name: str(path) for name, path in own.items()}) as process:
        wait_until_ready(port, lambda: process.poll() is None)
        yield process, port
        process.kill()


def connected(port):
    """Connections of which the service holds an end, as the system lists them."""
    lines = map(str.split, Path("/proc/net/tcp").read_text(encoding="ascii").splitlines())
    return sum(each[1].endswith(f":{port:04X}") and each[3] == "01" for each in lines)


def test_what_was_asked_for_is_answered_whole(service):
    process, port = service
    worker = family(process.pid)[1]
    os.kill(worker, signal.SIGSTOP)  # so that all of them wait when it is told to stop
    with ThreadPoolExecutor(len(FILES)) as pool:
        answers = [pool.submit(asked, port, path) for path in FILES]
        while connected(port) < len(FILES):
            time.sleep(0.01)
        os.kill(worker, signal.SIGCONT)
        wait(answers, return_when=FIRST_COMPLETED)  # so that the others have been read
        process.send_signal(signal.SIGTERM)
        assert [each.result().status for each in answers] == [200] * len(FILES)
    assert process.wait(90) == 0
