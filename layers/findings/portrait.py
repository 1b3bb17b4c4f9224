"""What a region has: a headline and one paragraph, by instrument and by how firm it is, never one sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.region import Region
from layers.agenda.blocks import INDIRECT_GRADE, grade
from layers.atlas.atlas import Atlas
from layers.atlas.instrument import CONDITION, CRISIS, DESIGNATION
from layers.atlas.items import Item, checked_until, items
from layers.facts.facts import CONTRADICTED, NAME_UNKNOWN
from layers.facts.statuses import SOUGHT, UNCONFIRMED, UNDECIDED
from layers.findings.deciding import APPLIED
from layers.findings.finding import COUNTED, Finding, Silent, earliest
from layers.findings.findings import findings
from layers.findings.saying import Day, Pair, Phrase, listed, phrase, said
from layers.periods import last_day
from layers.portfolio.overlaps import holds
from layers.portfolio.portfolio import OF_ITSELF, memberships

#: Parts of the paragraph in their order: what is firm, of some groups of layers for itself, what is given in a crisis,
#: industries, conditions, what is planned, what a government names as candidate, what is asked for, what is open, and
#: what an indirect source alone says.
HAS, INVESTMENT, ENERGY, PEOPLE, SUPPORT = ("has", "investment", "energy", "people", "support")
INDUSTRY, CONDITIONS, PLANNED, CANDIDATE = ("industry", "condition", "planned", "candidate")
ASKED, OPEN, HEARD = ("asked", "open", "heard")
PARTS = (HAS, INVESTMENT, ENERGY, PEOPLE, SUPPORT, INDUSTRY, CONDITIONS, PLANNED, CANDIDATE, ASKED, OPEN, HEARD)
#: Parts that a headline may begin with.
LEADING = (HAS, INVESTMENT, ENERGY, PEOPLE, INDUSTRY, PLANNED, SUPPORT)
SENTENCES: Mapping[str, str] = {
    HAS: "portrait.has",
    INVESTMENT: "portrait.investment",
    ENERGY: "portrait.energy",
    PEOPLE: "portrait.people",
    SUPPORT: "portrait.support",
    INDUSTRY: "portrait.industry",
    CONDITIONS: "portrait.condition",
    PLANNED: "portrait.planned",
    CANDIDATE: "portrait.candidate",
    ASKED: "portrait.asked",
    OPEN: "portrait.open",
    HEARD: "portrait.heard",
}
OF_KIND: Mapping[str, str] = {"industry": INDUSTRY, CONDITION: CONDITIONS}
#: Groups of layers whose firm items have a part for themselves.
OF_GROUP = (INVESTMENT, ENERGY, PEOPLE)
#: Kinds of instrument whose items are counted as places; those of a plan or of complexes are named where they are few.
PLACES, PLAN = (DESIGNATION, CONDITION, "institution"), "plan"
MOST_NAMED = 3
UPTO, BIDS, DECIDING = "upto", "due", ("moved", "awaited")
AHEAD = "ahead"
#: Sentences that a page shows first, as many as `LINES` hold of `LINE` Hangul; the rest is folded below.
FIRST = (HAS, AHEAD, INVESTMENT, SUPPORT, PLANNED, INDUSTRY, ENERGY, PEOPLE, CANDIDATE, CONDITIONS)
LINES, LINE, NARROW = 3, 68, 0.47
Held = Mapping[str, Mapping[str, tuple[Item, ...]]]
"""A region's own items by part and layer."""


@dataclass(frozen=True)
class Portrait:
    """A region on a day.

    Attributes
    ----------
    headline : tuple of Phrase
        One line or two.
    sentences : mapping
        The paragraph's sentences by part; `ahead` is what is decided of the pole it lies in.
    counts : mapping
        Number of its own items by part and layer id.
    checked : tuple of str
        자료 확인일 of the layers told, the first and the last.
    doubted : bool
        Whether sources disagree on what is asked for, so that no slide speaks of it.
    """

    region: str
    asof: date
    headline: tuple[Phrase, ...]
    sentences: Mapping[str, Phrase]
    counts: Mapping[str, Mapping[str, int]]
    checked: tuple[str, ...]
    doubted: bool

    def title(self, lang: str) -> tuple[str, ...]:
        """The lines of the headline."""
        return tuple(str(said(line, lang)) for line in self.headline)

    def paragraph(self, lang: str) -> str:
        """The sentences in one."""
        return _joined(self.sentences.values(), lang)

    def folded(self, lang: str) -> tuple[str, str]:
        """The paragraph as a page shows it: what three lines hold, the weightiest first, and the rest."""
        first = self._first(lang)
        parts = ([one for part, one in self.sentences.items() if (part in first) is held] for held in (True, False))
        told, rest = (_joined(some, lang) for some in parts)
        return told, rest

    def _first(self, lang: str) -> set[str]:
        """Parts that three lines hold, and one in any case."""
        kept: set[str] = set()
        room = float(LINES * LINE)
        for part in FIRST:
            width = _width(_ended(self.sentences[part], lang)) if part in self.sentences else 0.0
            if width and (not kept or width <= room):
                kept.add(part)
                room -= width
        return kept or set(list(self.sentences)[:1])

    def brief(self, lang: str) -> str:
        """Its first sentence alone: what is firm, or what else there is."""
        return _ended(next(iter(self.sentences.values())), lang)

    def lines(self, lang: str) -> tuple[str, str]:
        """What a file says of it: headline and paragraph, without bids on which sources disagree."""
        told = [one for part, one in self.sentences.items() if not (self.doubted and part == ASKED)]
        head = self.headline[:1] if self.doubted else self.headline
        return _joined(head, lang), _joined(told, lang)


