"""The atlas: everything that is known, read once, checked whole and never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from geo.boundaries import Boundaries
from geo.errors import BrokenData
from geo.parts import Parts
from geo.regions import Regions
from layers.atlas import catalog, island_table, releases, tile_table, totals, vintages
from layers.atlas.catalog import Catalog
from layers.atlas.definition import WIDE, Known
from layers.atlas.instrument import Instrument
from layers.atlas.island_table import Island
from layers.atlas.tile_table import Dated
from layers.atlas.totals import Expected
from layers.errors import BrokenSeeds, Problem, UnknownDocument
from layers.evidence import lock
from layers.facts import (
    crosswalk_table,
    dating,
    documents,
    facts,
    leads,
    names_by_date,
    places,
    renamed,
    sectors,
    short_names,
    stages,
    statuses,
)
from layers.facts.crosswalk_table import Crossing
from layers.facts.documents import Document
from layers.facts.facts import LAYERLESS, Fact
from layers.facts.leads import Lead
from layers.facts.places import Places, Site
from layers.facts.placing import resolve
from layers.facts.renamed import Renamed
from layers.facts.sectors import Sector
from layers.facts.short_names import ShortName
from layers.facts.stages import Naming
from layers.facts.statuses import Status
from layers.own import own as own_folder
from layers.own.own import Own
from layers.own.saying import both
from layers.periods import first_day, last_day
from layers.records import shown_path
from layers.statistics import reading as statistics
from layers.statistics import surveys
from layers.statistics.figures import Statistics
from layers.statistics.surveys import Surveys
from layers.tiles import layer as tiled_layer
from layers.vetting import areas, counts, grades, notices
from layers.words import catalogue


@dataclass(frozen=True, eq=False)
class Atlas:
    """Regions, boundaries, documents, facts, tables and definitions that fit together.

    `places_of` gives the region ids of each fact's place as its document meant them. `stages`, `crosswalk` and
    `surveys` are the tables behind comparison, `tiles` the hand-set grid of provinces,
    `islands` those that matter whatever their size, `parts` the 일반구 and 읍·면 of municipalities,
    `renamed` ids of items that are no more, `short_names` what the map calls items, `own` what an organisation added
    from its own folder; its documents, facts, places, sites and layers stand among the others.
    """

    regions: Regions
    parts: Parts
    boundaries: Boundaries
    documents: Mapping[str, Document]
    facts: tuple[Fact, ...]
    statuses: Mapping[str, Status]
    sectors: Mapping[str, Sector]
    places: Places
    sites: Mapping[str, Site]
    catalog: Catalog
    statistics: Statistics
    surveys: Surveys
    crosswalk: tuple[Crossing, ...]
    stages: tuple[Naming, ...]
    tiles: tuple[Dated, ...]
    islands: Mapping[str, Island]
    totals: tuple[Expected, ...]
    leads: Mapping[str, Lead]
    renamed: Mapping[str, Renamed]
    short_names: Mapping[str, ShortName]
    places_of: Mapping[str, tuple[str, ...]]
    data_version: str
    seeds_dir: Path
    own: Own = field(default_factory=Own)

    @property
    def release_version(self) -> str:
        """The version of the release's data alone, without what an organisation adds."""
        return released(self.data_version)

    @cached_property
    def instruments(self) -> Mapping[str, Instrument]:
        """What each layer of facts lists, by layer id in the order of the catalogue."""
        return {each.id: each.instrument for each in self.catalog.values() if each.instrument is not None}

    @cached_property
    def standing_topics(self) -> frozenset[str]:
        """Topics whose items each stand somewhere: at a site, in a municipality or a province."""
        shown = [(layer.topic, layer.level) for layer in self.catalog.values() if layer.topic is not None]
        wide = {topic for topic, level in shown if level in WIDE}
        return frozenset(topic for topic, _ in shown) - wide

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[Fact, ...]]:
        """Facts by topic, in file order; none of an own layer whose source has no rows."""
        return {**dict.fromkeys(self.own.sourced, ()), **_grouped(self.facts, "topic")}

    @cached_property
    def by_item(self) -> Mapping[str, tuple[Fact, ...]]:
        """Facts by item, in file order."""
        return _grouped(self.facts, "item")

    @cached_property
    def by_document(self) -> Mapping[str, tuple[Fact, ...]]:
        """Facts by document, in file order."""
        return _grouped(self.facts, "document")

    def document(self, key: str) -> Document:
        """A document by id; raises UnknownDocument."""
        if key not in self.documents:
            raise UnknownDocument(f"no document {key!r} in documents*.yml").about(key)
        return self.documents[key]

    def event(self, fact: Fact) -> date:
        """First day on which a fact is in force: its event, else its document's date."""
        return first_day(fact.valid_from or self.documents[fact.document].date)

    def surely(self, fact: Fact) -> date:
        """Day by which the event of a fact had surely come: the last of its month or year, or a document of it.

        What its document alone dates is of that document's day. Another claim of the item tells the same event where
        it gives the same status within that month or year.
        """
        if fact.valid_from is None:
            return self.event(fact)
        first, last = self.event(fact), last_day(fact.valid_from)
        alike = (one for one in self.by_item.get(fact.item, (fact,)) if one.draws and one.status == fact.status)
        told = (last_day(self.documents[one.document].date) for one in alike if first <= self.event(one) <= last)
        return max(first, min((last, *told)))

    def heirs(self, item: str) -> tuple[str, ...]:
        """The ids that an item's id means today: itself, or what it became."""
        return self.renamed[item].now if item in self.renamed else (item,)

    def renamed_in(self, topic: str | None) -> list[Renamed]:
        """Ids that became items of a topic, in the order of their table."""
        return [one for one in self.renamed.values() if one.now[0].startswith(f"{topic}.")]

    def checked(self, fact: Fact) -> str:
        """Until when we looked for news about a fact (자료 확인일), ISO with its precision."""
        return fact.checked or self.documents[fact.document].checked


