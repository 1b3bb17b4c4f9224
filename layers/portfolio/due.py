"""What is due: decisions and completions the documents put a date to, and the deadlines that passed unanswered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.instrument import DECISION
from layers.atlas.items import Item, standing
from layers.facts.facts import NATIONAL_FIGURES, Fact
from layers.facts.places import NATION
from layers.facts.statuses import UNCONFIRMED
from layers.labels import long_date
from layers.periods import last_day
from layers.portfolio.portfolio import regions_above, regions_inside
from layers.portfolio.wholes import without
from layers.wording.deadlines import PROCESS, dated, targets
from layers.words.catalogue import words_of

PENDING, PASSED_UNKNOWN = "pending", "passed-unknown"
RENEWAL, TARGET = "renewal", "target"
#: What is decided on a bid.
APPLIED, BID = "applied", "bid"
#: Statuses under which an announced date is still open.
OPEN = ("under-way", "planned", "candidate", "applied", "proposed", "considered", "undecided", UNCONFIRMED)


@dataclass(frozen=True)
class Due:
    """A date an item has to meet.

    Attributes
    ----------
    layer : str
        Layer id, or `national-figures` for what has no layer.
    due : str
        ISO with its own precision; `days` counts from the as-of date to its last day (D-day), negative
        when it has passed.
    state : str
        `pending`, or `passed-unknown` (미확인) when the day passed and no source says what happened.
    kind : str
        decision, completion, renewal (a term that ran out) or target (a number that is to be reached).
    fact : Fact
        Who says so, the official first; `earlier` are the other claims that name a date (`deadlines.how`).
    """

    item: Item
    layer: str
    due: str
    days: int
    state: str
    kind: str
    fact: Fact
    earlier: tuple[Fact, ...] = ()

    @property
    def awaited(self) -> str:
        """What is awaited: its kind, and of a bid whether it is designated."""
        return BID if self.kind == DECISION and self.item.status == APPLIED else self.kind


def due(atlas: Atlas, asof: date, region: str | None = None) -> list[Due]:
    """What is due on a day, earliest first, of a region with what lies in it and what it lies in.

    Targets of the nation are no region's; a decision whose units are listed is not listed beside them.

    Raises
    ------
    geo.errors.UnknownRegion, geo.errors.NotYetRegion
    """
    wanted = None if region is None else _around(atlas, region, asof)
    found = [
        one
        for layer_id, topic in _topics(atlas)
        for item in _of_topic(atlas, topic, asof, wanted)
        for one in of_item(atlas, layer_id, item, asof)
        if wanted is None or one.kind != TARGET or item.regions != (NATION,)
    ]
    return sorted(found, key=lambda one: (last_day(one.due), -len(one.due), one.layer, one.item.id))


def _of_topic(atlas: Atlas, topic: str, asof: date, wanted: set[str] | None) -> list[Item]:
    every = standing(atlas, topic, asof)
    return without(atlas, [item for item in every if wanted is None or wanted & set(item.regions)], every)


def _around(atlas: Atlas, region: str, asof: date) -> set[str]:
    here = {one.id for one in atlas.regions.successors(region, asof)}
    return here | regions_inside(atlas, here, asof) | set(regions_above(atlas, here, asof)) | {NATION}


def _topics(atlas: Atlas) -> list[tuple[str, str]]:
    shown = [(layer.id, layer.topic) for layer in atlas.catalog.values() if layer.topic is not None]
    return [*shown, *([(NATIONAL_FIGURES, NATIONAL_FIGURES)] if NATIONAL_FIGURES in atlas.by_topic else [])]


def of_item(atlas: Atlas, layer_id: str, item: Item, asof: date) -> list[Due]:
    """The deadline of one item on a day, as a layer tells it; none where no document puts a date to it."""
    if layer_id != NATIONAL_FIGURES:
        return _told(atlas, layer_id, item, asof)
    promised = _promised(item)
    return _told(atlas, layer_id, promised, asof) if promised else _targeted(atlas, layer_id, item, asof)


def _promised(item: Item) -> Item | None:
    """The item by the name of what is promised of it, whatever figures stand beside it; None where nothing is."""
    fact = next((fact for fact in item.facts if fact.claim == PROCESS), None)
    if fact is None:
        return None
    return replace(item, status_fact=fact, subject_ko=fact.subject_ko or "", subject_en=fact.subject_en or "")


def _told(atlas: Atlas, layer_id: str, item: Item, asof: date) -> list[Due]:
    said = dated(atlas, item) if item.status in OPEN else []
    if said:
        known = atlas.instruments.get(layer_id)
        kind = DECISION if known is None else known.dates
        return [_due(atlas, item, layer_id, str(said[-1].due), kind, said, asof)]
    ends = _terms(atlas, item, asof)
    renewed = [_due(atlas, item, layer_id, str(ends[-1].valid_to), RENEWAL, ends, asof)] if ends else []
    return _targeted(atlas, layer_id, item, asof) or renewed


def _targeted(atlas: Atlas, layer_id: str, item: Item, asof: date) -> list[Due]:
    """The day by which a document means to reach a number."""
    meant = targets(atlas, item) if item.status in OPEN else []
    return [_due(atlas, item, layer_id, str(meant[-1].due), TARGET, meant, asof)] if meant else []


def _terms(atlas: Atlas, item: Item, asof: date) -> list[Fact]:
    """Status claims with an announced end: the one in force, or those that ran out when nothing is known since.

    An end that only says that the next status or process began is no announced one.
    """
    claims = [fact for fact in atlas.by_topic[item.topic] if fact.item == item.id]
    own = [fact for fact in claims if fact.draws]
    went_on = [fact for fact in claims if fact.status != UNCONFIRMED and (fact.draws or fact.claim == PROCESS)]
    if any(_follows(atlas, fact, own) for fact in went_on):
        return []
    wanted = item.status == UNCONFIRMED
    ended = [fact for fact in own if fact.valid_to and (last_day(fact.valid_to) < asof) == wanted]
    return sorted((f for f in ended if atlas.event(f) <= asof), key=lambda fact: (atlas.event(fact), fact.id))


def _follows(atlas: Atlas, fact: Fact, others: list[Fact]) -> bool:
    """Whether a claim begins after the end of another."""
    return any(other.valid_to and last_day(other.valid_to) < atlas.event(fact) for other in others)


def _due(atlas: Atlas, item: Item, layer_id: str, when: str, kind: str, said: list[Fact], asof: date) -> Due:
    days = (last_day(when) - asof).days
    state = PENDING if days >= 0 else PASSED_UNKNOWN
    return Due(item, layer_id, when, days, state, kind, _official(atlas, item, said, asof), tuple(said[:-1]))


def _official(atlas: Atlas, item: Item, said: list[Fact], asof: date) -> Fact:
    """The claim of the best source that names the day that holds: of the item, else what a call says of all of it."""
    holds = said[-1]
    grades = {fact.id: atlas.documents[fact.document].grade for fact in said}
    if grades[holds.id] == OFFICIAL or not holds.due:
        return holds
    whole = [one for one in standing(atlas, item.topic, asof) if set(one.original_regions) <= {NATION}]
    others = [fact for one in whole for fact in dated(atlas, one) if fact.due == holds.due]
    official = [fact for fact in others if atlas.documents[fact.document].grade == OFFICIAL]
    best = min((f for f in said if f.due == holds.due), key=lambda fact: grades[fact.id])
    return min(official, key=lambda fact: fact.sector != item.sector, default=best)


#: Grade of notices and releases.
OFFICIAL = 1


def is_near(one: Due) -> bool:
    """Whether days may be counted to it: an exact day to come, within 120."""
    return len(one.due) == EXACT and 0 <= one.days <= NEAR_DAYS


def countdown(one: Due, lang: str) -> str:
    """The days to a near and exact day, for a line that says its day besides; else nothing."""
    return left(one, lang) if is_near(one) else ""


def left(one: Due, lang: str) -> str:
    """How long a deadline leaves: days to a near and exact day, else its half-year or year; that it has passed."""
    words = words_of(lang, "due")
    if one.state == PASSED_UNKNOWN:
        return words[PASSED_UNKNOWN]
    if is_near(one):
        return words("d_day", n=one.days) if one.days else words["d_today"]
    return long_date(one.due if len(one.due) != EXACT else _half(one.due), lang)


def _half(day: str) -> str:
    return f"{day[:4]}-H{1 if int(day[5:7]) <= 6 else 2}"


#: Days are counted to exact days only (2026-12-31), no further than this.
EXACT, NEAR_DAYS = len("2026-12-31"), 120
