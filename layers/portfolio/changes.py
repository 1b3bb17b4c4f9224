"""What differs between two days: regions begun, ended and changed, and items begun, ended and of another status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item, items
from layers.errors import BadPeriod
from layers.facts.statuses import UNCONFIRMED
from layers.wording import sentences

BEGUN, ENDED, CHANGED = "begun", "ended", "changed"
KINDS = (BEGUN, ENDED, CHANGED)
STRUCK, POLE = "struck", "pole"
EVENT, KNOWLEDGE = "event", "knowledge"
#: Attributes of a region whose change a reader is told of.
TOLD = ("name_ko", "name_en", "parent", "pole")


@dataclass(frozen=True)
class Administrative:
    """A region that began, ended or changed; `what` names the attributes that differ.

    `before` and `after` are the region on the first and on the last day, None where it was not.
    """

    kind: str
    region: str
    level: str
    before: Region | None
    after: Region | None
    what: tuple[str, ...] = ()


@dataclass(frozen=True)
class Change:
    """An item that began, ended or has another status.

    `item` is the item as it stands on the later day it exists on; `before` and `after` are its
    statuses, None where it was not. `why` is `knowledge` where only what we know changed: no source
    says how it stands on the last day.
    """

    kind: str
    layer_id: str
    item: Item
    before: str | None
    after: str | None
    regions: tuple[str, ...]
    why: str = EVENT


@dataclass(frozen=True)
class Changes:
    """Everything that differs between two days; `titles` are the layers' by id and language.

    `poles` are no administrative regions: one begins with the first document that lists it. `narrowed` says that
    these are the changes of one layer or of one region, so that nothing is said of the whole country.
    """

    first: date
    last: date
    administrative: tuple[Administrative, ...]
    poles: tuple[Administrative, ...]
    items: tuple[Change, ...]
    titles: Mapping[str, Mapping[str, str]]
    narrowed: bool = False

    @property
    def counts(self) -> dict[str, dict[str, int]]:
        """Number of changes by layer and kind, layers in catalogue order."""
        found: dict[str, dict[str, int]] = {}
        for change in self.items:
            kinds = found.setdefault(change.layer_id, dict.fromkeys(KINDS, 0))
            kinds[change.kind] += 1
        return found

    def sentences(self, lang: str = "ko") -> list[str]:
        """Two or three sentences that say what changed, in `ko` or `en`."""
        levels = {kind: [one.level for one in self.administrative if one.kind == kind] for kind in KINDS}
        numbers = {kind: sum(one.kind == kind for one in self.items) for kind in KINDS}
        unknown = sum(one.why == KNOWLEDGE for one in self.items)
        totals = [(self.titles[layer][lang], sum(kinds.values())) for layer, kinds in self.counts.items()]
        areas = sentences.of_regions(self.first, self.last, levels, len(self.poles), lang)
        said = (*(() if self.narrowed else (areas,)), sentences.of_items(numbers, unknown, lang))
        layers = sentences.of_layers(totals, lang) if len(totals) > 1 or not self.narrowed else ""
        return [sentence for sentence in (*said, layers) if sentence]


def changes(atlas: Atlas, first: date, last: date) -> Changes:
    """What differs between two days, regions in official order and items in catalogue order.

    What began and ended between the two days is told as ended; what only passed from 미정 to 미확인
    because our research ends before the last day is told as a change of knowledge.

    Raises
    ------
    BadPeriod
        If `last` is before `first`.
    geo.errors.BeforeRecord
    """
    if last < first:
        backwards = f"from {first} to {last}: the last day comes first; right: from {last} to {first}"
        raise BadPeriod(backwards).about(f"from={first}, to={last}")
    found = [
        change
        for layer in atlas.catalog.values()
        if layer.topic is not None
        for change in _of_topic(atlas, layer.id, layer.topic, first, last)
    ]
    titles = {layer.id: layer.title for layer in atlas.catalog.values()}
    regions = _regions(atlas, first, last)
    poles = tuple(one for one in regions if one.level == POLE)
    return Changes(first, last, tuple(one for one in regions if one.level != POLE), poles, tuple(found), titles)


def _regions(atlas: Atlas, first: date, last: date) -> tuple[Administrative, ...]:
    before = {region.id: region for region in atlas.regions.at(first)}
    after = {region.id: region for region in atlas.regions.at(last)}
    found = [_of_region(before.get(key), after.get(key)) for key in {**after, **before}]
    return tuple(sorted((one for one in found if one is not None), key=_place_of))


def _of_region(before: Region | None, after: Region | None) -> Administrative | None:
    known = after or before
    if known is None:
        return None
    if before is None or after is None:
        return Administrative(BEGUN if before is None else ENDED, known.id, known.level, before, after)
    what = tuple(column for column in TOLD if getattr(before, column) != getattr(after, column))
    return Administrative(CHANGED, known.id, known.level, before, after, what) if what else None


def _place_of(change: Administrative) -> tuple[int, int, int, str]:
    levels = ("nation", "pole", "province", "municipality")
    known = change.after or change.before
    order = known.order if known is not None else 0
    return levels.index(change.level), KINDS.index(change.kind), order, change.region


def _of_topic(atlas: Atlas, layer_id: str, topic: str, first: date, last: date) -> list[Change]:
    before = {item.id: item for item in items(atlas, topic, first)}
    after = {item.id: item for item in items(atlas, topic, last)}
    found = [_change(atlas, layer_id, before.get(key), after.get(key)) for key in {**after, **before}]
    return [change for change in found if change is not None]


def _change(atlas: Atlas, layer_id: str, before: Item | None, after: Item | None) -> Change | None:
    known = after or before
    was, now = (item.status if item else None for item in (before, after))
    kind = _kind(_lasting(atlas, was), _lasting(atlas, now), was, now)
    if known is None or kind is None:
        return None
    why = KNOWLEDGE if now == UNCONFIRMED and was is not None else EVENT
    return Change(kind, layer_id, known, was, now, known.regions, why)


def _kind(lasted: bool, lasts: bool, was: str | None, now: str | None) -> str | None:
    if was == now or (not lasted and not lasts and was is not None):
        return None
    if lasted and lasts:
        return CHANGED
    return BEGUN if lasts else ENDED


def _lasting(atlas: Atlas, status: str | None) -> bool:
    """Whether an item with this status is still something: not ended, not turned down."""
    return status is not None and atlas.statuses[status].solidity != STRUCK
