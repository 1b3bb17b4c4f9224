"""Packed bytes that depend on their content alone: zip packages and gzip streams with fixed headers."""

import gzip
import io
import zipfile
from collections.abc import Iterable
from datetime import date

LEVEL, SMALLEST = 6, 9
MS_DOS, PLAIN_FILE = 0, 0o600 << 16
UNKNOWN_SYSTEM = b"\xff"
_SYSTEM_AT = 9


def packed(parts: Iterable[tuple[str, bytes]], asof: str) -> bytes:
    """A zip package of parts in their order, each dated midnight of the as-of date (ISO)."""
    made, day = io.BytesIO(), date.fromisoformat(asof)
    with zipfile.ZipFile(made, "w") as target:
        for name, content in parts:
            _put(target, name, content, day, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def dated(package: bytes, asof: str) -> bytes:
    """The package with every part dated midnight of the as-of date (ISO); order and storing are kept."""
    made, day = io.BytesIO(), date.fromisoformat(asof)
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(made, "w") as target:
        for part in source.infolist():
            _put(target, part.filename, source.read(part), day, part.compress_type)
    return made.getvalue()


def replaced(package: bytes, parts: dict[str, bytes]) -> bytes:
    """The package with other content in some of its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(made, "w") as target:
        for part in source.infolist():
            target.writestr(part, parts.get(part.filename, source.read(part)), part.compress_type, LEVEL)
    return made.getvalue()


def gzipped(content: bytes) -> bytes:
    """Bytes as a gzip stream without a time, which names no system."""
    made = gzip.compress(content, SMALLEST, mtime=0)
    return made[:_SYSTEM_AT] + UNKNOWN_SYSTEM + made[_SYSTEM_AT + 1 :]


def _put(target: zipfile.ZipFile, name: str, content: bytes, day: date, stored: int) -> None:
    entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    entry.create_system, entry.external_attr = MS_DOS, PLAIN_FILE
    target.writestr(entry, content, stored, LEVEL)
