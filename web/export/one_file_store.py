"""All that a map can show on any day of the record, in one language and theme: each thing once, by the day it begins.

A layer, a region or a name only changes on some days (`one_file_days`). What stands from one of them to the next is a
version; a browser finds the version of a day and puts a scene together from those of its layers.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from geo.region import Region
from layers import scene, search
from layers.catalog import Definition
from layers.footnotes import short
from layers.items import items
from layers.scene import State
from web.cards import HEADLINES, headlines
from web.drawing import Drawing
from web.export import one_file_days
from web.export.one_file_pieces import Kept, pieces, written
from web.tables import rows

OF_STATE = ("asof", "focus", "layers")
OF_SCENE = ("banner", "caption", "data_version", "fingerprint", "footnotes", "layers", "marks", "notices", "state",
            "subtitle", "title")  # fmt: skip
OF_LAYER = ("features", "source_text", "sources")
OF_FEATURE = ("sources",)
OF_FOOTNOTE = ("href", "n")
#: Stands where the panel names the documents of a layer, whose order depends on the layers that are on.
SOURCES = "\ue001"

Version = tuple[str, dict[str, Any]]


class Parts(Protocol):
    """Renders what the page shows of a layer, in the page's own templates."""

    def row(self, row: dict[str, Any], scene: dict[str, Any]) -> str:
        """One row of the table."""
        ...

    def panel(self, layer: dict[str, Any], scene: dict[str, Any], on: bool) -> str:
        """One layer of the panel."""
        ...

    def table(self) -> dict[str, str]:
        """What stands before and after the rows, and instead of them."""
        ...


@dataclass(frozen=True)
class Shelf:
    """What the versions of one file are made with; texts that repeat and documents are gathered on the way."""

    source: Drawing
    state: State
    parts: Parts
    kept: Kept
    marks: dict[str, str]
    documents: dict[str, dict[str, Any]]

    def draw(self, day: date, *layers: str) -> dict[str, Any]:
        """The scene of some layers on a day."""
        return scene.draw(self.source.atlas, replace(self.state, layers=layers, asof=day)).to_dict()


def store(source: Drawing, state: State, parts: Parts) -> dict[str, Any]:
    """Everything on every day, ready for JSON; of the state only language and theme are used."""
    atlas = source.atlas
    shelf = Shelf(source, replace(state, layers=(), focus=None), parts, Kept(), {}, {})
    return {
        "lang": state.lang,
        "data_version": atlas.data_version,
        "groups": [{"id": group.id, "title": getattr(group, state.lang)} for group, _ in atlas.catalog.grouped()],
        "layers": [_layer(shelf, definition) for definition in atlas.catalog.values()],
        "heads": changing(one_file_days.of_regions(atlas), lambda day: _head(shelf, day)),
        "figures": _figures(shelf),
        "table": parts.table(),
        "marks": dict(sorted(shelf.marks.items())),
        "documents": dict(sorted(shelf.documents.items())),
        "texts": shelf.kept.texts(),
    }


def changing(days: Iterable[date], made: Callable[[date], dict[str, Any]]) -> list[Version]:
    """Versions by their first day; a day on which nothing changed has none."""
    found: list[Version] = []
    for day in days:
        one = made(day)
        if not found or found[-1][1] != one:
            found.append((day.isoformat(), one))
    return found


def _head(shelf: Shelf, day: date) -> dict[str, Any]:
    """What a scene is without its layers, what has ended, and what can be searched."""
    atlas, lang = shelf.source.atlas, shelf.state.lang
    drawn = shelf.draw(day)
    found = search.entries(atlas, day, lang)
    return {
        "scene": pieces(drawn, OF_SCENE),
        "state": pieces(drawn["state"], OF_STATE),
        "known": [region.id for region in atlas.regions.at(day)],
        "provinces": len(atlas.regions.at(day, "province")),
        "former": {row.id: told for row in atlas.regions.rows if (told := _former(shelf, row, day))},
        "wider": {one.id: _wider(shelf, one) for level in ("pole", "nation") for one in atlas.regions.at(day, level)},
        "search": [[*_hit(shelf, entry)] for entry in found if entry.hit.kind != "item"],
    }


