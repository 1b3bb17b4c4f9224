"""The tables of a map: what each layer counts and what it shows, on paper and, in full width, in a workbook."""

from collections.abc import Callable
from typing import Any

from layers import labels
from layers.scene_types.vocabulary import Lang
from web.export.document.chapters import Cell, Column, Row, Table
from web.views.map.report import Count, Entry, Part, Report

ITEMS = (("place", 27), ("item", 39), ("told", 42), ("status", 21), ("date", 23), ("cited", 18))
LAYERS = (("layer", 62), ("count", 16), ("label", 92))
"""Columns of a table: key of the heading's word, width."""

ITEM_CELLS: dict[str, Callable[[Entry], Cell]] = {
    "layer": lambda entry: entry.layer,
    "place": lambda entry: entry.place,
    "item": lambda entry: entry.name,
    "role": lambda entry: entry.role,
    "detail": lambda entry: entry.detail,
    "status": lambda entry: entry.status,
    "date": lambda entry: entry.date,
    "due": lambda entry: entry.due,
    "sector": lambda entry: entry.sector,
    "flags": lambda entry: entry.flags,
    "value": lambda entry: entry.value,
    "unit": lambda entry: entry.unit,
    "cited": lambda entry: entry.cited,
    "notes": lambda entry: entry.notes,
    "lon": lambda entry: entry.lon,
    "lat": lambda entry: entry.lat,
    "regions": lambda entry: ";".join(entry.regions),
    "id": lambda entry: entry.id,
}
COUNT_CELLS: dict[str, Callable[[Part, Count], Cell]] = {
    "layer": lambda part, row: part.title,
    "label": lambda part, row: row.label,
    "count": lambda part, row: row.count,
    "checked": lambda part, row: part.checked,
}
NUMBERS = ("value", "lon", "lat", "count")


def tables(told: Report) -> tuple[Table, ...]:
    """The counts of the legend, then one table per layer."""
    return _layers(told), *(_items(told, part) for part in told.parts)


def sheets(told: Report) -> tuple[Table, ...]:
    """All items with every column, then the counts one by one."""
    items = tuple(tuple(cell(entry) for cell in ITEM_CELLS.values()) for entry in told.entries)
    counts = tuple(
        tuple(cell(part, row) for cell in COUNT_CELLS.values()) for part in told.parts for row in part.counts
    )
    return (
        Table(told.words["items"], _even(told, ITEM_CELLS), items),
        Table(told.words["counts"], _even(told, COUNT_CELLS), counts, _cautions(told)),
    )


def _layers(told: Report) -> Table:
    """What each layer counts; a slide's own legend says it already."""
    rows = tuple((part.title, part.count, counted(part)) for part in told.parts)
    return Table(told.words["counts"], _columns(told, LAYERS), rows, _cautions(told), slides=False)


def _items(told: Report, part: Part) -> Table:
    rows = tuple(shown(entry, told.lang) for entry in part.entries)
    title, group = f"{part.title} ({part.count})", told.words["items"]
    return Table(title, _columns(told, ITEMS), rows, group=group, sources=part.sources)


def _cautions(told: Report) -> tuple[str, ...]:
    return tuple(f"{part.title}: {text}" for part in told.parts for text in part.cautions)


def _columns(told: Report, columns: tuple[tuple[str, int], ...]) -> tuple[Column, ...]:
    width = sum(wide for _, wide in columns)
    return tuple(Column(told.words[key], wide / width) for key, wide in columns)


def _even(told: Report, cells: dict[str, Any]) -> tuple[Column, ...]:
    return tuple(Column(told.words[key], 1 / len(cells), key in NUMBERS) for key in cells)


def counted(part: Part) -> str:
    """A layer's legend in one line: 반도체 2, 이차전지 4."""
    return ", ".join(row.label if row.count is None else f"{row.label} {row.count}" for row in part.counts)


def shown(entry: Entry, lang: Lang) -> Row:
    """An entry as a table row: place, name, role and detail, status, date, sources."""
    day = labels.short_date(entry.date, lang) if entry.date else ""
    status = f"{entry.status} ({entry.flags})" if entry.flags else entry.status
    return entry.place, entry.name, entry.told, status, day, entry.cited
