"""The one filter of items: those under some sectors, of some statuses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from layers import labels
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.words.catalogue import words_of

#: A file name names so many ids.
MOST_NAMED = 3


@dataclass(frozen=True)
class Filter:
    """Ids of sectors and of statuses, in the order of their tables; without any of one it lets all of these pass."""

    sectors: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.ids)

    @property
    def ids(self) -> tuple[str, ...]:
        """Sectors, then statuses."""
        return self.sectors + self.statuses

    @property
    def stem(self) -> tuple[str, ...]:
        """What a file name says of it: its ids, or that there are many."""
        return self.ids if len(self.ids) <= MOST_NAMED else ("filtered",)

    def holds(self, item: Item) -> bool:
        """Whether an item has one of the sectors, as its first or second, and one of the statuses."""
        tags = (item.sector, item.sector2)
        return _any(self.sectors, tags) and _any(self.statuses, (item.status,))

    def of(self, items: Iterable[Item]) -> list[Item]:
        """The items that pass."""
        return [item for item in items if self.holds(item)]


EVERY = Filter()


def _any(wanted: tuple[str, ...], found: Iterable[str | None]) -> bool:
    return not wanted or any(one in wanted for one in found)


def said(atlas: Atlas, chosen: Filter, lang: str) -> str:
    """The filter in words, for titles: `분야: 이차전지 · 상태: 지정`; empty where everything passes."""
    words = words_of(lang, "filter")
    sectors = [labels.named(atlas.sectors[one], lang) for one in chosen.sectors]
    statuses = [labels.named(atlas.statuses[one], lang) for one in chosen.statuses]
    told = [words("sector", names=words["join"].join(sectors))] if sectors else []
    told += [words("status", names=words["join"].join(statuses))] if statuses else []
    return words["and"].join(told)
