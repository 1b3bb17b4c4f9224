"""Rows of a file by column, as text and, of a Parquet file, as they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from web.service.mistakes import WebError


class MissingParquet(WebError):
    """A Parquet file was asked for where what reads and writes them is not installed."""


@dataclass(frozen=True)
class Batch:
    """Some rows of a file.

    Attributes
    ----------
    numbers : sequence of int
        Of each row in the file.
    columns : sequence of sequence of str
        As many columns as the header has; of Parquet those alone that are needed, the others blank.
    long : list of int
        Positions of rows that had more cells than the header.
    record : pyarrow.RecordBatch or None
        The rows as a Parquet file has them.
    """

    numbers: Sequence[int]
    columns: Sequence[Sequence[str]]
    long: list[int]
    record: Any = None

    def __len__(self) -> int:
        return len(self.numbers)

    def row(self, at: int) -> list[str]:
        """The cells of one row."""
        return [column[at] for column in self.columns]

    def plain(self, column: int) -> np.ndarray | None:
        """The numbers of a column that holds numbers and no text, NaN where it holds none."""
        if self.record is None or not arrow().types.is_floating(self.record.column(column).type):
            return None
        return self.record.column(column).cast("float64").to_numpy(zero_copy_only=False)


class Texts(Sequence[str]):
    """A column of a Parquet file as text, made once it is asked for."""

    def __init__(self, column: Any):
        self._column = column

    @cached_property
    def _cells(self) -> list[str]:
        return ["" if value is None else str(value) for value in self._column.to_pylist()]

    def __getitem__(self, at: Any) -> Any:
        return self._cells[at]

    def __len__(self) -> int:
        return len(self._column)


def arrow() -> Any:
    """The library of Parquet files; raises MissingParquet with the command that installs it."""
    try:
        import pyarrow.compute
        import pyarrow.parquet  # noqa: F401  parts of it are there once they are imported
    except ImportError as error:
        said = "Parquet files need pyarrow: pip install 'korea-industry-atlas[parquet]'"
        raise MissingParquet(said) from error
    return pyarrow
