"""Attack the service of this checkout, and of others to compare with, and print a table."""

from __future__ import annotations

import argparse
import math
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.attack.asking import PAGES, Seen, ask, reading
from tests.attack.disk import fill, small_disk
from tests.attack.files import READERS, at_once, one_by_one
from tests.attack.holding import HELD, held
from tests.attack.serving import served

ROOT = Path(__file__).parents[2]
WATCHED_S, IDLE_S = 12.0, 5.0
Line = tuple[str, str]


def main() -> None:
    """Print the lines of every attack for every folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--against", type=Path, help="Another checkout, attacked first.")
    parser.add_argument("--only", nargs="*", choices=ATTACKS, default=list(ATTACKS), help="Some of the attacks.")
    asked = parser.parse_args()
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    folders = [each.resolve() for each in (asked.against, ROOT) if each]
    names = ("before", "now")[-len(folders) :]
    _tell("| which | what | found | load of the machine |\n|---|---|---|---|")
    for attack in asked.only:
        for name, code in zip(names, folders, strict=True):
            for what, found in ATTACKS[attack](code):
                _tell(f"| {name} | {what} | {found} | {os.getloadavg()[0]:.1f} |")


def _holding(code: Path) -> Iterator[Line]:
    """Pages while connections are held."""
    for what, (many, said) in HELD.items():
        with served(code) as service:
            _warm(service.port)
            idle = _watch(service.port, IDLE_S)
            with held(service.port, many, said):
                seen = _watch(service.port, WATCHED_S)
            yield what, f"{_pages(seen, idle)}; then {service.memory_mb()} MB"


def _files(code: Path) -> Iterator[Line]:
    """Pages while thirty ask for the heaviest files."""
    with served(code) as service:
        _warm(service.port)
        idle, at_start = _watch(service.port, IDLE_S), service.memory_mb()
        serial = one_by_one(service.port)
        yield f"{READERS} heavy files one by one", f"{serial:.0f} s"
        with reading(service.port) as seen:
            rush = at_once(service.port)
        yield (
            f"the same {READERS} at once",
            (
                f"{rush.seconds:.0f} s = {rush.seconds / serial:.2f} × serial (aim ≤ 3), "
                f"told to come again {rush.refused} times, failed {list(rush.failed)}"
            ),
        )
        yield "pages meanwhile", _pages(seen, idle)
        time.sleep(1)
        yield "memory", f"{at_start} MB idle, {service.memory_mb()} MB after"


def _full_disk(code: Path) -> Iterator[Line]:
    """Pages and files after the disk of temporary files is full."""
    with small_disk() as disk:
        if disk is None:
            yield "full disk", "not measured: no right to mount one"
            return
        with served(code, disk) as service:
            _warm(service.port)
            before = service.workers()
            fill(disk)
            paths = ("/", "/healthz", "/readyz", "/metrics", "/export/map.svg", "/export/data.gpkg", "/layers") * 4
            statuses = [ask(service.port, path).status for path in paths]
            died = len(before - service.workers())
            told = ", ".join(f"{path} {status}" for path, status in sorted(set(zip(paths, statuses, strict=True))))
            yield "full disk", f"{told}; {died} of {len(before)} workers died"
            for worker in service.workers():
                os.kill(worker, signal.SIGKILL)
            time.sleep(3)
            again = sorted({ask(service.port, "/").status for _ in range(4)})
            yield "full disk, every worker killed and begun anew", f"/ {again}"


ATTACKS: dict[str, Callable[[Path], Iterator[Line]]] = {"holding": _holding, "files": _files, "disk": _full_disk}


def _warm(port: int) -> None:
    """Have every process read what it reads but once."""
    for page in PAGES * 10:
        ask(port, page)


def _watch(port: int, seconds: float) -> Seen:
    with reading(port) as seen:
        time.sleep(seconds)
    return seen


def _pages(seen: Seen, idle: Seen) -> str:
    """The slowest of each page, and how much slower than when nothing else goes on."""
    told = [
        f"p95 of {page} {_ms(seen.p95_s(page))} = {_times(seen.p95_s(page), idle.p95_s(page))} × idle, "
        f"slowest {_ms(seen.slowest_s(page))}"
        for page in PAGES
    ]
    return ", ".join((*told, f"{seen.failed()} unanswered"))


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms" if math.isfinite(seconds) else "never"


def _times(now: float, idle: float) -> str:
    return f"{now / idle:.1f}" if math.isfinite(now) else "∞"


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
