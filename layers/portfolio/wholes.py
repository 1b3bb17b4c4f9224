"""Decisions of the whole nation whose units are listed one by one: told once, and no unit more."""

from __future__ import annotations

from collections.abc import Sequence

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.facts.places import NATION
from layers.facts.statuses import UNCONFIRMED, UNDECIDED
from layers.wording.deadlines import PROCESS, deadline

_OPEN = (UNDECIDED, UNCONFIRMED)
#: As many units make a whole of what stands beside them.
_SEVERAL = 2


def wholes(atlas: Atlas, found: Sequence[Item]) -> dict[str, tuple[str, ...]]:
    """Ids of the units of each awaited decision of the nation, by its id: marks of its topic with the same deadline."""
    told = {item.id: units(atlas, item, found) for item in found if _is_whole(item)}
    return {key: own for key, own in told.items() if len(own) >= _SEVERAL}


def units(atlas: Atlas, whole: Item, found: Sequence[Item]) -> tuple[str, ...]:
    """Ids of the marks that are to be decided by the same day as a whole."""
    day = deadline(atlas, whole)
    open_ones = [
        item for item in found if item.topic == whole.topic and item.status_fact.draws and item.status in _OPEN
    ]
    return tuple(item.id for item in open_ones if day is not None and deadline(atlas, item) == day)


def without(atlas: Atlas, found: Sequence[Item], every: Sequence[Item]) -> list[Item]:
    """Some items without the wholes of which units are among them; `every` are those of the topic and day."""
    here = {item.id for item in found}
    told = {key for key, own in wholes(atlas, every).items() if here & set(own)}
    return [item for item in found if item.id not in told]


def _is_whole(item: Item) -> bool:
    """Whether an item is an awaited decision of the nation that draws no mark."""
    return item.status_fact.claim == PROCESS and item.status in _OPEN and set(item.original_regions) <= {NATION}