def _grouped(all_facts: Iterable[Fact], column: str) -> dict[str, tuple[Fact, ...]]:
    groups: dict[str, list[Fact]] = {}
    for fact in all_facts:
        groups.setdefault(getattr(fact, column), []).append(fact)
    return {key: tuple(members) for key, members in groups.items()}


def read(
    seeds_dir: Path, data_dir: Path, definitions_dir: Path, own_dir: Path | None = None, database: str = ""
) -> Atlas:
    """Everything, read and checked; `own_dir` is an organisation's own folder beside the release.

    Tables that the folder names are looked up in `database`, the address that the operator set.

    Raises
    ------
    BrokenSeeds
        With all problems of all files, each naming file, row, key, value and what is right.
    """
    catalogue.sections()  # broken words end here
    seeds_dir, data_dir, definitions_dir = map(Path, (seeds_dir, data_dir, definitions_dir))
    problems = _Problems()
    regions = problems.of(_regions(data_dir))
    all_documents = problems.of(documents.read(seeds_dir))
    all_facts = problems.of(facts.read(seeds_dir))
    all_statuses = problems.of(statuses.read(seeds_dir))
    all_sectors = problems.of(sectors.read(seeds_dir))
    topics = frozenset(fact.topic for fact in all_facts)
    parts = problems.of(_parts(data_dir, regions)) if regions is not None else Parts()
    expected = problems.of(totals.read(seeds_dir, all_documents, topics))
    all_leads = problems.of(leads.read(seeds_dir, topics | {fact.item for fact in all_facts}))
    if not problems:  # what the lock holds can be compared only where it can be read
        problems += lock.check(seeds_dir, all_documents, all_facts)
    former = problems.of(renamed.read(seeds_dir, {fact.item for fact in all_facts}))
    shorter = problems.of(short_names.read(seeds_dir, {fact.item for fact in all_facts}))
    own = Own()
    if regions is not None:
        released_items = frozenset(fact.item for fact in all_facts)
        ground = own_folder.Known(
            regions, Boundaries(data_dir, regions), parts, all_statuses, all_sectors, topics, released_items, database
        )
        own = problems.of(own_folder.read(own_dir, ground))
        all_documents, all_facts = all_documents | own.documents, [*all_facts, *own.facts]
        topics |= {fact.topic for fact in own.facts} | own.sourced
    crossings = problems.of(crosswalk_table.read(seeds_dir))
    namings = problems.of(stages.read(seeds_dir, {fact.role for fact in all_facts}, all_sectors))
    surveyed = problems.of(surveys.read(seeds_dir))
    grid = problems.of(tile_table.read(data_dir))
    problems += _check_words(all_facts, all_documents, all_statuses, all_sectors)
    problems += dating.check(all_facts, all_documents)
    problems += [*grades.check(all_facts, all_documents), *notices.check(all_facts), *areas.check(all_facts)]
    problems += names_by_date.check(all_facts, all_documents, problems.of(names_by_date.read(seeds_dir)))
    if regions is None:
        raise BrokenSeeds(problems)
    problems += vintages.check(data_dir, regions, _released_boundaries(seeds_dir))
    all_places = problems.of(places.read_places(seeds_dir, regions))
    all_places = Places((*all_places.table, *own.places), regions)
    all_sites = problems.of(places.read_sites(seeds_dir, regions)) | own.sites
    all_islands = problems.of(island_table.read(data_dir, regions))
    figures = problems.of(statistics.read(seeds_dir, regions))
    problems += surveys.unknown_sources(surveyed, figures.sources)
    figures = tiled_layer.with_counts(figures, own.tilesets.values(), Boundaries(data_dir, regions))
    known = Known(topics, figures.with_figures() | own.tilesets.keys(), all_documents, regions)
    layers = problems.of(catalog.read(definitions_dir, known, own.definitions))
    problems += counts.check(all_facts, _expected(definitions_dir, layers))
    shown = {d.topic for d in layers.values()} | _topics_of_files(definitions_dir) | set(own.owners)
    problems += _check_ids(all_facts, "site", all_sites, "is no site of sites.csv")
    problems += _check_ids(all_facts, "topic", shown | set(LAYERLESS), _NO_LAYER)
    resolved = problems.of(resolve(all_facts, all_documents, all_places))
    if problems:
        raise BrokenSeeds(_in_both(problems, own_dir))
    return Atlas(
        regions=regions,
        parts=parts,
        boundaries=Boundaries(data_dir),
        documents=all_documents,
        facts=tuple(all_facts),
        statuses=all_statuses,
        sectors=all_sectors,
        places=all_places,
        sites=all_sites,
        catalog=layers,
        statistics=figures,
        surveys=surveyed,
        crosswalk=crossings,
        stages=namings,
        tiles=grid,
        islands=all_islands,
        totals=tuple(expected),
        leads=all_leads,
        renamed=former,
        short_names=shorter,
        places_of=resolved,
        data_version=version((seeds_dir, data_dir, definitions_dir)) + (f"{BESIDE}{own.version}" if own.folder else ""),
        seeds_dir=seeds_dir,
        own=own,
    )


