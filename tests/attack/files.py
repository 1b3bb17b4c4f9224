"""Thirty readers who ask for the heaviest files at one time, and wait as long as they are told."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice

from tests.attack.asking import Answer, ask

READERS = 30
PATIENCE_S = 600.0
HEAVY = (
    "/export/map.pptx?",
    "/export/map.hwpx?",
    "/export/map.png?width=3840&",
    "/export/map.pdf?layout=a3&",
    "/export/map.html?",
    "/export/compare.pptx?regions=gyeongbuk,busan,ulsan,jeonbuk&",
    "/export/regions/gyeongbuk.hwpx?",
    "/export/map.docx?",
    "/export/brief/gyeongbuk.pptx?",
    "/export/map.xlsx?",
)


@dataclass(frozen=True)
class Rush:
    """What came of it: seconds until all had their files, and the answers to those who were told to come again."""

    seconds: float
    refused: int
    failed: tuple[int, ...]


def addresses(month: int) -> list[str]:
    """The files of a month, each of a day of its own, so that none is found kept."""
    days = [f"2026-{month:02}-{day:02}" for day in range(1, READERS // len(HEAVY) + 1)]
    return [f"{path}asof={day}" for day in days for path in HEAVY]


def one_by_one(port: int) -> float:
    """Seconds that as many files take one after another."""
    begun = time.perf_counter()
    for path in addresses(month=4):
        ask(port, path, PATIENCE_S)
    return time.perf_counter() - begun


def at_once(port: int) -> Rush:
    """All readers at one time."""
    begun = time.perf_counter()
    with ThreadPoolExecutor(READERS) as readers:
        found = list(readers.map(_until_it_comes, [port] * READERS, islice(cycle(addresses(month=5)), READERS)))
    failed = tuple(last.status for last, _ in found if last.status != 200)
    return Rush(time.perf_counter() - begun, sum(refused for _, refused in found), failed)


def _until_it_comes(port: int, path: str) -> tuple[Answer, int]:
    """The last answer and how often one was told to come again."""
    begun, refused = time.monotonic(), 0
    while True:
        answer = ask(port, path, PATIENCE_S)
        if answer.status not in (429, 503) or time.monotonic() - begun > PATIENCE_S:
            return answer, refused
        refused += 1
        time.sleep(answer.retry_after_s or 1)
