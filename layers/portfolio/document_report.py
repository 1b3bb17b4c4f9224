"""What rests on one document: its facts, figures, totals, evidence and what differs from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from layers.atlas import totals
from layers.atlas.atlas import Atlas
from layers.atlas.contradictions import Difference, differences
from layers.atlas.items import claims_in_force
from layers.atlas.totals import Total
from layers.evidence import lock
from layers.evidence.lock import FOUND
from layers.facts.documents import Document
from layers.facts.facts import LAYERLESS, Fact


@dataclass(frozen=True)
class Report:
    """All that rests on a document.

    Attributes
    ----------
    by_topic : mapping of topic to facts, in catalogue order, those without a layer left out
    figures : facts that no layer shows
    totals : what the document totals and whether the facts agree
    evidence : mapping of fact id to the result of the evidence check; empty for excerpts
    differences : claims whose values differ, of which at least one is this document's, and what they are to each other
    """

    document: Document
    by_topic: Mapping[str, tuple[Fact, ...]]
    figures: tuple[Fact, ...]
    totals: tuple[Total, ...]
    evidence: Mapping[str, str]
    differences: tuple[Difference, ...]

    @property
    def passed(self) -> int:
        """How many facts stand in the document as their evidence says."""
        return sum(result == FOUND for result in self.evidence.values())

    @property
    def located(self) -> bool:
        """Whether a fact of it stands in a line of the text that is kept of it."""
        found = (fact for facts in (self.figures, *self.by_topic.values()) for fact in facts)
        return any((fact.locator or "").removeprefix("L")[:1].isdecimal() for fact in found)

    @property
    def failed(self) -> int:
        """How many facts were looked for in the document and not found."""
        return len(self.evidence) - self.passed


def report(atlas: Atlas, document_id: str, asof: date | None = None) -> Report:
    """Report on a document; without a date contradictions of all times are listed.

    Raises
    ------
    UnknownDocument
    """
    document = atlas.document(document_id)
    own = atlas.by_document.get(document_id, ())
    topics = [layer.topic for layer in atlas.catalog.values() if layer.topic]
    by_topic = {topic: tuple(f for f in own if f.topic == topic) for topic in topics}
    return Report(
        document=document,
        by_topic={topic: rows for topic, rows in by_topic.items() if rows},
        figures=tuple(f for f in own if f.topic in LAYERLESS),
        totals=tuple(totals.check(atlas.totals, atlas.facts, lambda total: total.document == document_id)),
        evidence=_evidence(atlas, own),
        differences=_differences(atlas, own, asof),
    )


def _evidence(atlas: Atlas, rows: Iterable[Fact]) -> dict[str, str]:
    """Result of the evidence check of each of some facts that were checked, from the locks as they are now."""
    held: dict[str, str] = {}
    for folder in filter(None, (atlas.seeds_dir, atlas.own.folder)):
        found, problems = lock.read_lock(folder)
        held |= {} if problems else lock.results(found, rows)
    return held


def _differences(atlas: Atlas, own: tuple[Fact, ...], asof: date | None) -> tuple[Difference, ...]:
    mine = {fact.id for fact in own}
    found: list[Difference] = []
    for topic in dict.fromkeys(fact.topic for fact in own):
        groups = claims_in_force(atlas, topic, asof) if asof else _all_claims(atlas, topic)
        for claims in groups.values():
            if any(fact.id in mine for fact in claims):
                found += [each for each in differences(atlas, claims) if mine & {each.one.id, each.other.id}]
    return tuple(found)


def _all_claims(atlas: Atlas, topic: str) -> dict[str, list[Fact]]:
    grouped: dict[str, list[Fact]] = {}
    for fact in atlas.by_topic.get(topic, ()):
        grouped.setdefault(fact.item, []).append(fact)
    return grouped
