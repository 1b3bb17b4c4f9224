"""What the last release of the data changed, by the records of it and of the one before: items by layer, documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from layers.atlas import history, releases
from layers.atlas.atlas import Atlas
from layers.atlas.history import BEGUN, CHANGED, GONE, KINDS, Difference
from layers.atlas.releases import DOCUMENT, FACT, Entry, Release
from layers.labels import pick

_Held = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class ItemChange:
    """An item of which a release changed something.

    Attributes
    ----------
    kind : {'begun', 'changed', 'gone'}
        The item is new, some of its facts differ, or it is no more.
    facts : mapping of str to int
        How many of its facts are begun, changed and gone.
    """

    kind: str
    topic: str
    item: str
    facts: Mapping[str, int]


@dataclass(frozen=True)
class LastRelease:
    """The last release beside the one before; either is None where there is none."""

    release: Release | None = None
    before: Release | None = None
    items: tuple[ItemChange, ...] = ()
    others: tuple[Difference, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """How many items are begun, changed and gone."""
        return dict.fromkeys(KINDS, 0) | Counter(one.kind for one in self.items)

    @property
    def by_topic(self) -> Mapping[str, list[ItemChange]]:
        """The items by topic, in their order."""
        return {topic: list(some) for topic, some in groupby(self.items, key=attrgetter("topic"))}

    @property
    def documents(self) -> tuple[Difference, ...]:
        """The documents among what differs besides facts."""
        return tuple(one for one in self.others if one.entry.kind == DOCUMENT)

    @property
    def rest(self) -> tuple[Difference, ...]:
        """Figures, tables and boundaries."""
        return tuple(one for one in self.others if one.entry.kind != DOCUMENT)


def last_release(atlas: Atlas, layer: str | None = None) -> LastRelease:
    """What the last release changed; of a layer alone if one is named.

    Raises
    ------
    layers.errors.UnknownLayer, layers.errors.BrokenSeeds
    """
    topic = atlas.catalog[layer].topic if layer else None
    listed = releases.releases(atlas.seeds_dir)
    if len(listed) < 2:
        return LastRelease(next(iter(listed), None))
    now, before = listed[-1], listed[-2]
    new, old = (releases.read(atlas.seeds_dir, one.data_version) or [] for one in (now, before))
    found = history.differences(old, new)
    facts = [one for one in found if one.entry.kind == FACT and topic in (None, one.entry.topic)]
    others = () if layer else tuple(one for one in found if one.entry.kind != FACT)
    return LastRelease(now, before, tuple(_items(atlas, facts, _held(old, topic), _held(new, topic))), others)


def name(atlas: Atlas, item: str, lang: str) -> str:
    """What an item is called today; its id where it is no more."""
    facts = atlas.by_item.get(item, ())
    named = next((one for one in reversed(facts) if one.subject_ko), None)
    return pick(lang, named.subject_ko, named.subject_en) if named else item


def _held(entries: Iterable[Entry], topic: str | None) -> Counter[tuple[str, str]]:
    """How many facts each item has, by topic and item."""
    return Counter((one.topic, one.item) for one in entries if one.kind == FACT and topic in (None, one.topic))


def _items(atlas: Atlas, facts: list[Difference], old: _Held, new: _Held) -> list[ItemChange]:
    """Items in the order of the catalogue; those of no layer last. One whose facts are another item's now is gone."""
    of_item: dict[tuple[str, str], list[str]] = {}
    for one in facts:
        of_item.setdefault((one.entry.topic, one.entry.item), []).append(one.kind)
    for key in old.keys() - new.keys() - of_item.keys():
        of_item[key] = [GONE] * old[key]
    order = {layer.topic: at for at, layer in reversed(list(enumerate(atlas.catalog.values())))}
    found = [
        ItemChange(BEGUN if key not in old else CHANGED if key in new else GONE, *key, Counter(kinds))
        for key, kinds in of_item.items()
    ]
    return sorted(found, key=lambda one: (order.get(one.topic, len(order)), one.topic, KINDS.index(one.kind), one.item))
