"""Everything of an organisation's own folder, read once beside the release and held to the same rules.

The folder has `layers/ facts/ documents/ scenes/ places/ tiles/ findings.yml evidence.lock`; a YAML in `layers/` either
shows facts of `facts/`, written as the release writes its own, or names a file beside it whose rows are items.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from geo.boundaries import Boundaries
from geo.parts import Parts
from geo.region import RECORD_BEGINS
from geo.regions import Regions
from layers.errors import Problem, UnreachableDatabase
from layers.evidence import lock
from layers.facts import documents, facts, places
from layers.facts.documents import Document
from layers.facts.facts import Fact
from layers.facts.places import Place, Site
from layers.facts.sectors import Sector
from layers.facts.statuses import Status
from layers.own import entry, folder, silencing, tilesets
from layers.own.entry import Entry, Owner, Source
from layers.own.folder import PREFIX
from layers.own.placing import Ground
from layers.own.rows import Reader, Rows, document
from layers.own.saying import both, problem
from layers.own.sources import cells, columns, texts, vector
from layers.own.sources.database import Tables
from layers.own.sources.table import MOST_ROWS, Table
from layers.own.tilesets import TileSet
from layers.periods import first_day, is_date
from layers.records import shown_path
from layers.tiles import layer
from layers.words.catalogue import languages, words_of


@dataclass(frozen=True)
class Own:
    """What a folder holds; an atlas without one has an empty one.

    Attributes
    ----------
    owners : mapping
        Whose each of its layers is, by layer id.
    definitions : tuple of (Path, mapping)
        What the catalogue reads, by file.
    silent : frozenset of str
        Ids of the release's sentences that are not told (`findings.yml`).
    sourced : frozenset of str
        Ids of layers whose rows come from a file of their own.
    unread : frozenset of str
        Ids of layers whose table could not be read at the start, for the database did not answer.
    tilesets : mapping
        Very many points, by id: the catalogue has a layer of their counts, for nobody tells them one by one.
    """

    folder: Path | None = None
    version: str = ""
    owners: Mapping[str, Owner] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    facts: tuple[Fact, ...] = ()
    places: tuple[Place, ...] = ()
    sites: Mapping[str, Site] = field(default_factory=dict)
    definitions: tuple[tuple[Path, Mapping[str, Any]], ...] = ()
    silent: frozenset[str] = frozenset()
    sourced: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    tilesets: Mapping[str, TileSet] = field(default_factory=dict)

    def require(self, layer_id: str) -> None:
        """Raise UnreachableDatabase where the rows of a layer could not be read at the start."""
        if layer_id in self.unread:
            raise UnreachableDatabase(f"the table of {layer_id} could not be read at the start").about(layer_id)

    @cached_property
    def topics(self) -> frozenset[str]:
        """Topics of its facts."""
        return frozenset(fact.topic for fact in self.facts)

    @cached_property
    def items(self) -> frozenset[str]:
        """Its items."""
        return frozenset(fact.item for fact in self.facts)


@dataclass(frozen=True)
class Known:
    """What the folder is read against.

    Attributes
    ----------
    topics, items : frozenset of str
        Of the release, which rows of the folder may join.
    database : str
        The address that the operator set, in which tables are looked up; empty where none is set.
    """

    regions: Regions
    boundaries: Boundaries
    parts: Parts
    statuses: Mapping[str, Status]
    sectors: Mapping[str, Sector]
    topics: frozenset[str] = frozenset()
    items: frozenset[str] = frozenset()
    database: str = ""


def read(path: Path | None, known: Known) -> tuple[Own, list[Problem]]:
    """What the folder holds, and all that is wrong with it in Korean and English; nothing is written into it.

    A layer whose table cannot be read now, for the database does not answer, has no rows and says so; the others go on.
    """
    if path is None:
        return Own(), []
    problems = folder.check(path)
    if problems:  # what must not be opened is not
        return Own(path), problems
    entries, problems = _entries(path)
    with Tables(known.database) as asked:
        tables = [_read(each, each.source, known, asked) for each in entries if each.source is not None]
    made = [one.rows for one in tables if one.rows is not None]
    gone = {one.entry.id: one.entry for one in tables if one.unread}
    entries = [gone.get(one.id, one) for one in entries]
    own_documents, wrong = documents.read_files(sorted((path / folder.DOCUMENTS).glob("*.yml")))
    own_facts, unread = facts.read(path)
    table, unplaced = places.read_places(path / folder.PLACES, known.regions)
    sites, unsited = places.read_sites(path / folder.PLACES, known.regions)
    silent, unsilenced = silencing.read(path / folder.FINDINGS)
    tiled, untiled = tilesets.read(path / folder.TILES, known.database, known.boundaries)
    found = [
        *wrong,
        *unread,
        *unplaced,
        *unsited,
        *unsilenced,
        *untiled,
        *(wrong for one in tables for wrong in one.problems),
    ]
    found += [
        problem(one.path.name, None, "id", one.id, "twice")
        for one in tiled.values()
        if one.id in {each.id for each in entries}
    ]
    found += _locked(path, own_documents, own_facts)
    found += _strangers(path, own_documents, own_facts, table.table, sites, known)
    return Own(
        folder=path,
        version=folder.version(path, [*asked.digests, *(one.digest for one in tiled.values())]),
        owners={each.id: each.owner for each in entries},
        documents={key: _marked(one) for key, one in own_documents.items()}
        | {one.document.id: one.document for one in made},
        facts=(*own_facts, *(fact for one in made for fact in one.facts)),
        places=(*table.table, *(place for one in made for place in one.places)),
        sites=sites | {key: site for one in made for key, site in one.sites.items()},
        definitions=(
            *((each.path, each.definition) for each in entries),
            *((each.path.with_name(f"{each.id}.yml"), layer.definition(each)) for each in tiled.values()),
        ),
        silent=silent,
        sourced=frozenset(each.id for each in entries if each.source is not None),
        unread=frozenset(gone),
        tilesets=tiled,
    ), both([*problems, *found])


def _entries(path: Path) -> tuple[list[Entry], list[Problem]]:
    read_files = [entry.read(each) for each in sorted((path / folder.LAYERS).glob("*.yml"))]
    return [one for one, _ in read_files if one is not None], [each for _, some in read_files for each in some]


@dataclass(frozen=True)
class _Read:
    """What came of a layer's source: its rows or None, and what is wrong with them; whether it could not be asked."""

    entry: Entry
    rows: Rows | None
    problems: list[Problem]
    unread: bool = False


