"""All that a map can show on any day of the record, in one language: each thing once, by the day it begins.

A layer, a region or a name only changes on some days (`one_file_days`). What stands from one of them to the next is a
version; a browser finds the version of a day and puts a scene together from those of its layers.
"""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date
from typing import Any

from layers.atlas.atlas import Atlas
from layers.atlas.definition import Definition
from layers.atlas.items import items
from layers.collection.entries import of_items
from layers.collection.synonyms import REPLACED
from layers.portfolio.filter import said
from layers.scene.scene import State
from layers.scene_types import reading
from layers.scene_types.feature import Feature
from layers.scene_types.layer import SceneLayer
from layers.scene_types.scene import Footnote, Scene
from layers.wording.footnotes import short
from layers.words.catalogue import words_of
from web.one_file import days as one_file_days
from web.one_file import regions
from web.one_file.naming import naming
from web.one_file.parts import Rendered
from web.one_file.pieces import Kept, gap, pieces
from web.one_file.shelf import Shelf, changing
from web.state.drawing import Drawing
from web.state.state import THEMES
from web.telling.tables import rows

OF_LAYER = ("features", "source_text", "sources")
OF_FEATURE = ("sources",)
OF_FOOTNOTE = ("href", "n")
Items = dict[str, list[Any]]
Drawn = tuple[Scene, Items, SceneLayer | None]


def store(source: Drawing, state: State, parts: Rendered) -> dict[str, Any]:
    """Everything on every day in every theme, ready for JSON; of the state only its language and filter are used."""
    atlas, kept, documents, made = source.atlas, Kept(), dict[str, dict[str, Any]](), dict[Hashable, Any]()
    plain = replace(state, layers=(), focus=None)
    shelves = {theme: Shelf(source, replace(plain, theme=theme), parts, kept, {}, documents, made) for theme in THEMES}
    return {
        "words": _words(atlas, state),
        "data_version": atlas.data_version,
        "first": list(atlas.catalog.defaults()),
        "groups": [
            parts.group(group.id, group.title(state.lang), any(each.shades for each in members))
            for group, members in atlas.catalog.grouped()
        ],
        "themes": {theme: _themed(shelf) for theme, shelf in shelves.items()},
        "cards": regions.cards(shelves[THEMES[0]]),
        "card": parts.card(),
        "table": parts.table(),
        "footnotes": parts.footnotes(),
        "documents": dict(sorted(documents.items())),
        "synonyms": REPLACED,
        "naming": naming(atlas, state.lang),
        "texts": kept.texts(),
    }


def _words(atlas: Atlas, state: State) -> dict[str, Any]:
    """What the page says of layers that it puts together itself, how counts are said, and the filter in words."""
    lang, told = state.lang, said(atlas, state.filter, state.lang)
    words = words_of(lang, "filter")
    return {
        "filter": {
            "told": told,
            "and": words["and"],
            "only": words("only", filter=told) if told else "",
            "empty": words["empty"],
        },
        "caption": words_of(lang, "caption"),
        "date": words_of(lang, "date"),
        "plural": words_of(lang, "language")["plural"],
    }


def _themed(shelf: Shelf) -> dict[str, Any]:
    """What has a colour: layers and poles by day, and the marks that they use."""
    return {
        "layers": [_layer(shelf, definition) for definition in shelf.source.atlas.catalog.values()],
        "heads": regions.heads(shelf),
        "marks": dict(sorted(shelf.marks.items())),
    }


def _layer(shelf: Shelf, definition: Definition) -> dict[str, Any]:
    days = one_file_days.of_layer(shelf.source.atlas, definition)
    drawn = dict(changing(days, lambda day: _drawn(shelf, definition, day)))
    versions = changing(map(date.fromisoformat, drawn), lambda day: _version(shelf, drawn[day.isoformat()]))
    return {"id": definition.id, "group": definition.heading, "versions": versions}


