"""What a tile costs where there are a thousand points, and where there are a million: time and bytes on their way."""

from __future__ import annotations

import math
import random
import statistics
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from flask.testing import FlaskClient

from geo.boundaries import Boundaries
from layers.tiles import making, pyramid
from tests.made_points import definition, points, table
from web.application import create_app
from web.service.config import Config

SIZES = (1_000, 10_000, 100_000, 1_000_000)
#: Tiles asked for at each zoom: those of points drawn at random, so that crowded ones come more often.
ASKED = 40
#: Of 10 times the points a tile may cost at most so many times as much, from the smallest size to the largest.
AIM = 10.0


def report(app: Flask, rounds: int) -> list[str]:
    """Lines on each size: seconds to make, bytes of the file, and of its tiles p95 of milliseconds and of bytes."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "own" / "tiles"
        path.mkdir(parents=True)
        boundaries = app.extensions["drawing"].atlas.boundaries
        lines = [_made(path, size, boundaries) for size in SIZES]
        client = create_app(Config(own_dir=path.parent)).test_client()
        measured = [_measured(client, size, rounds) for size in SIZES]
    told = zip(SIZES, measured, strict=True)
    lines += [
        f"tiles of {size:,} points: p95 {ms:.3g} ms, {kb:.3g} kB; largest {most:.3g} kB"
        for size, (ms, kb, most) in told
    ]
    return [
        *lines,
        *(_growth(*each) for each in zip(("p95 ms", "p95 kB", "kB of the largest"), *_ends(measured), strict=True)),
    ]


def _ends(measured: list[tuple[float, float, float]]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    return measured[0], measured[-1]


def _growth(name: str, first: float, last: float) -> str:
    decades = math.log10(SIZES[-1] / SIZES[0])
    each = (last / first) ** (1 / decades)
    verdict = "" if each < AIM else " — missed"
    return f"a tile at 10 times the points, {name}: {each:.3g} times (aim < {AIM:g}){verdict}"


def _made(folder: Path, size: int, boundaries: Boundaries) -> str:
    name, source = f"own-{size}", folder.parents[1] / "p.csv"
    table(size).to_csv(source, index=False)
    begun = time.perf_counter()
    made = making.make(source, folder / f"{name}.pmtiles", boundaries, "id", "name")
    seconds = time.perf_counter() - begun
    (folder / f"{name}.yml").write_text(definition(name), encoding="utf-8")
    return f"atlas tiles of {size:,} points: {seconds:.3g} s, {made['tiles']:,} tiles, {made['bytes'] / 1e6:.3g} MB"


def _measured(client: FlaskClient, size: int, rounds: int) -> tuple[float, float, float]:
    """p95 of milliseconds, p95 and most of kB of a tile, packed."""
    addresses = _addresses(size)
    times, sizes = [], []
    for address in addresses * rounds:
        begun = time.perf_counter()
        answer = client.get(address, headers={"Accept-Encoding": "gzip"})
        times.append((time.perf_counter() - begun) * 1e3)
        if answer.status_code != 200:
            raise SystemExit(f"{address}: {answer.status}")
        sizes.append(len(answer.data) / 1e3)
    return _p95(times), _p95(sizes), max(sizes)


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def _addresses(size: int) -> list[str]:
    drawn = random.Random(size).choices(range(size), k=ASKED)
    root = f"/api/collections/own-{size}/tiles/WebMercatorQuad"
    found = []
    for cells in pyramid.levels(points(size)[drawn].round(6)):
        at = zip(cells.row // pyramid.CELLS, cells.column // pyramid.CELLS, strict=True)
        found += [f"{root}/{cells.zoom}/{row}/{column}" for row, column in at]
    return found
