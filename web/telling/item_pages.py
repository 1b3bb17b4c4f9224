"""The page of an item in a reader's language: what heads it, its history, values, sources, place and citation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from geo.region import Region
from layers import labels
from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.facts.documents import Document
from layers.facts.facts import CONTRADICTED, Fact
from layers.facts.places import Site
from layers.portfolio.dossier import OWN, Dossier, kind_of
from layers.scene_types.vocabulary import Lang, Theme
from layers.wording import citation, details, record
from layers.wording.citation import Cited
from layers.wording.record import Saying, Value
from layers.words.catalogue import words_of
from web.state.drawing import Drawing
from web.telling.item_maps import ItemMap, item_map

#: Kinds of sources that stand unfolded, in their order, and those that are folded away.
SHOWN, FOLDED = ("government", "press", "search", OWN), ("indirect",)
#: Statuses that a body decided on a day: where that day is not known, the page says so.
DECIDED = ("designated", "selected", "approved", "decided")
DAYS = ("decided_on", "noticed_on", "effective_on")
#: What heads an item, each once.
HEADING = ("investment", "area", "power", "water", "transport", "period")
MOST_HEADING = 4


@dataclass(frozen=True)
class Told:
    """One saying with who says it: government, press, search or indirect."""

    kind: str
    saying: Saying
    document: Document


@dataclass(frozen=True)
class Pair:
    """Two claims whose values differ, as read."""

    kind: str
    name: str
    values: tuple[tuple[str, Fact, Document], ...]


@dataclass(frozen=True)
class Sourced:
    """A document behind an item, with its claims that name evidence."""

    kind: str
    document: Document
    claims: tuple[Fact, ...]


@dataclass(frozen=True)
class ItemPage:
    """Everything the template writes.

    Attributes
    ----------
    history, folded : list of Told
        Sayings of official documents and the press, and those of indirect sources alone.
    heading : list of Value
        The value of each kind that heads the page; `values` are all, `indirect` those of indirect sources.
    days : list of (key, day)
        The days of decision, notice and effect; None where not known. Empty where there was no decision.
    """

    name: str
    title: str
    status: str | None
    status_label: str
    kicker: tuple[str, ...]
    history: list[Told]
    folded: list[Told]
    heading: list[Value]
    values: list[Value]
    indirect: list[Value]
    pairs: list[Pair]
    sources: list[Sourced]
    days: list[tuple[str, str | None]]
    notes: list[str]
    regions: tuple[Region, ...]
    sites: tuple[Site, ...]
    map: ItemMap | None
    marks: dict[str, str]
    mark: str | None
    ways: Mapping[str, str]
    indirect_alone: bool


def item_page(drawing: Drawing, found: Dossier, asof: date, lang: Lang, theme: Theme, host: str) -> ItemPage:
    """The page of an item; `host` is this service's address with a slash at its end."""
    atlas, item = drawing.atlas, found.item
    name, title = found.name(lang), _title(found, lang)
    scene = drawing.whole(asof, lang, theme)
    sayings = [_told(atlas, saying) for saying in record.sayings(atlas, found.claims, title, name, lang)]
    values = record.values(atlas, _by_grade(atlas, found.claims), name, lang)
    return ItemPage(
        name=_name(atlas, found, lang),
        title=title,
        status=item.status if item else found.lead.status,
        status_label=_status_label(atlas, found, lang),
        kicker=_kicker(atlas, found, lang),
        history=[told for told in sayings if told.kind in SHOWN],
        folded=[told for told in sayings if told.kind in FOLDED],
        heading=[*_heading(values, found, atlas), *_secured(atlas, found, lang)][:MOST_HEADING],
        values=[value for value in values if kind_of(atlas, value.fact) in SHOWN],
        indirect=[value for value in values if kind_of(atlas, value.fact) in FOLDED],
        pairs=[_pair(atlas, found, each.kind, (each.one, each.other), lang) for each in found.differences],
        sources=_sources(atlas, found),
        days=_days(found),
        notes=_notes(atlas, item, asof, lang),
        regions=tuple(atlas.regions.get(key, asof) for key in item.regions) if item else (),
        sites=tuple(atlas.sites[site] for site in item.sites) if item else (),
        map=item_map(drawing, found.layer.id, item, asof, lang, theme) if item and found.layer else None,
        marks=scene["marks"],
        mark=_mark(scene, found),
        ways=ways(atlas, found, asof, lang, host),
        indirect_alone=bool(sayings) and all(told.kind in FOLDED for told in sayings),
    )


def address(found: Dossier, asof: date, lang: Lang, data_version: str, host: str) -> str:
    """The address of an item's page as it stands on a day with these data."""
    query = urlencode({"asof": asof.isoformat(), "lang": lang, "data": data_version.partition(" ")[0]})
    return f"{host}items/{found.id}?{query}"


def _name(atlas: Atlas, found: Dossier, lang: Lang) -> str:
    """The name by which the item is told from others: a municipality's own with its province's."""
    return details.full_label(atlas, found.item, lang) if found.item else found.name(lang)


def _title(found: Dossier, lang: Lang) -> str:
    return found.layer.title[lang] if found.layer else words_of(lang, "due")["national"]


