"""An organisation's very many points: a YAML in `tiles/` names a file of tiles or a table, its owner and its day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field

from geo.boundaries import Boundaries
from geo.region import RECORD_BEGINS
from layers.database.pool import Pool
from layers.database.tables import NAME
from layers.errors import BrokenTiles, Problem, RefusingDatabase, UnreachableDatabase
from layers.facts.documents import LICENCES, UNKNOWN_TERMS, Day
from layers.models import STRICT, OneOf, Word, made
from layers.own.entry import Owner
from layers.own.folder import PREFIX
from layers.own.saying import problem
from layers.periods import first_day
from layers.records import read_yaml, shown_path
from layers.tiles import archive
from layers.tiles.archive import Archive
from layers.tiles.queried import Queried, Seen, Unfit, Wanted
from layers.words.catalogue import words_of

KIND, ENDING = "points-tiled", ".pmtiles"


@dataclass(frozen=True)
class Said:
    """The keys of the YAML.

    Attributes
    ----------
    date, checked : str
        The day of the data (자료 기준일), and until when somebody looked for news; ISO.
    file, table : str or None
        One of the two: beside the YAML, made by `atlas tiles`; or `schema.table` in the operator's database.
    geometry : str or None
        The column of points, where a table has several of shapes.
    columns : mapping
        Columns of a table by field (`id`, `name`).
    """

    __pydantic_config__ = STRICT

    id: Word
    type: Annotated[str, OneOf((KIND,))]
    owner: Owner
    title: Owner
    abstract: Owner
    date: Day
    file: Word | None = None
    table: Word | None = None
    geometry: Word | None = None
    columns: dict[Word, Word] = field(default_factory=dict)
    checked: Annotated[Day | None, Field(description="until when somebody looked for news")] = None
    url: Word | None = None
    licence: Annotated[Word, OneOf(LICENCES)] = UNKNOWN_TERMS


@dataclass(frozen=True)
class TileSet:
    """One set of tiles: what its YAML says, and what its file or table was where that could be read at the start.

    Attributes
    ----------
    table : Queried or None
        Where its tiles are asked for, if they are not those of a file.
    """

    said: Said
    path: Path
    found: Archive | Seen | BrokenTiles
    table: Queried | None = None

    @property
    def id(self) -> str:
        """Its id, which begins as all of the folder do."""
        return self.said.id

    @property
    def archive(self) -> Archive | Seen:
        """Its file or table as it was at the start; raises BrokenTiles where it could not be read then."""
        if isinstance(self.found, BrokenTiles):
            raise BrokenTiles(str(self.found)).about(self.path.name)
        return self.found

    @property
    def source(self) -> Archive | Queried:
        """What tiles and counts come from when they are asked for; raises BrokenTiles."""
        if self.table is not None:
            return self.table
        if isinstance(self.found, Archive):
            return self.found
        raise BrokenTiles(str(self.found)).about(self.path.name)

    @property
    def digest(self) -> str:
        """What tells which points pages tell of; empty where the file does."""
        return "" if self.table is None else repr(self.found.told if isinstance(self.found, Seen) else None)

    def title(self, lang: str) -> str:
        """Its title, which says whose it is."""
        owner = getattr(self.said.owner, lang)
        return words_of(lang, "own")("title", title=getattr(self.said.title, lang), owner=owner)


def read(
    folder: Path, database: str = "", boundaries: Boundaries | None = None
) -> tuple[dict[str, TileSet], list[Problem]]:
    """The sets of a folder by id, and what is wrong with their YAML.

    A file of tiles that cannot be read ends no start, nor does a database that does not answer: its layer says so, the
    others are served.
    """
    found: dict[str, TileSet] = {}
    problems: list[Problem] = []
    pool = Pool(database)
    for path in sorted(folder.glob("*.yml")):
        one, wrong = _read(path, pool, boundaries)
        problems += wrong
        if one is not None:
            found[one.id] = one
    pool.close()  # processes that are forked from here make connections of their own
    return found, problems


def _read(path: Path, pool: Pool, boundaries: Boundaries | None) -> tuple[TileSet | None, list[Problem]]:
    name = shown_path(path)
    given, problems = read_yaml(path)
    if problems or not isinstance(given, Mapping):
        return None, problems or [Problem(name, 1, "definition", "", "must be a mapping of keys and values")]
    said, wrong = made(Said, given, name)
    if said is None:
        return None, wrong
    wrong = _ids(path, said)
    if (said.file is None) == (said.table is None):
        return None, [*wrong, problem(name, None, "file", "", "file_or_table")]
    if said.table is not None and boundaries is not None:
        source = Queried(said.id, Wanted(said.table, said.geometry, said.columns), pool, boundaries)
        seen, unfit = _seen(name, source, max(first_day(said.date), RECORD_BEGINS))
        return (None, [*wrong, *unfit]) if wrong or unfit else (TileSet(said, path, seen, source), [])
    file = path.parent / str(said.file)
    wrong += _file(path, said, file)
    return (None, wrong) if wrong else (_opened(said, file), [])


def _seen(name: str, source: Queried, since: date) -> tuple[Seen | BrokenTiles, list[Problem]]:
    """What the table of a set holds, and what it lacks; that it cannot be read while its database does not answer."""
    table = source.wanted.table
    unread = BrokenTiles(f"PostGIS, {table}")
    if not source.pool.address:
        return unread, [problem(name, None, "table", table, "no_database")]
    if not NAME.fullmatch(table):
        return unread, [problem(name, None, "table", table, "table_form")]
    try:
        return source.seen(since), []
    except Unfit as error:
        return unread, [problem(name, None, error.key, error.value, error.word, **error.values)]
    except RefusingDatabase as error:
        return unread, [problem(name, None, "table", table, "refused", said=error)]
    except UnreachableDatabase:
        return unread, []


def _ids(path: Path, said: Said) -> list[Problem]:
    name = shown_path(path)
    same = [] if said.id == path.stem else [problem(name, None, "id", said.id, "file_name", name=path.stem)]
    fit = said.id.startswith(PREFIX)
    return same + ([] if fit else [problem(name, None, "id", said.id, "prefix", prefix=PREFIX)])


def _file(path: Path, said: Said, file: Path) -> list[Problem]:
    name = shown_path(path)
    if file.parent.resolve() != path.parent.resolve() or file.suffix != ENDING:
        return [problem(name, None, "file", said.file, "no_kind", known=ENDING)]
    return [] if file.is_file() else [problem(name, None, "file", said.file, "no_file")]


def _opened(said: Said, file: Path) -> TileSet:
    try:
        return TileSet(said, file, archive.opened(file))
    except BrokenTiles as error:
        return TileSet(said, file, error)
