"""The service of a folder, started for one attack and ended after it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.peers.processes import family, free_port, memory_bytes, wait_until_ready

QUICK_S = 10


@dataclass(frozen=True)
class Served:
    """Where a service answers, and its first process."""

    port: int
    pid: int

    def memory_mb(self) -> int:
        """Memory of all its processes."""
        return round(sum(map(memory_bytes, family(self.pid))) / 1e6)

    def workers(self) -> set[int]:
        """The processes that answer."""
        return set(family(self.pid)[1:])


@contextmanager
def served(code: Path, temporary: Path | None = None) -> Iterator[Served]:
    """Start the service of a checkout as an operator does."""
    port = free_port()
    own = {"PYTHONPATH": str(code), "ATLAS_TODAY": "2026-11-21"} | ({"TMPDIR": str(temporary)} if temporary else {})
    command = (sys.executable, "-P", "-m", "web", "serve", "--port", str(port))
    log = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=code, env=os.environ | own, stdout=log, stderr=log) as server:
        try:
            wait_until_ready(port, lambda: server.poll() is None)
            yield Served(port, server.pid)
        finally:
            server.terminate()
            try:
                server.wait(QUICK_S)
            except subprocess.TimeoutExpired:
                server.kill()
