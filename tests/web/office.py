"""Documents of a state for the tests: its scene, its plate and the bytes of every format."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from layers import scene
from layers.plates import sheet
from web.export import DOCUMENTS
from web.export.report import Report, report

LAYERS = ("growth-engines", "southern-semiconductor-belt", "battery-triangle", "advanced-complexes")
LINK = "http://atlas.example/?asof=2025-12-17"


class Made(NamedTuple):
    """A document, and what it was made of."""

    data: bytes
    scene: dict
    report: Report


@lru_cache(maxsize=32)
def scene_of(atlas, asof, layers=LAYERS, lang="ko", theme="colour"):
    """The scene of a state."""
    return scene.draw(atlas, scene.State(layers, date.fromisoformat(asof), None, lang, theme)).to_dict()


def write(atlas, name, drawn):
    """A document of a scene."""
    made = DOCUMENTS[name]
    if made.layout is None:
        return made.write(LINK, drawn)
    return made.write(sheet.draw(drawn, atlas.boundaries, made.layout, made.metrics(), LINK), drawn)


@lru_cache(maxsize=32)
def document(atlas, name, asof="2025-12-17", layers=LAYERS, lang="ko", theme="colour"):
    """A document of a state, made once."""
    drawn = scene_of(atlas, asof, layers, lang, theme)
    return Made(write(atlas, name, drawn), drawn, report(drawn, LINK))


def hostile(drawn):
    """The scene with hostile text in its first layer's title and first item."""
    text = '=cmd|"/c calc"!A1 <script>alert(1)</script> & ]]> "\x00\x0b'
    first = {**drawn["layers"][0], "title": text}
    first["features"] = [{**first["features"][0], "label": text, "role": text}, *first["features"][1:]]
    return {**drawn, "title": text, "caption": text, "layers": [first, *drawn["layers"][1:]]}
