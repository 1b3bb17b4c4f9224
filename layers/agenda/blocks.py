"""Changes by what they are: decisions, deadlines that moved, bids and wishes are counted apart and never added up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.instrument import CRISIS
from layers.atlas.instrument import DECISION as OF_DECISIONS
from layers.atlas.items import Item, standing
from layers.facts.facts import Fact
from layers.facts.statuses import UNCONFIRMED
from layers.portfolio.changes import KNOWLEDGE, LAPSED, Change
from layers.portfolio.changes_told import provinces
from layers.portfolio.wholes import wholes
from layers.wording.deadlines import MOVED, SHARPENED

DECISION, SUPPORTED, ENDED, PLAN = "decision", "supported", "ended", "plan"
APPLIED, PROPOSED = "applied", "proposed"
COMPLETED, UNKNOWN, INDIRECT = "completed", "unknown", "indirect"
#: Something happened or was said, support in a crisis apart from what promotes an industry; then what we merely did not
#: check or heard at second hand, folded and never counted.
TOLD = (DECISION, SUPPORTED, COMPLETED, ENDED, PLAN, MOVED, SHARPENED, APPLIED, PROPOSED)
FOLDED = (UNKNOWN, LAPSED, INDIRECT)
BLOCKS = (*TOLD, *FOLDED)
#: Blocks that count deadlines, of which one decision of several units has one.
BY_LINE = (MOVED, SHARPENED)
#: Blocks that stand on a map: where a body decided, and where a region bid.
MAPPED = (DECISION, APPLIED)
OFFICIAL, INDIRECT_GRADE = 1, 3
_BY_STATUS = {"completed": COMPLETED, "applied": APPLIED, "proposed": PROPOSED}
_BY_SOLIDITY = {"solid": DECISION, "struck": ENDED}


@dataclass(frozen=True)
class Line:
    """One decision, bid, wish or deadline, of one item or of several that one document tells alike.

    `whole` is the decision of the nation of which the items are units; it names the line.
    """

    block: str
    whole: Item | None
    changes: tuple[Change, ...]

    @property
    def one(self) -> Change:
        """The first of its changes, whose document, day and instrument are those of all."""
        return self.changes[0]

    @property
    def befores(self) -> tuple[str | None, ...]:
        """How its items stood before, each once."""
        return tuple(dict.fromkeys(change.before for change in self.changes))

    @property
    def regions(self) -> tuple[str, ...]:
        """Where its items are."""
        return tuple(dict.fromkeys(region for change in self.changes for region in change.regions))


@dataclass(frozen=True)
class Block:
    """Lines of one kind, the latest first; `count` is the number of items, of deadlines that of lines."""

    key: str
    lines: tuple[Line, ...]

    @property
    def items(self) -> int:
        """How many items it holds."""
        return sum(len(line.changes) for line in self.lines)

    @property
    def count(self) -> int:
        """Its number."""
        return counted(self.key, self.lines)


def counted(key: str, lines: Iterable[Line]) -> int:
    """The number of some lines of a block."""
    return sum(1 if key in BY_LINE else len(line.changes) for line in lines)


def grade(atlas: Atlas, item: Item) -> int:
    """The best grade of the sources that give an item its status."""
    own = (fact for fact in item.facts if fact.draws and fact.status == item.status)
    return min((atlas.documents[fact.document].grade for fact in own), default=INDIRECT_GRADE)


def block_of(atlas: Atlas, change: Change) -> str:
    """What a change is."""
    if change.kind in (MOVED, SHARPENED):
        indirect = atlas.documents[change.fact.document].grade >= INDIRECT_GRADE
        return INDIRECT if indirect else change.kind
    if change.kind == LAPSED:
        return LAPSED
    if change.why == KNOWLEDGE or change.after == UNCONFIRMED:
        return UNKNOWN
    if grade(atlas, change.item) >= INDIRECT_GRADE:
        return INDIRECT
    after = str(change.after)
    found = _BY_STATUS.get(after) or _BY_SOLIDITY.get(atlas.statuses[after].solidity, PLAN)
    return SUPPORTED if found == DECISION and _in_crisis(atlas, change) else found


def _in_crisis(atlas: Atlas, change: Change) -> bool:
    known = atlas.instruments.get(change.layer_id)
    return known is not None and known.ground == CRISIS


def blocks(atlas: Atlas, found: Sequence[Change], last: date) -> tuple[Block, ...]:
    """Changes as blocks of lines, every block though it be empty, in the order in which they are told."""
    held: dict[str, list[Change]] = {key: [] for key in BLOCKS}
    for change in found:
        held[block_of(atlas, change)].append(change)
    named = _named(atlas, found, last)
    return tuple(Block(key, tuple(_lines(atlas, key, some, named))) for key, some in held.items())


def _lines(atlas: Atlas, key: str, found: Iterable[Change], named: Mapping[str, Item]) -> list[Line]:
    groups: dict[tuple[str, ...], list[Change]] = {}
    for change in found:
        groups.setdefault(line_key(atlas, key, change), []).append(change)
    lines = [Line(key, named.get(group[0].item.id), tuple(group)) for group in groups.values()]
    return sorted(lines, key=lambda line: day_of(atlas, line.one), reverse=True)


def line_key(atlas: Atlas, block: str, change: Change) -> tuple[str, ...]:
    """What the changes of one line have in common, on whatever days they are asked for.

    A decision is one whoever reports it, where its day is known; what is only said is one by its document; a bid, a
    completion and the deadline of a project are lines of their own.
    """
    day, about = day_of(atlas, change), change.dues[1] if change.dues else str(change.after)
    told = "" if block in _DECIDED and len(day) == _EXACT else change.fact.document
    known = atlas.instruments.get(change.layer_id)
    alone = block in _ALONE or (block in BY_LINE and known is not None and known.dates != OF_DECISIONS)
    return block, change.layer_id, day, about, told, change.item.id if alone else ""


#: Blocks of what somebody decided, or ceased to be known, on a day; blocks whose items are lines of their own.
_DECIDED, _ALONE = (DECISION, SUPPORTED, ENDED, UNKNOWN, LAPSED, INDIRECT), (APPLIED, COMPLETED)
_EXACT = len("2026-12-31")


def day_of(atlas: Atlas, change: Change) -> str:
    """The day of a change as its source writes it, else of the document; of what is not known that of the last look."""
    if change.why == KNOWLEDGE:
        return change.item.checked
    return change.date or atlas.documents[change.fact.document].date


def documents(atlas: Atlas, line: Line) -> tuple[str, ...]:
    """Ids of the documents that tell of a line, official ones first."""
    told = {change.fact.document for change in line.changes} | {
        fact.document
        for change in line.changes
        for fact in change.item.facts
        if atlas.documents[fact.document].grade == OFFICIAL and _tells(atlas, fact, change)
    }
    return tuple(sorted(told, key=lambda key: (atlas.documents[key].grade, atlas.documents[key].date, key)))


def _tells(atlas: Atlas, fact: Fact, change: Change) -> bool:
    """Whether a claim is of the event of a change, not of what stood before."""
    if change.dues:
        return fact.due == change.dues[1]
    return fact.status == change.after and atlas.event(fact) == atlas.event(change.fact)


def _named(atlas: Atlas, found: Iterable[Change], last: date) -> dict[str, Item]:
    """The whole of which an item is a unit."""
    topics = dict.fromkeys(change.item.topic for change in found)
    every = [item for topic in topics for item in standing(atlas, topic, last)]
    known = {item.id: item for item in every}
    return {unit: known[key] for key, own in wholes(atlas, every).items() for unit in own}


def by_layer(found: Iterable[Block]) -> dict[str, dict[str, int]]:
    """Numbers of each layer with changes by block."""
    told: dict[str, dict[str, int]] = {}
    for block, line in _each(found):
        counts = told.setdefault(line.one.layer_id, dict.fromkeys(BLOCKS, 0))
        counts[block.key] += counted(block.key, (line,))
    return told


def by_province(atlas: Atlas, found: Iterable[Block], last: date) -> dict[str, dict[str, int]]:
    """Numbers of each province of a day by block, in official order; an item of several counts in each."""
    told = {region.id: dict.fromkeys(BLOCKS, 0) for region in atlas.regions.at(last, "province")}
    for block, line in _each(found):
        for key, lines in _split(atlas, line, last).items():
            if key in told:
                told[key][block.key] += counted(block.key, lines)
    return told


def _each(found: Iterable[Block]) -> Iterator[tuple[Block, Line]]:
    return ((block, line) for block in found for line in block.lines)


def _split(atlas: Atlas, line: Line, last: date) -> dict[str, tuple[Line]]:
    """A line by the provinces of its items."""
    held: dict[str, list[Change]] = {}
    for change in line.changes:
        for province in provinces(atlas, change.regions, last):
            held.setdefault(province, []).append(change)
    return {key: (Line(line.block, line.whole, tuple(some)),) for key, some in held.items()}
