"""Points of a file, batch by batch: cells of a CSV, columns of a Parquet file; memory does not grow with the file."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import Any

from layers.reading import rules
from layers.reading.kinds import kind_of
from web.cli.points import file as point_file
from web.cli.points.file import UnreadableTable, encoding_of, records
from web.service.mistakes import WebError

#: Rows read, joined and written together.
CHUNK = 50_000
PARQUET = "parquet"


class MissingParquet(WebError):
    """A Parquet file was asked for where what reads and writes them is not installed."""


@dataclass(frozen=True)
class Batch:
    """Some rows of a file.

    Attributes
    ----------
    numbers : sequence of int
        Of each row in the file: of a CSV as a spreadsheet counts, the header first; of Parquet from 1.
    rows : list of list of str
        As many cells as the header has; of Parquet those alone that are needed, the others empty.
    long : list of bool
        Whether a row had more cells than the header.
    columns : pyarrow.RecordBatch or None
        The rows as a Parquet file has them.
    """

    numbers: Sequence[int]
    rows: list[list[str]]
    long: list[bool]
    columns: Any = None


@dataclass(frozen=True)
class Points:
    """An opened file: its headings, how it is written, its batches, how many bytes of it are read."""

    header: list[str]
    encoding: str
    batches: Iterator[Batch]
    read: Callable[[], int]
    schema: Any = None


def arrow() -> Any:
    """The library of Parquet files; raises MissingParquet with the command that installs it."""
    try:
        import pyarrow.compute
        import pyarrow.parquet  # noqa: F401  parts of it are there once they are imported
    except ImportError as error:
        said = "Parquet files need pyarrow: pip install 'korea-industry-atlas[parquet]'"
        raise MissingParquet(said) from error
    return pyarrow


@contextmanager
def opened(source: Path, whole: bool) -> Iterator[Points]:
    """The points of a file by what it is, whatever its name.

    Parameters
    ----------
    whole : bool
        Whether all cells of a Parquet file are needed as text.
    """
    with _parquet(source, whole) if kind_of(source) == PARQUET else _text(source) as found:
        yield found


@contextmanager
def _text(source: Path) -> Iterator[Points]:
    encoding = encoding_of(source)
    with source.open("rb") as raw, TextIOWrapper(raw, encoding=encoding, newline="") as lines:
        rows = records(source, lines)
        header = point_file.header(source, next(rows, None))
        yield Points(header, encoding, _chunks(rows, len(header)), raw.tell)


def _chunks(rows: Iterator[point_file.Numbered], width: int) -> Iterator[Batch]:
    while chunk := list(islice(rows, CHUNK)):
        numbers, cells = zip(*chunk, strict=True)
        yield Batch(numbers, [_even(row, width) for row in cells], [len(row) > width for row in cells])


def _even(row: list[str], width: int) -> list[str]:
    """A row of the header's width: short ones are filled, what is too much stays in the last cell."""
    if len(row) <= width:
        return [*row, *[""] * (width - len(row))]
    return [*row[: width - 1], ",".join(row[width - 1 :])]


@contextmanager
def _parquet(source: Path, whole: bool) -> Iterator[Points]:
    pyarrow = arrow()
    try:
        with pyarrow.parquet.ParquetFile(source) as file:
            header, size, done = list(file.schema_arrow.names), source.stat().st_size, [0]
            needed = {at for at, name in enumerate(header) if whole or rules.field_of(name)}
            share = size / max(file.metadata.num_rows, 1)
            batches = _batches(file, header, needed, done)
            yield Points(header, "Parquet", batches, lambda: round(done[0] * share), file.schema_arrow)
    except pyarrow.ArrowException as error:
        raise UnreadableTable(f"{source}: this Parquet file cannot be read: {error}") from error


def _batches(file: Any, header: list[str], needed: set[int], done: list[int]) -> Iterator[Batch]:
    for found in file.iter_batches(CHUNK):
        empty, first = [""] * found.num_rows, done[0] + 1
        cells = [_texts(found.column(at)) if at in needed else empty for at in range(len(header))]
        done[0] += found.num_rows
        rows = [list(row) for row in zip(*cells, strict=True)]
        yield Batch(range(first, done[0] + 1), rows, [False] * found.num_rows, found)


def _texts(column: Any) -> list[str]:
    return ["" if value is None else str(value) for value in column.to_pylist()]
