"""What the service did, in the text format of Prometheus: requests, seconds, exports, memory, versions.

No address, no query and no reader is in it: labels are names of our own code. Where gunicorn runs several processes,
`web.cli.server` gives them a folder to add up in (`PROMETHEUS_MULTIPROC_DIR`).
"""

import logging
import math
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, current_app, g, request

from layers.keeping import Shelf, shelves
from web.service.version import version

bp = Blueprint("metrics", __name__)
log = logging.getLogger("atlas.server")
FOLDER = "PROMETHEUS_MULTIPROC_DIR"
#: The files of a process in that folder, and bytes that all it may ever count fits into.
KINDS, ROOM_BYTES = ("counter", "histogram", "gauge_liveall", "gauge_max", "gauge_livesum"), 1 << 19
#: Processes that found no room.
WITHOUT_ROOM: set[int] = set()
BUCKETS_S = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
UNMATCHED = "none"
EXPORTS = "/export/"
STATM = Path("/proc/self/statm")
#: What is told of each cache (docs/caches.md): in words, and how it is found.
SHELVED: dict[str, tuple[str, Callable[[Shelf], float]]] = {
    "limit_bytes": ("Bytes that a cache may hold.", lambda shelf: shelf.limit),
    "bytes": ("Bytes that a cache holds.", lambda shelf: shelf.held),
    "entries": ("Values that a cache holds.", lambda shelf: shelf.entries),
    "hits": ("Values that were found in a cache.", lambda shelf: shelf.hits),
    "misses": ("Values that had to be made.", lambda shelf: shelf.misses),
}


class Metrics:
    """The counters of one application.

    The library looks for the folder when it is imported: hence only here, after `web.cli.server` has named it.
    """

    def __init__(self, data_version: str):
        import prometheus_client as client

        self.client, self.registry = client, client.CollectorRegistry()
        own: dict[str, Any] = {"registry": self.registry}
        self.requests = client.Counter("atlas_requests", "Answers sent.", ["endpoint", "status"], **own)
        self.seconds = client.Histogram(
            "atlas_request_seconds", "Seconds until the answer was made.", ["endpoint"], buckets=BUCKETS_S, **own
        )
        self.exports = client.Counter("atlas_exports", "Files made or found kept.", ["format"], **own)
        self.memory = client.Gauge(
            "atlas_resident_memory_bytes", "Memory of a process.", multiprocess_mode="liveall", **own
        )
        build = client.Gauge(
            "atlas_build_info", "Versions served.", ["version", "data_version"], multiprocess_mode="max", **own
        )
        self.build = build.labels(version(), data_version)
        self.build.set(1)
        self.memory.set(resident_bytes())
        self.shelves = {
            what: client.Gauge(f"atlas_cache_{what}", said, ["cache"], multiprocess_mode="livesum", **own)
            for what, (said, _) in SHELVED.items()
        }
        self._told: dict[tuple[str, str], float] = {}

    def count(self, response: Response) -> None:
        """Add one answer, where there is room to count."""
        if not has_room():
            return
        endpoint = request.endpoint or UNMATCHED
        self.requests.labels(endpoint, f"{response.status_code // 100}xx").inc()
        self.seconds.labels(endpoint).observe(time.perf_counter() - g.get("begun", time.perf_counter()))
        if request.path.startswith(EXPORTS) and response.status_code == 200:
            self.exports.labels(_format(request)).inc()
        self.memory.set(resident_bytes())
        self._tell_shelves()

    def _tell_shelves(self) -> None:
        """What the caches of this process hold, where it has changed."""
        for shelf in shelves():
            for what, (_, value) in SHELVED.items():
                now = value(shelf)
                if self._told.get((what, shelf.name)) != now:
                    self._told[what, shelf.name] = now
                    self.shelves[what].labels(shelf.name).set(now)

    def text(self) -> bytes:
        """All of it, of every process that answers here."""
        if not Path(os.environ.get(FOLDER) or "/dev/null").is_dir():
            return self.client.generate_latest(self.registry)
        from prometheus_client.multiprocess import MultiProcessCollector

        whole = self.client.CollectorRegistry()
        MultiProcessCollector(whole)
        return self.client.generate_latest(whole)


@bp.get("/metrics")
def metrics() -> Response:
    """Counters of this service since it was started."""
    answer = Response(current_app.extensions["metrics"].text(), content_type="text/plain; version=0.0.4; charset=utf-8")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def register(app: Flask, data_version: str) -> None:
    """Count every answer of the application; registered first, so that what it counts is what is sent."""
    known = app.extensions["metrics"] = Metrics(data_version)

    @app.before_request
    def begin() -> None:
        g.begun = time.perf_counter()

    @app.after_request
    def count(response: Response) -> Response:
        known.count(response)
        return response


def retire(app: Flask) -> None:
    """Say no more that the data of an application are served, since another takes its place."""
    app.extensions["metrics"].build.set(0)


def reserve(folder: Path, pid: int) -> None:
    """Have the system set the room aside that the counters of a process may ever take.

    The library maps its files and writes into them unasked: without that a full disk kills the process.

    Raises
    ------
    OSError
    """
    for kind in KINDS:
        made = folder / f"{kind}_{pid}.db.new"
        try:
            made.write_bytes(bytes(ROOM_BYTES))
            made.rename(made.with_suffix(""))
        finally:
            made.unlink(missing_ok=True)


def begin(pid: int) -> None:
    """Make room for a process that begins to answer; it counts only where there is some."""
    folder = os.environ.get(FOLDER)
    try:
        if folder:
            reserve(Path(folder), pid)
    except OSError as error:
        WITHOUT_ROOM.add(pid)
        log.warning("process %s answers and does not count: %s", pid, error)


def has_room() -> bool:
    """Whether this process may count."""
    return os.getpid() not in WITHOUT_ROOM


def resident_bytes() -> float:
    """Memory that this process holds now; not a number where the system has no /proc to say it."""
    if not STATM.is_file():
        return math.nan
    return int(STATM.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _format(asked) -> str:
    """The format of a file that was sent, by the ending of its address."""
    return asked.path.rpartition("/")[2].rpartition(".")[2]