def _width(text: str) -> float:
    """A text's length on a line, in Hangul."""
    return sum(1.0 if "가" <= letter <= "힣" else NARROW for letter in text)


def _joined(sentences: Iterable[Phrase], lang: str) -> str:
    return " ".join(_ended(one, lang) for one in sentences)


def _ended(sentence: Phrase, lang: str) -> str:
    return str(said(phrase("portrait.stop", said=sentence), lang))


def portrait(atlas: Atlas, region_id: str, asof: date) -> Portrait:
    """What a region has on a day.

    Raises
    ------
    geo.errors.UnknownRegion, geo.errors.NotYetRegion
    """
    region = atlas.regions.successors(region_id, asof)[0]
    held = own(atlas, region.id, asof)
    told = {part: _sentence(atlas, region, part, held[part]) for part in PARTS if held[part]}
    sentences = told or {HAS: phrase("portrait.nothing", area=phrase(f"area.{area(region)}"))}
    layers = list(dict.fromkeys(layer for of in held.values() for layer in of))
    return Portrait(
        region=region.id,
        asof=asof,
        headline=_headline(atlas, region, asof, held),
        sentences=sentences | _ahead(atlas, region, asof),
        counts={part: {layer: len(found) for layer, found in of.items()} for part, of in held.items()},
        checked=_checked(atlas, layers, asof),
        doubted=doubted(atlas, held[ASKED], asof),
    )


def own(atlas: Atlas, region_id: str, asof: date) -> Held:
    """A region's own items and those within it."""
    found: dict[str, dict[str, tuple[Item, ...]]] = {part: {} for part in PARTS}
    for one in memberships(atlas, region_id, asof):
        part = _part(atlas, one.layer_id, one.item) if one.relation in OF_ITSELF else None
        if part is not None:
            found[part][one.layer_id] = (*found[part].get(one.layer_id, ()), one.item)
    return found


def _part(atlas: Atlas, layer: str, item: Item) -> str | None:
    """Which part tells an item; none of what is ended or was not chosen."""
    if item.status in (UNDECIDED, UNCONFIRMED):
        return OPEN
    if not holds(atlas, item):
        return None
    if grade(atlas, item) >= INDIRECT_GRADE:
        return HEARD
    if item.status in SOUGHT:
        return ASKED
    by_status = item.status if item.status in (PLANNED, CANDIDATE) else None
    return by_status or _firm(atlas, layer)


def _firm(atlas: Atlas, layer: str) -> str:
    """Which part tells what is firm: support in a crisis, industries and conditions stand apart from designations."""
    instrument, group = atlas.instruments[layer], atlas.catalog[layer].group
    if instrument.ground == CRISIS:
        return SUPPORT
    return OF_KIND.get(instrument.kind) or (group if group in OF_GROUP else HAS)


def doubted(atlas: Atlas, layers: Iterable[str], asof: date) -> bool:
    """Whether sources disagree on a call of some layers, so that no slide speaks of what is asked for in it."""
    calls = [item for layer in layers for item in items(atlas, str(atlas.catalog[layer].topic), asof)]
    return any(CONTRADICTED in fact.flags for item in calls for fact in item.facts)


def area(region: Region) -> str:
    """How what lies in a region is called: 도내 of a province that is a 도, 관내 of a city or district."""
    return "do" if region.level == "province" and region.name("ko").endswith("도") else region.level


def _sentence(atlas: Atlas, region: Region, part: str, found: Mapping[str, tuple[Item, ...]]) -> Phrase:
    told = listed(*(one for pair in found.items() for one in _told(atlas, *pair)), by="comma")
    checked = Day(earliest([item for members in found.values() for item in members]))
    return phrase(SENTENCES[part], area=phrase(f"area.{area(region)}"), listed=told, checked=checked)


