"""What the atlas holds now beside what a release held, and whether it is what was released last."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from layers.atlas import releases, vintages
from layers.atlas.atlas import Atlas
from layers.atlas.releases import BOUNDARY, DOCUMENT, FACT, STATISTIC, TABLE, Entry, Release
from layers.facts import digests
from layers.facts.documents import UNKNOWN_TERMS
from layers.statistics.figures import Figure
from layers.statistics.reading import holds_figures

BEGUN, CHANGED, GONE = "begun", "changed", "gone"
KINDS = (BEGUN, CHANGED, GONE)
#: The facts, which are told one by one, and the record itself; figures are told by indicator.
_APART = ("facts", releases.FOLDER)


@dataclass(frozen=True)
class Difference:
    """What became of an entry since a release: begun, changed or gone."""

    kind: str
    entry: Entry

    def __str__(self) -> str:
        return f"{self.entry.kind} {self.entry.id}: {self.kind}"


@dataclass(frozen=True)
class Standing:
    """What differs from the last release; `release` is None where nothing was released."""

    release: Release | None
    differences: tuple[Difference, ...]

    @property
    def released(self) -> bool:
        """Whether this is what the last release held."""
        return self.release is not None and not self.differences

    @property
    def counts(self) -> Mapping[str, int]:
        """How many entries are begun, changed and gone."""
        return dict.fromkeys(KINDS, 0) | Counter(one.kind for one in self.differences)

    def __str__(self) -> str:
        if self.release is None:
            return "not released: no release is recorded"
        if self.released:
            return f"as released in {self.release.version}"
        told = ", ".join(f"{count} {kind}" for kind, count in self.counts.items() if count)
        return f"not released: {told} since {self.release.version}"


def standing(atlas: Atlas) -> Standing:
    """How the atlas stands to its last release; the same data version is the same bytes of every file."""
    release, before = releases.last(atlas.seeds_dir)
    if release is not None and release.data_version == atlas.release_version:
        return Standing(release, ())
    return Standing(release, tuple(differences(before, entries(atlas))) if release else ())


#: What a document says of itself only once somebody has seen it there; until then it is the document of before.
_UNSTATED = (("licence", UNKNOWN_TERMS),)


def entries(atlas: Atlas) -> list[Entry]:
    """Everything that the atlas holds now, by kind and id."""
    found = [*_facts(atlas), *_statistics(atlas), *_tables(atlas.seeds_dir), *_documents(atlas), *_boundaries(atlas)]
    return sorted(found, key=lambda one: (one.kind, one.id))


def _facts(atlas: Atlas) -> Iterator[Entry]:
    own = {fact.id for fact in atlas.own.facts}
    for fact in atlas.facts:
        if fact.id in own:
            continue
        yield Entry(FACT, fact.id, fact.topic, fact.item, fact.digest)


def _statistics(atlas: Atlas) -> Iterator[Entry]:
    for indicator, figures in atlas.statistics.tables().items():
        if indicator in atlas.own.tilesets:
            continue
        yield Entry(STATISTIC, indicator, indicator, "", digests.digest(sorted(map(_figure, figures))))


def _tables(seeds_dir: Path) -> Iterator[Entry]:
    for path in sorted(seeds_dir.rglob("*.csv")):
        name = path.relative_to(seeds_dir)
        if name.parts[0] not in _APART and not holds_figures(path):
            yield Entry(TABLE, name.as_posix(), "", "", digests.digest(_rows(path)))


def _rows(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = csv.reader(file)
        columns = next(lines, [])
        for cells in lines:
            yield digests.said(dict(zip(columns, cells, strict=False)))


def _documents(atlas: Atlas) -> Iterator[Entry]:
    for key, document in atlas.documents.items():
        if key in atlas.own.documents:
            continue
        told = {name: value for name, value in vars(document).items() if (name, value) not in _UNSTATED}
        yield Entry(DOCUMENT, document.id, "", "", digests.digest([digests.said(told)]))


def _boundaries(atlas: Atlas) -> Iterator[Entry]:
    for key, digest in vintages.held(atlas.boundaries.data_dir).items():
        yield Entry(BOUNDARY, key, "", "", digest)


def _figure(figure: Figure) -> str:
    """A figure's cells, with what must be known of it in Korean and English."""
    notes = {"note": figure.note("ko"), "note_en": figure.note("en")}
    return digests.said({name: cell for name, cell in vars(figure).items() if name != "notes"} | notes)


def release(atlas: Atlas, version: str, day: date) -> Path:
    """Record what the atlas holds now as a release and return the file; the same data are released once."""
    return releases.write(atlas.seeds_dir, Release(version, day.isoformat(), atlas.release_version), entries(atlas))


def differences(before: Iterable[Entry], after: Iterable[Entry]) -> list[Difference]:
    """What differs between two states of the data, by kind of difference and id."""
    old, new = ({(one.kind, one.id): one for one in some} for some in (before, after))
    found = [Difference(BEGUN, one) for key, one in new.items() if key not in old]
    found += [Difference(CHANGED, one) for key, one in new.items() if key in old and old[key].digest != one.digest]
    found += [Difference(GONE, one) for key, one in old.items() if key not in new]
    return sorted(found, key=lambda one: (KINDS.index(one.kind), one.entry.kind, one.entry.id))
