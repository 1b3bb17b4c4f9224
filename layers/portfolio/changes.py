"""What differs between two days: regions begun, ended, changed; items begun, ended, of another status or deadline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item, standing, surely_standing, unsure
from layers.errors import BadPeriod
from layers.facts.facts import TOTAL, Fact
from layers.facts.places import NATION
from layers.facts.statuses import UNCONFIRMED, UNDECIDED
from layers.wording.deadlines import MOVED, SHARPENED, dated, deadline, first_named, turn

#: The last three are of items alone: its list ran out and no source says that it ended; its deadline was moved
#: (기한 변경) or became more exact (구체화).
BEGUN, ENDED, CHANGED, LAPSED = "begun", "ended", "changed", "lapsed"
KINDS = (BEGUN, ENDED, CHANGED, LAPSED, MOVED, SHARPENED)
REGION_KINDS = (BEGUN, ENDED, CHANGED)
STRUCK, POLE = "struck", "pole"
#: Statuses between which nothing happened: a body will decide, and whether it did is not known.
_OPEN = (UNDECIDED, UNCONFIRMED)
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
    """An item that began, ended or has another status or deadline.

    `item` is the item as it stands on the later day it exists on; `before` and `after` are its
    statuses, None where it was not. `why` is `knowledge` where only what we know changed: no source
    says how it stands on the last day. `plan` is the count that was announced where items of its layer
    had no names yet, whose status is then its `before`; `dues` are its deadlines where they differ.
    """

    kind: str
    layer_id: str
    item: Item
    before: str | None
    after: str | None
    regions: tuple[str, ...]
    fact: Fact
    why: str = EVENT
    plan: Fact | None = None
    dues: tuple[str, str] | None = None

    @property
    def date(self) -> str | None:
        """Day of the change as its source writes it: the last of a list that ran out, else the event's."""
        return self.fact.valid_to if self.kind == LAPSED else self.fact.valid_from


@dataclass(frozen=True)
class Changes:
    """Everything that differs between two days; `titles` are the layers' by id and language.

    `poles` are no administrative regions: one begins with the first document that lists it. `narrowed` says that
    these are the changes of one layer or of one region, so that nothing is said of the whole country. `unsure` are
    changes dated by month or year alone, of which it is open whether they had come by the last day, and no `items`.
    """

    first: date
    last: date
    administrative: tuple[Administrative, ...]
    poles: tuple[Administrative, ...]
    items: tuple[Change, ...]
    titles: Mapping[str, Mapping[str, str]]
    narrowed: bool = False
    unsure: tuple[Change, ...] = ()


def changes(atlas: Atlas, first: date, last: date) -> Changes:
    """What differs between two days, regions in official order and items in catalogue order.

    What began and ended between the two days is told as ended; what only passed from 미정 to 미확인
    because our research ends before the last day is told as a change of knowledge. An event dated by month or year
    alone is in the span within which it had surely come (`Atlas.surely`).

    Raises
    ------
    BadPeriod
        If `last` is before `first`.
    geo.errors.BeforeRecord
    """
    if last < first:
        backwards = f"from {first} to {last}: the last day comes first; right: from {last} to {first}"
        raise BadPeriod(backwards).about(f"from={first}, to={last}")
    topics = [(layer.id, layer.topic) for layer in atlas.catalog.values() if layer.topic is not None]
    found = [change for layer, topic in topics for change in _of_topic(atlas, layer, topic, first, last)]
    open_ = tuple(change for layer, topic in topics for change in _unsure(atlas, layer, topic, last))
    titles = {layer.id: layer.title for layer in atlas.catalog.values()}
    regions = _regions(atlas, first, last)
    poles = tuple(one for one in regions if one.level == POLE)
    areas = tuple(one for one in regions if one.level != POLE)
    return Changes(first, last, areas, poles, tuple(found), titles, unsure=open_)


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
    return levels.index(change.level), REGION_KINDS.index(change.kind), order, change.region


