"""Items: one thing through its statuses and claims, as it stands on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from layers.atlas.atlas import Atlas
from layers.atlas.carrying import Carried, carry
from layers.atlas.contradictions import Difference, differences
from layers.atlas.definition import Definition
from layers.errors import UnknownItem, UnknownLayer
from layers.facts.facts import CONTRADICTED, NAME_UNKNOWN, OF_CLAIM, Fact
from layers.facts.places import NATION
from layers.facts.statuses import UNCONFIRMED, UNDECIDED
from layers.keeping import MB, Shelf, weight
from layers.notes import Note
from layers.own.folder import PREFIX
from layers.periods import first_day, last_day

#: After so many days without research a layer is called stale.
STALE_AFTER = timedelta(days=60)
#: Geometry of a layer whose regions are drawn as one: it counts these wholes.
DISSOLVED = "dissolve"


@dataclass(frozen=True)
class Item:
    """One thing on one day.

    Attributes
    ----------
    status : str
        Effective status: `undecided` turns into `unconfirmed` after `checked`.
    status_fact : Fact
        The claim the status comes from; `facts` are all claims in force, it first.
    regions, original_regions : tuple of str
        Region ids on the day, and those the documents meant; none where no source says where it stands.
    old_outline : bool
        The area of `original_regions` in their own vintage is what the fact is about (분할 전).
    carried : tuple of Note
        Why `regions` differ from `original_regions`.
    checked : str
        자료 확인일, ISO with its precision; `stale` when the day is over 60 days later.
    contradictions : tuple of pairs of Fact
        Claims in force that cannot both be true.
    differences : tuple of Difference
        These and claims whose values differ for another reason: of another thing or time, or changed since.
    """

    id: str
    topic: str
    subject_ko: str
    subject_en: str
    status: str
    status_fact: Fact
    facts: tuple[Fact, ...]
    regions: tuple[str, ...]
    original_regions: tuple[str, ...]
    old_outline: bool
    carried: tuple[Note, ...]
    sites: tuple[str, ...]
    sector: str | None
    sector2: str | None
    role: str | None
    role_en: str | None
    checked: str
    stale: bool
    contradictions: tuple[tuple[Fact, Fact], ...]
    differences: tuple[Difference, ...]
    due: str | None
    flags: tuple[str, ...]
    documents: tuple[str, ...]

    @property
    def date(self) -> str | None:
        """Date of the status's event as its source writes it."""
        return self.status_fact.valid_from


def items(atlas: Atlas, topic: str, asof: date) -> list[Item]:
    """Items of a topic that exist on a day, in the official order of their regions."""
    return [found for found in standing(atlas, topic, asof) if found.status_fact.draws]


def standing(atlas: Atlas, topic: str, asof: date) -> list[Item]:
    """Items of a topic and what else has a status without being a mark, such as a pending decision."""
    return list(_standing(atlas, topic, asof))


def surely_standing(atlas: Atlas, topic: str, asof: date) -> list[Item]:
    """As `standing`, without events known by month or year alone that had not surely come by the day."""
    late = unsure(atlas, topic, asof)
    found = [one for one in standing(atlas, topic, asof) if one.id not in {fact.item for fact in late}]
    grouped = claims_in_force(atlas, topic, asof)
    earlier = {key: [fact for fact in grouped[key] if fact not in late] for key in dict.fromkeys(f.item for f in late)}
    held = [_item(atlas, key, claims, asof) for key, claims in earlier.items() if any(c.status for c in claims)]
    return sorted([*found, *held], key=lambda item: (_position(atlas, item, asof), item.id))


def unsure(atlas: Atlas, topic: str, asof: date) -> list[Fact]:
    """Claims of a status whose month or year has begun by a day, while the event may be of a later day."""
    return [
        fact
        for fact in atlas.by_topic.get(topic, ())
        if fact.draws and fact.valid_from and first_day(fact.valid_from) <= asof < last_day(fact.valid_from)
        and asof < atlas.surely(fact)
    ]  # fmt: skip


@Shelf("items", 12 * MB, "topic, day", lambda found: weight(found, (Fact,)))
def _standing(atlas: Atlas, topic: str, asof: date) -> tuple[Item, ...]:
    """As `standing`; kept, since an atlas never changes and one page asks for a topic many times."""
    if topic not in atlas.by_topic:
        raise UnknownLayer(f"no fact has the topic {topic!r}")
    grouped = claims_in_force(atlas, topic, asof).items()
    found = [_item(atlas, key, claims, asof) for key, claims in grouped if any(c.status for c in claims)]
    return tuple(sorted(found, key=lambda item: (_position(atlas, item, asof), item.id)))


