"""The atlas: everything that is known, read once, checked whole and never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from geo.boundaries import Boundaries
from geo.regions import Regions
from layers import catalog, documents, evidence_lock, facts, leads, places, sectors, statistics, statuses, totals
from layers.catalog import Catalog
from layers.documents import Document
from layers.errors import (
    BrokenSeeds,
    Problem,
    UnknownDocument,
)
from layers.facts import NATIONAL_FIGURES, Fact
from layers.leads import Lead
from layers.periods import first_day
from layers.places import Places, Site
from layers.placing import resolve
from layers.records import shown_path
from layers.sectors import Sector
from layers.statistics import Statistics
from layers.statuses import Status
from layers.totals import Expected


@dataclass(frozen=True, eq=False)
class Atlas:
    """Regions, boundaries, documents, facts and definitions that fit together.

    `places_of` gives the region ids of each fact's place as its document meant them.
    """

    regions: Regions
    boundaries: Boundaries
    documents: Mapping[str, Document]
    facts: tuple[Fact, ...]
    statuses: Mapping[str, Status]
    sectors: Mapping[str, Sector]
    places: Places
    sites: Mapping[str, Site]
    catalog: Catalog
    statistics: Statistics
    totals: tuple[Expected, ...]
    leads: Mapping[str, Lead]
    places_of: Mapping[str, tuple[str, ...]]
    data_version: str
    seeds_dir: Path

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Fact, ...]]:
        """Facts by topic, in file order."""
        return _grouped(self.facts, "topic")

    @cached_property
    def by_document(self) -> Mapping[str, tuple[Fact, ...]]:
        """Facts by document, in file order."""
        return _grouped(self.facts, "document")

    def document(self, key: str) -> Document:
        """A document by id; raises UnknownDocument."""
        if key not in self.documents:
            raise UnknownDocument(f"no document {key!r} in documents*.yml")
        return self.documents[key]

    def event(self, fact: Fact) -> date:
        """First day on which a fact is in force: its event, else its document's date."""
        return first_day(fact.valid_from or self.documents[fact.document].date)

    def checked(self, fact: Fact) -> str:
        """Until when we looked for news about a fact (자료 확인일), ISO with its precision."""
        return fact.checked or self.documents[fact.document].checked


def _grouped(all_facts: Iterable[Fact], column: str) -> dict[str, tuple[Fact, ...]]:
    groups: dict[str, list[Fact]] = {}
    for fact in all_facts:
        groups.setdefault(getattr(fact, column), []).append(fact)
    return {key: tuple(members) for key, members in groups.items()}


def read(seeds_dir: Path, data_dir: Path, definitions_dir: Path) -> Atlas:
    """Everything, read and checked.

    Raises
    ------
    BrokenSeeds
        With all problems of all files, each naming file, row, key, value and what is right.
    """
    seeds_dir, data_dir, definitions_dir = map(Path, (seeds_dir, data_dir, definitions_dir))
    regions = Regions.read(data_dir / "regions.csv")
    all_documents, problems = documents.read(seeds_dir)
    all_facts, found = facts.read(seeds_dir)
    problems += found
    all_statuses, found = statuses.read(seeds_dir)
    problems += found
    all_sectors, found = sectors.read(seeds_dir)
    problems += found
    all_places, found = places.read_places(seeds_dir, regions)
    problems += found
    all_sites, found = places.read_sites(seeds_dir, regions)
    problems += found
    figures, found = statistics.read(seeds_dir, regions)
    problems += found
    topics = frozenset(fact.topic for fact in all_facts)
    layers, found = catalog.read(definitions_dir, topics, figures.with_figures())
    problems += found
    expected, found = totals.read(seeds_dir, all_documents, topics)
    problems += found + _check_lock(seeds_dir)
    all_leads, found = leads.read(seeds_dir, topics | {fact.item for fact in all_facts})
    problems += found
    shown = {d.topic for d in layers.values()} | _topics_of_files(definitions_dir)
    problems += _check_ids(all_facts, "document", all_documents, "is no entry of documents*.yml")
    problems += _check_ids(all_facts, "status", all_statuses, _one_of(all_statuses))
    problems += _check_ids(all_facts, "sector", all_sectors, _one_of(all_sectors))
    problems += _check_ids(all_facts, "sector2", all_sectors, _one_of(all_sectors))
    problems += _check_ids(all_facts, "site", all_sites, "is no site of sites.csv")
    problems += _check_ids(all_facts, "topic", shown | {NATIONAL_FIGURES}, _NO_LAYER)
    resolved, found = resolve(all_facts, all_documents, all_places)
    problems += found
    if problems:
        raise BrokenSeeds(problems)
    return Atlas(
        regions=regions,
        boundaries=Boundaries(data_dir),
        documents=all_documents,
        facts=tuple(all_facts),
        statuses=all_statuses,
        sectors=all_sectors,
        places=all_places,
        sites=all_sites,
        catalog=layers,
        statistics=figures,
        totals=tuple(expected),
        leads=all_leads,
        places_of=resolved,
        data_version=version((seeds_dir, data_dir, definitions_dir)),
        seeds_dir=seeds_dir,
    )


_NO_LAYER = f"no layer definition shows this topic; write one, or use {NATIONAL_FIGURES}"


def _check_lock(seeds_dir: Path) -> list[Problem]:
    try:
        evidence_lock.read_lock(seeds_dir)
    except ValueError as error:
        said = "is no lock; write it again with make verify-facts"
        return [Problem(shown_path(seeds_dir / evidence_lock.FILE), None, "json", str(error), said)]
    return []


def _one_of(known: Collection[str]) -> str:
    return f"must be one of {', '.join(known)}"


def _topics_of_files(definitions_dir: Path) -> set[str]:
    return {path.stem for path in definitions_dir.glob("*.yml")}


def _check_ids(all_facts: Iterable[Fact], column: str, known: Collection[str | None], said: str) -> list[Problem]:
    found = []
    for fact in all_facts:
        cell = getattr(fact, column)
        for value in cell if isinstance(cell, tuple) else (cell,):
            if value is not None and value not in known:
                found.append(Problem(fact.file, fact.row, column, value, said))
    return found


def version(folders: Iterable[Path]) -> str:
    """Short hash of the names and bytes of every data file under some folders."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in _HASHED:
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


_HASHED = (".csv", ".yml", ".json", ".lock")
