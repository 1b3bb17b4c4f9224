"""A pack, opened by somebody who does not trust it: nothing is written before names, sizes and kinds hold."""

from __future__ import annotations

import hashlib
import os
import stat
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from layers.errors import BrokenPack
from layers.packs import manifest
from layers.packs.manifest import MOST_FILES, NAME, Manifest

#: A manifest of the most files is smaller; a packed file and its entry have these bounds.
MOST_OF_MANIFEST, MOST_PACKED = 4_000_000, 256_000_000
ENCRYPTED, CHUNK = 0x1, 1 << 20
_UNREADABLE = (BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError, ValueError, RuntimeError)


def read(pack: Path, name: str) -> Manifest:
    """The manifest of a pack, whose entries are those it lists, each a plain file; `name` is said in mistakes.

    Raises
    ------
    BrokenPack
        It is no pack, or one that was changed or could do harm.
    UnfitPack
        It has a format that this atlas does not read.
    """
    with _opened(pack, name) as archive:
        return _manifest(archive, name)


def unpack(pack: Path, name: str, folder: Path) -> Manifest:
    """Write the files of a pack below a new folder, each only as the manifest says it, and the manifest beside them.

    Every file is on the disk, not only on its way there, when this returns. Raises as `read` does.
    """
    with _opened(pack, name) as archive:
        found = _manifest(archive, name)
        folder.mkdir()
        for file, packed in found.files.items():
            content = _content(archive, file, packed.bytes, name)
            if len(content) != packed.bytes or hashlib.sha256(content).hexdigest() != packed.sha256:
                raise BrokenPack(f"{name}: {file} is not the file that the manifest lists; the pack was changed")
            lay(folder / file, content)
        lay(folder / NAME, manifest.written(found))
    return found


def lay(path: Path, content: bytes) -> None:
    """Write a file, and its entry in its folder, down to the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    settle(path.parent)


def settle(folder: Path) -> None:
    """Have the entries of a folder on the disk."""
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)


def differing(folder: Path, found: Manifest) -> list[str]:
    """Names of files of an unpacked pack that are gone or other than its manifest says."""
    return [name for name, packed in found.files.items() if _digest(folder / name) != packed.sha256]


def _digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


@contextmanager
def _opened(pack: Path, name: str) -> Iterator[ZipFile]:
    if pack.stat().st_size > MOST_PACKED:
        raise BrokenPack(f"{name}: larger than {MOST_PACKED} bytes; no pack is")
    try:
        with ZipFile(pack) as archive:
            yield archive
    except _UNREADABLE as error:
        raise BrokenPack(f"{name}: is no pack or is damaged ({error})") from error


def _manifest(archive: ZipFile, name: str) -> Manifest:
    entries = archive.infolist()
    wrong = next(_wrong(entries), None)
    if wrong:
        raise BrokenPack(f"{name}: {wrong}")
    if NAME not in archive.namelist():
        raise BrokenPack(f"{name}: has no {NAME}; it is no pack of data")
    found = manifest.read(_content(archive, NAME, MOST_OF_MANIFEST, name), name)
    held = {one.filename: one.file_size for one in entries if one.filename != NAME}
    listed = {file: packed.bytes for file, packed in found.files.items()}
    others = sorted(file for file in held.keys() | listed.keys() if held.get(file) != listed.get(file))
    if others:
        raise BrokenPack(f"{name}: {others[0]!r} is not as the manifest lists it; the pack was changed")
    return found


def _wrong(entries: list[ZipInfo]) -> Iterator[str]:
    """What is wrong with the entries before any is read."""
    if len(entries) > MOST_FILES + 1:
        yield f"{len(entries)} files; a pack has {MOST_FILES} at most"
        return
    names = Counter(entry.filename.lower() for entry in entries)
    yield from (f"{name!r} is twice in it" for name, count in names.items() if count > 1)
    for entry in entries:
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG):
            yield f"{entry.filename!r} is a link or a device; a pack has plain files"
        if entry.flag_bits & ENCRYPTED or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            yield f"{entry.filename!r} is encrypted or packed in an unknown way"
        if entry.filename != NAME and not manifest.FILE_NAME.fullmatch(entry.filename):
            yield f"{entry.filename!r} leads out of the folder, or is no name of a file of data"


def _content(archive: ZipFile, file: str, most: int, name: str) -> bytes:
    """The bytes of an entry, read no further than they may reach, whatever its head says."""
    with archive.open(file) as entry:
        content = entry.read(most + 1)
    if len(content) > most:
        raise BrokenPack(f"{name}: {file} unpacks to more than {most} bytes; the pack was changed")
    return content
