"""`python -m tests.peers`: measure the atlas and its peers in turn and print ratios with their aims."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

import click
from flask import Flask
from playwright.sync_api import Browser, sync_playwright

from tests.browser import chromium
from tests.peers import (
    aims,
    content,
    exports,
    features,
    fronted,
    maps,
    parts,
    processes,
    reading,
    regions,
    serving,
    tiles,
)
from tests.peers.drawing import OFFICE, PLAIN, Drawn, Network, dragged_ms, draw, pressed_ms
from web.application import create_app

Figures = dict[str, dict[str, float]]
Measured = TypeVar("Measured")
#: What is done to a page that is just opened until it is answered.
HANDS = {
    "pressed_ms": (pressed_ms, PLAIN),
    "office_pressed_ms": (pressed_ms, OFFICE),
    "dragged_ms": (dragged_ms, PLAIN),
    "office_dragged_ms": (dragged_ms, OFFICE),
}
EXPLORE_ONCE = "from tests.peers.__main__ import explore_once; explore_once()"


#: What a run may be limited to: the drawing beside the hand-written page alone, or beside all peers, or another part.
PARTS = ("floor", "drawing", "reading", "processes", "regions", "exports", "features", "nginx", "tiles")


@click.command()
@click.option("--rounds", type=click.IntRange(1, 50), default=5, help="Openings of each page, in turn.")
@click.option("--only", type=click.Choice(PARTS), multiple=True, help="Measure only this part; may be given again.")
def main(rounds: int, only: tuple[str, ...]) -> None:
    """Compare the atlas with plain Folium, explore() and hand-written Leaflet."""
    wanted = frozenset(only or PARTS)
    app = create_app()
    figures: Figures = {"atlas": {}}
    lines = _drawing(app, figures, rounds, wanted) if wanted & {"floor", "drawing"} else []
    if "reading" in wanted:
        _reading(app, figures, rounds)
    if "processes" in wanted:
        _processes(figures, rounds)
    lines += aims.report(figures)
    others = {
        "regions": regions.report,
        "exports": exports.report,
        "features": features.report,
        "nginx": fronted.report,
        "tiles": tiles.report,
    }
    lines += [line for name, report in others.items() if name in wanted for line in report(app, rounds)]
    click.echo("\n".join(lines))


def _drawing(app: Flask, figures: Figures, rounds: int, wanted: frozenset[str]) -> list[str]:
    client = app.test_client()
    scene = client.get("/scene.json").get_json()
    figures["atlas"]["server_ms"] = _median_ms(lambda: client.get("/"), 4 * rounds)
    pages = _rendered(app, scene, figures, rounds) if "drawing" in wanted else {}
    for name, named in (("floor", False), ("floor with names", True)):
        pages[name] = serving.floor(scene["geometry"]["400"], "/scene.json", named)
    fetched = _draw_all(app, pages, figures, rounds)
    return parts.report(fetched, parts.inside(client.get("/").get_data(as_text=True)))


def _rendered(app: Flask, scene: dict, figures: Figures, rounds: int) -> dict[str, str]:
    data = app.config["ATLAS"].data
    simple, full = content.simplified(scene, data), content.original(scene, data)
    click.echo(f"simplified: {simple.vertices()} vertices; original: {full.vertices()}; layers: {len(simple.layers)}")
    return _render(serving.peers(simple, full), figures, rounds)


def explore_once() -> None:
    """What a process does that serves one page by `explore()` with the original geometry."""
    app = create_app()
    scene = app.test_client().get("/scene.json").get_json()
    maps.explore(content.original(scene, app.config["ATLAS"].data), {})


def _median_ms(work: Callable[[], object], rounds: int) -> float:
    work()
    return statistics.median(_timed_ms(work) for _ in range(rounds))


def _timed_ms(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1e3


def _render(peers: Mapping[str, Callable[[], str]], figures: Figures, rounds: int) -> dict[str, str]:
    pages = {}
    for name, render in peers.items():
        pages[name] = render()
        figures[name] = {"server_ms": statistics.median(_timed_ms(render) for _ in range(max(2, rounds // 2)))}
    return pages


def _draw_all(app: Flask, pages: Mapping[str, str], figures: Figures, rounds: int) -> Mapping[str, int]:
    """Open every page in turn and note its figures; the bytes of the atlas by part."""
    documents = {f"{_slug(name)}.html": page for name, page in pages.items()}
    with serving.serving(app, documents) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium.program(), args=list(chromium.OPTIONS))
        addresses = {name: f"{address}/peers/{_slug(name)}.html" for name in pages} | {"atlas": f"{address}/"}
        plain, office = (_alternate(draw, browser, addresses, network, rounds) for network in (PLAIN, OFFICE))
        told = {name: _alternate(done, browser, addresses, net, rounds) for name, (done, net) in HANDS.items()}
        browser.close()
    for name in addresses:
        figures.setdefault(name, {}).update(_figures(plain[name], office[name]))
        figures[name] |= {figure: statistics.median(each[name]) for figure, each in told.items()}
    return plain["atlas"][-1].parts


def _alternate(
    opened: Callable[[Browser, str, Network], Measured],
    browser: Browser,
    addresses: Mapping[str, str],
    network: Network,
    rounds: int,
) -> dict[str, list[Measured]]:
    measured: dict[str, list[Measured]] = {name: [] for name in addresses}
    for _ in range(rounds + 1):
        for name, address in addresses.items():
            measured[name].append(opened(browser, address, network))
    return {name: each[1:] for name, each in measured.items()}


def _figures(plain: Iterable[Drawn], office: Iterable[Drawn]) -> dict[str, float]:
    each, slowed = list(plain), list(office)
    pictures = {
        f"{network}{name}": [value for one in some if (value := getattr(one, name))]
        for network, some in (("", each), ("office_", slowed))
        for name in ("pictured_ms", "painted_ms")
    }
    return {
        **{name: statistics.median(some) for name, some in pictures.items() if some},
        "bytes": statistics.median(one.fetched_bytes for one in each),
        "font_bytes": statistics.median(one.font_bytes for one in each),
        "drawn_ms": statistics.median(one.time_ms for one in each),
        "office_ms": statistics.median(one.time_ms for one in slowed),
        "marks": each[-1].marks,
        "heap_bytes": statistics.median(one.heap_bytes for one in each),
    }


def _reading(app: Flask, figures: Figures, rounds: int) -> None:
    config = app.config["ATLAS"]
    for name, read_s in (("atlas", reading.whole_s), ("parsing alone", reading.bare_s)):
        figures.setdefault(name, {})["read_s"] = statistics.median(read_s(config) for _ in range(rounds))


def _processes(figures: Figures, rounds: int) -> None:
    starts = [processes.start_of_atlas() for _ in range(rounds)]
    figures["atlas"]["start_s"] = statistics.median(seconds for seconds, _ in starts)
    figures["atlas"]["memory_bytes"] = statistics.median(memory for _, memory in starts)
    figures["imports"] = {"start_s": statistics.median(processes.import_time_s() for _ in range(rounds))}
    figures["explore, original"]["memory_bytes"] = processes.peak_of(EXPLORE_ONCE)


def _slug(name: str) -> str:
    return name.replace(", ", "-").replace(" ", "-")


if __name__ == "__main__":
    main()