def _of_topic(atlas: Atlas, layer_id: str, topic: str, first: date, last: date) -> list[Change]:
    before = {item.id: item for item in surely_standing(atlas, topic, first)}
    after = {item.id: item for item in surely_standing(atlas, topic, last)}
    plan = None if any(_drawn(item) for item in before.values()) else _plan(before.values())
    found = [_change(atlas, layer_id, before.get(key), after.get(key), plan) for key in {**after, **before}]
    return _once([change for change in found if change is not None])


def _unsure(atlas: Atlas, layer_id: str, topic: str, last: date) -> list[Change]:
    """What had perhaps not come by a day, against what surely had."""
    late = {fact.item for fact in unsure(atlas, topic, last)}
    sure, perhaps = (
        {item.id: item for item in found if item.id in late} if late else {}
        for found in (surely_standing(atlas, topic, last), standing(atlas, topic, last))
    )
    found = (_change(atlas, layer_id, sure.get(key), item, None) for key, item in perhaps.items())
    return [one for one in found if one is not None]


def _once(found: list[Change]) -> list[Change]:
    """Without the deadline of the whole where those of its items moved alike."""
    told = {one.dues for one in found if one.item.status_fact.draws}
    return [one for one in found if one.item.status_fact.draws or one.dues not in told]


def _drawn(item: Item | None) -> Item | None:
    """The item if it is a mark; a decision of no place that is awaited is none."""
    return item if item is not None and item.status_fact.draws else None


def _plan(found: Iterable[Item]) -> Fact | None:
    """The count that was announced, with its status, where no item had a name yet."""
    return next((item.status_fact for item in found if item.status_fact.claim == TOTAL), None)


def _change(atlas: Atlas, layer_id: str, before: Item | None, after: Item | None, plan: Fact | None) -> Change | None:
    """What became of an item; of a decision of no place only how its deadline changed."""
    dues = _dues(atlas, before, after)
    if dues is not None and after is not None and (before is None or _same(before.status, after.status)):
        was = None if before is None else before.status
        return Change(turn(*dues), layer_id, after, was, after.status, after.regions, _holding(atlas, after), dues=dues)
    before, after = _drawn(before), _drawn(after)
    known = after or before
    named = plan if before is None and after is not None and after.status != UNCONFIRMED else None
    was, now = (item.status if item else None for item in (before, after))
    was = named.status if named else was
    kind = _kind(_lasting(atlas, was), _lasting(atlas, now), was, now)
    if known is None or kind is None:
        return None
    why = KNOWLEDGE if now == UNCONFIRMED and was is not None else EVENT
    return Change(kind, layer_id, known, was, now, known.regions, known.status_fact, why, named, dues)


def _holding(atlas: Atlas, item: Item) -> Fact:
    """The claim whose deadline holds: of several that name it the first, by the best source."""
    said = dated(atlas, item)
    same = [fact for fact in said if fact.due == said[-1].due]
    return min(same, key=lambda fact: (atlas.documents[fact.document].grade, atlas.event(fact)))


def _dues(atlas: Atlas, before: Item | None, after: Item | None) -> tuple[str, str] | None:
    """The deadlines of an item on two days, where it had one on both and they differ.

    A decision of no place that was announced between the days had the deadline first named for it.
    """
    now = deadline(atlas, after) if after else None
    was = deadline(atlas, before) if before else _announced(atlas, after)
    return (was, now) if was and now and was != now else None


def _announced(atlas: Atlas, item: Item | None) -> str | None:
    """The deadline with which a decision of no place was announced; None for what is a mark."""
    return first_named(atlas, item) if item is not None and set(item.original_regions) <= {NATION} else None


def _same(was: str, now: str) -> bool:
    return was == now or (was in _OPEN and now in _OPEN)


def _kind(lasted: bool, lasts: bool, was: str | None, now: str | None) -> str | None:
    if was == now or (not lasted and not lasts and was is not None):
        return None
    if lasted and lasts:
        return CHANGED
    if now is None:
        return LAPSED if lasted and was not in _OPEN else None
    return BEGUN if lasts else ENDED


def _lasting(atlas: Atlas, status: str | None) -> bool:
    """Whether an item with this status is still something: not ended, not turned down."""
    return status is not None and atlas.statuses[status].solidity != STRUCK
