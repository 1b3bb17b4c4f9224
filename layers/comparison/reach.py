"""How far a whole, open list of designations is known (지정분까지): the one limit that every page and file tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from layers.agenda.blocks import INDIRECT_GRADE, grade
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item, standing
from layers.facts.statuses import SOUGHT, UNCONFIRMED, UNDECIDED
from layers.periods import last_day
from layers.portfolio.overlaps import holds


@dataclass(frozen=True)
class Reach:
    """A closed list on a day.

    Attributes
    ----------
    until : str
        Day of the last that is on it, ISO with its precision.
    items : tuple of Item
        What is on it: decided or planned, by more than an indirect source, each with a place.
    waiting : tuple of Item
        What may add to it: a round or an item that is 미정 or 미확인.
    """

    until: str
    items: tuple[Item, ...]
    waiting: tuple[Item, ...]

    @property
    def later(self) -> str | None:
        """What is said of the time after `until`: 미확인 before 미정, None where nothing is awaited."""
        return later(self.waiting)


def reach(atlas: Atlas, layer_id: str, asof: date) -> Reach | None:
    """How far a list is known; None where it is not closed, has no date, or something on it has no place."""
    if not atlas.instruments[layer_id].is_closed:
        return None
    known = standing(atlas, str(atlas.catalog[layer_id].topic), asof)
    listed = tuple(one for one in known if _is_listed(atlas, one))
    days = [str(item.date) for item in listed if item.date]
    if not days or not all(item.regions for item in listed):
        return None
    waiting = tuple(item for item in known if item.status in (UNDECIDED, UNCONFIRMED))
    return Reach(max(days, key=last_day), listed, waiting)


def later(waiting: Sequence[Item]) -> str | None:
    """The status of what is awaited: unconfirmed where any is, else undecided."""
    found = {item.status for item in waiting}
    return next((status for status in (UNCONFIRMED, UNDECIDED) if status in found), None)


def _is_listed(atlas: Atlas, item: Item) -> bool:
    return holds(atlas, item) and item.status not in SOUGHT and grade(atlas, item) < INDIRECT_GRADE
