"""A region in half a minute: what is settled, moving and pending, what it lacks, who else bids, what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geo.region import Notice, Region
from layers.atlas.atlas import Atlas
from layers.atlas.instrument import CONDITION, QUOTA
from layers.atlas.items import Item, standing
from layers.brief.rivals import Rival, rivals
from layers.facts.facts import NATIONAL_FIGURES
from layers.facts.statuses import SOUGHT
from layers.findings.lacking import Lacking, lacking
from layers.findings.portrait import doubted
from layers.portfolio.due import DECISION, PASSED_UNKNOWN, PENDING, RENEWAL, Due, due
from layers.portfolio.portfolio import OWN, PARTNER, POLE, PROVINCE, SUCCESSOR, WITHIN, Membership, memberships

SETTLED, MOVING, WAITING, UNSURE = "settled", "moving", "waiting", "unsure"
#: The line of a brief on which a status stands, by its solidity (seeds/statuses.csv); what is struck stands on none.
LINES: Mapping[str, str] = {
    "solid": SETTLED, "half": MOVING, "outline": MOVING, "dashed": WAITING, "dotted": WAITING, "hatched": WAITING,
    "question": UNSURE,
}  # fmt: skip
#: Relations that count on a line: what is the region's own; on the lines below also what is open above it.
OF_ITSELF = (OWN, PARTNER, SUCCESSOR, WITHIN)
COUNTED: Mapping[str, tuple[str, ...]] = {
    SETTLED: OF_ITSELF, MOVING: OF_ITSELF, WAITING: (*OF_ITSELF, PROVINCE, POLE), UNSURE: (*OF_ITSELF, PROVINCE, POLE),
}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """One line: its items in the order in which they are named."""

    key: str
    held: tuple[Membership, ...]


@dataclass(frozen=True)
class Brief:
    """What one page says of a region on a day.

    Attributes
    ----------
    lines : tuple of Line
        Settled, moving, waiting, unsure.
    gaps : tuple of Lacking
        What other provinces have and it has not, as its page lists it; none of what is no province.
    deadlines : mapping of str to Due
        The date that an item has to meet, by item.
    next : Due or None
        The next decision; `body` and `ministry` are who takes it and who is in charge, None where no source says.
    overdue : tuple of Due
        Its own deadlines that passed without a known outcome and are not 미확인 themselves.
    notice : Notice or None
        The region asked for has ended; this is its first successor's.
    """

    region: Region
    asof: date
    lines: tuple[Line, ...]
    gaps: tuple[Lacking, ...]
    rivals: tuple[Rival, ...]
    deadlines: Mapping[str, Due]
    next: Due | None
    body: str | None
    ministry: str | None
    overdue: tuple[Due, ...]
    notice: Notice | None

    def line(self, key: str) -> Line:
        """The line of a key."""
        return next(line for line in self.lines if line.key == key)


def brief(atlas: Atlas, region_id: str, asof: date) -> Brief:
    """The brief of a region on a day; an abolished id means its first successor.

    Raises
    ------
    geo.errors.UnknownRegion, geo.errors.NotYetRegion, geo.errors.BeforeRecord
    """
    (region, *_), notice = atlas.regions.follow(region_id, asof)
    members, dues = _told(atlas, region.id, asof)
    deadlines = {one.item.id: one for one in reversed(dues)}
    lines = tuple(_line(atlas, key, members, deadlines) for key in (SETTLED, MOVING, WAITING, UNSURE))
    own = [one for one in members if one.relation in OF_ITSELF]
    follows = _next(dues, members)
    unsure = {one.item.id for one in lines[-1].held}
    near = {one.item.id for one in members if one.relation in COUNTED[UNSURE]} - unsure
    return Brief(
        region=region,
        asof=asof,
        lines=lines,
        gaps=tuple(lacking(atlas, region.id, asof)),
        rivals=rivals(atlas, region, [one for one in own if not _is_condition(atlas, one.layer_id)], asof),
        deadlines=deadlines,
        next=follows,
        body=_said(atlas, follows, "deciding_body", asof),
        ministry=_said(atlas, follows, "ministry", asof),
        overdue=tuple(one for one in dues if one.state == PASSED_UNKNOWN and one.item.id in near),
        notice=notice,
    )


def _told(atlas: Atlas, region_id: str, asof: date) -> tuple[list[Membership], list[Due]]:
    """What lies in a region or above it, and its deadlines, but for bids on whose outcome sources disagree."""
    members = memberships(atlas, region_id, asof)
    bids = {one.layer_id for one in members if one.item.status in SOUGHT}
    silent = {layer for layer in bids if doubted(atlas, [layer], asof)}
    left_out = {one.item.id for one in members if one.layer_id in silent and one.item.status in SOUGHT}
    return (
        [one for one in members if one.item.id not in left_out],
        [one for one in due(atlas, asof, region_id) if one.item.id not in left_out],
    )


def _is_condition(atlas: Atlas, layer_id: str) -> bool:
    """Whether a layer is no policy one can lack or win, such as being depopulated; only its 미확인 is told."""
    return atlas.instruments[layer_id].kind == CONDITION


def _line(atlas: Atlas, key: str, members: Sequence[Membership], deadlines: Mapping[str, Due]) -> Line:
    found = [
        one
        for one in members
        if LINES.get(atlas.statuses[one.item.status].solidity) == key
        and one.relation in COUNTED[key]
        and (key == UNSURE or not _is_condition(atlas, one.layer_id))
    ]
    ordered = sorted(found, key=lambda one: _rank(atlas, key, one, deadlines))
    return Line(key, tuple(ordered))


def _rank(atlas: Atlas, key: str, one: Membership, deadlines: Mapping[str, Due]) -> tuple[float, bool, int, bool]:
    """What waits by its deadline; then its own before what is above it; then solidity; open calls before quotas."""
    due_at = deadlines.get(one.item.id)
    pending = due_at is not None and due_at.state == PENDING and key == WAITING
    days = float(due_at.days) if due_at is not None and pending else float("inf")
    quota = atlas.instruments[one.layer_id].allocation == QUOTA
    return days, one.relation not in OF_ITSELF, atlas.statuses[one.item.status].order, quota


def _next(dues: Sequence[Due], members: Sequence[Membership]) -> Due | None:
    """The pending decision with the earliest last day, a nearer region's before a farther one's."""
    nearness = {one.item.id: _NEAR.index(one.relation) for one in members if one.relation in _NEAR}
    open_ = [
        one
        for one in dues
        if one.state == PENDING and one.kind in (DECISION, RENEWAL) and one.layer != NATIONAL_FIGURES
    ]
    return min(open_, key=lambda one: (one.days, nearness.get(one.item.id, len(_NEAR))), default=None)


_NEAR = (*OF_ITSELF, PROVINCE, POLE)


def _said(atlas: Atlas, one: Due | None, column: str, asof: date) -> str | None:
    """What the item's claims say of a column, else what all claims of its layer in force that say anything agree on."""
    if one is None:
        return None
    own = _values([one.item], column)
    layer = _values(standing(atlas, one.item.topic, asof), column)
    return own[0] if own else layer[0] if len(layer) == 1 else None


def _values(found: Sequence[Item], column: str) -> list[str]:
    told = [getattr(fact, column) for item in found for fact in item.facts]
    return list(dict.fromkeys(value for value in told if value))
