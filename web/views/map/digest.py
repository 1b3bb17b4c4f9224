"""A map on one slide: a finding of the layers that are on it, and the items of the layer that it speaks of."""

from collections.abc import Iterable

from geo.dates import day
from layers import labels
from layers.atlas.atlas import Atlas
from layers.scene_types.scene import Scene
from layers.words.catalogue import words_of
from web.export.document.chapters import Column, Digest, Row, Table
from web.views.account import digested
from web.views.map.report import Entry, Part, Report

#: Columns of the one table: key of the heading's word and share.
COLUMNS = (("item", 0.42), ("detail", 0.35), ("status", 0.23))
NAMED = 2
#: What stands between places, and between the parts of a detail, of which a slide has room for the last.
SEVERAL = " · "


def digest(atlas: Atlas, scene: Scene, told: Report) -> Digest:
    """The sentence, a second one on the same layers, and the first items."""
    layers = [part.id for part in told.parts]
    found = digested.found_of(atlas, day(scene["state"]["asof"]), lambda one: one.layer in layers)
    title, subtitle = (*(one.said(told.lang) for one in found[:2]), "", "")[:2]
    lead = [one.template.layer for one in found[:1]]
    parts = sorted((part for part in told.parts if part.entries), key=lambda part: part.id not in lead)
    return digested.digest(
        title or _counted(told, parts), subtitle or scene["subtitle"], _table(told, parts), told.lang
    )


def _counted(told: Report, parts: list[Part]) -> str:
    """The layers with most items, where nothing can be said of them."""
    words, most = words_of(told.lang, "account"), sorted(parts, key=lambda part: -len(part.entries))[:NAMED]
    return ", ".join(words("n_items", name=part.title, n=len(part.entries)) for part in most) or told.words["empty"]


def _table(told: Report, parts: Iterable[Part]) -> Table:
    entries = [entry for part in parts for entry in part.entries]
    columns = tuple(Column(told.words[key], share) for key, share in COLUMNS)
    notes = digested.daggered(entry.flags for entry in entries[: digested.MOST_ROWS])
    return Table(told.words["items"], columns, tuple(_row(entry, told) for entry in entries), notes)


def _row(entry: Entry, told: Report) -> Row:
    """An item with its place where its name does not say it, what it comes to, its status with the day."""
    near = SEVERAL not in entry.place and not any(word in entry.name for word in entry.place.split())
    name = f"{entry.place} {entry.name}".strip() if near else entry.name
    day = labels.short_date(entry.date, told.lang) if entry.date else ""
    status = " ".join(part for part in (entry.status, day) if part)
    return digested.dagger(name, bool(entry.flags)), entry.detail.rpartition(SEVERAL)[2] or entry.role, status
