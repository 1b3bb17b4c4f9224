"""`python -m tests.exploring`: readers who go from page to page for a minute, on one process and on two.

Each reader asks, reads a while, asks for something else; nothing is asked under `/export/`, which has a gate of its own
(`make attack`). Prints percentiles, answers that were none of 200, and the memory of the service at its start, after
half of the time and at its end.
"""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections import Counter
from random import Random
from statistics import quantiles
from threading import Thread

import click

from tests.peers.processes import family, free_port, memory_bytes, wait_until_ready
from tests.soak import LAYERS, MIX, REGIONS

PATHS = [(path, names, weight) for path, names, weight in MIX if "export" not in path and not path.startswith("*")]
DAYS = ("2026-11-28", "2025-12-17", "2024-02-28")


@click.command()
@click.option("--readers", default=200, show_default=True)
@click.option("--seconds", default=60.0, show_default=True)
@click.option("--pause", default=4.0, show_default=True, help="Seconds in the mean that a reader reads a page.")
@click.option("--workers", type=int, multiple=True, default=(1, 2), show_default=True)
@click.option("--at", "port", type=int, help="Port of a service that runs, in the place of one of our own.")
def main(readers: int, seconds: float, pause: float, workers: tuple[int, ...], port: int | None) -> None:
    """Say how long readers waited."""
    for count in workers if port is None else (0,):
        if port is not None:
            click.echo(_told("the service there", _explored(port, readers, seconds, pause, []), seconds))
            continue
        own = free_port()
        command = (sys.executable, "-m", "web", "serve", "--port", str(own), "--workers", str(count))
        environment = os.environ | {"ATLAS_ACCESS_LOG": "off"}
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
            try:
                wait_until_ready(own, lambda process=server: process.poll() is None)
                held: list[int] = [_held(server.pid)]
                waited = _explored(own, readers, seconds, pause, held, server.pid)
                click.echo(_told(f"{count} process(es)", waited, seconds))
                click.echo(
                    f"  memory {', '.join(f'{each / 1e6:.0f}' for each in held)} MB; load {os.getloadavg()[0]:.1f}"
                )
            finally:
                server.terminate()


def _held(pid: int) -> int:
    return sum(map(memory_bytes, family(pid)))


def _explored(
    port: int, readers: int, seconds: float, pause: float, held: list[int], pid: int = 0
) -> list[tuple[float, object]]:
    """Seconds and status of each answer; the memory half way and at the end is added to `held`."""
    waited: list[tuple[float, object]] = []
    until = time.monotonic() + seconds
    threads = [Thread(target=_read, args=(port, Random(each), until, pause, waited)) for each in range(readers)]
    for each in threads:
        each.start()
    if pid:
        for _ in range(3):
            time.sleep(max(0.0, seconds / 3 - 0.1))
            held.append(_held(pid))
    for each in threads:
        each.join()
    return waited


def _read(port: int, dice: Random, until: float, pause: float, waited: list[tuple[float, object]]) -> None:
    """One reader, who comes at some moment of the first pause."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    time.sleep(dice.uniform(0, pause))
    while time.monotonic() < until:
        begun = time.perf_counter()
        try:
            client.request("GET", _address(dice), headers={"Accept-Encoding": "gzip"})
            answer = client.getresponse()
            answer.read()
            status: object = answer.status
        except (OSError, http.client.HTTPException) as error:
            client.close()
            status = type(error).__name__
        waited.append((time.perf_counter() - begun, status))
        client.close()
        time.sleep(dice.expovariate(1 / pause))


def _address(dice: Random) -> str:
    (path, names, _) = dice.choices(PATHS, [weight for _, _, weight in PATHS])[0]
    values = {
        "layers": ",".join(dice.sample(LAYERS, dice.randint(1, 3))),
        "asof": dice.choice(DAYS),
        "to": DAYS[0],
        "lang": dice.choice(("ko", "ko", "en")),
        "theme": "colour",
        "regions": ",".join(dice.sample(REGIONS[:7], 2)),
    }
    path = path.format(region=dice.choice(REGIONS), layer=dice.choice(LAYERS))
    return f"{path}{'&' if '?' in path else '?'}{'&'.join(f'{name}={values[name]}' for name in names.split())}"


def _told(name: str, waited: list[tuple[float, object]], seconds: float) -> str:
    cuts = quantiles([each for each, _ in waited], n=100)
    others = Counter(status for _, status in waited if status != 200)
    return (
        f"{name}: {len(waited)} answers, {len(waited) / seconds:.0f}/s; p50 {cuts[49] * 1e3:.0f} ms, "
        f"p95 {cuts[94] * 1e3:.0f} ms, p99 {cuts[98] * 1e3:.0f} ms; other than 200: {dict(others) or 0}"
    )


if __name__ == "__main__":
    main()
