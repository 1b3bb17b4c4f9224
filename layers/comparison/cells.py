"""One cell of a comparison: what a region has of a layer or sector, and what an empty cell means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.instrument import Instrument, applies
from layers.atlas.items import Item, first_date, items
from layers.comparison.reach import Reach, reach
from layers.facts.places import NATION
from layers.facts.statuses import UNCONFIRMED, UNDECIDED
from layers.labels import short_date
from layers.notes import Note, as_told, note
from layers.periods import last_day
from layers.portfolio.filter import EVERY, Filter
from layers.portfolio.overlaps import holds
from layers.portfolio.portfolio import parents_ever, reaching, regions_above, regions_inside
from layers.words.catalogue import words_of

PRESENT, INHERITED, OVER = "present", "inherited", "over"
NOT_APPLICABLE, NONE, UNKNOWN, WITHHELD = "not-applicable", "none", "unconfirmed", "withheld"
#: What a cell can be, keys of the words in `state`. The last is for figures: the survey has one and keeps it back.
STATES = (PRESENT, INHERITED, OVER, NOT_APPLICABLE, NONE, UNKNOWN, WITHHELD)


@dataclass(frozen=True)
class Cell:
    """What a region has of one layer.

    Attributes
    ----------
    state : str
        A key of `STATES`; `reason` says why an empty cell is what it is.
    counts : mapping
        Number of items by status, in order of solidity; 미정 (`undecided`) and 미확인 apart from it.
    items : tuple of Item
        Its own items and those of its parts, also 미정 and 미확인 ones; `inherited` are those of what
        it lies in (its pole, its province, the nation) and are not counted.
    sites : int
        Number of different physical sites of the items.
    until, later : str or None
        Of an empty cell of a closed list the day up to which there is none, and whether what follows is
        `unconfirmed` or `undecided` (`layers.comparison.reach`).
    """

    region: str
    layer: str
    state: str
    counts: Mapping[str, int]
    undecided: int
    unconfirmed: int
    items: tuple[Item, ...]
    inherited: tuple[Item, ...]
    sites: int
    reason: Note | None = None
    until: str | None = None
    later: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether the region may have what is not in the cell."""
        return self.state == UNKNOWN or self.later is not None

    def word(self, lang: str) -> str:
        """What the cell is, the same on every page and file: 없음 of a closed list with its limit."""
        words = words_of(lang, "state")
        said = words("none_until", until=short_date(self.until, lang)) if self.until else words[self.state]
        return words(f"later.{self.later}", said=said) if self.later else said


@dataclass(frozen=True)
class Around:
    """A region with the ids of it and everything in it, of what it lies in, and of what it ever belonged to."""

    id: str
    here: frozenset[str]
    above: frozenset[str]
    parents: frozenset[str]

    def holds(self, found: Collection[str]) -> bool:
        """Whether one of these regions is it or lies in it; what stands nowhere known is the nation's."""
        return not self.here.isdisjoint(found or (NATION,))

    def inherits(self, item: Item) -> bool:
        """Whether an item is of a region it lies in."""
        return bool(reaching(item, self.above, self.parents))


def around(atlas: Atlas, region_id: str, asof: date) -> Around:
    """A region of that day with its surroundings."""
    inside = regions_inside(atlas, [region_id], asof)
    above, parents = regions_above(atlas, [region_id], asof), parents_ever(atlas, [region_id])
    return Around(region_id, frozenset({region_id, *inside}), frozenset(above), frozenset(parents))


def row(atlas: Atlas, layer_id: str, regions: Sequence[Around], asof: date, chosen: Filter = EVERY) -> tuple[Cell, ...]:
    """Cells of one layer for several regions, in their order, of the items that pass a filter."""
    topic = atlas.catalog[layer_id].topic or layer_id
    listed, instrument = chosen.of(items(atlas, topic, asof)), atlas.instruments[layer_id]
    begun = first_date(atlas, topic)
    early = begun is None or begun > asof
    known = None if early else reach(atlas, layer_id, asof)
    if known is None and not all(item.regions for item in listed):  # any region may have what stands nowhere known
        instrument = replace(instrument, complete=False, why=None)
    past = _ran_out(atlas, topic, asof)
    made = (_cell(atlas, layer_id, region, listed, instrument, early, region.holds(past)) for region in regions)
    return tuple(_limited(cell, known) for cell in made)


def _limited(cell: Cell, known: Reach | None) -> Cell:
    """An empty cell of a closed list with the day up to which there is none, and what is said of later."""
    if known is None or cell.items or cell.state != NONE:
        return cell
    return replace(cell, until=known.until, later=known.later)


def _ran_out(atlas: Atlas, topic: str, asof: date) -> set[str]:
    """Regions whose items stood in a list that ran out before a day."""
    past = (f for f in atlas.by_topic[topic] if f.draws and f.valid_to and last_day(f.valid_to) < asof)
    return {region for fact in past for region in atlas.places_of[fact.id]}


def _cell(
    atlas: Atlas,
    layer_id: str,
    region: Around,
    listed: Sequence[Item],
    instrument: Instrument,
    early: bool,
    past: bool,
) -> Cell:
    own = tuple(item for item in listed if region.holds(item.regions))
    inherited = tuple(item for item in listed if item not in own and region.inherits(item))
    counts = count(atlas, own)
    state, reason = _state(atlas, own) if own else _empty(atlas, region.id, inherited, instrument, early)
    state = OVER if past and not own and state == NONE else state
    return Cell(
        region=region.id,
        layer=layer_id,
        state=state,
        counts={status: n for status, n in counts.items() if status not in (UNDECIDED, UNCONFIRMED)},
        undecided=counts.get(UNDECIDED, 0),
        unconfirmed=counts.get(UNCONFIRMED, 0),
        items=own,
        inherited=inherited,
        sites=len({site for item in own if holds(atlas, item) for site in item.sites}),
        reason=reason,
    )


def count(atlas: Atlas, found: Collection[Item]) -> dict[str, int]:
    """Number of items by status, in order of solidity."""
    counts = Counter(item.status for item in found)
    return {status: counts[status] for status in atlas.statuses if counts[status]}


def _state(atlas: Atlas, own: Collection[Item]) -> tuple[str, Note | None]:
    """What a cell with items of its own is."""
    if any(_stands(atlas, item) for item in own):
        return PRESENT, None
    return (UNKNOWN, _NO_SOURCE) if any(item.status == UNCONFIRMED for item in own) else (OVER, None)


def _empty(
    atlas: Atlas, region_id: str, inherited: Collection[Item], instrument: Instrument, early: bool
) -> tuple[str, Note | None]:
    """What a cell without items of its own is, and why."""
    if not applies(atlas.regions, instrument, region_id):
        return NOT_APPLICABLE, _why(instrument)
    if early:
        return NONE, _NOT_YET
    if any(_stands(atlas, item) and (instrument.complete or set(item.regions) != {NATION}) for item in inherited):
        return INHERITED, None
    return (NONE, None) if instrument.complete else (UNKNOWN, _why(instrument))


def _stands(atlas: Atlas, item: Item) -> bool:
    """Whether there is something or a body has said it will decide (미정 is not 미확인)."""
    return holds(atlas, item) or item.status == UNDECIDED


def _why(instrument: Instrument) -> Note:
    return _LIST_UNKNOWN if instrument.why is None else as_told(**instrument.why)


_NO_SOURCE, _NOT_YET, _LIST_UNKNOWN = note("no_source"), note("not_yet"), note("list_unknown")
