"""Points of a file, piece by piece: lines of a CSV, columns of a Parquet file; memory does not grow with the file."""

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO, TextIOWrapper
from itertools import chain, islice
from pathlib import Path
from typing import Any

from layers.reading import rules
from layers.reading.kinds import kind_of
from web.cli.points import file as point_file
from web.cli.points.file import QUOTE, UnreadableTable, encoding_of, filled, long_cells, unclosed
from web.cli.points.rows import Batch, Texts, arrow

#: Lines or rows read, joined and written together.
CHUNK = 50_000
#: Bytes of each column that are read from a Parquet file at a time, however large its row groups are. Read beforehand
#: (`pre_buffer`), they would be kept until the whole file is read.
BUFFER = 1 << 20
PARQUET = "parquet"


@dataclass(frozen=True)
class Piece:
    """Some rows as they stand in their file: whole records of a CSV as text, or the record batch of a Parquet file.

    Attributes
    ----------
    first : int
        The number of its first record in the file: of a CSV as a spreadsheet counts, the header first; of Parquet
        from 1.
    """

    first: int
    content: Any


@dataclass(frozen=True)
class Reading:
    """How pieces of a file become rows.

    Attributes
    ----------
    source : str
        Its name, for what is wrong with it.
    mark : str
        What parts the cells of a CSV.
    needed : frozenset of int
        Columns of a Parquet file that are read as text, the others are blank.
    """

    source: str
    header: list[str]
    mark: str = ","
    needed: frozenset[int] = frozenset()

    def batch(self, piece: Piece) -> Batch:
        """The rows of a piece."""
        if isinstance(piece.content, str):
            return _of_text(piece, self)
        return _of_columns(piece, self)


@dataclass(frozen=True)
class Points:
    """An opened file: how it is written and read, its pieces, how many bytes of it are read.

    `schema` is that of its columns where it is a Parquet file.
    """

    reading: Reading
    encoding: str
    pieces: Iterator[Piece]
    read: Callable[[], int]
    schema: Any = None


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
    with source.open("rb") as raw, TextIOWrapper(raw, encoding=encoding, newline="") as lines, long_cells():
        mark, skipped = point_file.mark_of(lines)
        header, record, line = _header(source, lines, mark, skipped)
        yield Points(Reading(str(source), header, mark), encoding, _pieces(source, lines, mark, record, line), raw.tell)


def _header(source: Path, lines: Iterator[str], mark: str, skipped: int) -> tuple[list[str], int, int]:
    """The headings, the first record that is not blank, with its number and that of its last line."""
    reader = csv.reader(lines, delimiter=mark)
    with unclosed(source, lambda: skipped + reader.line_num):
        found = next(((at, row) for at, row in enumerate(reader, 1 + skipped) if filled(row)), (0, None))
    return point_file.header(source, found[1]), found[0], skipped + reader.line_num


def _pieces(source: Path, lines: Iterator[str], mark: str, record: int, line: int) -> Iterator[Piece]:
    """Lines are records where nothing is quoted; where something is, they are read to the end of a record.

    `record` and `line` are the numbers of those that were read.
    """
    while taken := list(islice(lines, CHUNK)):
        records, read = len(taken), taken
        if QUOTE in (text := "".join(taken)):
            read = []
            with unclosed(source, lambda: line + len(read)):  # noqa: B023  told before the next turn
                records = _records(taken, lines, mark, read)
            text = "".join(read)
        yield Piece(record + 1, text)
        record, line = record + records, line + len(read)


def _records(taken: list[str], lines: Iterator[str], mark: str, read: list[str]) -> int:
    """How many records begin on some lines; these are read, with what follows to the end of the last one."""
    reader, number = csv.reader(_kept(chain(taken, lines), read), delimiter=mark), 0
    while len(read) < len(taken):
        next(reader)
        number += 1
    return number


def _kept(lines: Iterable[str], read: list[str]) -> Iterator[str]:
    for line in lines:
        read.append(line)
        yield line


def _of_text(piece: Piece, reading: Reading) -> Batch:
    """Blank records are no rows; short ones are filled, what is too much stays in the last cell."""
    reader, width = csv.reader(StringIO(piece.content, newline=""), delimiter=reading.mark), len(reading.header)
    with unclosed(reading.source, lambda: piece.first - 1 + reader.line_num):
        numbered = [(number, row) for number, row in enumerate(reader, piece.first) if filled(row)]
    numbers, rows = [number for number, _ in numbered], [row for _, row in numbered]
    odd = [at for at, row in enumerate(rows) if len(row) != width]
    long = [at for at in odd if len(rows[at]) > width]
    for at in odd:
        rows[at] = _even(rows[at], width)
    return Batch(numbers, [[row[at] for row in rows] for at in range(width)], long)


def _even(row: list[str], width: int) -> list[str]:
    if len(row) <= width:
        return [*row, *[""] * (width - len(row))]
    return [*row[: width - 1], ",".join(row[width - 1 :])]


@contextmanager
def _parquet(source: Path, whole: bool) -> Iterator[Points]:
    pyarrow = arrow()
    try:
        with pyarrow.parquet.ParquetFile(source, buffer_size=BUFFER, pre_buffer=False) as file:
            header, size, done = list(file.schema_arrow.names), source.stat().st_size, [0]
            needed = frozenset(at for at, name in enumerate(header) if whole or rules.field_of(name))
            share = size / max(file.metadata.num_rows, 1)
            reading = Reading(str(source), header, needed=needed)
            yield Points(reading, "Parquet", _batches(file, done), lambda: round(done[0] * share), file.schema_arrow)
    except pyarrow.ArrowException as error:
        raise UnreadableTable(f"{source}: this Parquet file cannot be read: {error}") from error


def _batches(file: Any, done: list[int]) -> Iterator[Piece]:
    for found in file.iter_batches(CHUNK):
        first = done[0] + 1
        done[0] += found.num_rows
        yield Piece(first, found)


def _of_columns(piece: Piece, reading: Reading) -> Batch:
    found = piece.content
    blank = [""] * found.num_rows
    columns = [Texts(each) if at in reading.needed else blank for at, each in enumerate(found.columns)]
    return Batch(range(piece.first, piece.first + found.num_rows), columns, [], found)
