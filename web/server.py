"""The production server: gunicorn, started from the command line with no file of its own."""

import os
import shutil
import tempfile

from gunicorn.app.base import BaseApplication

from web import create_app
from web.config import Config
from web.metrics import FOLDER

THREADS = 4
KEEP_ALIVE_S = 15


class Server(BaseApplication):
    """Gunicorn serving one application, read once before the workers are forked."""

    def __init__(self, config: Config, address: str, workers: int):
        self.atlas_config = config
        self.address = address
        self.workers = workers
        self.counters = _counting_folder()
        super().__init__()

    def load_config(self) -> None:
        """Fixed settings; no configuration file, no control socket outside the process."""
        for name, value in {
            "bind": self.address,
            "workers": self.workers,
            "preload_app": True,
            "worker_class": "gthread",
            "threads": THREADS,
            "keepalive": KEEP_ALIVE_S,
            "accesslog": None,
            "control_socket_disable": True,
            "child_exit": _forget_memory,
            "on_exit": self._cleaned,
        }.items():
            self.cfg.set(name, value)

    def load(self):
        """The application, for every worker."""
        return create_app(self.atlas_config)

    def _cleaned(self, arbiter) -> None:
        """Remove the folder of counters that was made here."""
        if self.counters:
            shutil.rmtree(self.counters, ignore_errors=True)


def _counting_folder() -> str | None:
    """A folder in which the processes add up their counters, named to `web.metrics`; None where one is named."""
    if os.environ.get(FOLDER):
        return None
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="atlas-metrics-")
    return os.environ[FOLDER]


def _forget_memory(arbiter, worker) -> None:
    """Keep what a process that ended has counted, but not the memory it held."""
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)
