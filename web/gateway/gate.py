"""A gate before what is costly to make: few files are made at one time, few wait, and the others are told when to come.

One file at a time is made by a process, and by all processes of a service together as many as leave a core to pages.
"""

import os
import tempfile
import time
import weakref
from contextlib import suppress
from threading import BoundedSemaphore, Lock

from flask import Flask, g, request

from web.service.mistakes import Busy

COSTLY = "/export/"
#: How many wait in a process, for how long, and when those who find no place shall come again.
WAITING, PATIENCE_S, RETRY_S = 2, 8.0, 4
LOOK_S = 0.02


class Gate:
    """Places for those who make something costly.

    A place of the service is a byte of a file without a name, which the processes forked from this one have open too.
    The system takes the lock of a process that dies. `making` says whether this process makes something now.
    """

    def __init__(self, places: int):
        self.places, self.making = places, False
        self._file = _nameless()
        weakref.finalize(self, os.close, self._file)
        self._here, self._seats = Lock(), BoundedSemaphore(WAITING + 1)

    def enter(self, patience_s: float = PATIENCE_S) -> None:
        """Take a place, waiting a little for one.

        Raises
        ------
        Busy
        """
        if not self._seats.acquire(blocking=False):
            raise Busy(RETRY_S)
        until = time.monotonic() + patience_s
        if not self._here.acquire(timeout=patience_s):
            self._seats.release()
            raise Busy(RETRY_S)
        while not self._taken():
            if time.monotonic() > until:
                self._here.release()
                self._seats.release()
                raise Busy(RETRY_S)
            time.sleep(LOOK_S)
        self.making = True

    def leave(self) -> None:
        """Give the place back."""
        self.making = False
        import fcntl  # not on every system that reads and exports without a server

        fcntl.lockf(self._file, fcntl.LOCK_UN)
        self._here.release()
        self._seats.release()

    def _taken(self) -> bool:
        """Whether one of the places of the service was free and is now this process's."""
        import fcntl

        for place in range(self.places):
            with suppress(BlockingIOError, PermissionError):
                fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
                return True
        return False


def _nameless() -> int:
    """A file without a name: in memory where the system has such, so that no disk is needed."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("atlas-gate")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def register(app: Flask) -> None:
    """Let the costly requests of the application through its gate."""
    gate = app.extensions["gate"] = Gate(max(1, cores() - 1))

    @app.before_request
    def enter() -> None:
        if request.path.startswith(COSTLY):
            gate.enter()
            g.entered = True

    @app.teardown_request
    def leave(_error: BaseException | None) -> None:
        if g.pop("entered", False):
            gate.leave()


def cores() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
