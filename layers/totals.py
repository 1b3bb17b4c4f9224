"""What documents total, counted again over the facts."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from layers.documents import Document
from layers.errors import Problem


@dataclass(frozen=True)
class Expected:
    """A number a document prints and how to count it."""

    id: str
    document: str
    ko: str
    en: str
    printed: float
    check: Mapping[str, str]


def read(
    seeds_dir: Path, documents: Mapping[str, Document], topics: Collection[str]
) -> tuple[list[Expected], list[Problem]]:
    """Expected totals of `totals.yml`, and what is wrong with it."""
    return [], []
