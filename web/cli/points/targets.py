"""Where located points are written: a CSV or a Parquet file, by the ending of its name, whole or not at all."""

import csv
import math
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from errno import ENOENT
from io import BytesIO, StringIO
from itertools import chain, groupby, repeat
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

import numpy as np
import pandas as pd

from web.cli.points.batches import PARQUET, Points
from web.cli.points.footers import Joined
from web.cli.points.rows import Batch, arrow

#: New columns of rows by name: texts of which few differ, or numbers; missing is blank.
Columns = Mapping[str, pd.Categorical | np.ndarray]
MARK = "\ufeff"


def is_parquet(target: Path) -> bool:
    """Whether a file is to be a Parquet file."""
    return target.suffix.lower() == f".{PARQUET}"


@dataclass(frozen=True)
class Form:
    """How rows are written: as lines of a CSV under a header, or, with a schema, as Parquet."""

    header: list[str]
    schema: Any = None

    def encoded(self, batch: Batch, new: Columns) -> bytes:
        """Rows with their new columns as bytes: lines, or a whole Parquet file; nothing where there are none."""
        if not len(batch):
            return b""
        return _lines(batch, new) if self.schema is None else _file(batch, new, self.schema)

    def begun(self) -> bytes:
        """What is written of no rows, in UTF-8 with a mark for spreadsheets."""
        if self.schema is not None:
            return _bytes(self.schema)
        out = StringIO(newline="")
        csv.writer(out).writerow(self.header)
        return f"{MARK}{out.getvalue()}".encode()


def form(target: Path, found: Points, added: Sequence[str], numbers: Sequence[str]) -> Form:
    """How the rows of a file are written with new columns, of which some hold numbers."""
    header = [*found.reading.header, *added]
    return Form(header, _schema(found, added, numbers) if is_parquet(target) else None)


@contextmanager
def written(target: Path, how: Form) -> Iterator[Callable[[bytes], object]]:
    """What writes encoded rows into a file, one after another."""
    with _whole(target) as out:
        if how.schema is None:
            out.write(how.begun())
            yield out.write
            return
        file = Joined(out, how.begun())
        yield lambda part: file.add(part) if part else None
        file.close()


def _lines(batch: Batch, new: Columns) -> bytes:
    """Lines of a CSV. Cells of texts that stand together are written once for all rows that have the same."""
    runs = [list(run) for _, run in groupby(new.values(), lambda values: isinstance(values, pd.Categorical))]
    parts = [
        _cells(batch.columns),
        *(_same(run) if isinstance(run[0], pd.Categorical) else _cells(run) for run in runs),
    ]
    ends = [*[repeat(b",")] * len(runs), repeat(b"\r\n")]
    return b"".join(chain.from_iterable(zip(*chain.from_iterable(zip(parts, ends, strict=True)), strict=False)))


def _same(texts: Sequence[pd.Categorical]) -> list[bytes]:
    """Cells of each row, made of the first row that has the same ones."""
    key = np.zeros(len(texts[0]), dtype=np.int64)
    for values in texts:
        key, _ = pd.factorize(key * (len(values.categories) + 1) + values.codes + 1)
    _, first = np.unique(key, return_index=True)
    told = _cells([values.take(first) for values in texts])
    return [told[at] for at in key]


def _cells(columns: Sequence[Any]) -> list[bytes]:
    """Cells of each row as a CSV has them, with nothing after the last one."""
    out = _Written()
    # a blank cell more, since a row of one blank cell alone would be quoted
    csv.writer(out).writerows(zip(*map(_texts, columns), repeat(""), strict=False))
    return [line[: -len(",\r\n")].encode() for line in out]


class _Written(list[str]):
    """Takes what is written as lines."""

    write = list.append


def _texts(values: Any) -> Sequence[Any]:
    """Cells of a column, blank where it has no value."""
    if isinstance(values, pd.Categorical):
        return np.array([*values.categories, ""], dtype=object)[values.codes].tolist()
    if isinstance(values, np.ndarray):
        return ["" if math.isnan(value) else value for value in values.tolist()]
    return values


def _schema(found: Points, added: Sequence[str], numbers: Sequence[str]) -> Any:
    """The columns of the source as they are, and the new ones: numbers, and texts of which few differ."""
    pyarrow = arrow()
    own = found.schema or pyarrow.schema([(name, pyarrow.string()) for name in found.reading.header])
    few = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    new = [pyarrow.field(name, pyarrow.float64() if name in numbers else few) for name in added]
    return pyarrow.schema([*own, *new], metadata=own.metadata)


def _file(batch: Batch, new: Columns, schema: Any) -> bytes:
    """A Parquet file of one row group; what a CSV leaves blank is null."""
    pyarrow = arrow()
    own = batch.record.columns if batch.record is not None else [pyarrow.array(each) for each in batch.columns]
    return _bytes(schema, pyarrow.RecordBatch.from_arrays([*own, *map(_array, new.values())], schema=schema))


def _bytes(schema: Any, *records: Any) -> bytes:
    out = BytesIO()
    with arrow().parquet.ParquetWriter(out, schema) as writer:
        for record in records:
            writer.write_batch(record)
    return out.getvalue()


def _array(values: pd.Categorical | np.ndarray) -> Any:
    """A column of Arrow: numbers, or codes of those texts alone that are there."""
    pyarrow = arrow()
    if not isinstance(values, pd.Categorical):
        return pyarrow.array(values, pyarrow.float64(), from_pandas=True)
    used = values.remove_unused_categories()
    codes = pyarrow.array(used.codes.astype("int32"), mask=used.codes < 0)
    return pyarrow.DictionaryArray.from_arrays(codes, pyarrow.array(list(used.categories), pyarrow.string()))


@contextmanager
def _whole(target: Path) -> Iterator[IO[bytes]]:
    """A file that takes the place of the target when all is written, and is gone if anything fails."""
    if target.exists() and not target.is_file():  # a pipe or a terminal has no place to take
        with target.open("wb") as out:
            yield out
        return
    if not target.parent.is_dir():
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(target.parent))
    with NamedTemporaryFile("wb", dir=target.parent, prefix=f".{target.name}.", delete=False) as out:
        made = Path(out.name)
        try:
            yield out
        except BaseException:
            made.unlink()
            raise
    made.chmod(0o666 & ~_umask())
    made.replace(target)


def _umask() -> int:
    """The bits that new files of this process do not get."""
    found = os.umask(0)
    os.umask(found)
    return found
