"""`python -m tests.moving_points`: frames a second of the map while a million points are drawn from tiles and it moves.

A file of tiles is made as an organisation makes it, one layer of it switched on in Chromium, and the map dragged and
zoomed; the page counts its frames meanwhile, and how long each tile was on its way. The same is done with a shade in
place of the points: what the map takes by itself. On a machine that others use as well the processor time tells more
than the frames. Pictures of three zooms, in colours and in grey, are written where `--pictures` says.
"""

from __future__ import annotations

import os
import shutil
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from playwright.sync_api import Page, sync_playwright

from geo.boundaries import Boundaries
from layers.tiles import making
from tests.browser import chromium
from tests.browser.serving import served
from tests.conftest import TODAY
from tests.made_points import definition, table
from web.application import create_app
from web.service import assets
from web.service.config import Config

AIM = 30.0
#: A layer of figures that is drawn beside, to tell what the map itself takes.
LAYER, BESIDE = "own-points", "population"
VIEWS = {7: "7/36.2/127.9", 10: "10/36.2/127.9", 13: "13/36.35/127.4"}
ALL_DRAWN = """() => document.querySelector("[data-points]")
  && !document.querySelector(".leaflet-points-pane .leaflet-tile:not(.leaflet-tile-loaded)")"""
#: Times of all frames in milliseconds while the map is moved: a second each of dragging there and back, then zooms.
MOVED = """async () => {
  const { map } = window.atlas;
  const times = [];
  let on = true;
  const tick = (now) => { times.push(now); if (on) requestAnimationFrame(tick); };
  const rest = (ms) => new Promise((go) => setTimeout(go, ms));
  requestAnimationFrame(tick);
  for (const by of [[400, 250], [-700, -100], [300, -350], [-200, 300]]) {
    map.panBy(by, { animate: true, duration: 0.9, easeLinearity: 0.8 });
    await rest(1000);
  }
  for (const step of [1, 1, -1, -1]) {
    map.setZoom(map.getZoom() + step, { animate: true });
    await rest(1000);
  }
  on = false;
  await rest(50);
  return times;
}"""
FETCHED = """() => performance.getEntriesByType("resource")
  .filter((each) => each.name.includes("/tiles/WebMercatorQuad/"))
  .map((each) => [each.responseEnd - each.startTime, each.encodedBodySize])"""


@click.command()
@click.option("--points", type=int, default=1_000_000, help="How many there are.")
@click.option("--made", type=click.Path(exists=True, path_type=Path), help="Their tiles, where they were made before.")
@click.option("--pictures", type=click.Path(file_okay=False, path_type=Path), help="Folder for pictures.")
def main(points: int, made: Path | None, pictures: Path | None) -> None:
    """Say bytes, time on the way and frames a second at each zoom."""
    click.echo(
        f"module that draws: {assets.file('points.js').stat().st_size / 1e3:.1f} kB, loaded where such a layer is on"
    )
    with TemporaryDirectory() as name, _opened(Path(name), points, made) as (page, base):
        for zoom, view in VIEWS.items():
            page.goto(f"{base}/?layers={BESIDE}&view={view}")
            page.wait_for_timeout(3000)
            click.echo(f"from zoom {zoom}, {BESIDE} alone: {_frames(page)}")
            _visit(page, f"{base}/?layers={LAYER}&view={view}")
            click.echo(f"from zoom {zoom}, the points: {_frames(page)}")
            click.echo(f"from zoom {zoom}: {_tiles(page)}")
        for zoom, view in VIEWS.items() if pictures else ():
            for theme in ("colour", "grey"):
                _visit(page, f"{base}/?layers={LAYER}&view={view}&theme={theme}")
                page.screenshot(path=str(Path(str(pictures)) / f"points-{zoom}-{theme}.png"))
    click.echo(f"load of the machine meanwhile: {', '.join(f'{each:.1f}' for each in os.getloadavg())}")


@contextmanager
def _opened(folder: Path, points: int, made: Path | None) -> Iterator[tuple[Page, str]]:
    """A page of a browser that has the layer, and the address of the service."""
    tiles = folder / "own" / "tiles"
    tiles.mkdir(parents=True)
    if made:
        shutil.copy(made, tiles / f"{LAYER}.pmtiles")
    else:
        _make(folder, tiles / f"{LAYER}.pmtiles", points)
    (tiles / f"{LAYER}.yml").write_text(definition(LAYER), encoding="utf-8")
    app = create_app(Config(today=TODAY, own_dir=tiles.parent))
    with served(app) as base, sync_playwright() as playwright:
        program = str(chromium.program(chromium.HEADLESS))
        browser = playwright.chromium.launch(executable_path=program, args=list(chromium.OPTIONS))
        yield browser.new_page(viewport={"width": 1366, "height": 900}), base
        browser.close()


def _make(folder: Path, target: Path, points: int) -> None:
    table(points).to_csv(folder / "p.csv", index=False)
    made = making.make(folder / "p.csv", target, Boundaries(Config().data), "id", "name")
    click.echo(f"{points:,} points: {made['tiles']:,} tiles, {made['bytes'] / 1e6:.1f} MB")


def _visit(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_function(ALL_DRAWN, timeout=120_000)
    page.wait_for_timeout(1000)


def _cpu_s(page: Page) -> float:
    """Seconds of processor time that all processes of the browser took so far."""
    browser = page.context.browser
    session = browser.new_browser_cdp_session() if browser else page.context.new_cdp_session(page)
    told = session.send("SystemInfo.getProcessInfo")
    session.detach()
    return sum(float(each["cpuTime"]) for each in told["processInfo"])


def _frames(page: Page) -> str:
    before = _cpu_s(page)
    times = page.evaluate(MOVED)
    took = _cpu_s(page) - before
    frames = [later - sooner for sooner, later in pairwise(times)]
    worst = min(_in_a_second(times))
    return (
        f"{len(frames) / (times[-1] - times[0]) * 1e3:.1f} frames/s, in the worst second {worst} (aim {AIM:g})"
        f"{'' if worst >= AIM else ' — missed'}; frame p95 {_p95(frames):.0f} ms, longest {max(frames):.0f} ms;"
        f" {took:.1f} s of processor time in {(times[-1] - times[0]) / 1e3:.1f} s"
    )


def _tiles(page: Page) -> str:
    took, sizes = zip(*page.evaluate(FETCHED), strict=True)
    return (
        f"{len(took)} tiles, p95 {_p95(took):.0f} ms on the way, p95 {_p95(sizes) / 1e3:.1f} kB,"
        f" {sum(sizes) / 1e3:.0f} kB in all"
    )


def _in_a_second(times: list[float]) -> Iterator[int]:
    """How many frames came in each second that begins with one."""
    for at in (one for one in times if one + 1000 <= times[-1]):
        yield sum(at < one <= at + 1000 for one in times)


def _p95(values: list[float] | tuple[float, ...]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    main()