def _hit(shelf: Shelf, entry: search.Entry) -> Iterator[int]:
    yield from map(shelf.kept.number, (written(vars(entry.hit)), written(entry.names)))


def _former(shelf: Shelf, row: Region, day: date) -> dict[str, Any] | None:
    """What to say of a region that is no more, and what came after it; None while it is or before it was."""
    told = shelf.source.atlas.regions.notice(row.id, day) if row.ended_before(day) else None
    return {"notice": told.text(shelf.state.lang), "heirs": [heir.id for heir in told.successors]} if told else None


def _wider(shelf: Shelf, region: Region) -> dict[str, str]:
    return {"name": region.name(shelf.state.lang), "en": region.name_en, "level": region.level}


def _layer(shelf: Shelf, definition: Definition) -> dict[str, Any]:
    days = one_file_days.of_layer(shelf.source.atlas, definition)
    versions = changing(days, lambda day: _version(shelf, definition, day))
    return {"id": definition.id, "group": definition.group, "versions": versions}


def _version(shelf: Shelf, definition: Definition, day: date) -> dict[str, Any]:
    """One layer on a day: its text, features, sources, and what the page shows of it."""
    drawn = shelf.draw(day, definition.id)
    (layer,) = drawn["layers"]
    notes = drawn["footnotes"]
    shelf.marks.update(drawn["marks"])
    shelf.documents.update({note["document"]: _document(shelf, note) for note in notes})
    names = {note["n"]: note["document"] for note in notes}
    number = shelf.kept.number
    return {
        "text": pieces(layer, OF_LAYER),
        "marks": list(drawn["marks"]),
        "cites": [[note["document"], note["href"]] for note in notes],
        "sources": [names[n] for n in layer["sources"]],
        "absent": None if layer["in_force"] else drawn["notices"][-1],
        "features": [_feature(shelf, feature, names) for feature in layer["features"]],
        "rows": [number(shelf.parts.row({**row, "sources": []}, drawn)) for row in rows(drawn)],
        "panel": [number(shelf.parts.panel({**layer, "source_text": _gap(layer)}, drawn, on)) for on in (False, True)],
        "items": _items(shelf, definition, day),
    }


def _gap(layer: dict[str, Any]) -> str:
    return SOURCES if layer["source_text"] else ""


def _feature(shelf: Shelf, feature: dict[str, Any], names: dict[int, str]) -> list[Any]:
    """The text of a feature around its sources, and its documents."""
    return [
        *(shelf.kept.number(text) for text in pieces(feature, OF_FEATURE)[::2]),
        [names[n] for n in feature["sources"]],
    ]


def _items(shelf: Shelf, definition: Definition, day: date) -> dict[str, Any]:
    """The items of a layer by id: their regions, those the documents meant, and how they are found."""
    if definition.topic is None:
        return {}
    atlas = shelf.source.atlas
    found = items(atlas, definition.topic, day)
    named = search.of_items(atlas, definition.id, found, shelf.state.lang)
    return {
        item.id: [list(item.regions), list(item.original_regions), *_hit(shelf, entry)]
        for item, entry in zip(found, named, strict=True)
    }


def _figures(shelf: Shelf) -> dict[str, list[Version]]:
    """The headline figures of every region that has any."""
    atlas, lang = shelf.source.atlas, shelf.state.lang
    days = one_file_days.of_figures(atlas, [name for name in HEADLINES if name in atlas.statistics.indicators])

    def versions(region: str) -> list[Version]:
        return changing(days, lambda day: {"figures": headlines(shelf.source, region, day, lang)})

    found = {row.id: versions(row.id) for row in atlas.regions.rows}
    return {region: own for region, own in sorted(found.items()) if any(one["figures"] for _, one in own)}


def _document(shelf: Shelf, note: dict[str, Any]) -> dict[str, Any]:
    """A footnote without its number and address, and the document as a line names it."""
    return {"text": pieces(note, OF_FOOTNOTE), "short": short(note, shelf.state.lang)}
