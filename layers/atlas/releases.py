"""The record of releases: what each held, a digest for every fact, table, document and boundary file.

`seeds/history/<data version>.tsv` is written by `atlas release`; `releases.tsv` lists them, oldest first. They are no
data of the atlas, hence no part of its data version.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from layers.errors import BrokenSeeds, Problem
from layers.records import shown_path

FOLDER, RELEASES = "history", "releases.tsv"
FACT, STATISTIC, TABLE, DOCUMENT, BOUNDARY = "fact", "statistic", "table", "document", "boundary"


@dataclass(frozen=True)
class Entry:
    """One thing of a release.

    Attributes
    ----------
    kind : {'fact', 'statistic', 'table', 'document', 'boundary'}
    id : str
        Fact id, indicator, file in `seeds/`, document id, or vintage and tolerance.
    topic, item : str
        Of a fact; the indicator's id and nothing for a statistic, nothing for the others.
    digest : str
        Of the whole content.
    """

    kind: str
    id: str
    topic: str
    item: str
    digest: str


@dataclass(frozen=True)
class Release:
    """One release: its version, its day (ISO) and its data version."""

    version: str
    day: str
    data_version: str


def releases(seeds_dir: Path) -> list[Release]:
    """The releases, oldest first; none where nothing was released. Raises BrokenSeeds."""
    path = Path(seeds_dir) / FOLDER / RELEASES
    return [Release(*row) for row in _rows(path, Release)] if path.is_file() else []


def read(seeds_dir: Path, data_version: str) -> list[Entry] | None:
    """What the release with a data version held; None where none had it or its record is lost. Raises BrokenSeeds."""
    if not any(release.data_version == data_version for release in releases(seeds_dir)):
        return None
    path = Path(seeds_dir) / FOLDER / f"{data_version}.tsv"
    return [Entry(*row) for row in _rows(path, Entry)] if path.is_file() else None


def last(seeds_dir: Path) -> tuple[Release | None, list[Entry]]:
    """The last release and what it held; nothing where none is recorded."""
    known = releases(seeds_dir)
    return (known[-1], read(seeds_dir, known[-1].data_version) or []) if known else (None, [])


def write(seeds_dir: Path, release: Release, entries: Iterable[Entry]) -> Path:
    """Record a release as the last one and return the file of its entries; the same data are released once."""
    folder = Path(seeds_dir) / FOLDER
    folder.mkdir(exist_ok=True)
    path = folder / f"{release.data_version}.tsv"
    _write(path, Entry, entries)
    known = [one for one in releases(seeds_dir) if one.data_version != release.data_version]
    _write(folder / RELEASES, Release, [*known, release])
    return path


def _rows(path: Path, row: type) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.reader(file, delimiter="\t"))
    columns = [each.name for each in fields(row)]
    wrong = [number for number, cells in enumerate(lines, 1) if len(cells) != len(columns)]
    if lines[:1] != [columns] or wrong:
        said = f"must have the columns {', '.join(columns)}; restore the file"
        raise BrokenSeeds([Problem(shown_path(path), wrong[0] if wrong else 1, "columns", "", said)])
    return lines[1:]


def _write(path: Path, row: type, lines: Iterable[object]) -> None:
    columns: Sequence[str] = [each.name for each in fields(row)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([getattr(line, column) for column in columns] for line in lines)