def item(atlas: Atlas, topic: str, key: str, asof: date) -> Item:
    """One item by key, or by one that it had; raises UnknownItem when it does not exist on that day."""
    for candidate in items(atlas, topic, asof):
        if (candidate.id,) == atlas.heirs(key):
            return candidate
    raise UnknownItem(f"no item {key!r} in {topic} on {asof}")


def claims_in_force(atlas: Atlas, topic: str, asof: date) -> dict[str, list[Fact]]:
    """Facts of a topic in force on a day, by item."""
    grouped: dict[str, list[Fact]] = {}
    for fact in atlas.by_topic.get(topic, ()):
        if in_force(atlas, fact, asof):
            grouped.setdefault(fact.item, []).append(fact)
    return grouped


def in_force(atlas: Atlas, fact: Fact, asof: date) -> bool:
    """Whether a fact holds on a day: from its event to its end, both included."""
    ended = fact.valid_to is not None and last_day(fact.valid_to) < asof
    return atlas.event(fact) <= asof and not ended


def known(atlas: Atlas, asof: date) -> tuple[Fact, ...]:
    """Facts whose event lies on a day or before it, ended or not."""
    return tuple(fact for fact in atlas.facts if atlas.event(fact) <= asof)


def first_date(atlas: Atlas, topic: str) -> date | None:
    """First day on which a topic has an item; None when it never has."""
    days = [atlas.event(fact) for fact in atlas.by_topic.get(topic, ()) if fact.draws]
    return min(days, default=None)


def first_told(atlas: Atlas, topic: str) -> date | None:
    """First day on which anything with a status is known of a topic, a number that was announced included."""
    days = [atlas.event(fact) for fact in atlas.by_topic.get(topic, ()) if fact.status is not None]
    return min(days, default=None)


def is_whole(item: Item) -> bool:
    """Whether an item is a region itself (`growth-engines.pole-jeju`), not something in it."""
    return item.id.rpartition(".")[2] in (*item.regions, *item.original_regions)


def counted(definition: Definition, found: list[Item]) -> list[Item]:
    """The items that a layer counts: poles in a layer of poles, every item otherwise."""
    return [item for item in found if is_whole(item)] if definition.geometry == DISSOLVED else found


def checked_until(atlas: Atlas, topic: str, asof: date) -> str | None:
    """자료 확인일 of a layer on a day, one for every page and file: the earliest of the items that it counts then.

    Where it counts none, the earliest of the latest checks of all that it ever had; None for a topic without a status.
    """
    layer = next((one for one in atlas.catalog.values() if one.topic == topic), None)
    found = items(atlas, topic, asof) if topic in atlas.by_topic else []
    days = [item.checked for item in (counted(layer, found) if layer else found)]
    return min(days, key=last_day, default=_checked_ever(atlas, topic))


def _checked_ever(atlas: Atlas, topic: str) -> str | None:
    latest: dict[str, str] = {}
    for fact in atlas.by_topic.get(topic, ()):
        if fact.draws:
            earlier = latest.get(fact.item, atlas.checked(fact))
            latest[fact.item] = max(earlier, atlas.checked(fact), key=last_day)
    return min(latest.values(), key=last_day, default=None)


def is_stale(checked: str, asof: date) -> bool:
    """Whether a day is more than 60 days after the last research."""
    return asof - last_day(checked) > STALE_AFTER


def _item(atlas: Atlas, key: str, claims: list[Fact], asof: date) -> Item:
    ordered = _ordered(atlas, claims)
    latest, released = ordered[0], _released_first(ordered)
    checked = max((atlas.checked(one) for one in (latest, *_repeating(ordered, latest))), key=last_day)
    sites = latest.site or _all(ordered, "site")
    carried = _carried(atlas, ordered, sites, asof)
    found = tuple(differences(atlas, claims))
    clashes = tuple((each.one, each.other) for each in found if each.kind == CONTRADICTED)
    own = tuple(flag for flag in latest.flags if flag not in OF_CLAIM)
    return Item(
        id=key,
        topic=latest.topic,
        subject_ko=_first(released, "subject_ko") or key,
        subject_en=_first(released, "subject_en") or _first(released, "subject_ko") or key,
        status=_effective(latest, checked, asof),
        status_fact=latest,
        facts=tuple(ordered),
        regions=carried.regions,
        original_regions=carried.originals,
        old_outline=carried.old_outline,
        carried=carried.notes,
        sites=sites,
        sector=_first(released, "sector"),
        sector2=_first(released, "sector2"),
        role=_first(released, "role"),
        role_en=_first(released, "role_en"),
        checked=checked,
        stale=is_stale(checked, asof),
        contradictions=clashes,
        differences=found,
        due=latest.due,
        flags=tuple(dict.fromkeys((*own, *((CONTRADICTED,) if clashes else ())))),
        documents=tuple(dict.fromkeys(fact.document for fact in ordered)),
    )


