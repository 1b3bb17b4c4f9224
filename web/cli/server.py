"""The production server: gunicorn, started from the command line with no file of its own."""

import gc
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from logging.config import dictConfig
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from web.application import create_app
from web.cli.checked import MISTAKES
from web.cli.worker import BufferingWorker
from web.gateway.gate import WAITING
from web.service.config import Config, from_environment
from web.service.metrics import FOLDER, begin, reserve, retire

#: Threads of a process: those that make or wait for a file, and those that are always there for pages.
THREADS = WAITING + 6
SWITCH_S = 0.0005
#: Told to stop, a process finishes the files that it makes; the heaviest take long on a busy machine.
GRACE_S = 80
#: Where processes lay the files by which they say that they live: no full disk keeps one from being replaced.
IN_MEMORY = "/dev/shm"
PLAIN = {"level": "INFO", "handlers": ["stderr"], "propagate": False}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "dated": {"format": "%(asctime)s %(levelname)s %(message)s"},
        "bare": {"format": "%(asctime)s %(message)s"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "dated"},
        "stdout": {"class": "logging.StreamHandler", "formatter": "bare", "stream": "ext://sys.stdout"},
    },
    "loggers": {
        "atlas.server": PLAIN,
        "atlas.access": PLAIN | {"handlers": ["stdout"]},
        "waitress": PLAIN | {"level": "WARNING"},
        "waitress.queue": {"level": "ERROR"},
    },
}


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
            "worker_class": BufferingWorker,
            "threads": THREADS,
            "graceful_timeout": GRACE_S,
            "accesslog": None,
            "control_socket_disable": True,
            "worker_tmp_dir": IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None,
            "post_fork": _begin,
            "child_exit": _forget_memory,
        }.items():
            self.cfg.set(name, value)

    def reload(self) -> None:
        """Told to begin anew (SIGHUP), take up changed data; where they cannot be read, go on with those of before."""
        log = logging.getLogger("atlas.server")
        try:
            begun = _read(from_environment())
        except MISTAKES as error:
            log.error("the data stay as they were: %s", error)
        else:
            self._take(begun, log)
        super().reload()

    def _take(self, begun: Any, log: logging.Logger) -> None:
        """Answer with data that were read anew, unless a table that was read before could not be."""
        now, before = (each.extensions["drawing"].atlas.own.unread for each in (begun, self.wsgi()))
        if now - before:
            log.error("the data stay as they were: tables of %s cannot be read", ", ".join(sorted(now - before)))
            return
        retire(self.wsgi())
        self.callable = begun
        _settle()
        log.info("the data are read anew")

    def run(self) -> None:
        """Serve until told to stop; the processes add up their counters in one folder."""
        dictConfig(LOGGING)
        with _counting_folder():
            super().run()

    def load(self):
        """The application, for every worker."""
        app = _read(self.atlas_config)
        _settle()
        return app


def _read(config: Config) -> Flask:
    """An application, read without looking for garbage, of which reading makes none: a quarter less time."""
    gc.disable()
    try:
        return create_app(config)
    finally:
        gc.enable()


def _settle() -> None:
    """Collect what is left of data that were replaced; the rest the processes leave alone, as memory they share."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _begin(_arbiter, worker) -> None:
    """Make room for what it will count, and let threads take turns often: pages beside a file in the making."""
    sys.setswitchinterval(SWITCH_S)
    begin(worker.pid)


@contextmanager
def _counting_folder() -> Iterator[None]:
    """Make a folder for counters and name it to the metrics, unless one is named; it goes with this process.

    Where there is no room, every process counts for itself.
    """
    if os.environ.get(FOLDER):
        yield
        return
    owner, folder = os.getpid(), _folder()
    try:
        yield
    finally:
        os.environ.pop(FOLDER, None)
        if folder and os.getpid() == owner:  # a forked process that ends leaves it to the one that made it
            shutil.rmtree(folder, ignore_errors=True)


def _folder() -> str | None:
    """The folder, named and with room for this process."""
    folder = None
    try:
        folder = tempfile.mkdtemp(prefix="atlas-metrics-")
        reserve(Path(folder), os.getpid())
    except OSError as error:
        logging.getLogger("atlas.server").warning("each process counts for itself: %s", error)
        return folder
    os.environ[FOLDER] = folder
    return folder


def _forget_memory(arbiter, worker) -> None:
    """Keep what a process that ended has counted, but not the memory it held; where there is room to count."""
    if not os.environ.get(FOLDER):
        return
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)
