"""The register of instruments (제도 목록): of each layer of facts what is stated, counted, checked and awaited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from layers import labels
from layers.atlas.atlas import Atlas
from layers.atlas.definition import Definition
from layers.atlas.instrument import GROUNDS, Instrument
from layers.atlas.items import Item, checked_until, items
from layers.atlas.totals import COUNTED, Total, of_topic
from layers.facts.documents import Document
from layers.portfolio.due import PENDING, Due, due
from layers.wording.totals_told import sentence, stated
from layers.words.catalogue import words_of

#: So many acts or ministries of a layer are named.
MOST_NAMED = 3
COLUMNS = (
    "id", "title", "ground", "kind", "official", "counted", "whole", "why", "checked", "next",
    "next_source", "legal_basis", "ministry",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One layer of facts on a day.

    Attributes
    ----------
    totals : what documents state, printed or as a sum of printed numbers, with what is counted beside it
    statuses : how many items have each status, in the order of the table; decisions, bids and wishes are no sum
    next : the first deadline ahead, with the document that says so; None where none is announced
    acts, ministries : as the claims in force print them, else those before; the commonest first
    """

    layer: Definition
    instrument: Instrument
    totals: tuple[Total, ...]
    statuses: tuple[tuple[str, int], ...]
    checked: str | None
    next: Due | None
    acts: tuple[str, ...]
    ministries: tuple[str, ...]


def register(atlas: Atlas, asof: date) -> list[Entry]:
    """Every layer of facts in the order of the catalogue."""
    ahead: dict[str, Due] = {}
    for one in due(atlas, asof):
        if one.state == PENDING:
            ahead.setdefault(one.layer, one)
    told = [total for total in stated(atlas, asof) if total.stands != COUNTED]
    return [
        _entry(atlas, layer, layer.topic, layer.instrument, ahead.get(layer.id), told, asof)
        for layer in atlas.catalog.values()
        if layer.topic is not None and layer.instrument is not None
    ]


def by_ground(found: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
    """The entries under 산업육성 지정 · 위기대응·인구감소 지원 · 여건 · 계획·투자, those that have any."""
    held = [(ground, [one for one in found if one.instrument.ground == ground]) for ground in GROUNDS]
    return [(ground, entries) for ground, entries in held if entries]


def _entry(
    atlas: Atlas,
    layer: Definition,
    topic: str,
    instrument: Instrument,
    following: Due | None,
    told: Sequence[Total],
    asof: date,
) -> Entry:
    found = items(atlas, topic, asof)
    counts = Counter(item.status for item in found)
    return Entry(
        layer=layer,
        instrument=instrument,
        totals=tuple(of_topic(told, atlas.totals, topic)),
        statuses=tuple((status, counts[status]) for status in atlas.statuses if counts[status]),
        checked=checked_until(atlas, topic, asof),
        next=following,
        acts=_named(atlas, found, "legal_basis", asof),
        ministries=_named(atlas, found, "ministry", asof),
    )


def _named(atlas: Atlas, found: Sequence[Item], column: str, asof: date) -> tuple[str, ...]:
    """What the claims of some items print of a column, the commonest first."""
    said = Counter(value for item in found if (value := _said(atlas, item, column, asof)))
    return tuple(value for value, _ in said.most_common(MOST_NAMED))


def _said(atlas: Atlas, item: Item, column: str, asof: date) -> str | None:
    """As the claims in force say; where a term has ended without news, as the latest one before says."""
    before = (fact for fact in atlas.by_topic[item.topic] if fact.item == item.id and atlas.event(fact) <= asof)
    told = (*item.facts, *sorted(before, key=atlas.event, reverse=True))
    return next((value for fact in told if (value := getattr(fact, column))), None)


def source(atlas: Atlas, one: Due) -> Document:
    """The document that names a deadline."""
    return atlas.documents[one.fact.document]


def cited(document: Document, lang: str) -> str:
    """Publisher, title and day of a document in one line."""
    publisher = labels.pick(lang, document.publisher_ko, document.publisher_en)
    return f"{publisher}, {labels.pick(lang, document.title_ko, document.title_en)}, {document.date}"


def written(atlas: Atlas, found: Iterable[Entry], lang: str) -> list[tuple[str, ...]]:
    """The register as cells of text, its headings first, in the order of the page: the same for CSV and JSON."""
    words = words_of(lang, "register")
    ordered = [entry for _, entries in by_ground(list(found)) for entry in entries]
    return [tuple(words[column] for column in COLUMNS), *(_cells(atlas, entry, lang) for entry in ordered)]


def _cells(atlas: Atlas, entry: Entry, lang: str) -> tuple[str, ...]:
    words = words_of(lang, "register")
    statuses = (f"{labels.named(atlas.statuses[status], lang)} {n}" for status, n in entry.statuses)
    following = entry.next
    why = entry.instrument.why
    return (
        entry.layer.id,
        entry.layer.title[lang],
        words_of(lang, "meeting")[entry.instrument.ground],
        words[f"kind_{entry.instrument.kind}"],
        " / ".join(f"{labels.named(total, lang)}: {sentence(total, lang)}" for total in entry.totals),
        " · ".join(statuses),
        words["complete" if entry.instrument.complete else "open"],
        why[lang] if why is not None else "",
        entry.checked or "",
        following.due if following else "",
        cited(source(atlas, following), lang) if following else "",
        " · ".join(entry.acts),
        " · ".join(entry.ministries),
    )
