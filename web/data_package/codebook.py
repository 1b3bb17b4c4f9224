"""The codebook: for each column of each table what it holds, of which type, with which values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from layers.atlas.atlas import Atlas
from layers.facts.documents import LICENCES
from layers.facts.facts import BASES, CONFIDENCES
from layers.facts.places import SITE_BASES
from layers.scene_types.vocabulary import Lang
from layers.words.catalogue import words_of
from web.data_package.tables import Table

NUMBER, INTEGER, TEXT = "number", "integer", "string"


@dataclass(frozen=True)
class Column:
    """A column: its table, name, type (of Table Schema), the values it may have (all where empty), its meaning."""

    table: str
    name: str
    type: str
    values: tuple[str, ...]
    meaning: str


def columns(atlas: Atlas, tables: Iterable[Table], lang: Lang) -> Iterator[Column]:
    """Every column of every kind of table."""
    known, words = _values(atlas), words_of(lang, "column")
    for name, same in _together(tables).items():
        for place, column in enumerate(same[0].columns):
            own = f"{name}_{column}"
            cells = (row[place] for table in same for row in table.rows)
            meaning = words[own] if own in words else words[column]
            yield Column(name, column, kind(cells), known.get(own, known.get(column, ())), meaning)


def _together(tables: Iterable[Table]) -> dict[str, list[Table]]:
    """The tables that have their columns in common, by name."""
    found: dict[str, list[Table]] = {}
    for table in tables:
        found.setdefault(table.name, []).append(table)
    return found


def as_table(found: Iterable[Column]) -> Table:
    """The codebook as a table of its own."""
    rows = tuple((each.table, each.name, each.type, ";".join(each.values), each.meaning) for each in found)
    return Table("codebook", "codebook.csv", ("table", "column", "type", "values", "meaning"), rows)


def kind(cells: Iterable[object]) -> str:
    """The type of a column by what stands in it; dates keep their own precision and are texts."""
    types = {type(each) for each in cells if each not in ("", None)}
    if types and types <= {int}:
        return INTEGER
    return NUMBER if types and types <= {int, float} else TEXT


def _values(atlas: Atlas) -> dict[str, tuple[str, ...]]:
    return {
        "status": tuple(atlas.statuses),
        "sector": tuple(atlas.sectors),
        "sector2": tuple(atlas.sectors),
        "basis": BASES,
        "sites_basis": SITE_BASES,
        "confidence": CONFIDENCES,
        "documents_licence": LICENCES,
        "statistical_sources_licence": LICENCES,
    }