def _status_label(atlas: Atlas, found: Dossier, lang: Lang) -> str:
    if found.item is not None:
        return details.status_label(found.item, atlas.statuses[found.item.status], lang)
    return record.status_word(atlas, found.lead, lang)


def _kicker(atlas: Atlas, found: Dossier, lang: Lang) -> tuple[str, ...]:
    """What documents print as its role, told as theirs, and its sectors, in one line."""
    item = found.item
    if item is None:
        return ()
    sectors = [labels.named(atlas.sectors[one], lang) for one in (item.sector, item.sector2) if one]
    role = details.role(item, lang)
    printed = words_of(lang, "item")("role_printed", role=role) if role else ""
    return tuple(part for part in (printed, " · ".join(sectors)) if part)


def _told(atlas: Atlas, saying: Saying) -> Told:
    return Told(kind_of(atlas, saying.lines[0].fact), saying, atlas.documents[saying.document])


def _by_grade(atlas: Atlas, claims: Iterable[Fact]) -> list[Fact]:
    """Claims of the better sources first, of one grade the earliest event first."""
    return sorted(
        claims, key=lambda fact: (not atlas.documents[fact.document].is_seed, atlas.documents[fact.document].grade)
    )


def _heading(values: list[Value], found: Dossier, atlas: Atlas) -> list[Value]:
    """The value of each kind that heads a page: undisputed, of no indirect source, what it became first."""
    own = found.item.facts if found.item else ()
    first: dict[str, Value] = {}
    for value in sorted(values, key=lambda each: details.precedence(each.fact)):
        fits = value.fact in own and value.fact.value and value.fact.claim in HEADING
        if fits and kind_of(atlas, value.fact) in SHOWN and CONTRADICTED not in value.fact.flags:
            first.setdefault(value.fact.claim, value)
    return [first[claim] for claim in HEADING if claim in first]


def _secured(atlas: Atlas, found: Dossier, lang: Lang) -> list[Value]:
    """What measures are to secure for the item, where their source says how much: plans, by their own names."""
    serving = {layer for layer, one in atlas.instruments.items() if found.layer and one.serves == found.layer.id}
    facts = [item.status_fact for layer, item in found.related if layer in serving and item.status_fact.value]
    return [
        Value(
            labels.pick(lang, fact.subject_ko, fact.subject_en),
            details.value_of(fact, lang),
            record.day_of(atlas, fact),
            fact,
        )
        for fact in facts
    ]


def _pair(atlas: Atlas, found: Dossier, kind: str, facts: tuple[Fact, Fact], lang: Lang) -> Pair:
    said = tuple(
        (details.value_of(fact, lang) or record.status_word(atlas, fact, lang), fact, atlas.documents[fact.document])
        for fact in facts
    )
    named = min(facts, key=lambda fact: fact.draws)
    return Pair(kind, record.claim_name(named, found.name(lang), lang), said)


def _sources(atlas: Atlas, found: Dossier) -> list[Sourced]:
    """Documents behind the claims, official ones first."""
    by_document: dict[str, list[Fact]] = {}
    for fact in found.claims:
        by_document.setdefault(fact.document, []).append(fact)
    return [Sourced(kind_of(atlas, by_document[one.id][0]), one, tuple(by_document[one.id])) for one in found.documents]


def _days(found: Dossier) -> list[tuple[str, str | None]]:
    """The three days of a decision, from any claim that knows them, the one that holds first."""
    claims = found.item.facts if found.item else found.claims
    known = {key: next((getattr(fact, key) for fact in claims if getattr(fact, key)), None) for key in DAYS}
    if not found.claims or (found.lead.status not in DECIDED and not any(known.values())):
        return []
    return list(known.items())


def _notes(atlas: Atlas, item: Item | None, asof: date, lang: Lang) -> list[str]:
    """What a careful reader must know, but what stands elsewhere on the page."""
    if item is None:
        return []
    fact = item.status_fact
    apart = {*details.differing(item, lang), details.days(fact, lang), labels.pick(lang, fact.note, fact.note_en)}
    return [note for note in details.notes(atlas, item, lang, asof) if note not in apart]


def _mark(scene, found: Dossier) -> str | None:
    """The mark that the map draws the item with."""
    layers = (layer for layer in scene["layers"] if found.layer is not None and layer["id"] == found.layer.id)
    features = (feature for layer in layers for feature in layer["features"] if feature["id"] == found.id)
    return next((feature["mark"] for feature in features if feature.get("mark")), None)


def ways(atlas: Atlas, found: Dossier, asof: date, lang: Lang, host: str) -> Mapping[str, str]:
    """Every way of citing the item; none before anything is known of it."""
    return citation.ways(_cited(atlas, found, asof, lang, host)) if found.claims else {}


def _cited(atlas: Atlas, found: Dossier, asof: date, lang: Lang, host: str) -> Cited:
    """What a citation names: the claim that the item's status comes from, and its page."""
    fact, name, said = found.lead, _name(atlas, found, lang), _status_label(atlas, found, lang)
    return Cited(
        item=found.id,
        name=name,
        said="" if name.endswith(said) else said,
        document=atlas.documents[fact.document],
        locator=record.locator_told(fact, lang),
        copied=record.copied(fact),
        asof=asof,
        data_version=atlas.data_version,
        address=address(found, asof, lang, atlas.data_version, host),
        lang=lang,
    )
