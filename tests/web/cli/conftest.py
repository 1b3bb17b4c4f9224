"""The production server over the toy atlas, for tests of its doors."""

import os
import subprocess
import sys

import pytest

from tests.peers.processes import free_port, wait_until_ready
from tests.toy_atlas import copied
from tests.web.cli.connections import PATIENCE_S


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The production server over the toy atlas: its port, log and first process."""
    folder = tmp_path_factory.mktemp("served")
    config, log, port = copied(folder / "toy"), folder / "log.txt", free_port()
    own = {"ATLAS_SEEDS": config.seeds, "ATLAS_DATA": config.data, "ATLAS_DEFINITIONS": config.definitions}
    environment = os.environ | {name: str(path) for name, path in own.items()}
    environment["ATLAS_READ_TIMEOUT"] = str(PATIENCE_S)
    command = (sys.executable, "-m", "web", "serve", "--port", str(port))
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out, env=environment) as process:
        try:
            wait_until_ready(port, lambda: process.poll() is None)
            yield port, log, process.pid
        finally:
            process.terminate()