def _told(atlas: Atlas, layer: str, found: tuple[Item, ...]) -> list[Phrase]:
    """How many of a layer there are; of one that lists several tiers of support, how many of each by its full name."""
    if atlas.instruments[layer].ground != CRISIS or not all(item.role for item in found):
        return [_counted(atlas, layer, found)]
    tiers: dict[Pair, int] = {}
    for item in found:
        tier = Pair(item.role, item.role_en)
        tiers[tier] = tiers.get(tier, 0) + 1
    return [phrase("counted", name=tier, n=phrase("unit.stands", n=n)) for tier, n in tiers.items()]


def _counted(atlas: Atlas, layer: str, found: tuple[Item, ...]) -> Phrase:
    """How many of a layer there are, the few of a complex or a belt by name."""
    instrument = atlas.instruments[layer]
    values = {"name": atlas.catalog[layer].title, "n": number(instrument.kind, len(found))}
    known = [item for item in found if NAME_UNKNOWN not in item.flags]
    if not (instrument.complexes or instrument.kind == PLAN) or len(found) > MOST_NAMED or len(known) < len(found):
        return phrase("counted", **values)
    return phrase("portrait.named", names=listed(*(Pair(one.subject_ko, one.subject_en) for one in known)), **values)


def number(kind: str, n: int) -> Phrase:
    """How many items of a kind of instrument there are, in the word by which they are counted: 3곳, 3건."""
    return phrase("unit.stands" if kind in PLACES else "unit.listed", n=n)


def _headline(atlas: Atlas, region: Region, asof: date, held: Held) -> tuple[Phrase, ...]:
    """What it has of a complete list up to its last designation, else what its paragraph begins with; then its bids."""
    closed = [one.sentence for one in findings(atlas, asof, region.id).told if one.template.kind == UPTO][:1]
    where = Pair(region.name("ko"), region.name("en"))
    first = [(layer, found) for part in LEADING for layer, found in held[part].items()][:1]
    begun = [phrase("portrait.first", where=where, listed=_told(atlas, *pair)[0]) for pair in first]
    nothing = phrase("portrait.first", where=where, listed=phrase("portrait.none"))
    bids = [item for members in held[ASKED].values() for item in members if item.status == APPLIED]
    return ((*closed, *begun, nothing)[0], *([_bids(atlas, bids, asof)] if bids else []))


def _bids(atlas: Atlas, bids: list[Item], asof: date) -> Phrase:
    """Bids by sector, of the instrument as the nation's finding names it."""
    every = findings(atlas, asof)
    tried: tuple[Finding | Silent, ...] = (*every.told, *every.more, *every.silent)
    templates = [one.template for one in tried if one.template.kind == BIDS]
    names = [one.name for one in templates if one.layer and atlas.catalog[one.layer].topic == bids[0].topic]
    own = [item for item in bids if item.topic == bids[0].topic]
    sectors = [atlas.sectors[key] for key in dict.fromkeys(item.sector for item in own) if key]
    told = (
        phrase("portrait.of_sectors", listed=listed(*(Pair(each.ko, each.en) for each in sectors))) if sectors else ""
    )
    title = next(layer.title for layer in atlas.catalog.values() if layer.topic == bids[0].topic)
    return phrase("portrait.bids", what=(*names, title)[0], sectors=told, n=len(own))


def _ahead(atlas: Atlas, region: Region, asof: date) -> dict[str, Phrase]:
    """What is decided next of the pole that a region is or lies in, as the nation's finding says it."""
    pole = atlas.regions.pole(region.id, asof)
    every = findings(atlas, asof)
    deciding = [one for one in (*every.told, *every.more) if one.template.kind in DECIDING and one.template.layer]
    units = [(one, item) for one in deciding for item in _units(atlas, one, asof) if pole and pole.id in item.regions]
    return {AHEAD: _of_unit(*units[0])} if units else {}


def _units(atlas: Atlas, found: Finding, asof: date) -> list[Item]:
    counted = {row.item for row in found.rows if row.part == COUNTED}
    topic = str(atlas.catalog[str(found.template.layer)].topic)
    return [item for item in items(atlas, topic, asof) if item.id in counted]


def _of_unit(found: Finding, item: Item) -> Phrase:
    values: dict[str, Any] = {**found.sentence.values, "units": Pair(item.subject_ko, item.subject_en)}
    return phrase(found.sentence.key, **values)


def _checked(atlas: Atlas, layers: list[str], asof: date) -> tuple[str, ...]:
    known = [checked_until(atlas, str(atlas.catalog[layer].topic), asof) for layer in layers]
    days = sorted({day for day in known if day}, key=last_day)
    return tuple(dict.fromkeys((days[0], days[-1]))) if days else ()
