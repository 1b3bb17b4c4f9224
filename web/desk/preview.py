"""What would be different after accepting: the items that rows touch, before and after, and their map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from layers import labels
from layers.accepting.accept import Accepted
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item, standing
from layers.errors import UnknownLayer
from layers.plates.page.layout import LAYOUTS
from layers.plates.plates import MAP, plate
from layers.scene.scene import State, draw
from layers.wording import details
from layers.words.catalogue import languages
from web.export.document.fonts import metrics
from web.export.plate import svg


@dataclass(frozen=True)
class Difference:
    """An item that rows touch: its status before and after, empty where it was not.

    Attributes
    ----------
    renamed : str
        Its name before, where that is another one; else empty.
    lost : tuple of str
        What was said of it (its role, its flags) and would not be.
    """

    item: str
    title: str
    before: str
    after: str
    renamed: str = ""
    lost: tuple[str, ...] = ()


def differences(before: Atlas, after: Accepted, day: date) -> list[Difference]:
    """The items of accepted rows on a day, in the order of the rows."""
    rows = set(after.rows)
    touched = dict.fromkeys((one.topic, one.item) for one in after.atlas.facts if one.id in rows)
    return [_difference(before, after.atlas, topic, item, day) for topic, item in touched]


def _difference(before: Atlas, after: Atlas, topic: str, item: str, day: date) -> Difference:
    was, now = _standing(before, topic, item, day), _standing(after, topic, item, day)
    named = next((one.subject_ko for one in after.by_item[item] if one.subject_ko), item)
    title = now.subject_ko if now else named
    renamed = was.subject_ko if was and was.subject_ko != title else ""
    return Difference(item, title, _status(before, was), _status(after, now), renamed, _lost(was, now))


def _standing(atlas: Atlas, topic: str, item: str, day: date) -> Item | None:
    try:
        return next((one for one in standing(atlas, topic, day) if one.id == item), None)
    except UnknownLayer:
        return None


def _status(atlas: Atlas, found: Item | None) -> str:
    return atlas.statuses[found.status].ko if found else ""


def _lost(was: Item | None, now: Item | None) -> tuple[str, ...]:
    if was is None or now is None:
        return ()
    role = details.role(was, languages()[0])
    flags = [labels.flag(flag, languages()[0]) for flag in was.flags if flag not in now.flags]
    return (*([role] if role and not details.role(now, languages()[0]) else []), *flags)


def picture(atlas: Atlas, topics: Iterable[str], day: date) -> bytes:
    """The map of some topics' layers on a day as SVG; empty where no layer shows them."""
    wanted = set(topics)
    layers = tuple(layer.id for layer in atlas.catalog.values() if layer.topic in wanted)
    if not layers:
        return b""
    scene = draw(atlas, State(layers, day))
    return svg.write(plate(MAP, scene, atlas.boundaries, LAYOUTS["slide"], metrics(), "http://127.0.0.1/"))
