"""What each release held: a row for every fact, table and boundary with the hash of its content.

`seeds/history/<data version>.tsv` is written by `atlas release`; `releases.tsv` lists them. With them a reader of an
old file can be told what has changed since. They are no data of the atlas, hence no part of its data version.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from layers.atlas.atlas import Atlas
from layers.facts.facts import COLUMNS, Fact
from layers.statistics.figures import Figure

FOLDER, RELEASES = "history", "releases.tsv"
FACT, STATISTIC, BOUNDARY = "fact", "statistic", "boundary"
BEGUN, CHANGED, GONE = "begun", "changed", "gone"
KINDS = (BEGUN, CHANGED, GONE)


@dataclass(frozen=True)
class Entry:
    """One thing of a release.

    Attributes
    ----------
    kind : {'fact', 'statistic', 'boundary'}
    id : str
        Fact id, indicator, or vintage.
    topic, item : str
        Of a fact; the indicator's id and nothing for a table, nothing for a boundary.
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


@dataclass(frozen=True)
class Difference:
    """What became of an entry since a release: begun, changed or gone."""

    kind: str
    entry: Entry


def entries(atlas: Atlas) -> list[Entry]:
    """Everything that the atlas holds now, by kind and id."""
    return sorted([*_facts(atlas), *_statistics(atlas), *_boundaries(atlas)], key=lambda one: (one.kind, one.id))


def _facts(atlas: Atlas) -> Iterator[Entry]:
    for fact in atlas.facts:
        yield Entry(FACT, fact.id, fact.topic, fact.item, _digest([_told(fact)]))


def _told(fact: Fact) -> str:
    return "\x1f".join(str(getattr(fact, column)) for column in ("document", *COLUMNS))


def _statistics(atlas: Atlas) -> Iterator[Entry]:
    for indicator, figures in atlas.statistics.tables().items():
        yield Entry(STATISTIC, indicator, indicator, "", _digest(sorted(map(_figure_told, figures))))


def _figure_told(figure: Figure) -> str:
    """A figure as the first record wrote it, with what must be known of it in Korean and English."""
    cells = {field.name: getattr(figure, field.name) for field in fields(figure)}
    notes = {"note": figure.note("ko") or None, "note_en": figure.note("en") or None}
    told = ({name: cell} if name != "notes" else notes for name, cell in cells.items())
    return f"Figure({', '.join(f'{name}={cell!r}' for part in told for name, cell in part.items())})"


def _boundaries(atlas: Atlas) -> Iterator[Entry]:
    for path in sorted(atlas.boundaries.data_dir.glob("boundaries-*.json")):
        yield Entry(BOUNDARY, path.stem.removeprefix("boundaries-"), "", "", _digest([path.read_text("utf-8")]))


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\x1e".join(lines).encode("utf-8")).hexdigest()[:12]


def releases(seeds_dir: Path) -> list[Release]:
    """The releases, oldest first; none where nothing was released."""
    path = Path(seeds_dir) / FOLDER / RELEASES
    return [Release(*row) for row in _rows(path)] if path.is_file() else []


def read(seeds_dir: Path, data_version: str) -> list[Entry] | None:
    """What the release with a data version held; None where none had it."""
    if not any(release.data_version == data_version for release in releases(seeds_dir)):
        return None
    return [Entry(*row) for row in _rows(Path(seeds_dir) / FOLDER / f"{data_version}.tsv")]


def release(atlas: Atlas, version: str, day: date) -> Path:
    """Write what the atlas holds now as a release and return the file; the same data are released once."""
    folder = atlas.seeds_dir / FOLDER
    folder.mkdir(exist_ok=True)
    path = folder / f"{atlas.data_version}.tsv"
    _write(path, Entry, entries(atlas))
    known = [one for one in releases(atlas.seeds_dir) if one.data_version != atlas.data_version]
    _write(folder / RELEASES, Release, [*known, Release(version, day.isoformat(), atlas.data_version)])
    return path


def differences(before: Iterable[Entry], after: Iterable[Entry]) -> list[Difference]:
    """What differs between two states of the data, by kind of difference and id."""
    old, new = ({(one.kind, one.id): one for one in some} for some in (before, after))
    found = [Difference(BEGUN, one) for key, one in new.items() if key not in old]
    found += [Difference(CHANGED, one) for key, one in new.items() if key in old and old[key].digest != one.digest]
    found += [Difference(GONE, one) for key, one in old.items() if key not in new]
    return sorted(found, key=lambda one: (KINDS.index(one.kind), one.entry.kind, one.entry.id))


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t"))[1:]


def _write(path: Path, row: type, lines: Iterable[object]) -> None:
    columns = [each.name for each in fields(row)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([getattr(line, column) for column in columns] for line in lines)
