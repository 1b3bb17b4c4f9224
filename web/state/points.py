"""What the map page needs to draw an organisation's very many points from tiles, beside the scene of their counts."""

from collections.abc import Iterator
from itertools import zip_longest

from layers.atlas.atlas import Atlas
from layers.scene.scene import GEO
from layers.scene_types.scene import PointClass, Points, Scene
from layers.scene_types.vocabulary import Lang, Theme
from layers.symbols import palette
from layers.tiles import pyramid
from layers.words.catalogue import Words, words_of
from web.service import assets

SCRIPT = "points.js"
#: From how many points on a cell is of each class, as many as there are shades.
LEAST = (1, 2, 10, 100, 1_000)
WORDS = ("cell", "below", "single", "cluster", "several", "nearer", "id", "table_csv", "failed")


def points(atlas: Atlas, drawn: Scene) -> Points | None:
    """The points that a scene shows by their counts; None where there are none, or the map is of tiles."""
    state = drawn["state"]
    shown = [layer["id"] for layer in drawn["layers"] if layer["in_force"]] if state["frame"] == GEO else []
    one = next((atlas.own.tilesets[key] for key in shown if key in atlas.own.tilesets), None)
    if one is None:
        return None
    header, own = one.archive.header, f"/api/collections/{one.id}"
    return {
        "layer": one.id,
        "script": assets.address(SCRIPT),
        "tiles": f"{own}/tiles/WebMercatorQuad/{{z}}/{{y}}/{{x}}",
        "counts": f"{own}/counts.csv?asof={state['asof']}&lang={state['lang']}",
        "least": header["min_zoom"],
        "most": header["max_zoom"],
        "cells": pyramid.CELLS,
        "single": pyramid.NAMED_FROM,
        "classes": list(_classes(state["theme"], state["lang"])),
        "words": {key: words_of(state["lang"], "tiled")[key] for key in WORDS},
    }


def _classes(theme: Theme, lang: Lang) -> Iterator[PointClass]:
    words = words_of(lang, "tiled")
    for least, above, colour in zip_longest(LEAST, LEAST[1:], palette.density(theme)):
        yield {"least": least, "colour": colour, "label": _span(words, least, above)}


def _span(words: Words, least: int, above: int | None) -> str:
    if above is None:
        return words("from", n=least)
    return words("exactly", n=least) if above == least + 1 else words("span", first=least, last=above - 1)
