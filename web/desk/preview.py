"""What would be different after accepting: the items that rows touch, before and after, and their map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from layers.accepting.accept import Accepted
from layers.atlas.atlas import Atlas
from layers.atlas.items import standing
from layers.errors import UnknownLayer
from layers.plates.page.layout import LAYOUTS
from layers.plates.plates import MAP, plate
from layers.scene.scene import State, draw
from web.export.document.fonts import metrics
from web.export.plate import svg


@dataclass(frozen=True)
class Difference:
    """An item that rows touch: its status before and after, empty where it was not."""

    item: str
    title: str
    before: str
    after: str


def differences(before: Atlas, after: Accepted, day: date) -> list[Difference]:
    """The items of accepted rows on a day, in the order of the rows."""
    rows = set(after.rows)
    touched = dict.fromkeys((one.topic, one.item) for one in after.atlas.facts if one.id in rows)
    return [_difference(before, after.atlas, topic, item, day) for topic, item in touched]


def _difference(before: Atlas, after: Atlas, topic: str, item: str, day: date) -> Difference:
    subject = next((one.subject_ko for one in after.by_item[item] if one.subject_ko), item)
    return Difference(item, subject, _status(before, topic, item, day), _status(after, topic, item, day))


def _status(atlas: Atlas, topic: str, item: str, day: date) -> str:
    try:
        found = next((one.status for one in standing(atlas, topic, day) if one.id == item), None)
    except UnknownLayer:
        return ""
    return atlas.statuses[found].ko if found else ""


def picture(atlas: Atlas, topics: Iterable[str], day: date) -> bytes:
    """The map of some topics' layers on a day as SVG; empty where no layer shows them."""
    wanted = set(topics)
    layers = tuple(layer.id for layer in atlas.catalog.values() if layer.topic in wanted)
    if not layers:
        return b""
    scene = draw(atlas, State(layers, day))
    return svg.write(plate(MAP, scene, atlas.boundaries, LAYOUTS["slide"], metrics(), "http://127.0.0.1/"))
