"""Everything about one item: what it is on a day, who said what of it by then, and when it begins and ends."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.contradictions import Difference, differences
from layers.atlas.definition import Definition
from layers.atlas.items import Item, checked_until, in_force, of_own_folder, standing
from layers.facts.documents import Document
from layers.facts.facts import Fact
from layers.labels import pick
from layers.naming.item_ids import item_id
from layers.periods import last_day
from layers.portfolio import due
from layers.portfolio.complexes import secured
from layers.portfolio.due import Due
from layers.portfolio.freshness import Gap, gap, kinds
from layers.portfolio.overlaps import every_item

BEFORE, STANDING, AFTER = "before", "standing", "after"
#: Grade of a source that stands folded behind the others.
INDIRECT_GRADE = 3
SEARCH, OWN = "search", "own"


@dataclass(frozen=True)
class Dossier:
    """One item on a day.

    Attributes
    ----------
    layer : Definition or None
        The layer that lists it; None for national figures and plans.
    item : Item or None
        As it stands on the day; None where no claim in force gives it a status.
    lead : Fact
        The claim that names it: the one its status comes from, else the latest that is known.
    claims : tuple of Fact
        Every claim known by the day, the earliest event first; `later` are so many more.
    begins, ends : date
        First day of any claim, and the last day where all have ended by the day.
    related : tuple
        Layer ids and items on the same sites, and measures that secure power, water or transport for it.
    """

    id: str
    layer: Definition | None
    item: Item | None
    lead: Fact
    claims: tuple[Fact, ...]
    later: int
    begins: date
    ends: date | None
    state: str
    checked: str
    differences: tuple[Difference, ...]
    dues: tuple[Due, ...]
    gaps: tuple[Gap, ...]
    related: tuple[tuple[str, Item], ...]
    documents: tuple[Document, ...]

    def stated(self, column: str) -> str | None:
        """What its status's claim says in a column; a status of the own folder leaves what the claims before it say."""
        before = self.item.facts if self.item is not None and of_own_folder(self.lead) else ()
        return next((getattr(fact, column) for fact in (self.lead, *before) if getattr(fact, column)), None)

    def name(self, lang: str) -> str:
        """What it is called; its id where no source names it."""
        if self.item is not None:
            return pick(lang, self.item.subject_ko, self.item.subject_en)
        return pick(lang, self.lead.subject_ko, self.lead.subject_en) or self.id


def dossier(atlas: Atlas, word: str, asof: date) -> Dossier:
    """Everything about the item that a word means, as known on a day.

    Raises
    ------
    UnknownItem
    """
    key = item_id(atlas, word)
    facts = atlas.by_item[key]
    known = sorted((fact for fact in facts if atlas.event(fact) <= asof), key=lambda fact: _order(atlas, fact))
    item = next((one for one in standing(atlas, facts[0].topic, asof) if one.id == key), None)
    layer = next((one for one in atlas.catalog.values() if one.topic == facts[0].topic), None)
    lead = item.status_fact if item else _lead(atlas, known or facts)
    held = [fact for fact in known if in_force(atlas, fact, asof)]
    return Dossier(
        id=key,
        layer=layer,
        item=item,
        lead=lead,
        claims=tuple(known),
        later=len(facts) - len(known),
        begins=min(map(atlas.event, facts)),
        ends=max((last_day(fact.valid_to) for fact in known if fact.valid_to), default=None) if not held else None,
        state=STANDING if held else AFTER if known else BEFORE,
        checked=item.checked if item else checked_until(atlas, facts[0].topic, asof) or atlas.checked(lead),
        differences=item.differences if item else tuple(differences(atlas, held)),
        dues=tuple(due.of_item(atlas, layer.id, item, asof)) if item and layer else (),
        gaps=tuple(gap(atlas, item, kind, asof) for kind in kinds(item)) if item else (),
        related=tuple(_related(atlas, layer, item, asof)) if item and layer else (),
        documents=_documents(atlas, known),
    )


def kind_of(atlas: Atlas, fact: Fact) -> str:
    """Who says it: government, press, indirect, or our own search."""
    document = atlas.documents[fact.document]
    if fact.basis == SEARCH or document.is_own_search:
        return SEARCH
    if document.is_own_data:
        return OWN
    return {1: "government", 2: "press"}.get(document.grade, "indirect")


def _order(atlas: Atlas, fact: Fact) -> tuple[date, int, bool, str, str]:
    """Events in time; of one day the better source first, its status before what else it says."""
    return atlas.event(fact), atlas.documents[fact.document].grade, not fact.draws, fact.document, fact.id


def _lead(atlas: Atlas, facts: Sequence[Fact]) -> Fact:
    """The claim that names an item without a status: the latest of its statuses, else the best source's."""
    return min(facts, key=lambda fact: (not fact.draws, fact.status is None, *_latest(atlas, fact)))


def _latest(atlas: Atlas, fact: Fact) -> tuple[int, int, str]:
    return -atlas.event(fact).toordinal(), atlas.documents[fact.document].grade, fact.id


def _related(atlas: Atlas, layer: Definition, item: Item, asof: date) -> Iterable[tuple[str, Item]]:
    measures = secured(atlas, layer.id, item, asof).values() if layer.instrument and layer.instrument.complexes else ()
    yield from ((measure.topic, measure) for measure in measures)
    for other, one in every_item(atlas, asof):
        if one.id != item.id and set(one.sites) & set(item.sites):
            yield other, one


def _documents(atlas: Atlas, claims: Iterable[Fact]) -> tuple[Document, ...]:
    """Documents of some claims, official ones first, then the latest first."""
    found = {fact.document: atlas.documents[fact.document] for fact in claims}
    latest = sorted(found.values(), key=lambda document: document.date, reverse=True)
    return tuple(sorted(latest, key=lambda one: (one.is_own_search, not one.is_seed, one.grade)))
