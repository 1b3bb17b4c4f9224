"""Requests that are timed, and readers who look at two pages again and again while something else goes on."""

from __future__ import annotations

import http.client
import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread

LIMIT_S = 20.0
PAUSE_S = 0.05
PAGES = ("/", "/healthz")


@dataclass(frozen=True)
class Answer:
    """What came back, after how many seconds; status 0 where nothing came in time."""

    status: int
    seconds: float
    retry_after_s: int | None = None


def ask(port: int, path: str, limit_s: float = LIMIT_S) -> Answer:
    """One request over a connection of its own."""
    connection, begun = http.client.HTTPConnection("127.0.0.1", port, timeout=limit_s), time.perf_counter()
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        told = answer.headers.get("Retry-After")
        return Answer(answer.status, time.perf_counter() - begun, int(told) if told else None)
    except (OSError, http.client.HTTPException):
        return Answer(0, time.perf_counter() - begun)
    finally:
        connection.close()


@dataclass
class Seen:
    """What the readers of each page met."""

    answers: dict[str, list[Answer]] = field(default_factory=lambda: {page: [] for page in PAGES})

    def p95_s(self, page: str) -> float:
        """Seconds that 95 of 100 answers took at most; infinite where one did not come."""
        times = sorted(each.seconds if each.status == 200 else math.inf for each in self.answers[page])
        return times[max(0, math.ceil(len(times) * 0.95) - 1)] if times else math.inf

    def slowest_s(self, page: str) -> float:
        """Seconds of the slowest answer."""
        return max((each.seconds for each in self.answers[page]), default=0.0)

    def failed(self) -> int:
        """How many answers did not come or were no page."""
        return sum(each.status != 200 for found in self.answers.values() for each in found)


@contextmanager
def reading(port: int) -> Iterator[Seen]:
    """Have a reader of each page look again and again."""
    seen, over = Seen(), Event()
    readers = [Thread(target=_read, args=(port, page, seen, over)) for page in PAGES]
    for reader in readers:
        reader.start()
    try:
        yield seen
    finally:
        over.set()
        for reader in readers:
            reader.join()


def _read(port: int, page: str, seen: Seen, over: Event) -> None:
    while not over.is_set():
        seen.answers[page].append(ask(port, page))
        over.wait(PAUSE_S)
