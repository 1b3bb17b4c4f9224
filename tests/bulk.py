"""`python -m tests.bulk`: rows a second and memory of `atlas at` for up to 10^7 rows, beside others and on Dask.

Each way runs in a process of its own over the same file; memory is that of the process, looked at as long as it runs.
geopandas.sjoin and DuckDB find the municipality alone, `atlas at` all that applies. DuckDB takes both cores; where its
spatial extension (requirements-bench.in) is not installed, that is said.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from pathlib import Path

import click
import numpy as np
import pyarrow as pa
from pyarrow import csv, parquet

from tests.web.cli.local_cluster import Cluster, running

DAY = date(2026, 11, 21)
STEP = 500_000
AT = (sys.executable, "-m", "web", "at")
LOOKS_S = 0.25
#: Parts of the time that a process ran for which its memory is said.
TENTHS = (2, 4, 6, 8, 10)
KINDS = ("parquet", "csv")
#: The municipalities of the day, the finest there are.
FRAME = """
import sys
from layers.atlas import atlas
from tests.bulk import DAY
from web.service.config import Config
config = Config()
known = atlas.read(config.seeds, config.data, config.definitions)
frame = known.boundaries.frame("municipality", DAY, 60).reset_index()[["id", "geometry"]]
"""
#: The whole file at once, as one does by hand.
SJOIN = f"""{FRAME}
import geopandas, pandas
points = pandas.read_parquet(sys.argv[1])
made = geopandas.GeoDataFrame(points, geometry=geopandas.points_from_xy(points.lon, points.lat), crs=frame.crs)
joined = geopandas.sjoin(made, frame, how="left", predicate="intersects")
pandas.DataFrame(joined.drop(columns="geometry")).to_parquet(sys.argv[2])
"""
#: The extension lies in a package; DuckDB itself would ask another host for it.
DUCKDB = """
from importlib.util import find_spec
from pathlib import Path
import duckdb
[extension] = Path(*find_spec("duckdb_extension_spatial").submodule_search_locations).rglob("*.duckdb_extension")
base = duckdb.connect()
base.execute("SET enable_progress_bar = false")
base.execute(f"LOAD '{extension}'")
"""
DUCKDB_JOIN = f"""{FRAME}{DUCKDB}
shapes = frame.assign(geometry=frame.geometry.to_wkb())
base.execute("CREATE TABLE shapes AS SELECT id, ST_GeomFromWKB(geometry) AS shape FROM shapes")
base.execute(
    f"COPY (SELECT points.*, id FROM read_parquet('{{sys.argv[1]}}') AS points "
    f"LEFT JOIN shapes ON ST_Intersects(shape, ST_Point(lon, lat))) TO '{{sys.argv[2]}}' (FORMAT parquet)"
)
"""


@dataclass(frozen=True)
class Run:
    """How long a process ran, its processor's seconds, and its memory in bytes at even times."""

    seconds: float
    processor: float
    memory: tuple[int, ...]


@click.command()
@click.option("--rows", type=int, multiple=True, default=(10**6, 10**7), help="Sizes of the file; may be given again.")
@click.option("--kind", type=click.Choice(KINDS), multiple=True, default=("parquet",), help="Of the file, in and out.")
@click.option("--workers", type=int, multiple=True, default=(1, 2), help="Workers of Dask; may be given again.")
@click.option("--spread", type=int, default=10**6, help="Rows that the cluster and the others are given.")
@click.option("--others/--no-others", default=True, help="Also geopandas.sjoin and DuckDB.")
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), help="For the files, which then stay.")
def main(
    rows: tuple[int, ...], kind: tuple[str, ...], workers: tuple[int, ...], spread: int, others: bool, folder: Path
) -> None:
    """Say rows a second and memory of each way."""
    with tempfile.TemporaryDirectory() as name:
        here = folder or Path(name)
        here.mkdir(exist_ok=True)
        for each in kind:
            for number in dict.fromkeys((*rows, spread) if workers else rows):
                source = _scattered(here / f"{number}.{each}", number)
                _told(f"atlas at, {number:,} rows, {each}", number, _at(source, _made(source)))
            _on_clusters(here / f"{spread}.{each}", spread, workers)
        for name, code in _others().items() if others else ():
            source = _scattered(here / f"{spread}.parquet", spread)
            command = (sys.executable, "-c", code, str(source), str(here / "other.parquet"))
            _told(f"{name}, {spread:,} rows, municipality alone", spread, command)


