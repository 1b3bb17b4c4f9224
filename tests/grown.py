"""`python -m tests.grown --code FOLDER …`: what a checkout costs beside others, for a change that adds layers.

Not a part of the tests: nothing here is held to a number. Of each folder: its layers, processor seconds until the
application stands, memory of one worker, bytes of `/`, and milliseconds until its first paint and its map's last mark.
"""

import argparse
import http.client
import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.peers.drawing import draw
from tests.soak import resident_mb, served

START = "from web.application import create_app; create_app()"
PAGES = (
    "/",
    "/regions/gyeongbuk",
    "/compare?regions=gyeongbuk,jeonbuk",
    "/layers",
    "/?lang=en",
    "/due",
    "/search.json?q=%ED%8F%AC%ED%95%AD",
)
ENCODINGS = {"plain": "identity", "gzip": "gzip", "br": "br"}
PAINT = """() => new Promise((done) => new PerformanceObserver((list) => {
  const [first] = list.getEntriesByName("first-contentful-paint");
  if (first) done(first.startTime);
}).observe({type: "paint", buffered: true}))"""


def layers(code: Path) -> int:
    """How many layers a folder defines."""
    return len(list((code / "layers" / "definitions").glob("*.yml")))


def start_s(code: Path) -> float:
    """Processor seconds until the application of a folder stands."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", START], cwd=code, env={**os.environ, "PYTHONPATH": str(code)}, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def size(port: int, path: str, encoding: str = "identity") -> int:
    """How many bytes an address answers in an encoding."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": encoding})
        return len(connection.getresponse().read())
    finally:
        connection.close()


def painted(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds until a first paint, and until the last mark of the map, in a fresh context."""
    context = browser.new_context(viewport={"width": 1366, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address, wait_until="load", timeout=120_000)
    first = float(page.evaluate(PAINT))
    context.close()
    return first, draw(browser, address).time_ms


def held(code: Path, port: int, worker: int) -> dict[str, float]:
    """Layers, memory and bytes of a folder that is served."""
    found: dict[str, float] = {"layers": layers(code), "worker at start, MB": resident_mb(worker)}
    for path in PAGES:
        size(port, path)
    found[f"worker after {len(PAGES)} pages, MB"] = resident_mb(worker)
    return found | {f"/ {name}, bytes": size(port, "/", encoding) for name, encoding in ENCODINGS.items()}


def measured(folders: Sequence[Path], first_port: int, rounds: int, browser: Browser) -> list[dict[str, float]]:
    """All figures of each folder by their names; what takes time is measured in turn, so that all meet one load."""
    starts = [[start_s(code) for code in folders] for _ in range(rounds)]
    with ExitStack() as stack:
        ports = [first_port + n for n in range(len(folders))]
        pairs = list(zip(folders, ports, strict=True))
        found = [held(code, port, stack.enter_context(served(code, port, subprocess.DEVNULL))) for code, port in pairs]
        paints = [[painted(browser, f"http://127.0.0.1:{port}/") for port in ports] for _ in range(rounds)]
    for n, column in enumerate(found):
        column["start, CPU s"] = statistics.median(one[n] for one in starts)
        column["first paint, ms"] = statistics.median(one[n][0] for one in paints)
        column["last mark, ms"] = statistics.median(one[n][1] for one in paints)
    return found


def main() -> None:
    """Print a table of the folders with the last one's ratio to the first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--code", type=Path, action="append", required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--port", type=int, default=8124, help="of the first folder; the next ones follow")
    asked = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.program(), args=list(chromium.OPTIONS))
        columns = measured([code.resolve() for code in asked.code], asked.port, asked.rounds, browser)
    heads = " | ".join(code.name for code in asked.code)
    lines = [f"| | {heads} | ratio |", "|---|" + "---:|" * (len(columns) + 1)]
    for name in columns[0]:
        values = [column[name] for column in columns]
        told = " | ".join(f"{value:,.2f}".rstrip("0").rstrip(".") for value in values)
        lines.append(f"| {name} | {told} | {values[-1] / values[0]:.2f} |")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
