"""A folder for libraries that write files, and one way of saying that there is no room for them."""

import errno
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pyogrio.errors import DataLayerError, DataSourceError

FULL = ("no space left", "disk is full", "disk i/o error")


@contextmanager
def scratch() -> Iterator[Path]:
    """The folder, gone afterwards.

    Raises
    ------
    OSError
        The disk is full, whichever library met it.
    """
    try:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
    except (DataSourceError, DataLayerError, sqlite3.OperationalError) as error:
        if not any(said in str(error).casefold() for said in FULL):
            raise
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
