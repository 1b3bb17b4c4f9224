"""The files that a service was started with, and which of them are no longer so."""

from collections.abc import Iterable
from pathlib import Path


class Started:
    """Sizes of the files under some folders, and of some besides, as they were."""

    def __init__(self, folders: Iterable[Path], besides: Iterable[Path] = ()):
        within = (path for folder in folders for path in folder.rglob("*") if path.is_file())
        self._sizes = {path: _size(path) for path in (*within, *besides)}

    def differing(self) -> list[str]:
        """Names of those that are gone or have another size now."""
        return sorted(path.name for path, size in self._sizes.items() if _size(path) != size)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None
