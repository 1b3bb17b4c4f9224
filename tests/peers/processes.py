"""What a server process costs: time until it answers, and memory."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

IMPORTS = (sys.executable, "-c", "import geopandas, folium")
LIMIT_S = 60


class NotReady(Exception):
    """A server did not answer in time, or ended before it did."""


def import_time_s() -> float:
    """Seconds that `python -c 'import geopandas, folium'` takes."""
    begun = time.perf_counter()
    subprocess.run(IMPORTS, check=True)
    return time.perf_counter() - begun


def start_of_atlas() -> tuple[float, int]:
    """Seconds until a started atlas answers `/readyz`, and the memory of all its processes in bytes."""
    port = free_port()
    begun = time.perf_counter()
    command = (sys.executable, "-m", "web", "serve", "--port", str(port))
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_until_ready(port, lambda: server.poll() is None)
            seconds = time.perf_counter() - begun
            _ask(port, "/")
            return seconds, sum(map(memory_bytes, family(server.pid)))
        finally:
            server.terminate()


def wait_until_ready(port: int, alive: Callable[[], bool]) -> None:
    """Wait until `/readyz` answers.

    Raises
    ------
    NotReady
        If the server ends or takes longer than a minute.
    """
    end = time.monotonic() + LIMIT_S
    while time.monotonic() < end and alive():
        if _ask(port, "/readyz") == 200:
            return
        time.sleep(0.01)
    raise NotReady(f"127.0.0.1:{port}: no answer on /readyz")


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def memory_bytes(pid: int) -> int:
    """Memory of a process in bytes, shared pages divided among those that share them."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def family(pid: int) -> list[int]:
    """A process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *map(int, children)]


def peak_of(code: str) -> int:
    """Peak memory in bytes of a Python process that runs `code` in this folder.

    The process reads its own high-water mark: what `wait4` tells of a child includes the memory of the parent that
    started it.
    """
    told = f"{code}\nfrom tests.peers.processes import tell_peak; tell_peak()"
    done = subprocess.run((sys.executable, "-c", told), check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1])


def tell_peak() -> None:
    """Write the highest resident size of this process so far to standard output, in bytes."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    high = next(line for line in lines if line.startswith("VmHWM:"))
    sys.stdout.write(f"{int(high.split()[1]) * 1024}\n")


def _ask(port: int, path: str) -> int | None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LIMIT_S)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    except ConnectionError:
        return None
    finally:
        connection.close()
