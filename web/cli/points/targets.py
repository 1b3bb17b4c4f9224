"""Where located points are written: a CSV or a Parquet file, by the ending of its name, whole or not at all."""

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from errno import ENOENT
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any

import pandas as pd

from web.cli.points.batches import PARQUET, Batch, Points, arrow

#: Writes a batch with what was found of its rows.
Write = Callable[[Batch, pd.DataFrame], None]
TEXT: dict[str, Any] = {"mode": "w", "encoding": "utf-8-sig", "newline": ""}
BYTES: dict[str, Any] = {"mode": "wb"}


def is_parquet(target: Path) -> bool:
    """Whether a file is to be a Parquet file."""
    return target.suffix.lower() == f".{PARQUET}"


@contextmanager
def written(target: Path, found: Points, added: Sequence[str], numbers: Sequence[str]) -> Iterator[Write]:
    """What writes batches into a file.

    Parameters
    ----------
    added : sequence of str
        Names of the new columns.
    numbers : sequence of str
        Those of them that hold numbers.
    """
    if not is_parquet(target):
        with _whole(target, TEXT) as out:
            writer = csv.writer(out)
            writer.writerow([*found.header, *added])
            yield lambda batch, joined: writer.writerows(
                [*row, *more] for row, more in zip(batch.rows, joined.itertuples(index=False, name=None), strict=True)
            )
        return
    schema = _schema(found, added, numbers)
    with _whole(target, BYTES) as out, arrow().parquet.ParquetWriter(out, schema) as writer:
        yield lambda batch, joined: writer.write_batch(_columns(batch, joined, schema))


def _schema(found: Points, added: Sequence[str], numbers: Sequence[str]) -> Any:
    """The columns of the source as they are, and the new ones: numbers, and texts of which few differ."""
    pyarrow = arrow()
    own = found.schema or pyarrow.schema([(name, pyarrow.string()) for name in found.header])
    few = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    new = [pyarrow.field(name, pyarrow.float64() if name in numbers else few) for name in added]
    return pyarrow.schema([*own, *new], metadata=own.metadata)


def _columns(batch: Batch, joined: pd.DataFrame, schema: Any) -> Any:
    """A batch in a schema; what a CSV leaves blank is null."""
    pyarrow = arrow()
    own = (
        batch.columns.columns if batch.columns is not None else list(map(pyarrow.array, zip(*batch.rows, strict=True)))
    )
    fields = list(schema)[len(own) :]
    new = [_column(joined.iloc[:, at], field.type) for at, field in enumerate(fields)]
    return pyarrow.RecordBatch.from_arrays([*own, *new], schema=schema)


def _column(values: pd.Series, kind: Any) -> Any:
    pyarrow = arrow()
    if kind == pyarrow.float64():
        return pyarrow.array([None if value == "" else value for value in values], kind)
    texts = pyarrow.array(values, pyarrow.string(), from_pandas=True)
    blank = pyarrow.compute.equal(texts, "")
    return pyarrow.compute.if_else(blank, None, texts).dictionary_encode().cast(kind)


@contextmanager
def _whole(target: Path, how: dict[str, Any]) -> Iterator[IO[Any]]:
    """A file that takes the place of the target when all is written, and is gone if anything fails."""
    if target.exists() and not target.is_file():  # a pipe or a terminal has no place to take
        with target.open(**how) as out:
            yield out
        return
    if not target.parent.is_dir():
        raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(target.parent))
    with NamedTemporaryFile(**how, dir=target.parent, prefix=f".{target.name}.", delete=False) as out:
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