def _drawn(shelf: Shelf, definition: Definition, day: date) -> Drawn:
    """A layer's own scene on a day, without what names the day, its items, and the first map's layer if another."""
    drawn = shelf.draw(day, definition.id)
    on_first = shelf.draw(day, definition.id, first=True)["layers"][0] if definition.default else None
    undated = drawn | {
        "state": drawn["state"] | {"asof": ""},
        "title": "",
        "subtitle": "",
        "caption": "",
        "vintage": "",
        "banner": None,
        "fingerprint": "",
    }
    held = shelf.once((definition.id, day), lambda: _items(shelf, definition, day))
    return undated, held, on_first if on_first != drawn["layers"][0] else None


def _version(shelf: Shelf, made: Drawn) -> dict[str, Any]:
    """One layer while it stays as it is: its text, features, sources, and what the page shows of it."""
    drawn, held, on_first = made
    (layer,) = drawn["layers"]
    notes = drawn["footnotes"]
    shelf.marks.update(drawn["marks"])
    shelf.documents.update({note["document"]: _document(shelf, note) for note in notes})
    names = {note["n"]: note["document"] for note in notes}
    number = shelf.kept.number
    return {
        **_written(shelf, layer, drawn, names),
        "first": _written(shelf, on_first, drawn, names) if on_first else None,
        "marks": list(drawn["marks"]),
        "cites": [[note["document"], note["href"]] for note in notes],
        "sources": [names[n] for n in layer["sources"]],
        "absent": None if layer["in_force"] else drawn["notices"][-1],
        "rows": [number(shelf.parts.row(row | {"sources": []}, drawn)) for row in rows(drawn)],
        "section": number(shelf.parts.section(layer)),
        "items": _with_entries(shelf, drawn, held),
    }


def _written(shelf: Shelf, layer: SceneLayer, drawn: Scene, names: dict[int, str]) -> dict[str, Any]:
    """A layer as text around what depends on the other layers, its features, and the layer in the panel, off and on."""
    own = layer | {"source_text": _gap(layer)}
    return {
        "text": pieces(layer, OF_LAYER),
        "features": [_feature(shelf, feature, names) for feature in layer["features"]],
        "panel": [shelf.kept.number(shelf.parts.panel(own, drawn, on)) for on in (False, True)],
    }


def _with_entries(shelf: Shelf, drawn: Scene, held: Items) -> Items:
    """The items of a layer, those that are drawn with their entry in a card and the place of the feature it shows."""
    (layer,) = drawn["layers"]
    places = {feature["id"]: place for place, feature in enumerate(layer["features"])}
    entries = {
        key: [shelf.kept.number(shelf.parts.entry(feature, drawn["marks"])), places[key]]
        for key, feature in reading.once(reading.of_items(layer["features"])).items()
    }
    return {name: [*item, *entries.get(name, ())] for name, item in held.items()}


def _gap(layer: SceneLayer) -> str:
    """Where the panel names the documents of a layer, whose order depends on the layers that are on."""
    return gap("sources") if layer["source_text"] else ""


def _feature(shelf: Shelf, feature: Feature, names: dict[int, str]) -> list[Any]:
    """The text of a feature around its sources, and its documents."""
    return [
        *(shelf.kept.number(text) for text in pieces(feature, OF_FEATURE)[::2]),
        [names[n] for n in feature["sources"]],
    ]


def _items(shelf: Shelf, definition: Definition, day: date) -> Items:
    """The items of a layer by id: their regions, those the documents meant, and how they are found."""
    if definition.topic is None:
        return {}
    atlas = shelf.source.atlas
    found = shelf.state.filter.of(items(atlas, definition.topic, day))
    named = of_items(atlas, definition.id, found, shelf.state.lang)
    return {
        item.id: [list(item.regions), list(item.original_regions), *shelf.found(entry)]
        for item, entry in zip(found, named, strict=True)
    }


def _document(shelf: Shelf, note: Footnote) -> dict[str, Any]:
    """A footnote without its number and address, the document as a line names it, and how table and card list it."""
    return {
        "text": pieces(note, OF_FOOTNOTE),
        "short": short(note, shelf.state.lang),
        "footnote": shelf.parts.footnote(note),
        "source": shelf.parts.source(note),
    }
