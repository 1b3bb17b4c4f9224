"""What comparing regions and locating points cost: pages, and thousands of points beside a bare spatial join."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date

import geopandas as gpd
import pandas as pd
from flask import Flask

from geo.crs import WGS84
from layers.atlas.atlas import Atlas
from layers.portfolio.joining import join
from tests.peers import processes

DAY = date(2025, 12, 17)
POINTS = 100_000
#: The most that memberships may cost of a bare `geopandas.sjoin` with the same boundaries.
AIM = 1.3
LOCATE_ONCE = """
from tests.peers.regions import locate_once
if locate_once({points}) != {points}:
    raise SystemExit("rows were lost")
"""


def report(app: Flask, rounds: int) -> list[str]:
    """Lines on the pages and on locating points, measured in this process."""
    atlas = app.extensions["drawing"].atlas
    provinces = ",".join(region.id for region in atlas.regions.at(DAY, "province"))
    pages = {
        "/compare of 17 regions": f"/compare?regions={provinces}&asof={DAY}",
        "/regions/<id>": f"/regions/gyeongbuk?asof={DAY}",
    }
    lines = [line for name, address in pages.items() for line in _page(app, name, address, rounds)]
    return [*lines, *_points(atlas, rounds)]


def _page(app: Flask, name: str, address: str, rounds: int) -> list[str]:
    client = app.test_client()
    ms = _median_s(lambda: client.get(address), rounds) * 1e3
    packed = client.get(address, headers={"Accept-Encoding": "br, gzip"})
    return [
        f"server time per page, {name}: {ms:.4g} ms",
        f"bytes over the wire, {name}: {len(packed.get_data()) / 1e3:.4g} kB",
    ]


def _points(atlas: Atlas, rounds: int) -> list[str]:
    points = scattered(POINTS)
    frame = atlas.boundaries.frame("municipality", DAY, 60).reset_index()[["id", "geometry"]]
    times: dict[str, list[float]] = {"bare": [], "memberships": [], "distances": []}
    work: dict[str, Callable[[], object]] = {
        "bare": lambda: _bare(points, frame),
        "memberships": lambda: join(atlas, points, DAY),
        "distances": lambda: join(atlas, points, DAY, distances=True),
    }
    for one in work.values():
        one()
    for _ in range(max(2, rounds)):
        for name, one in work.items():
            times[name].append(_seconds(one))
    found = {name: statistics.median(each) for name, each in times.items()}
    ratio = found["memberships"] / found["bare"]
    return [
        f"bare geopandas.sjoin of 100,000 points: {found['bare']:.3g} s",
        f"memberships of 100,000 points: {found['memberships']:.3g} s",
        f"memberships of 100,000 points, of a bare geopandas.sjoin: {ratio:.3f} (aim ≤ {AIM})"
        + ("" if ratio <= AIM else " — missed"),
        f"memberships and distances of 100,000 points: {found['distances']:.3g} s",
        *memory(lambda number: processes.peak_of(LOCATE_ONCE.format(points=number))),
    ]


def memory(peak: Callable[[int], int]) -> list[str]:
    """Lines on the memory of `atlas at`, given the peak in bytes for a number of points; ten times the points may cost
    at most ten times the memory that a process without points does not need.
    """
    least, small, large = (peak(number) for number in (1, POINTS, 10 * POINTS))
    ratio = (large - least) / max(small - least, 1)
    return [
        f"peak memory of `atlas at`, 1 point: {least / 1e6:.4g} MB; {POINTS:,} points: {small / 1e6:.4g} MB; "
        f"{10 * POINTS:,} points: {large / 1e6:.4g} MB",
        f"memory of {10 * POINTS:,} points, of {POINTS:,} points, beyond one point: {ratio:.3g} (aim ≤ 10)"
        + ("" if ratio <= 10 else " — missed"),
    ]


def scattered(number: int) -> pd.DataFrame:
    """Points over and around the land, the same each time; WGS 84 degrees."""
    return pd.DataFrame(_places(number), columns=["lon", "lat"])


def _places(number: int) -> Iterator[tuple[float, float]]:
    rng = random.Random(20251217)
    return ((rng.uniform(126.0, 129.5), rng.uniform(34.5, 38.2)) for _ in range(number))


def _bare(points: pd.DataFrame, frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    made = gpd.GeoDataFrame(points, geometry=gpd.points_from_xy(points.lon, points.lat), crs=WGS84)
    return gpd.sjoin(made, frame, how="left", predicate="intersects")


def locate_once(number: int) -> int:
    """What a process does that locates so many points of a file; the number of rows that came out."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from layers.atlas import atlas
    from web.cli.points import locate
    from web.service.config import Config

    config = Config()
    with TemporaryDirectory() as folder:
        source = Path(folder) / "sites.csv"
        with source.open("w", encoding="utf-8") as lines:
            lines.write("lon,lat\n")
            lines.writelines(f"{lon},{lat}\n" for lon, lat in _places(number))
        known = atlas.read(config.seeds, config.data, config.definitions)
        target = Path(folder) / "out.csv"
        locate.locate(locate.here(known), source, target, DAY)
        with target.open("rb") as lines:
            return sum(1 for _ in lines) - 1


def _median_s(work: Callable[[], object], rounds: int) -> float:
    work()
    return statistics.median(_seconds(work) for _ in range(max(3, rounds)))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun
