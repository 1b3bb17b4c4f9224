"""The lines of a brief in words: how many of each instrument, and the items that are named; never one sum."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from layers import labels
from layers.brief.brief import WAITING, Line
from layers.brief.telling import Telling
from layers.portfolio.due import PENDING, Due, is_near, left
from layers.portfolio.portfolio import POLE, PROVINCE, Membership
from layers.scene_types.brief import BriefEntry, BriefLine
from layers.scene_types.feature import ItemFeature
from layers.scene_types.reading import mark_of
from layers.wording import details
from layers.words.catalogue import words_of

MOST_NAMED = 3
#: A word of a layer's title that is as long as this, and stands in an item's name, says what the item is.
SEPARATORS = re.compile(r"[\s·,:–-]+")
LINE_GEOMETRY = "corridor"


def told(telling: Telling, line: Line) -> BriefLine:
    """One line: its items by instrument, those it names and what it leaves unnamed."""
    named, rest = line.held[:MOST_NAMED], line.held[MOST_NAMED:]
    return {
        "key": line.key,
        "label": telling.words[line.key],
        "counts": counted(telling, Counter(one.layer_id for one in line.held)),
        "entries": [_entry(telling, line.key, one) for one in named],
        "rest": _rest(telling, rest),
        "rest_counts": [(telling.title(key), n) for key, n in Counter(one.layer_id for one in rest).items()],
        "deadline": _d_day(telling, _nearest(telling, line)) if line.key == WAITING else "",
    }


def _nearest(telling: Telling, line: Line) -> Due | None:
    dated = (telling.told.deadlines.get(one.item.id) for one in line.held)
    return min((one for one in dated if one and one.state == PENDING), key=lambda one: one.days, default=None)


def _entry(telling: Telling, key: str, one: Membership) -> BriefEntry:
    feature = telling.feature(one.layer_id, one.item)
    return {
        "layer": one.layer_id,
        "layer_title": telling.title(one.layer_id),
        "item": one.item.id,
        "number": telling.number(one.layer_id, one.item),
        "mark": mark_of(feature),
        "label": _label(telling, one),
        "flags": feature["flag_labels"],
        "status": feature["status"],
        "told": _told(telling, key, one, feature),
        "sources": telling.sources(one.layer_id, one.item),
    }


def _label(telling: Telling, one: Membership) -> str:
    """An item's name; with its layer's where it does not say what it is, and whose it is where it is above."""
    layer = telling.layers[one.layer_id]
    title, label = layer["title"], details.label(one.item, telling.lang)
    least = int(words_of(telling.lang, "language")["long_word"])
    words = [word for word in SEPARATORS.split(title.lower()) if len(word) >= least]
    said = any(word in label.lower() for word in words) and layer["geometry"] != LINE_GEOMETRY
    named = label if said or label.startswith(title) else f"{title}: {label}"
    above = telling.name(one.item.regions[0]) if one.relation in (POLE, PROVINCE) else ""
    return named if above in named else f"{above} {named}"


def _told(telling: Telling, key: str, one: Membership, feature: ItemFeature) -> str:
    """Status with its date; what waits for a dated decision says how many days are left instead."""
    due = telling.told.deadlines.get(one.item.id)
    if key == WAITING and due and due.state == PENDING:
        return f"{feature['status_label']} {_d_day(telling, due)}"
    return dated(telling, feature)


def dated(telling: Telling, feature: ItemFeature) -> str:
    """An item's status with its date."""
    return f"{feature['status_label']} {day(telling, feature)}".rstrip()


def day(telling: Telling, feature: ItemFeature) -> str:
    """The date of an item's status; empty where none is known."""
    return labels.short_date(feature["date"], telling.lang) if feature["date"] else ""


def _d_day(telling: Telling, due: Due | None) -> str:
    if due is None:
        return ""
    said = left(due, telling.lang)
    return f"{said} ({labels.long_date(due.due, telling.lang)})" if is_near(due) else said


def _rest(telling: Telling, rest: Sequence[Membership]) -> str:
    if not rest:
        return ""
    counts = Counter(one.layer_id for one in rest)
    return telling.words("rest", layers=counted(telling, counts))


def counted(telling: Telling, counts: Counter[str]) -> str:
    """Numbers of items by layer in one text."""
    return ", ".join(telling.words("layer_count", layer=telling.title(key), n=n) for key, n in counts.items())
