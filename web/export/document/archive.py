"""Zip packages whose bytes depend on their content alone."""

import io
import zipfile
from datetime import date

LEVEL = 6


def dated(package: bytes, asof: str) -> bytes:
    """The package with every part dated midnight of the as-of date (ISO); order and storing are kept."""
    day = date.fromisoformat(asof)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(made, "w") as target:
        for part in source.infolist():
            target.writestr(_entry(part, day), source.read(part), part.compress_type, LEVEL)
    return made.getvalue()


def replaced(package: bytes, parts: dict[str, bytes]) -> bytes:
    """The package with other content in some of its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(made, "w") as target:
        for part in source.infolist():
            target.writestr(part, parts.get(part.filename, source.read(part)), part.compress_type, LEVEL)
    return made.getvalue()


def _entry(part: zipfile.ZipInfo, day: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(part.filename, (day.year, day.month, day.day, 0, 0, 0))
    entry.create_system = 0
    return entry
