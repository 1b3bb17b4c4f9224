"""The tables of the package: layers of a day, and what they are made of, whole and undated."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.atlas.items import in_force
from layers.collection.build import COLUMNS, Collection
from layers.facts.documents import Document
from layers.facts.facts import COLUMNS as FACT_COLUMNS
from layers.facts.facts import ELSEWHERE, Fact
from layers.facts.places import Site
from layers.facts.sectors import Sector
from layers.facts.statuses import Status
from layers.scene_types.vocabulary import Lang
from layers.statistics.figures import Figure, Indicator, Source
from web.export.data.comma_separated import cell
from web.telling import meetings

#: Columns of the house: where a row or text is held, how a mark is drawn, and what other columns say.
_OWN = ("file", "line", "notes", "made_of")
_POSITION = ("lon", "lat")


@dataclass(frozen=True)
class Table:
    """One CSV of the package.

    Attributes
    ----------
    name : str
        Names its part of the codebook.
    path : str
        Inside the package.
    key : tuple of str
        Columns that name a row, none where several rows may be equal in them.
    """

    name: str
    path: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    key: tuple[str, ...] = ()


def tables(atlas: Atlas, found: Iterable[Collection], asof: date, lang: Lang) -> Iterator[Table]:
    """The layers' tables and where designations meet, then claims, documents, regions, vocabularies and statistics.

    Notes and names are in a language.
    """
    yield from (_of_layer(each) for each in found)
    yield _overlaps(atlas, asof, lang)
    yield _facts(atlas, "facts.csv", atlas.facts)
    yield _facts(
        atlas, "other_instruments.csv", [one for one in atlas.by_topic.get(ELSEWHERE, ()) if in_force(atlas, one, asof)]
    )
    yield _of("documents", Document, atlas.documents.values(), ("id",))
    yield _of("sites", Site, atlas.sites.values(), ("id",))
    yield _of("regions", Region, atlas.regions.rows)
    yield _of("statuses", Status, atlas.statuses.values(), ("id",))
    yield _of("sectors", Sector, atlas.sectors.values(), ("id",))
    yield _of("indicators", Indicator, atlas.statistics.indicators.values(), ("id",))
    yield _figures(atlas, lang)
    yield _of("statistical_sources", Source, atlas.statistics.sources.values(), ("id",))


def _of_layer(found: Collection) -> Table:
    rows = tuple((*(cell(row.properties[name]) for name in COLUMNS), *_position(row.geometry)) for row in found.rows)
    return Table("layers", f"layers/{found.id}.csv", (*COLUMNS, *_POSITION), rows)


def _position(geometry: Any) -> tuple[Any, Any]:
    return (round(geometry.x, 5), round(geometry.y, 5)) if geometry and geometry.geom_type == "Point" else ("", "")


def _overlaps(atlas: Atlas, asof: date, lang: Lang) -> Table:
    """What each place holds where designations meet, a row for each thing: the same as `/api/overlaps.csv`."""
    lines = meetings.lines(atlas, meetings.asked_for(atlas, asof, meetings.EVERY), lang)
    rows = tuple(tuple(_plain(line[column]) for column in meetings.COLUMNS) for line in lines)
    return Table("overlaps", "overlaps.csv", meetings.COLUMNS, rows)


def _facts(atlas: Atlas, path: str, found: Iterable[Fact]) -> Table:
    columns = ("document", *FACT_COLUMNS)
    return Table(path.removesuffix(".csv"), path, columns, tuple(_row(fact, columns) for fact in found), ("id",))


def _figures(atlas: Atlas, lang: Lang) -> Table:
    figures = [figure for some in atlas.statistics.tables().values() for figure in some]
    plain = _of("figures", Figure, figures)
    rows = tuple((*row, cell(figure.note(lang))) for row, figure in zip(plain.rows, figures, strict=True))
    return replace(plain, columns=(*plain.columns, "note"), rows=rows)


def _of(name: str, kind: type, things: Iterable[Any], key: tuple[str, ...] = ()) -> Table:
    columns = tuple(field.name for field in fields(kind) if field.name not in _OWN)
    return Table(name, f"{name}.csv", columns, tuple(_row(thing, columns) for thing in things), key)


def _row(thing: Any, columns: Sequence[str]) -> tuple[Any, ...]:
    return tuple(_plain(getattr(thing, column)) for column in columns)


def _plain(value: Any) -> Any:
    """A value as one cell: several are set apart by semicolons, nothing is empty."""
    if isinstance(value, tuple | list):
        return cell(";".join(str(each) for each in value))
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else cell(value)
