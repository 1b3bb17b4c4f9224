"""The own folder on disk: which of its files are read, what is refused unread, and its version."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from layers.errors import Problem
from layers.own.saying import problem
from layers.records import decode, shown_path

PREFIX = "own-"
"""Ids of the folder begin so; none of the release does, in this version or a later one."""
LAYERS, FACTS, DOCUMENTS, SCENES, PLACES, TILES = PARTS = (
    "layers", "facts", "documents", "scenes", "places", "tiles",
)  # fmt: skip
FINDINGS, EVIDENCE, PARAGRAPHS = "findings.yml", "evidence.lock", "paragraphs.yml"
MB = 1_000_000
LARGEST, LARGEST_TEXT = 64 * MB, MB
#: Of files that are never read as a whole.
LARGEST_OF = {".pmtiles": 2000 * MB}
TEXTS = (".yml", ".yaml")


def files(folder: Path) -> list[Path]:
    """Every file of the folder in one order; hidden ones (`.git`, `..data` of a mounted volume) are none of it."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def check(folder: Path) -> list[Problem]:
    """What must not even be opened: links that lead out of the folder, files too large, YAML with aliases."""
    if not folder.is_dir():
        return [problem(folder.name, None, "ATLAS_OWN_DIR", folder.name, "no_folder", parts=", ".join(PARTS))]
    return [one for path in _named(folder) for one in _check(folder, path)]


def _named(folder: Path) -> list[Path]:
    """Files and links of the folder, also those that lead nowhere."""
    linked = [path for path in folder.rglob("*") if path.is_symlink() and not path.name.startswith(".")]
    return sorted({*files(folder), *linked})


def _check(folder: Path, path: Path) -> Iterator[Problem]:
    name = shown_path(path)
    if not path.resolve().is_relative_to(folder.resolve()) or not path.exists():
        yield problem(name, None, "file", path.name, "link_out")
    elif not path.is_file():
        return
    elif path.stat().st_size > (most := LARGEST_OF.get(path.suffix.lower(), LARGEST)):
        yield problem(name, None, "file", f"{path.stat().st_size / MB:.0f} MB", "too_large", most=most // MB)
    elif path.suffix.lower() in TEXTS:
        yield from _check_yaml(path, name)


def _check_yaml(path: Path, name: str) -> Iterator[Problem]:
    if path.suffix != TEXTS[0]:
        yield problem(name, None, "file", path.name, "yml")
    if path.stat().st_size > LARGEST_TEXT:
        yield problem(name, None, "file", f"{path.stat().st_size} bytes", "too_large", most=LARGEST_TEXT // MB)
        return
    text, _ = decode(path)
    try:
        line = next((token.start_mark.line + 1 for token in yaml.scan(text) if isinstance(token, _ALIAS)), None)
    except yaml.YAMLError:
        return  # said when it is read
    if line is not None:
        yield problem(name, line, "yaml", "*", "aliases")


_ALIAS = (yaml.AliasToken, yaml.AnchorToken)


def version(folder: Path, tables: Iterable[str] = ()) -> str:
    """Short hash of the names and bytes of every file of the folder, and of what its tables held."""
    digest = hashlib.sha256()
    for path in files(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        with path.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    for each in tables:
        digest.update(each.encode())
    return digest.hexdigest()[:12]