def _effective(latest: Fact, checked: str, asof: date) -> str:
    overdue = latest.due is not None and last_day(latest.due) < asof
    if latest.status == UNDECIDED and (overdue or asof > last_day(checked)):
        return UNCONFIRMED
    return str(latest.status)


def _ordered(atlas: Atlas, claims: Sequence[Fact]) -> list[Fact]:
    """Status claims first, the one that holds leading; then the rest by event.

    The release's leads own claims that only repeat its status: it has the role, the law and the body that they lack.
    """
    ordered = sorted(claims, key=lambda fact: _weight(atlas, fact))
    repeated = _repeating(ordered, ordered[0])
    rest = ordered[len(repeated) :]
    if not rest or not _same_status(rest[0], ordered[0]):
        return ordered
    return [rest[0], *repeated, *rest[1:]]


def _repeating(ordered: Sequence[Fact], lead: Fact) -> list[Fact]:
    """Own claims at the beginning, or behind the lead, of the lead's status."""
    begin = ordered[1:] if not of_own_folder(lead) else ordered
    return list(takewhile(lambda fact: of_own_folder(fact) and _same_status(fact, lead), begin))


def _same_status(one: Fact, lead: Fact) -> bool:
    return one.draws and one.status == lead.status and (one.due == lead.due or not (one.due and lead.due))


def of_own_folder(fact: Fact) -> bool:
    """Whether a claim is of an organisation's own folder, not of the release."""
    return fact.id.startswith(PREFIX)


def _released_first(ordered: Iterable[Fact]) -> list[Fact]:
    """The same with the own folder's claims last: an item of the release keeps its name, its role and its industry."""
    return sorted(ordered, key=of_own_folder)


def _weight(atlas: Atlas, fact: Fact) -> tuple[bool, bool, int, bool, int, int, str]:
    document = atlas.documents[fact.document]
    settled = atlas.statuses[fact.status].order if fact.status is not None else 99
    latest_first = -atlas.event(fact).toordinal()
    return (
        not fact.draws,
        fact.status is None,
        latest_first,
        not document.is_seed,
        document.grade,
        settled,
        fact.id,
    )


def _first(ordered: Iterable[Fact], column: str) -> str | None:
    """First known value, of the status claims before the others."""
    values = (getattr(fact, column) for fact in ordered)
    return next((value for value in values if value is not None), None)


def _all(ordered: Iterable[Fact], column: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for fact in ordered for value in getattr(fact, column)))


def _carried(atlas: Atlas, ordered: Sequence[Fact], sites: tuple[str, ...], asof: date) -> Carried:
    placed = next((fact for fact in ordered if atlas.places_of[fact.id]), ordered[0])
    if _somewhere(atlas, ordered[0], atlas.places_of[placed.id]):
        return Carried((), ())
    points = [atlas.sites[site] for site in sites]
    return carry(atlas.regions, atlas.boundaries, atlas.places_of[placed.id], points, asof)


def _somewhere(atlas: Atlas, latest: Fact, places: tuple[str, ...]) -> bool:
    """Whether a mark given to the whole nation stands somewhere that no source names: unknown is not everywhere."""
    named_nowhere = NAME_UNKNOWN in latest.flags or latest.topic in atlas.standing_topics
    return latest.draws and places == (NATION,) and named_nowhere


def _position(atlas: Atlas, found: Item, asof: date) -> tuple[int, int]:
    """Official order: nation, poles, provinces, then municipalities under their province."""
    if not found.regions:
        return (10**6, 0)
    region = atlas.regions.latest(found.regions[0])
    parent = atlas.regions.latest(region.parent) if region.level == "municipality" and region.parent else region
    return parent.order, region.order if parent is not region else 0
