"""Few connections of a process, kept open from one question to the next."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, TypeVar

from layers.database.connecting import asking, connect
from layers.errors import LayersError, UnreachableDatabase

if TYPE_CHECKING:
    from psycopg import Connection, Cursor

#: Questions at one time, and how many wait for a place: together fewer than a process has threads, so that a slow
#: database leaves some to everything else.
PLACES, WAITING = 3, 3
#: How long a question waits for a place, and how long nobody asks a database that did not answer.
PATIENCE_S, REST_S = 2.0, 5.0
T = TypeVar("T")


class Pool:
    """Connections to one database, made when they are first needed: none is carried from a process to its children."""

    def __init__(self, address: str):
        self.address = address
        self._seats, self._places, self._lock = BoundedSemaphore(PLACES + WAITING), BoundedSemaphore(PLACES), Lock()
        self._idle: list[Connection] = []
        self._process, self._again_at = os.getpid(), 0.0

    def ask(self, question: Callable[[Cursor], T], seconds: float) -> T:
        """What a question says of a cursor within so many seconds.

        Raises
        ------
        UnreachableDatabase
            It is gone, or too slow, or did not answer some moments ago, or as many ask it as may.
        RefusingDatabase
        """
        if time.monotonic() < self._again_at:
            raise UnreachableDatabase("the database did not answer some seconds ago")
        with _one_of(self._seats, 0.0), _one_of(self._places, PATIENCE_S):
            try:
                return self._asked(question, seconds)
            except UnreachableDatabase:
                self._again_at = time.monotonic() + REST_S
                raise

    def _asked(self, question: Callable[[Cursor], T], seconds: float) -> T:
        kept = self._kept()
        if kept is not None:
            try:
                return self._answer(kept, question, seconds)
            except UnreachableDatabase:
                if not kept.closed:  # it was too slow; one that was ended while nobody asked is made anew
                    raise
        return self._answer(connect(self.address), question, seconds)

    def _answer(self, connection: Connection, question: Callable[[Cursor], T], seconds: float) -> T:
        try:
            with asking(connection, self.address, seconds) as cursor:
                found = question(cursor)
        except LayersError:
            self._give_back(connection)
            raise
        except BaseException:
            connection.close()
            raise
        self._give_back(connection)
        return found

    def _kept(self) -> Connection | None:
        with self._lock:
            if self._process != os.getpid():
                self._idle, self._process = [], os.getpid()
            return self._idle.pop() if self._idle else None

    def _give_back(self, connection: Connection) -> None:
        if not connection.closed:
            with self._lock:
                self._idle.append(connection)

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """End the connections that nobody asks on."""
        while (kept := self._kept()) is not None:
            with suppress(Exception):
                kept.close()


@contextmanager
def _one_of(places: BoundedSemaphore, patience_s: float) -> Iterator[None]:
    """Hold a place; raises UnreachableDatabase where none is free in time."""
    if not places.acquire(timeout=patience_s):
        raise UnreachableDatabase("as many questions as may be asked at one time are being answered")
    try:
        yield
    finally:
        places.release()
