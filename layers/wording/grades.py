"""Citations by grade: of which rank the document is that is printed for what each layer lists on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item, items
from layers.facts.facts import COPY

#: The ranks: a notice or release in the original, one read in a copy, the press, other sources, a record of a search.
ORIGINAL, COPIED, PRESS, INDIRECT, SEARCHED = RANKS = ("original", "copied", "press", "indirect", "searched")
#: The rank of an organisation's own table, where the atlas has one.
OWN = "own"
OFFICIAL = (ORIGINAL, COPIED)
#: What a ministry gives by name, for promotion or in a crisis; plans, projects and quotas of industries are none.
GIVEN = frozenset({"designation", "institution", "support", "condition"})
GROUNDS = frozenset({"promotion", "crisis"})
SOLID = "solid"
_BY_GRADE = {1: ORIGINAL, 2: PRESS, 3: INDIRECT}


@dataclass(frozen=True)
class Graded:
    """How many citations of a layer have each rank, and the designations for which no official document was found."""

    layer: str
    counts: Counter[str]
    unofficial: tuple[Item, ...]

    @property
    def official(self) -> int:
        """Citations of notices and releases, those read in a copy included."""
        return sum(self.counts[rank] for rank in OFFICIAL)


def rank(atlas: Atlas, item: Item) -> str:
    """The rank of the document that is printed for an item's status."""
    fact = item.status_fact
    if fact.basis == "search":
        return SEARCHED
    if fact.basis == COPY:
        return COPIED
    if atlas.documents[fact.document].is_own_data:
        return OWN
    return _BY_GRADE[atlas.documents[fact.document].grade]


def unofficial(atlas: Atlas, item: Item) -> bool:
    """Whether something was designated by name and no notice or release that says so is at hand."""
    known = atlas.instruments.get(item.topic)
    given = known is not None and known.kind in GIVEN and known.ground in GROUNDS
    solid = atlas.statuses[item.status].solidity == SOLID
    return given and solid and rank(atlas, item) not in OFFICIAL


def ranks(found: Iterable[Graded]) -> tuple[str, ...]:
    """The ranks that a table of citations has: that of own tables only where there are some."""
    return (*RANKS, *([OWN] if any(one.counts[OWN] for one in found) else []))


def grades(atlas: Atlas, asof: date) -> tuple[Graded, ...]:
    """Every layer that lists something on a day, in catalogue order."""
    listed = [(layer.id, items(atlas, layer.topic, asof)) for layer in atlas.catalog.values() if layer.topic]
    return tuple(_graded(atlas, layer, found) for layer, found in listed if found)


def _graded(atlas: Atlas, layer: str, found: list[Item]) -> Graded:
    counts = Counter(rank(atlas, item) for item in found)
    return Graded(layer, counts, tuple(item for item in found if unofficial(atlas, item)))
