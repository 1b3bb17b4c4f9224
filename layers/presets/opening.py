"""What a scene opens: its layers and its day, the sentence over its map, and the scene that a map shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from geo.dates import day
from layers.atlas.atlas import Atlas
from layers.atlas.items import items
from layers.portfolio.filter import Filter
from layers.portfolio.overlaps import every_item, holds
from layers.presets.preset import COUNTED, Preset


def layers_of(atlas: Atlas, one: Preset) -> tuple[str, ...]:
    """Ids of its layers in catalogue order."""
    return tuple(key for key in atlas.catalog if key in one.layers) or atlas.catalog.defaults()


def day_of(atlas: Atlas, one: Preset) -> date | None:
    """The day it opens on: its own or its document's; None is the reader's."""
    written = atlas.documents[one.document].date if one.document else one.day
    return day(written) if written else None


def title(atlas: Atlas, one: Preset, asof: date, lang: str) -> str:
    """The sentence over its map on a day, with the numbers of that day; none where one of them is of nothing."""
    counts = {layer: count(atlas, layer, asof, one.filter) for layer in COUNTED.findall(one.title[lang])}
    if not all(counts.values()):
        return ""
    return COUNTED.sub(lambda found: str(counts[found.group(1)]), one.title[lang])


def count(atlas: Atlas, layer_id: str, asof: date, chosen: Filter) -> int:
    """How many items of a layer that pass a filter are there on a day: not ended, turned down, 미정 or 미확인."""
    return sum(holds(atlas, item) for item in chosen.of(items(atlas, str(atlas.catalog[layer_id].topic), asof)))


def shown(
    atlas: Atlas, presets: Iterable[Preset], layers: tuple[str, ...], asof: date, chosen: Filter
) -> Preset | None:
    """The scene that a map of some layers on a day is; None where it is none."""
    fitting = (one for one in presets if (layers_of(atlas, one), one.filter) == (layers, chosen))
    return next((one for one in fitting if day_of(atlas, one) in (None, asof)), None)


def known_layers(atlas: Atlas, asof: date) -> tuple[str, ...]:
    """Ids of the layers that hold an item on a day, in catalogue order."""
    return tuple(dict.fromkeys(layer for layer, _ in every_item(atlas, asof)))


def holding(atlas: Atlas, presets: Iterable[Preset], asof: date) -> Preset | None:
    """The scene of the latest document until a day that holds an item on it; None where there is none."""
    dated = [(found, one) for one in presets if one.document and (found := day_of(atlas, one)) and found <= asof]
    known = set(known_layers(atlas, asof))
    fitting = [one for _, one in sorted(dated, key=lambda pair: pair[0]) if known & set(layers_of(atlas, one))]
    return fitting[-1] if fitting else None
