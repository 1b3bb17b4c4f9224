"""Pieces of a file are whole records with their numbers, and what is kept does not grow with the file."""

import csv
from io import StringIO

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet

from web.cli.points import batches
from web.cli.points.batches import opened
from web.cli.points.file import UnreadableTable
from web.cli.points.report import Report, counted
from web.cli.points.rows import Batch
from web.cli.points.targets import Form

#: Quoted line ends, quotation marks that are doubled, in the middle and at the end, blank records, all line ends.
ODD = (
    "name,lon,lat\n"
    '"a\nb\n\nc",1,2\n\n,,\n"d ""e""",3,4\r\nf 5" g,5,6\r"h, i",7,8\nj,9\nk,1,2,3\n'
    '"l\r\n",3,4\n   ,\t,\nm,"5",6\n"n\n'
    "o\n"
    'p",7,8\nq,9,9'
)


def read(source):
    with opened(source, whole=True) as found:
        return [
            (number, batch.row(at), at in batch.long)
            for batch in map(found.reading.batch, found.pieces)
            for at, number in enumerate(batch.numbers)
        ]


def by_hand(text, width):
    rows = enumerate(csv.reader(StringIO(text, newline="")), start=1)
    kept = [(number, row) for number, row in rows if any(cell.strip() for cell in row)][1:]
    return [
        (number, [*row[: width - 1], ",".join(row[width - 1 :])] if len(row) >= width else [*row, ""], len(row) > width)
        for number, row in kept
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7, 100])
def test_records_of_many_lines_are_never_parted(tmp_path, monkeypatch, size):
    monkeypatch.setattr(batches, "CHUNK", size)
    (tmp_path / "a.csv").write_bytes(ODD.encode())
    assert read(tmp_path / "a.csv") == by_hand(ODD, 3)


@pytest.mark.parametrize("size", [2, 100])
def test_a_quotation_mark_that_is_never_closed_is_told_with_its_line(tmp_path, monkeypatch, size):
    monkeypatch.setattr(batches, "CHUNK", size)
    monkeypatch.setattr("web.cli.points.file.LONGEST_CELL", 1000)
    rows = "".join(f"row {n},1,2\n" for n in range(500))
    (tmp_path / "a.csv").write_text(f'name,lon,lat\nx,1,2\n"y,3,4\n{rows}', encoding="utf-8")
    with pytest.raises(UnreadableTable, match=r"a\.csv: line 9\d: .* never closed"):
        read(tmp_path / "a.csv")


def test_what_arrow_holds_of_a_parquet_file_does_not_grow_with_it(tmp_path, monkeypatch):
    """Read beforehand, all of it would be kept until the file is closed."""
    monkeypatch.setattr(batches, "CHUNK", 500)
    raw = np.random.default_rng(1).bytes(2_000_000)
    group = pa.table(
        {"raw": [raw[at : at + 2000] for at in range(0, len(raw), 2000)], "x": [1.0] * 1000, "y": [2.0] * 1000}
    )
    with parquet.ParquetWriter(tmp_path / "a.parquet", group.schema, compression="none") as out:
        for _ in range(60):
            out.write_table(group)
    before, held = pa.total_allocated_bytes(), []
    with opened(tmp_path / "a.parquet", whole=False) as found:
        for _ in found.pieces:
            held.append(pa.total_allocated_bytes() - before)
    assert len(held) == 120
    assert max(held) < (tmp_path / "a.parquet").stat().st_size / 10


def test_a_report_keeps_the_first_rows_of_each_problem_and_counts_the_others():
    problem = pd.Categorical(["nowhere", None, "bad-coordinates", "nowhere"] * 10)
    report = Report()
    for first in range(1, 4001, 40):
        report.add(counted(range(first, first + 40), 10, problem, [1, 2]))
    assert (report.rows, report.located, report.either, report.either_from) == (4000, 1000, 200, 2)
    assert dict(report.problems) == {"nowhere": 2000, "bad-coordinates": 1000}
    assert report.examples == {"nowhere": [1, 4, 5, 8, 9], "bad-coordinates": [3, 7, 11, 15, 19]}
    assert list(report.problems) == ["nowhere", "bad-coordinates"]


@pytest.mark.parametrize("width", [1, 2])
def test_lines_of_a_csv_are_those_of_its_writer(width):
    """With cells that need marks, blank ones, numbers between texts, and texts that are the same in some rows."""
    cells = ["", "a,b", 'c "d"', "e\nf", "g\r", " h", "가"] * 3
    words = [*["x;y", None, "p,q", 'r"', None, "x;y", "s\n"] * 3]
    number = np.array([1.5, np.nan, 127.123456, 1e-7, 0, -3, 1e16] * 3)
    new = {"w": pd.Categorical(words), "v": pd.Categorical(words[::-1]), "n": number, "u": pd.Categorical(words)}
    plain = [["" if value is None else value for value in each] for each in (words, words[::-1], words)]
    numbers = ["" if value != value else value for value in number.tolist()]
    out = StringIO(newline="")
    csv.writer(out).writerows(zip(*[cells] * width, *plain[:2], numbers, plain[2], strict=True))
    batch = Batch(range(1, len(cells) + 1), [cells] * width, [])
    assert Form([]).encoded(batch, new) == out.getvalue().encode()
