"""A pack, written: the files of the data by their parts and the manifest, the same bytes from the same data."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from layers.errors import BrokenPack
from layers.packs import manifest
from layers.packs.manifest import FILE_NAME, Manifest, Packed

#: What data are written in; all else in their folders is for the people who keep them.
ENDINGS = frozenset({".csv", ".yml", ".json", ".geojson", ".lock", ".tsv"})
FIRST_DAY, READABLE, UNIX = (1980, 1, 1, 0, 0, 0), 0o100644, 3


def pack(parts: Mapping[str, Path], said: Manifest, output: Path) -> Manifest:
    """Write a pack to a file and return its manifest; a file of before is replaced at once, or stays.

    Parameters
    ----------
    parts : mapping of str to Path
        Folder, or single file, of each part.
    said : Manifest
        The release and the versions of the atlas; its files are those found here.

    Raises
    ------
    BrokenPack
        A file of the data has a name that packs cannot have.
    """
    found = dict(sorted(_files(parts)))
    wrong = [name for name in found if not FILE_NAME.fullmatch(name)]
    if wrong:
        raise BrokenPack(f"{wrong[0]}: write its name in letters a–z, digits, '.', '_' and '-'")
    contents = {name: path.read_bytes() for name, path in found.items()}
    made = replace(said, files={name: _packed(content) for name, content in contents.items()})
    beside = output.with_name(f"{output.name}.part")
    with ZipFile(beside, "w") as archive:
        for name, content in {manifest.NAME: manifest.written(made), **contents}.items():
            archive.writestr(_entry(name), content, ZIP_DEFLATED, compresslevel=9)
    beside.replace(output)
    return made


def _files(parts: Mapping[str, Path]) -> Iterator[tuple[str, Path]]:
    for part, path in parts.items():
        for file in path.rglob("*") if path.is_dir() else (path,):
            within = file.relative_to(path if path.is_dir() else path.parent)
            hidden = any(step.startswith(".") for step in within.parts)
            if file.is_file() and file.suffix in ENDINGS and not hidden:
                yield f"{part}/{within.as_posix()}", file


def _packed(content: bytes) -> Packed:
    return Packed(len(content), hashlib.sha256(content).hexdigest())


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, FIRST_DAY)
    entry.create_system, entry.external_attr, entry.compress_type = UNIX, READABLE << 16, ZIP_DEFLATED
    return entry
