"""`atlas at` reads and writes Parquet with the results of a CSV, batch by batch, and keeps what it does not need."""

import csv
import sys
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from click.testing import CliRunner
from pyarrow import parquet

from layers.portfolio.joining import join
from tests.conftest import TODAY
from web.cli import main
from web.cli.points import batches, locate

pytestmark = pytest.mark.whole

ROWS = 200_000
#: Seas, neighbours, exchanged and broken positions among those on land.
ODD = ((125.0, 34.5), (36.087, 129.3846), (None, 36.0), (139.7, 35.6), (999.0, 36.0))


@pytest.fixture(autouse=True)
def read_once(known, monkeypatch):
    """The atlas of the repository, which every command would read anew."""
    monkeypatch.setattr(main, "read", lambda _config: known)


def scattered(count):
    """So many points over the country and around it, with columns of other kinds."""
    chance = np.random.default_rng(20261121)
    table = pd.DataFrame(
        {"이름": [f"공장 {n}" for n in range(count)], "lon": chance.uniform(126.2, 129.6, count).round(6),
         "lat": chance.uniform(34.2, 38.4, count).round(6), "n": np.arange(count)}
    )  # fmt: skip
    for at, (lon, lat) in enumerate(ODD):
        table.loc[at, ["lon", "lat"]] = lon, lat
    return table


def saved(folder, table):
    """A table as a CSV and as a Parquet file."""
    table.to_csv(folder / "points.csv", index=False)
    parquet.write_table(pa.Table.from_pandas(table, preserve_index=False), folder / "points.parquet")
    return folder / "points.csv", folder / "points.parquet"


def cells(path):
    """What a file holds as text, a number as the shortest one that is it."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return [{key: plain(value) for key, value in row.items()} for row in csv.DictReader(lines)]
    return [{key: plain(value) for key, value in row.items()} for row in parquet.read_table(path).to_pylist()]


def plain(value):
    try:
        return "" if value is None else f"{float(value):.9g}"
    except ValueError:
        return value


def test_all_ways_of_reading_and_writing_give_the_same(known, tmp_path, monkeypatch):
    monkeypatch.setattr(batches, "CHUNK", 700)
    made = []
    for source in saved(tmp_path, scattered(3000)):
        for ending in ("csv", "parquet"):
            target = tmp_path / f"{source.suffix[1:]}-out.{ending}"
            report = locate.locate(locate.here(known), source, target, TODAY, distances=True)
            made.append((cells(target), dict(report.problems), report.located))
    assert all(one == made[0] for one in made[1:])
    assert set(made[0][1]) == {"nowhere", "swapped", "bad-coordinates"}
    assert 1000 < made[0][2] < 3000


def test_many_rows_are_joined_in_batches_as_in_one_go(known, tmp_path):
    """Against the join of all rows at once; nothing but the new columns is added, and types stay."""
    table = scattered(ROWS)
    _, source = saved(tmp_path, table)
    target, steps = tmp_path / "out.parquet", []
    report = locate.locate(locate.here(known), source, target, TODAY, progress=steps.append)
    file = parquet.ParquetFile(target)
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [50_000] * 4
    assert sum(steps) == source.stat().st_size
    assert file.schema_arrow.field("n").type == pa.int64()
    found = file.read(["이름", "n", "municipality", "items", "problem"]).to_pandas()
    wanted = join(known, table, TODAY)
    assert found["이름"].tolist() == table["이름"].tolist()
    assert found["n"].tolist() == table["n"].tolist()
    for column in ("municipality", "problem"):
        assert found[column].astype(object).fillna("").tolist() == wanted[column].astype(object).fillna("").tolist()
    assert found["items"].astype(object).fillna("").tolist() == wanted["items"].astype(object).fillna("").tolist()
    assert report.rows == ROWS
    assert report.located == int(wanted["municipality"].notna().sum())


def test_metres_of_a_system_and_names_that_are_taken(known, tmp_path):
    table = pd.DataFrame({"x": [1130000.5], "y": [1790000], "items": ["own"], "opened": [date(2026, 1, 2)]})
    _, source = saved(tmp_path, table)
    target = tmp_path / "out.parquet"
    locate.locate(locate.here(known), source, target, TODAY, system="5179")
    [row] = parquet.read_table(target).to_pylist()
    assert row["items"] == "own"
    assert row["opened"] == date(2026, 1, 2)
    assert row["atlas_items"]
    assert isinstance(row["lon"], float)
    assert row["province"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PAR1" + b"x" * 40, "cannot be read"),
        (None, "no column of longitudes"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(tmp_path, content, said):
    source = tmp_path / "points.parquet"
    if content is None:
        parquet.write_table(pa.table({"a": [1]}), source)
    else:
        source.write_bytes(content)
    ended = CliRunner().invoke(main.main, ["at", str(source), "-o", str(tmp_path / "out.parquet")])
    assert ended.exit_code == 2, ended.output
    assert said in ended.output
    assert not (tmp_path / "out.parquet").exists()


def test_without_the_library_the_command_that_installs_it_is_told(tmp_path, monkeypatch):
    _, source = saved(tmp_path, scattered(10))
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    ended = CliRunner().invoke(main.main, ["at", str(source), "-o", str(tmp_path / "out.parquet")])
    assert ended.exit_code == 2
    assert "pip install 'korea-industry-atlas[parquet]'" in ended.output
