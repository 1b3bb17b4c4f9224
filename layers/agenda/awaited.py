"""Deadlines as lines: one for each decision, whatever number of units or bids it has, one for each completion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.instrument import COMPLETION, DECISION
from layers.atlas.items import Item, standing
from layers.facts.facts import NATIONAL_FIGURES
from layers.facts.statuses import UNCONFIRMED
from layers.periods import last_day
from layers.portfolio.due import RENEWAL, TARGET, Due
from layers.portfolio.filter import Filter
from layers.portfolio.wholes import wholes

APPLIED, PROPOSED = "applied", "proposed"
#: Kinds whose items are one decision where they share instrument, day and industry.
_SHARED = (DECISION, RENEWAL)


@dataclass(frozen=True)
class Awaited:
    """One line.

    Attributes
    ----------
    whole : Item or None
        The decision of the nation of which the rest are units; it names the line.
    dues : tuple of Due
        What is awaited, first in the order of `due`; where only bids are in sight these.
    bids : tuple of Due
        Applications that are told beside it, never added to it.
    """

    whole: Item | None
    dues: tuple[Due, ...]
    bids: tuple[Due, ...] = ()

    @property
    def one(self) -> Due:
        """The deadline that all of them have."""
        return self.dues[0]

    @property
    def item(self) -> Item:
        """The item that names the line."""
        return self.whole or self.one.item

    @property
    def key(self) -> str:
        """What the line is called as long as it is awaited, on whatever day: its item and kind."""
        return f"{self.item.id}.{self.one.kind}"

    @property
    def unknown(self) -> bool:
        """Whether no source says how it stands, though its day is ahead."""
        return all(one.item.status == UNCONFIRMED for one in self.dues)


def awaited(atlas: Atlas, found: Sequence[Due], asof: date) -> list[Awaited]:
    """Deadlines of a day as lines, in their order."""
    groups: dict[tuple[str, ...], list[Due]] = {}
    for one in found:
        groups.setdefault(_line(one), []).append(one)
    named = _named(atlas, found, asof)
    return [_awaited(group, named) for group in groups.values()]


def _line(one: Due) -> tuple[str, ...]:
    """What the deadlines of one line have in common."""
    if one.kind not in _SHARED or one.layer == NATIONAL_FIGURES or one.item.status == PROPOSED:
        return one.layer, one.item.id
    return one.layer, one.due, one.kind, one.state, one.item.sector or ""


def _named(atlas: Atlas, found: Iterable[Due], asof: date) -> dict[str, Item]:
    """The whole of which an item is a unit, where they are of one industry or of none."""
    topics = dict.fromkeys(one.item.topic for one in found)
    every = {item.id: item for topic in topics for item in standing(atlas, topic, asof)}
    return {
        unit: every[key]
        for key, own in wholes(atlas, list(every.values())).items()
        for unit in own
        if every[unit].sector == every[key].sector
    }


def _awaited(group: list[Due], named: dict[str, Item]) -> Awaited:
    bids = tuple(one for one in group if one.item.status == APPLIED)
    own = tuple(one for one in group if one not in bids)
    if not own:
        return Awaited(None, bids)
    return Awaited(named.get(own[0].item.id), own, bids)


def chosen(found: Iterable[Due], layer: str | None, wanted: Filter, kind: str | None, until: date | None) -> list[Due]:
    """Deadlines of an instrument, of items that a filter holds, of a kind and no later than a day."""
    return [
        one
        for one in found
        if layer in (None, one.layer)
        and wanted.holds(one.item)
        and kind in (None, one.kind)
        and (until is None or last_day(one.due) <= until)
    ]


#: Kinds in the order in which they are told: decisions apart from completions, a term's end, a number meant.
KINDS = (DECISION, COMPLETION, RENEWAL, TARGET)
