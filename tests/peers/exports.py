"""What exports cost: each format beside Chromium, `GeoDataFrame.plot` and the FreeformBuilder, and many at once."""

from __future__ import annotations

import http.client
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask
from playwright.sync_api import Browser, sync_playwright

from layers.plates.page.layout import LAYOUTS
from layers.plates.page.plate import Plate
from layers.plates.sheets import sheet
from layers.scene import scene
from tests.browser import chromium
from tests.peers import content, freeforms, plots, processes
from web.export.document.chapters import Document
from web.export.formats import DOCUMENTS, MAP_FORMATS, letters
from web.state.drawing import Drawing
from web.state.state import PageState
from web.views.map.view import MapView

LAYERS = ("growth-engines", "southern-semiconductor-belt", "battery-triangle", "advanced-complexes")
DAY = date(2025, 12, 17)
STATE = scene.State(LAYERS, DAY)
QUERY = urlencode({"layers": ",".join(LAYERS), "asof": DAY.isoformat()}, safe=",")
HOST = "http://atlas.example/"
WIDE = {"width": 1920, "height": 1080}
AT_ONCE, MOST_TIMES = 20, 60
Work = Callable[[], object]
#: A format, its peer, and the most that it may take of its peer's time.
AIMS = (
    ("png", "Chromium, started", 0.1), ("png", "Chromium, warm", 0.5), ("png", "GeoDataFrame.plot", 0.5),
    ("pdf", "Chromium, started", 0.1), ("pdf", "Chromium, warm", 0.5), ("pdf", "GeoDataFrame.plot", 0.5),
    ("svg", "GeoDataFrame.plot", 0.1), ("pptx", "FreeformBuilder", 0.1),
)  # fmt: skip


def report(app: Flask, rounds: int) -> list[str]:
    """Lines on every format of the map of four layers on 2025-12-17."""
    source: Drawing = app.extensions["drawing"]
    ours = {name: _ours(source, name) for name in (*MAP_FORMATS, *DOCUMENTS)}
    times = {name: _median_s(work, rounds) for name, work in ours.items()}
    lines = [f"{name}: {times[name]:.3g} s, {len(work()) / 1e3:.4g} kB" for name, work in ours.items()]
    peers = _peers(source, rounds)
    lines += [f"{name} of {peer}: {seconds:.3g} s" for (name, peer), seconds in peers.items()]
    lines += [_line(name, peer, times[name] / peers[name, peer], most) for name, peer, most in AIMS]
    return [*lines, at_once()]


def _line(name: str, peer: str, ratio: float, most: float) -> str:
    return f"{name}, of {peer}: {ratio:.3f} (aim ≤ {most})" + ("" if ratio <= most else " — missed")


def _ours(source: Drawing, name: str) -> Callable[[], bytes]:
    """From the state to the bytes, nothing kept but what a running service keeps."""
    if name in DOCUMENTS:
        return lambda: _document(source, name)
    return lambda: MAP_FORMATS[name].write(_plate(source))


def _plate(source: Drawing) -> Plate:
    drawn = scene.draw(source.atlas, STATE)
    return sheet.draw(drawn, source.atlas.boundaries, LAYOUTS["slide"], letters(), f"{HOST}?{QUERY}")


def _document(source: Drawing, name: str) -> bytes:
    view, made = MapView(PageState(STATE)), DOCUMENTS[name]
    return made.write(Document((view.chapter(source, HOST, made.paper),)))


def _peers(source: Drawing, rounds: int) -> dict[tuple[str, str], float]:
    drawn = scene.draw(source.atlas, STATE)
    frames = plots.in_metres(content.simplified(drawn, source.config.data))
    plate = _plate(source)
    found = {
        (kind, "GeoDataFrame.plot"): _median_s(lambda kind=kind: plots.plot(frames, kind), rounds)
        for kind in MAP_FORMATS
    }
    found["pptx", "FreeformBuilder"] = _seconds(lambda: freeforms.slide(plate))
    return found | _chromium(rounds)


def _chromium(rounds: int) -> dict[tuple[str, str], float]:
    """A screenshot and a PDF of the atlas's own page, by a browser that must start and by one that runs."""
    taken: Mapping[str, Callable[[Browser, str], object]] = {"png": _screenshot, "pdf": _printed}
    with Serving() as (address, _), sync_playwright() as play:

        def start() -> Browser:
            return play.chromium.launch(executable_path=chromium.program(), args=list(chromium.OPTIONS))

        def cold(take: Callable[[Browser, str], object]) -> None:
            browser = start()
            take(browser, address)
            browser.close()

        found = {(name, "Chromium, started"): _median_s(lambda t=take: cold(t), rounds) for name, take in taken.items()}
        running = start()
        for name, take in taken.items():
            found[name, "Chromium, warm"] = _median_s(lambda t=take: t(running, address), rounds)
        running.close()
    return found


def _screenshot(browser: Browser, address: str) -> bytes:
    with browser.new_page(viewport=WIDE) as page:
        _opened(page, address)
        return page.screenshot()


def _printed(browser: Browser, address: str) -> bytes:
    with browser.new_page(viewport=WIDE) as page:
        _opened(page, address)
        return page.pdf(landscape=True)


def _opened(page, address: str) -> None:
    page.goto(f"{address}/?{QUERY}")
    page.wait_for_selector("html[data-drawn]", state="attached")


class Serving:
    """A started service: its address and the process."""

    def __enter__(self) -> tuple[str, subprocess.Popen]:
        port = processes.free_port()
        command = (sys.executable, "-m", "web", "serve", "--port", str(port))
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        processes.wait_until_ready(port, lambda: self.process.poll() is None)
        return f"http://127.0.0.1:{port}", self.process

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()


def at_once() -> str:
    """Twenty exports of different states at the same time: how many came, how long, and the most memory taken."""
    names = (*MAP_FORMATS, *DOCUMENTS)
    asked = [
        f"/export/map.{names[i % len(names)]}?{urlencode({'asof': (DAY - timedelta(days=i)).isoformat()})}"
        for i in range(AT_ONCE)
    ]
    with Serving() as (address, process):
        before = sum(map(peak_bytes, processes.family(process.pid)))
        begun = time.perf_counter()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            found = list(pool.map(lambda path: _status(address, path), asked))
        seconds = time.perf_counter() - begun
        after = sum(map(peak_bytes, processes.family(process.pid)))
    failed = sum(status != 200 for status in found)
    return (
        f"{AT_ONCE} exports at once: {failed} failed, {seconds:.3g} s; peak memory of all server processes "
        f"{before / 1e6:.4g} MB before, {after / 1e6:.4g} MB after"
    )


def peak_bytes(pid: int) -> int:
    """Most memory that a process has had, in bytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace").splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:")), 0)


def _status(address: str, path: str) -> int:
    """The status at last of a file that is asked for again as long as the service says when to come again."""
    for _ in range(MOST_TIMES):
        connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=120)
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        connection.close()
        again = answer.headers.get("Retry-After")
        if again is None:
            break
        time.sleep(float(again))
    return answer.status


def _median_s(work: Work, rounds: int) -> float:
    work()
    return statistics.median(_seconds(work) for _ in range(max(1, rounds)))


def _seconds(work: Work) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
