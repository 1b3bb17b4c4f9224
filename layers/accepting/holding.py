"""One writer of a folder at a time; the second is told."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from layers.errors import FolderHeld
from layers.words.catalogue import in_every


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder while writing; it is made where it is not there yet. Raises FolderHeld where another holds it."""
    folder.mkdir(parents=True, exist_ok=True)
    own = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(own, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise FolderHeld(in_every("desk", "held", name=folder.name)) from error
    finally:
        os.close(own)