def _read(one: Entry, source: Source, known: Known, asked: Tables) -> _Read:
    try:
        return _Read(one, *_rows(one, source, known, asked))
    except UnreachableDatabase:
        silent = one.unread()
        empty = Rows(document(silent, source), (), {}, ()) if one.titled and is_date(source.date) else None
        return _Read(silent, empty, [], unread=True)


def _rows(one: Entry, source: Source, known: Known, asked: Tables) -> tuple[Rows | None, list[Problem]]:
    """The rows of a layer's source, or None; and what is wrong with them. Raises UnreachableDatabase."""
    key, named = ("source.file", source.file) if source.file else ("source.table", source.table)
    table, problems = _table(one, source) if source.file else asked.read(one, source)
    if table is None:
        return None, problems
    if len(table.records) > MOST_ROWS:
        return None, [*problems, problem(one.name, None, key, named, "too_many", most=MOST_ROWS)]
    at, wrong = columns.find(one, source, table)
    if wrong or not is_date(source.date) or not one.titled:
        return None, [*problems, *wrong]
    ground = Ground(known.regions, known.boundaries, known.parts, max(first_day(source.date), RECORD_BEGINS))
    statuses = cells.statuses(known.statuses).with_own(source.statuses)
    sectors = cells.sectors(known.sectors).with_own(source.sectors)
    name = shown_path(one.path.parent / source.file) if source.file else f"{one.name} {source.table}"
    found, unread = Reader(one, source, name, at, ground, statuses, sectors).read(table)
    return found, [*problems, *_unknown(one, source, known), *unread]


