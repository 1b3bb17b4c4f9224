"""Static files by name: the vendored ones through their manifest, ours with a hash of their content in the address."""

import hashlib
import json
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parents[1] / "static"
MANIFEST = STATIC / "vendor" / "manifest.json"
PACKED = STATIC / "vendor" / "packed"
SUFFIXES = {"br": ".br", "gzip": ".gz"}


class MissingAsset(FileNotFoundError):
    """A static file is not there: the set-up step was not run, another one took its files away, or a name is wrong."""


@cache
def manifest() -> dict[str, dict]:
    """What the set-up step installed, by name."""
    try:
        return json.loads(MANIFEST.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise MissingAsset("web/static/vendor/manifest.json is missing: run `make assets`") from error


@cache
def address(name: str) -> str:
    """The address of a static file, with its content's hash so that it can be kept for ever.

    Raises
    ------
    MissingAsset
        Naming the file and the command that makes it.
    """
    path = file(name)
    return f"/static/{path.relative_to(STATIC).as_posix()}?v={digest_of(path.read_bytes())}"


def published() -> list[Path]:
    """The files that the set-up step installed; their addresses are those of now, whatever it installs later."""
    return [STATIC / manifest()[name]["path"] for name in manifest() if address(name)]


@cache
def names() -> frozenset[str]:
    """Every static file by its path: what may be asked for, written as we write it."""
    return frozenset(path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*") if path.is_file())


def digest_of(content: bytes) -> str:
    """The digits of a content's SHA-256 that addresses carry."""
    return hashlib.sha256(content).hexdigest()[:12]


def packed(digest: str, encoding: str) -> bytes | None:
    """What the set-up step packed of a content; None where it has no such content."""
    path = PACKED / f"{digest}{SUFFIXES[encoding]}"
    return path.read_bytes() if path.is_file() else None


def file(name: str) -> Path:
    """Where a static file is kept; raises MissingAsset, naming the command that makes it."""
    path = manifest()[name]["path"] if name in manifest() else name
    if not (STATIC / path).is_file():
        raise MissingAsset(f"web/static/{path} is missing: run `make assets`")
    return STATIC / path
