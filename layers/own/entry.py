"""What a YAML of the own folder says beside a layer's definition: whose it is, and where its rows come from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from layers.database.connecting import SCHEMES, hidden
from layers.errors import Problem
from layers.facts.documents import LICENCES, UNKNOWN_TERMS, Day
from layers.facts.facts import CONFIDENCES
from layers.models import STRICT, OneOf, Word, made
from layers.own.folder import PREFIX
from layers.own.saying import problem
from layers.records import read_yaml, shown_path
from layers.symbols.marks import FRAMED
from layers.symbols.marks import OWN as OWN_SHAPES
from layers.words.catalogue import languages, words_of

OWNER, SOURCE, TITLE, ABSTRACT, SYMBOL = "owner", "source", "title", "abstract", "symbol"


@dataclass(frozen=True)
class Owner:
    """Whose a layer is, in Korean and in English."""

    __pydantic_config__ = STRICT

    ko: Word
    en: Word


@dataclass(frozen=True)
class Source:
    """The block `source`: one file beside the YAML, or one table of PostGIS, each row of which is an item.

    Attributes
    ----------
    date, checked : str
        The day of the data (자료 기준일), and until when somebody looked for news; ISO.
    file, table : str or None
        One of the two: a file, or `schema.table` in the database that the operator's setting names.
    geometry : str or None
        The column of shapes, where a table has several.
    database : str or None
        `postgresql://host/database`, where a YAML says which database it means: the operator's, or none is asked.
    layer : str or None
        The table of a GeoPackage or the sheet of a workbook, where it has several.
    crs : str or None
        The reference system of the coordinates, where the file does not say it.
    columns : mapping
        Field to heading, where the heading does not say what it holds.
    statuses, sectors : mapping
        Words of the file to ids, where the words do not say it.
    status : str or None
        The status of rows that have no column of it.
    """

    __pydantic_config__ = STRICT

    date: Day
    file: Word | None = None
    table: Word | None = None
    geometry: Word | None = None
    database: Word | None = None
    checked: Annotated[Day | None, Field(description="until when somebody looked for news")] = None
    layer: Word | None = None
    crs: Word | None = None
    url: Word | None = None
    licence: Annotated[Word, OneOf(LICENCES)] = UNKNOWN_TERMS
    confidence: Annotated[str, OneOf(CONFIDENCES)] = "medium"
    status: Word | None = None
    sector: Word | None = None
    columns: dict[Word, Word] = field(default_factory=dict)
    statuses: dict[Word, Word] = field(default_factory=dict)
    sectors: dict[Word, Word] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """One YAML of `layers/`: the definition that the catalogue reads, the owner, and the source of its rows."""

    path: Path
    definition: Mapping[str, Any]
    owner: Owner
    source: Source | None

    @property
    def id(self) -> str:
        """The layer's id."""
        return self.path.stem

    @property
    def name(self) -> str:
        """The file as problems name it."""
        return shown_path(self.path)

    def unread(self) -> Entry:
        """The same, whose title and abstract say in every language that its rows could not be read."""
        said = {
            key: {
                lang: words_of(lang, "own")(f"unread_{key}", said=text) for lang, text in self.definition[key].items()
            }
            for key in (TITLE, ABSTRACT)
            if isinstance(self.definition.get(key), Mapping)
        }
        return replace(self, definition={**self.definition, **said})

    @property
    def titled(self) -> bool:
        """Whether its title is there in every language; what is wrong with one is told with the definition."""
        title = self.definition.get(TITLE)
        return isinstance(title, Mapping) and all(isinstance(title.get(lang), str) for lang in languages())


def read(path: Path) -> tuple[Entry | None, list[Problem]]:
    """The entry of a file, or None; and what is wrong with what the folder adds to a definition."""
    name = shown_path(path)
    said, problems = read_yaml(path)
    if problems or not isinstance(said, Mapping):
        return None, problems or [Problem(name, 1, "definition", "", "must be a mapping of keys and values")]
    owner, wrong = _block(Owner, said.get(OWNER), name, OWNER)
    source, unfit = _source(said[SOURCE], name) if SOURCE in said else (None, [])
    problems = [*wrong, *unfit, *_names(path, said)]
    if owner is None:
        return None, problems
    return Entry(path, _definition(path, said, owner), owner, source), problems


def _block(kind: type, given: Any, name: str, key: str) -> tuple[Any, list[Problem]]:
    if not isinstance(given, Mapping):
        return None, [problem(name, None, key, given or "", f"{key}_form")]
    return made(kind, {one: value for one, value in given.items() if value is not None}, name, under=key)


def _source(given: Any, name: str) -> tuple[Source | None, list[Problem]]:
    """The block `source`, which names a file or a table, and no address in its place."""
    if isinstance(given, str) and given.startswith(SCHEMES):
        return None, [problem(name, None, SOURCE, hidden(given, given), "source_address")]
    source, wrong = _block(Source, given, name, SOURCE)
    if source is not None and (source.file is None) == (source.table is None):
        wrong = [problem(name, None, SOURCE, "", "file_or_table")]
    return (None, wrong) if wrong else (source, [])


def _names(path: Path, said: Mapping[str, Any]) -> list[Problem]:
    found = []
    if not path.stem.startswith(PREFIX):
        found.append(problem(shown_path(path), None, "id", path.stem, "prefix", prefix=PREFIX))
    symbol = said.get(SYMBOL)
    shape = symbol.get("shape") if isinstance(symbol, Mapping) else None
    if isinstance(shape, str) and shape not in OWN_SHAPES:
        found.append(problem(shown_path(path), None, "symbol.shape", shape, "own_shape", known=", ".join(OWN_SHAPES)))
    if SOURCE in said and said.get("topic", path.stem) != path.stem:
        found.append(problem(shown_path(path), None, "topic", said["topic"], "own_topic", name=path.stem))
    return found


def _definition(path: Path, said: Mapping[str, Any], owner: Owner) -> dict[str, Any]:
    """The definition as the catalogue reads it: its title says whose it is, its marks stand in a frame."""
    plain = {key: value for key, value in said.items() if key not in (OWNER, SOURCE)}
    title = plain.get(TITLE)
    if isinstance(title, Mapping):
        plain[TITLE] = {lang: _titled(lang, title.get(lang), owner) for lang in title}
    if isinstance(symbol := plain.get(SYMBOL), Mapping) and symbol.get("shape") in OWN_SHAPES:
        plain[SYMBOL] = {**symbol, "shape": f"{FRAMED}{symbol['shape']}"}
    return plain | ({"topic": path.stem} if SOURCE in said else {})


def _titled(lang: str, title: Any, owner: Owner) -> Any:
    if lang not in languages() or not isinstance(title, str):
        return title
    return words_of(lang, "own")("title", title=title, owner=getattr(owner, lang, owner.ko))
