"""What was said of an item, in words: who said what when, the values with their sources, where evidence stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from geo.region import reads_korean
from layers import labels, quantities
from layers.atlas.atlas import Atlas
from layers.facts.facts import COPY, Fact
from layers.wording.details import ATTRIBUTES, value_of
from layers.words.catalogue import words_of

#: Claims that say where or what an item is, not how much.
FUNDING = ("funding_national_100m_krw", "funding_local_100m_krw", "funding_private_100m_krw")
#: What a claim says at most in evidence terms where it gives no value.
MOST_TERMS = 4
PLACE = "place"


@dataclass(frozen=True)
class Line:
    """One claim in words; `status` is what it says the item became, by id and label, None where it says none."""

    fact: Fact
    text: str
    status: str | None
    status_label: str


@dataclass(frozen=True)
class Saying:
    """What one document says happened on one day: the day as written, and its claims."""

    day: str
    document: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Value:
    """One stated value: what it is of, how much, since when, and the claim."""

    name: str
    text: str
    day: str
    fact: Fact


def sayings(atlas: Atlas, claims: Iterable[Fact], title: str, subject: str, lang: str) -> list[Saying]:
    """Claims in time, those of one document and day as one; `title` names the layer, `subject` the item."""
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in claims:
        groups.setdefault((day_of(atlas, fact), fact.document), []).append(fact)
    return [
        Saying(day, document, tuple(_lines(atlas, found, title, subject, lang)))
        for (day, document), found in groups.items()
    ]


def day_of(atlas: Atlas, fact: Fact) -> str:
    """The day of a claim's event as its source writes it, else its document's."""
    return fact.valid_from or atlas.documents[fact.document].date


def _lines(atlas: Atlas, claims: Iterable[Fact], title: str, subject: str, lang: str) -> Iterator[Line]:
    for fact in claims:
        text = _status_text(fact, title, subject, lang) if fact.draws else claim_text(atlas, fact, subject, lang)
        yield Line(fact, text, fact.status if fact.draws else None, status_word(atlas, fact, lang))


def status_word(atlas: Atlas, fact: Fact, lang: str) -> str:
    """The status of a claim in the word that its source prints, else in ours; empty where it has none."""
    if fact.status is None:
        return ""
    printed = fact.status_printed if reads_korean(lang) else None
    return printed or labels.named(atlas.statuses[fact.status], lang)


def _status_text(fact: Fact, title: str, subject: str, lang: str) -> str:
    """The instrument, and what the claim adds: its own name where another, its role, value and deadline."""
    own = labels.pick(lang, fact.subject_ko, fact.subject_en)
    role = labels.pick(lang, fact.role, fact.role_en)
    value = value_of(fact, lang)
    parts = [title, own if own != subject else "", role, value, _until(fact, lang)]
    return " · ".join(dict.fromkeys(part for part in parts if part))


def _until(fact: Fact, lang: str) -> str:
    """The deadline of a status, or until when a figure reaches."""
    key = "due" if fact.draws else "horizon"
    return words_of(lang, "item")(key, day=labels.long_date(fact.due, lang)) if fact.due else ""


def claim_text(atlas: Atlas, fact: Fact, subject: str, lang: str) -> str:
    """What an attribute says: its name with its value, else with its sites, role, anchor firms or terms."""
    role = labels.pick(lang, fact.role, fact.role_en)
    anchors = quantities.listed(fact.anchor, lang)
    said = value_of(fact, lang) if fact.claim != PLACE else _where(atlas, fact, lang)
    first = said or anchors or role or quantities.term(" · ".join(fact.evidence[:MOST_TERMS]), lang)
    beside = [part for part in (role, anchors) if part and part not in first]
    name = claim_name(fact, subject, lang)
    return " · ".join(filter(None, (f"{name}: {first}" if first else name, *beside, _until(fact, lang))))


def _where(atlas: Atlas, fact: Fact, lang: str) -> str:
    """The sites that a claim names, else its places as its document writes them."""
    sites = [atlas.sites[site] for site in fact.site]
    named = ", ".join(labels.pick(lang, site.name_ko, site.name_en) for site in sites)
    return named or quantities.term(fact.value or "·".join(fact.place), lang)


def claim_name(fact: Fact, subject: str, lang: str) -> str:
    """What a claim is of: the name it gives where that is not the item's, else the kind of claim."""
    own = labels.pick(lang, fact.subject_ko, fact.subject_en)
    kind = words_of(lang, "item")[f"claim.{fact.claim}"]
    if own in ("", subject):
        return kind
    return f"{own} {kind}" if fact.claim in ATTRIBUTES and kind not in own else own


def values(atlas: Atlas, claims: Iterable[Fact], subject: str, lang: str) -> list[Value]:
    """Every value that claims state, in the order of the claims; amounts beside a value each on a line."""
    return [
        Value(name, text, day_of(atlas, fact), fact) for fact in claims for name, text in _stated(fact, subject, lang)
    ]


def _stated(fact: Fact, subject: str, lang: str) -> Iterator[tuple[str, str]]:
    words = words_of(lang, "item")
    if fact.value:
        yield claim_name(fact, subject, lang), quantities.quantity(fact.value, fact.unit, lang)
    if fact.area_10k_m2 and fact.claim != "area":
        yield words["claim.area"], labels.area(fact.area_10k_m2, lang)
    for column in FUNDING:
        amount = getattr(fact, column)
        if amount and not (fact.value and fact.claim == "investment"):
            yield words[column], labels.won(amount, lang)


def locator_told(fact: Fact, lang: str) -> str:
    """Where a claim stands in its document, in words; empty where no line is known."""
    first, _, last = (fact.locator or "").replace("L", "").partition("-")
    if not first:
        return ""
    words = words_of(lang, "item")
    if not first.isdecimal():
        return str(fact.locator)
    return words("lines", first=first, last=last) if last else words("line", first=first)


def copied(fact: Fact) -> bool:
    """Whether the original was read in a third party's copy."""
    return fact.basis == COPY


def evidenced(claims: Iterable[Fact]) -> list[Fact]:
    """Claims that name evidence, those of the same terms at the same place once."""
    return list({(fact.evidence, fact.locator): fact for fact in reversed(tuple(claims)) if fact.evidence}.values())[
        ::-1
    ]
