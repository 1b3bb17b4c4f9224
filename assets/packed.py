"""Textual files packed once, at set-up, as hard as it goes: scripts, styles, drawings and boundaries.

They lie in `vendor/packed` under the first digits of the SHA-256 of what they unpack to, so that an edited file is
never answered with an old one: for it nothing lies there, and the service packs it when it is sent.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

import brotli

FOLDER = "packed"
#: As `web.service.assets` writes digests in addresses.
DIGITS = 12
SMALLEST = 600
ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda content: brotli.compress(content, quality=11),
    "gz": lambda content: gzip.compress(content, 9, mtime=0),
}
STATIC = ("css/**/*.css", "js/**/*.js", "img/**/*.svg")
VENDOR = ("*.css", "*.js")
DATA = ("boundaries-*.json", "context.json")


def sources(root: Path) -> list[Path]:
    """The files of the project that are packed, without those of the vendor folder."""
    return sorted((*_found(root / "web" / "static", STATIC), *_found(root / "data", DATA)))


def pack(root: Path, folder: Path) -> None:
    """Write every file of the project and of the vendor folder packed in each encoding."""
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    for path in (*sources(root), *_found(folder, VENDOR)):
        content = path.read_bytes()
        if len(content) >= SMALLEST:
            _write(folder / FOLDER / hashlib.sha256(content).hexdigest()[:DIGITS], content)


def _found(folder: Path, patterns: Iterable[str]) -> Iterable[Path]:
    return sorted(path for pattern in patterns for path in folder.glob(pattern))


def _write(stem: Path, content: bytes) -> None:
    for suffix, encode in ENCODERS.items():
        stem.with_name(f"{stem.name}.{suffix}").write_bytes(encode(content))
