"""`python -m tests.bulk`: rows a second and memory of `atlas at` for up to 10^7 rows, beside geopandas.sjoin and Dask.

Each way runs in a process of its own over the same Parquet file; the sizes of Dask are those of `--workers`. DuckDB's
spatial functions are no part of its package: where its extension is not at hand, that is said.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import numpy as np
import pyarrow as pa
from pyarrow import parquet

from tests.web.cli.local_cluster import running

DAY = date(2026, 11, 21)
STEP = 500_000
AT = (sys.executable, "-m", "web", "at")
#: Runs what follows it, and says seconds and the peak of memory in bytes of that process.
TIMED = """
import json, resource, subprocess, sys, time
begun = time.perf_counter()
subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
print(json.dumps([time.perf_counter() - begun, peak]))
"""
#: Municipality alone, the whole file at once, as one does by hand.
SJOIN = """
import sys
import geopandas, pandas
from layers.atlas import atlas
from tests.bulk import DAY
from web.service.config import Config
config = Config()
known = atlas.read(config.seeds, config.data, config.definitions)
frame = known.boundaries.frame("municipality", DAY, 60).reset_index()[["id", "geometry"]]
points = pandas.read_parquet(sys.argv[1])
made = geopandas.GeoDataFrame(points, geometry=geopandas.points_from_xy(points.lon, points.lat), crs=frame.crs)
joined = geopandas.sjoin(made, frame, how="left", predicate="intersects")
pandas.DataFrame(joined.drop(columns="geometry")).to_parquet(sys.argv[2])
"""
SPATIAL = "import duckdb; duckdb.connect().execute('LOAD spatial')"


@click.command()
@click.option("--rows", type=int, multiple=True, default=(10**6, 10**7), help="Sizes of the file; may be given again.")
@click.option("--workers", type=int, multiple=True, default=(1, 2), help="Workers of Dask; may be given again.")
@click.option("--spread", type=int, default=10**6, help="Rows that the cluster and geopandas.sjoin are given.")
def main(rows: tuple[int, ...], workers: tuple[int, ...], spread: int) -> None:
    """Say rows a second and peak memory of each way."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = {number: _scattered(folder / f"{number}.parquet", number) for number in {*rows, spread}}
        for number in rows:
            _told(f"atlas at, {number:,} rows", number, _at(sources[number], folder / "at.parquet"))
        by_hand = (sys.executable, "-c", SJOIN, str(sources[spread]), str(folder / "sjoin.parquet"))
        _told(f"geopandas.sjoin, {spread:,} rows, municipality alone", spread, by_hand)
        for count in workers:
            with running(count) as cluster:
                there = _at(sources[spread], folder / "there.parquet", "--scheduler", cluster.address)
                _told(f"atlas at on {count} Dask workers, {spread:,} rows", spread, there)
            _same(folder / "there.parquet", folder / "at.parquet", spread)
    click.echo(f"DuckDB spatial: {_duckdb()}")


def _at(source: Path, target: Path, *more: str) -> tuple[str, ...]:
    return (*AT, str(source), "-o", str(target), "--asof", DAY.isoformat(), *more)


def _told(name: str, rows: int, command: tuple[str, ...]) -> None:
    ran = subprocess.run((sys.executable, "-c", TIMED, *command), check=True, capture_output=True, text=True)
    seconds, peak = json.loads(ran.stdout.splitlines()[-1])
    click.echo(f"{name}: {seconds:.1f} s, {rows / seconds:,.0f} rows/s, peak {peak / 1e6:,.0f} MB")


def _same(found: Path, alone: Path, rows: int) -> None:
    """Refuse a cluster's file that differs from the one of a single process, where both are of as many rows."""
    if parquet.ParquetFile(alone).metadata.num_rows == rows and found.read_bytes() != alone.read_bytes():
        raise click.ClickException("the cluster gave another file")


def _scattered(target: Path, number: int) -> Path:
    """So many points over and around the land, the same each time."""
    chance = np.random.default_rng(20261121)
    schema = pa.schema([("name", pa.string()), ("lon", pa.float64()), ("lat", pa.float64())])
    with parquet.ParquetWriter(target, schema) as out:
        for names in _steps(number):
            lon, lat = (chance.uniform(*ends, len(names)).round(6) for ends in ((126.2, 129.6), (34.2, 38.4)))
            out.write_table(pa.table([names, lon, lat], schema=schema))
    return target


def _steps(number: int) -> Iterator[list[str]]:
    for first in range(0, number, STEP):
        yield [f"공장 {each}" for each in range(first, min(first + STEP, number))]


def _duckdb() -> str:
    """Whether its extension is at hand: no package brings it, and its own host is asked by nobody here."""
    ran = subprocess.run((sys.executable, "-c", SPATIAL), capture_output=True, text=True)
    return "at hand" if ran.returncode == 0 else f"not compared, {ran.stderr.strip().splitlines()[-1][:120]}"


if __name__ == "__main__":
    main()