def _unknown(one: Entry, source: Source, known: Known) -> list[Problem]:
    """Ids that the YAML maps words to and that there are not."""
    maps = (("statuses", source.statuses, known.statuses), ("sectors", source.sectors, known.sectors))
    return [
        problem(one.name, None, f"source.{key}.{word}", named, "one_of", known=", ".join(right))
        for key, table, right in maps
        for word, named in table.items()
        if named not in right
    ]


def _table(one: Entry, source: Source) -> tuple[Table | None, list[Problem]]:
    path = one.path.parent / str(source.file)
    reader = READERS.get(path.suffix.lower())
    if path.parent.resolve() != one.path.parent.resolve() or reader is None:
        return None, [problem(one.name, None, "source.file", source.file, "no_kind", known=", ".join(READERS))]
    if not path.is_file():
        return None, [problem(one.name, None, "source.file", source.file, "no_file")]
    return reader(path, source)


def _workbook(path: Path, source: Source) -> tuple[Table | None, list[Problem]]:
    from layers.own.sources import workbook  # openpyxl, which a service without workbooks need not hold

    return workbook.read(path, source.layer)


READERS: Mapping[str, Callable[[Path, Source], tuple[Table | None, list[Problem]]]] = {
    ".csv": lambda path, source: texts.read(path),
    ".tsv": lambda path, source: texts.read(path),
    ".xlsx": _workbook,
    **dict.fromkeys(vector.KINDS, lambda path, source: vector.read(path, source.layer, source.crs)),
}


def _marked(document: Document) -> Document:
    """A document of the folder, whose title says so."""
    titles = {f"title_{lang}": _collected(document, lang) for lang in languages()}
    return replace(document, **titles)  # type: ignore[arg-type]


def _collected(document: Document, lang: str) -> str:
    return words_of(lang, "own")("collected", title=getattr(document, f"title_{lang}"))


def _locked(path: Path, own: Mapping[str, Document], rows_of_own: Iterable[Fact]) -> list[Problem]:
    """What the folder's own lock and its rows say differently; it needs one where it holds full texts."""
    texts_held = any(document.is_seed for document in own.values())
    if not texts_held and not (path / folder.EVIDENCE).is_file():
        return []
    return lock.check(path, own, rows_of_own)


def _strangers(
    path: Path,
    own: Collection[str],
    rows_of_own: Iterable[Fact],
    table: Iterable[Place],
    sites: Collection[str],
    known: Known,
) -> list[Problem]:
    """Ids that could be the release's: in this version or a later one."""
    here = shown_path(path)
    ids: list[tuple[str, int | None, str, str]] = [
        (fact.file, fact.row, key, getattr(fact, key))
        for fact in rows_of_own
        for key in (("id",) if _joins(fact, known) else ("id", "topic", "item"))
    ]
    ids += [(f"{here}/{folder.DOCUMENTS}", None, "id", one) for one in own]
    ids += [(f"{here}/{folder.PLACES}", None, "site", one) for one in sites]
    ids += [(f"{here}/{folder.PLACES}", None, "topic", one.topic or "") for one in table]
    return [
        problem(file, row, key, value, "prefix", prefix=PREFIX)
        for file, row, key, value in ids
        if not value.startswith(PREFIX)
    ]


def _joins(fact: Fact, known: Known) -> bool:
    """Whether a row is of a topic of the release: of one of its items, or of a new one that no release can have."""
    return fact.topic in known.topics and (fact.item in known.items or fact.item.startswith(f"{fact.topic}.{PREFIX}"))