def _others() -> dict[str, str]:
    ran = subprocess.run((sys.executable, "-c", DUCKDB), capture_output=True, text=True)
    if ran.returncode == 0:
        return {"geopandas.sjoin": SJOIN, "DuckDB spatial": DUCKDB_JOIN}
    click.echo(f"DuckDB spatial: not compared, {ran.stderr.strip().splitlines()[-1][:120]}")
    return {"geopandas.sjoin": SJOIN}


def _on_clusters(source: Path, rows: int, workers: tuple[int, ...]) -> None:
    """The same file on clusters, refused where one differs from that of one process."""
    took = []
    for count in workers:
        target = source.with_stem(f"{source.stem}-there")
        with running(count) as cluster:
            command, before = _at(source, target, "--scheduler", cluster.address), _processor(cluster)
            took.append(_told(f"atlas at on {count} Dask workers, {rows:,} rows, {source.suffix[1:]}", rows, command))
            used = ", ".join(f"{after - at:.1f}" for at, after in zip(before, _processor(cluster), strict=True))
            click.echo(f"  processor's seconds of scheduler and workers: {used}")
        sums = [_digest(each) for each in (_made(source), target)]
        if len(set(sums)) > 1:
            raise click.ClickException("the cluster gave another file")
        click.echo(f"  the file of one process, sha256 {sums[0]}")
    if len(took) > 1:
        click.echo(f"Dask, {workers[0]} → {workers[-1]} workers: × {took[0] / took[-1]:.2f}")


def _processor(cluster: Cluster) -> list[float]:
    """Seconds that the scheduler's process and those of the workers have used."""
    return [_times(pid)[0] for pid in (_times(cluster.pids[0])[1], *cluster.pids)]


def _times(pid: int) -> tuple[float, int]:
    """The processor's seconds of a process, and the number of the one that started it."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), int(fields[1])


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _made(source: Path) -> Path:
    return source.with_stem(f"{source.stem}-here")


def _at(source: Path, target: Path, *more: str) -> tuple[str, ...]:
    return (*AT, str(source), "-o", str(target), "--asof", DAY.isoformat(), *more)


def _told(name: str, rows: int, command: tuple[str, ...]) -> float:
    ran = _run(command)
    at = " ".join(f"{ran.memory[max(0, len(ran.memory) * each // 10 - 1)] / 1e6:,.0f}" for each in TENTHS)
    curve = f"memory {at} MB at {', '.join(f'{each}0' for each in TENTHS)} % of the time"
    said = f"{ran.seconds:.1f} s, of the processor {ran.processor:.1f} s, {rows / ran.seconds:,.0f} rows/s"
    click.echo(f"{name}: {said}, peak {max(ran.memory) / 1e6:,.0f} MB")
    click.echo(f"  {curve}")
    return ran.seconds


def _run(command: tuple[str, ...]) -> Run:
    begun, memory, before = time.perf_counter(), [], _children()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as made:
        while made.poll() is None:
            memory.append(_resident(made.pid))
            time.sleep(LOOKS_S)
        seconds = time.perf_counter() - begun
        if made.returncode:
            raise click.ClickException(made.stderr.read() if made.stderr else "")
    return Run(seconds, _children() - before, tuple(each for each in memory if each))


def _children() -> float:
    """The processor's seconds of those processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _resident(pid: int) -> int:
    """Bytes of a process in memory; 0 when it has ended."""
    said = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return next((int(line.split()[1]) * 1024 for line in said.splitlines() if line.startswith("VmRSS")), 0)


def _scattered(target: Path, number: int) -> Path:
    """So many points over and around the land, the same each time."""
    if target.exists():
        return target
    chance = np.random.default_rng(20261121)
    schema = pa.schema([("name", pa.string()), ("lon", pa.float64()), ("lat", pa.float64())])
    writer = csv.CSVWriter if target.suffix == ".csv" else parquet.ParquetWriter
    with writer(target, schema) as out:
        for names in _steps(number):
            lon, lat = (chance.uniform(*ends, len(names)).round(6) for ends in ((126.2, 129.6), (34.2, 38.4)))
            out.write_table(pa.table([names, lon, lat], schema=schema))
    return target


def _steps(number: int) -> Iterator[list[str]]:
    for first in range(0, number, STEP):
        yield [f"공장 {each}" for each in range(first, min(first + STEP, number))]


if __name__ == "__main__":
    main()
