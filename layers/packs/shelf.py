"""The folder of applied packs: each unpacked in a folder of its own, and one small file that says which is served.

That file is replaced in one step, after everything that it names is on the disk: whoever reads, and whenever the power
goes, it names the data of before or the new ones, whole.
"""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from layers.errors import BrokenPack, BusyPacks, NoEarlierPack
from layers.packs import manifest, opening
from layers.packs.manifest import NAME, Manifest

SERVED, LOCK, WORK = "served.json", ".lock", ".work"
_MEND = "restore the folder, or apply the pack again into an empty one"


@dataclass(frozen=True)
class Laid:
    """An applied pack: its manifest and the folder that holds its parts."""

    manifest: Manifest
    folder: Path

    def part(self, name: str) -> Path:
        """The folder of a part, or its file."""
        return self.folder / name


def laid(packs_dir: Path) -> list[Laid]:
    """The applied packs, the one that is served last; none where nothing was applied.

    Raises
    ------
    BrokenPack
        The list or a manifest cannot be read.
    """
    return [_laid(packs_dir / name) for name in _names(packs_dir)]


def _names(packs_dir: Path) -> list[str]:
    path = packs_dir / SERVED
    if not path.is_file():
        return []
    try:
        return [str(name) for name in json.loads(path.read_bytes())["packs"]]
    except (ValueError, TypeError, KeyError) as error:
        raise BrokenPack(f"{packs_dir.name}/{SERVED}: cannot be read; {_MEND}") from error


def _laid(folder: Path) -> Laid:
    path = folder / NAME
    if folder.name in ("", ".", "..") or not path.is_file():
        raise BrokenPack(f"{folder.parent.name}/{SERVED}: names {folder.name!r}, which is not there; {_MEND}")
    return Laid(manifest.read(path.read_bytes(), folder.name), folder)


def served(packs_dir: Path) -> Laid | None:
    """The pack that is served, None where it is the data of the program. Raises as `laid` does."""
    return next(reversed(laid(packs_dir)), None)


@contextmanager
def locked(packs_dir: Path) -> Iterator[Path]:
    """An empty folder to work in, while nobody else updates; it goes afterwards, and what a broken update left too.

    Raises
    ------
    BusyPacks
        Another update is at work.
    """
    with (packs_dir / LOCK).open("a+b") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyPacks(f"{packs_dir}: another update is at work here; wait for it and try again") from error
        work = packs_dir / WORK
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        try:
            yield work
        finally:
            shutil.rmtree(work, ignore_errors=True)


def put(packs_dir: Path, unpacked: Path) -> Laid:
    """Serve what was unpacked below the folder to work in; the packs of before stay where they are."""
    names = _names(packs_dir)
    made = manifest.read((unpacked / NAME).read_bytes(), unpacked.name)
    free = (packs_dir / f"{made.key}{f'-{number}' if number else ''}" for number in count())
    folder = next(one for one in free if not one.exists())
    unpacked.rename(folder)
    opening.settle(packs_dir)
    _serve(packs_dir, [*names, folder.name])
    return Laid(made, folder)


def before(packs_dir: Path) -> Laid | None:
    """The pack that was served before the last one; None where that was the data of the program.

    The last one itself may be broken.

    Raises
    ------
    NoEarlierPack
        No pack is applied.
    BrokenPack
        The one of before cannot be read.
    """
    names = _names(packs_dir)
    if not names:
        raise NoEarlierPack(f"{packs_dir}: no pack is applied; the data of the program are served")
    return _laid(packs_dir / names[-2]) if len(names) > 1 else None


def back(packs_dir: Path) -> None:
    """Serve what `before` says; the folder of the last pack stays, for a service that still runs with it."""
    _serve(packs_dir, _names(packs_dir)[:-1])


def _serve(packs_dir: Path, names: Sequence[str]) -> None:
    beside = packs_dir / f"{SERVED}.new"
    opening.lay(beside, (json.dumps({"packs": list(names)}) + "\n").encode())
    beside.replace(packs_dir / SERVED)
    opening.settle(packs_dir)
