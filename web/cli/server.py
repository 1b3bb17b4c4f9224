"""The production server: gunicorn, started from the command line with no file of its own."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from gunicorn.app.base import BaseApplication

from web.application import create_app
from web.cli.receiving import PatientWorker
from web.service.config import Config
from web.service.metrics import FOLDER

THREADS = 4
KEEP_ALIVE_S = 15


class Server(BaseApplication):
    """Gunicorn serving one application, read once before the workers are forked."""

    def __init__(self, config: Config, address: str, workers: int):
        self.atlas_config = config
        self.address = address
        self.workers = workers
        super().__init__()

    def load_config(self) -> None:
        """Fixed settings; no configuration file, no control socket outside the process."""
        for name, value in {
            "bind": self.address,
            "workers": self.workers,
            "preload_app": True,
            "worker_class": PatientWorker,
            "threads": THREADS,
            "keepalive": KEEP_ALIVE_S,
            "accesslog": None,
            "control_socket_disable": True,
            "child_exit": _forget_memory,
        }.items():
            self.cfg.set(name, value)

    def run(self) -> None:
        """Serve until told to stop; the processes add up their counters in one folder."""
        with _counting_folder():
            super().run()

    def load(self):
        """The application, for every worker."""
        return create_app(self.atlas_config)


@contextmanager
def _counting_folder() -> Iterator[None]:
    """Make a folder for counters and name it to the metrics, unless one is named; it goes with this process."""
    if os.environ.get(FOLDER):
        yield
        return
    folder, owner = tempfile.mkdtemp(prefix="atlas-metrics-"), os.getpid()
    os.environ[FOLDER] = folder
    try:
        yield
    finally:
        os.environ.pop(FOLDER, None)
        if os.getpid() == owner:  # a forked process that ends leaves it to the one that made it
            shutil.rmtree(folder, ignore_errors=True)


def _forget_memory(arbiter, worker) -> None:
    """Keep what a process that ended has counted, but not the memory it held."""
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)
