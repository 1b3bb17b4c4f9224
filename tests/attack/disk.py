"""A folder for temporary files on a disk of its own, which can be filled."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

SIZE = "8m"


@contextmanager
def small_disk() -> Iterator[Path | None]:
    """A disk of eight megabytes; None where one may not mount one."""
    with tempfile.TemporaryDirectory() as folder:
        mounted = subprocess.run(("mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", folder), capture_output=True)
        try:
            yield None if mounted.returncode else Path(folder)
        finally:
            if not mounted.returncode:
                subprocess.run(("umount", "--lazy", folder), check=True)


def fill(folder: Path) -> None:
    """Write until nothing more goes on it."""
    with suppress(OSError), (folder / "full").open("wb", buffering=0) as file:
        while True:
            file.write(b"x" * 4096)