def _in_both(problems: Iterable[Problem], own_dir: Path | None) -> list[Problem]:
    """The problems, those of the own folder's files in Korean too: an organisation mends these itself."""
    if own_dir is None:
        return list(problems)
    within = f"{own_dir.name}/"
    return [both([one])[0] if one.file.startswith(within) else one for one in problems]


class _Problems(list[Problem]):
    """Problems found so far; a reader's answer is taken apart into its value and its problems."""

    def of(self, answer: tuple[Any, Iterable[Problem]]) -> Any:
        value, found = answer
        self.extend(found)
        return value


def _regions(data_dir: Path) -> tuple[Regions | None, list[Problem]]:
    """The regions, or None where their file is broken: nothing can be placed then, but the rest is still checked."""
    try:
        return Regions.read(data_dir / "regions.csv"), []
    except BrokenData as broken:
        return None, [Problem(broken.file, None, "regions", "", said) for said in broken.problems]
    except FileNotFoundError as missing:
        return None, [Problem(Path(missing.filename).name, None, "file", "", "is missing")]


def _parts(data_dir: Path, regions: Regions) -> tuple[Parts, list[Problem]]:
    """The 일반구 and 읍·면, and what is wrong with their tables."""
    try:
        return Parts.read(data_dir, regions), []
    except BrokenData as broken:
        return Parts(), [Problem(broken.file, None, "parts", "", said) for said in broken.problems]


def _released_boundaries(seeds_dir: Path) -> dict[str, str]:
    return {one.id: one.digest for one in releases.last(seeds_dir)[1] if one.kind == releases.BOUNDARY}


_NO_LAYER = f"no layer definition shows this topic; write one, or use {' or '.join(LAYERLESS)}"


def _check_words(
    all_facts: Collection[Fact],
    all_documents: Collection[str],
    all_statuses: Collection[str],
    all_sectors: Collection[str],
) -> list[Problem]:
    return [
        *_check_ids(all_facts, "document", all_documents, "is no entry of documents*.yml"),
        *_check_ids(all_facts, "status", all_statuses, _one_of(all_statuses)),
        *_check_ids(all_facts, "sector", all_sectors, _one_of(all_sectors)),
        *_check_ids(all_facts, "sector2", all_sectors, _one_of(all_sectors)),
    ]


def _one_of(known: Collection[str]) -> str:
    return f"must be one of {', '.join(known)}"


def _expected(definitions_dir: Path, layers: Catalog) -> list[tuple[str, str, int]]:
    """File, topic and number of each layer of facts that says how many items it must hold."""
    return [
        (shown_path(definitions_dir / f"{layer.id}.yml"), layer.topic, layer.expect)
        for layer in layers.values()
        if layer.topic is not None and layer.expect is not None
    ]


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


def released(data_version: str) -> str:
    """The part of a data version that is the release's, without that of an own folder."""
    return data_version.partition(BESIDE)[0]


def version(folders: Iterable[Path]) -> str:
    """Short hash of the names and bytes of every data file under some folders."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in _HASHED:
                digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]


#: Stands between the version of the release and that of an organisation's own folder.
BESIDE = "+own-"
_HASHED = (".csv", ".yml", ".json", ".lock")
