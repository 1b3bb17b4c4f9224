"""Documents of a state for the tests: its scene, its plate and the bytes of every format."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from layers.plates.sheets import sheet
from layers.scene import scene
from web.export.document.chapters import Chapter, Document, Picture
from web.export.formats import DOCUMENTS
from web.views.account.account import followed
from web.views.map.report import Report, report
from web.views.map.view import told

LAYERS = ("growth-engines", "southern-semiconductor-belt", "battery-triangle", "advanced-complexes")
LINK = "http://atlas.example/?asof=2025-12-17"


class Made(NamedTuple):
    """A document, and what it was made of."""

    data: bytes
    scene: dict
    report: Report
    chapter: Chapter


@lru_cache(maxsize=32)
def scene_of(atlas, asof, layers=LAYERS, lang="ko", theme="colour"):
    """The scene of a state."""
    return scene.draw(atlas, scene.State(layers, date.fromisoformat(asof), None, lang, theme))


def chapter_of(atlas, name, drawn):
    """The chapter of a scene on the paper of a format."""
    paper = DOCUMENTS[name].paper
    plate = sheet.draw(drawn, atlas.boundaries, paper.layout, paper.metrics(), LINK) if paper.layout else None
    pictures = followed(Picture(plate, plate.title, drawn["caption"], drawn)) if plate else ()
    return told(drawn, "").chapter(LINK, pictures)


def write(atlas, name, drawn):
    """A document of a scene."""
    return DOCUMENTS[name].write(Document((chapter_of(atlas, name, drawn),)))


@lru_cache(maxsize=32)
def document(atlas, name, asof="2025-12-17", layers=LAYERS, lang="ko", theme="colour"):
    """A document of a state, made once."""
    drawn = scene_of(atlas, asof, layers, lang, theme)
    return Made(write(atlas, name, drawn), drawn, report(drawn), told(drawn, "").chapter(LINK, ()))


def hostile(drawn):
    """The scene with hostile text in its first layer's title and first item."""
    text = '=cmd|"/c calc"!A1 <script>alert(1)</script> & ]]> "\x00\x0b'
    first = {**drawn["layers"][0], "title": text}
    first["features"] = [{**first["features"][0], "label": text, "role": text}, *first["features"][1:]]
    return {**drawn, "title": text, "caption": text, "layers": [first, *drawn["layers"][1:]]}
