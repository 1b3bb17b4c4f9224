"""Digests of rows over what their cells say, `name=value`: a column that is new and empty changes none."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

LENGTH = 16


def said(cells: Mapping[str, object]) -> str:
    """Cells as one text, by name; None and what is empty are left out, 0 is not."""
    return "\x1f".join(sorted(f"{name}={_text(value)}" for name, value in cells.items() if value or value == 0))


def digest(texts: Iterable[str]) -> str:
    """Short hash of some texts."""
    return hashlib.sha256("\x1e".join(texts).encode("utf-8")).hexdigest()[:LENGTH]


def _text(value: object) -> str:
    return ";".join(map(str, value)) if isinstance(value, tuple) else str(value)
