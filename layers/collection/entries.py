"""What can be found on a day, the names that find it, and the words that are said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from geo.region import Region
from geo.spelling import fold
from layers.atlas.atlas import Atlas
from layers.atlas.carrying import carry
from layers.atlas.definition import Definition
from layers.atlas.items import Item, in_force, items
from layers.comparison.meetings import meetings
from layers.facts.facts import ELSEWHERE, Fact
from layers.facts.places import NATION
from layers.labels import pick
from layers.portfolio.figures import national_figures
from layers.portfolio.overlaps import MUNICIPALITY
from layers.quantities import quantity
from layers.wording.details import value_of
from layers.words.catalogue import words_of

LANGUAGES = ("ko", "en")
#: Pages that answer words which are no name: their address, and statuses whose words lead there.
PAGES = (("freshness", "/freshness", ("undecided", "unconfirmed")), ("overlaps", "/overlaps", ()))


@dataclass(frozen=True)
class Hit:
    """Something found.

    `region` is where to look on the map, None for what has no place; `layer` the layer that shows it, `href` its own
    page or row, each None where it has none.
    """

    kind: str
    id: str
    label: str
    sublabel: str
    region: str | None
    layer: str | None = None
    href: str | None = None


@dataclass(frozen=True)
class Entry:
    """What can be found, every name that finds it, and other words of it."""

    hit: Hit
    names: tuple[str, ...]
    words: tuple[str, ...] = field(default=())


def entries(atlas: Atlas, asof: date, lang: str) -> Iterator[Entry]:
    """All that can be found on a day: regions, former regions, places, pages, layers with their items, figures."""
    yield from of_ground(atlas, asof, lang)
    yield from _pages(atlas, lang)
    yield from _overlaps(atlas, asof, lang)
    for layer in atlas.catalog.values():
        yield of_layer(layer, lang)
        if layer.topic is not None:
            yield from of_items(atlas, layer.id, items(atlas, layer.topic, asof), lang)
    yield from of_figures(atlas, asof, lang)
    yield from _other_facts(atlas, asof, lang)


def of_ground(atlas: Atlas, asof: date, lang: str) -> Iterator[Entry]:
    """Regions of a day, former regions and places."""
    yield from _regions(atlas, asof, lang)
    yield from _former(atlas, asof, lang)
    yield from _places(atlas, asof, lang)


def of_layer(layer: Definition, lang: str) -> Entry:
    """A layer, by its titles and its group."""
    group = words_of(lang, "group")[layer.heading]
    hit = Hit("layer", layer.id, layer.title[lang], group, None, layer.id, f"/layers/{layer.id}")
    return Entry(hit, (layer.id, *layer.title.values()), (group,))


def _regions(atlas: Atlas, asof: date, lang: str) -> Iterator[Entry]:
    parts: dict[str, list[str]] = {}
    for part in atlas.parts:
        parts.setdefault(part.municipality, []).append(part.name)
    for region in atlas.regions.at(asof):
        where = f"/regions/{region.id}"
        hit = Hit("region", region.id, region.name(lang), _where(atlas, region, asof, lang), region.id, None, where)
        yield Entry(hit, region.spellings(), (*_around(atlas, region, asof), *parts.get(region.id, ())))


def _around(atlas: Atlas, region: Region, asof: date) -> tuple[str, ...]:
    """Names of the province that a municipality lies in, for those who write both."""
    parent = atlas.regions.parent(region.id, asof) if region.level == "municipality" else None
    return parent.spellings()[1:] if parent is not None else ()


def _former(atlas: Atlas, asof: date, lang: str) -> Iterator[Entry]:
    """Former names and regions: they lead to what there is on the day."""
    for row in atlas.regions.rows:
        if row.ended_before(asof):
            for heir in atlas.regions.successors(row.id, asof):
                hit = Hit("region", heir.id, heir.name(lang), _was(row, lang), heir.id, None, f"/regions/{heir.id}")
                yield Entry(hit, row.spellings())


def _was(row: Region, lang: str) -> str:
    return words_of(lang, "level")("former", name=row.name(lang))


def _where(atlas: Atlas, region: Region, asof: date, lang: str) -> str:
    parent = atlas.regions.parent(region.id, asof)
    if parent is not None and parent.id != NATION:
        return parent.name(lang)
    return words_of(lang, "level")[region.level]


def _places(atlas: Atlas, asof: date, lang: str) -> Iterator[Entry]:
    for place in atlas.places.table:
        for region_id in _carried(atlas, place.regions, asof):
            region = atlas.regions.get(region_id, asof)
            if fold(place.place) in _written(atlas, region, asof):
                continue
            label = f"{place.place} ({region.short(lang)})"
            level, where = words_of(lang, "level")["place"], f"/regions/{region_id}"
            yield Entry(Hit("place", place.place, label, level, region_id, None, where), (place.place,))


def _written(atlas: Atlas, region: Region, asof: date) -> set[str]:
    """Every way a region is written, alone and after its province."""
    parent = atlas.regions.parent(region.id, asof)
    before = ("", *parent.spellings()) if parent is not None else ("",)
    return {fold(f"{first}{name}") for first in before for name in region.spellings()}


def _carried(atlas: Atlas, region_ids: Iterable[str], asof: date) -> list[str]:
    carried = carry(atlas.regions, atlas.boundaries, tuple(region_ids), (), asof).regions
    here = {region.id for region in atlas.regions.at(asof)}
    return [region_id for region_id in carried if region_id in here]


def _pages(atlas: Atlas, lang: str) -> Iterator[Entry]:
    for page, href, statuses in PAGES:
        title = words_of(lang, "page")[f"{page}_title"]
        known = [atlas.statuses[status] for status in statuses if status in atlas.statuses]
        names = (title, *(word for status in known for word in (status.ko, status.en)))
        yield Entry(Hit("page", page, title, words_of(lang, "level")["page"], None, None, href), names)


def _overlaps(atlas: Atlas, asof: date, lang: str) -> Iterator[Entry]:
    """Municipalities where designations meet, by their names with 중첩 지정, and by the instruments that meet."""
    for one in meetings(atlas, asof):
        if one.level != MUNICIPALITY:
            continue
        region = atlas.regions.get(one.id, asof)
        names = {each: words_of(each, "page")("overlaps_of", name=region.name(each)) for each in LANGUAGES}
        where = f"/overlaps?region={one.id}"
        hit = Hit("page", f"overlaps-{one.id}", names[lang], _where(atlas, region, asof, lang), one.id, None, where)
        layers = [title for layer in one.layers for title in atlas.catalog[layer].title.values()]
        yield Entry(hit, tuple(names.values()), (*_around(atlas, region, asof), *region.spellings(), *layers))


def at_point(lon: float, lat: float, asof: date, lang: str) -> Hit:
    """The page of all that applies at a point, in degrees."""
    title, written = words_of(lang, "page")["at_title"], f"{lat:.9g}, {lon:.9g}"
    return Hit("page", "at", written, title, None, None, f"/at?lon={lon:.9g}&lat={lat:.9g}&asof={asof}&lang={lang}")


def of_items(atlas: Atlas, layer_id: str, found: Iterable[Item], lang: str) -> Iterator[Entry]:
    """Some items of a layer, by their names, other names and anchor firms, and by all that is said of them."""
    layer = atlas.catalog[layer_id]
    for item in found:
        label, where = pick(lang, item.subject_ko, item.subject_en), f"/items/{item.id}"
        region = next(iter(item.regions), None)
        hit = Hit("item", item.id, label, layer.title[lang], region, layer_id, where)
        names = (item.subject_ko, item.subject_en, *_names(item))
        yield Entry(hit, names, (*layer.title.values(), *_said(atlas, item)))


def _names(item: Item) -> Iterator[str]:
    """Other names that documents give an item, and the firms that anchor it."""
    for fact in item.facts:
        if fact.claim == "name":
            yield from (name for name in (fact.value, fact.subject_ko, fact.subject_en) if name)
        yield from fact.anchor


def _said(atlas: Atlas, item: Item) -> tuple[str, ...]:
    """Regions, sites, sectors, statuses, roles and values of an item, each once."""
    regions = [atlas.regions.latest(region) for region in (*item.regions, *item.original_regions)]
    provinces = [atlas.regions.latest(region.parent) for region in regions if region.parent]
    sites = [atlas.sites[site].name_ko for site in item.sites]
    sectors = [atlas.sectors[one] for one in (item.sector, item.sector2) if one is not None]
    statuses = [atlas.statuses[one] for one in (item.status, item.status_fact.status) if one]
    words = [word for sector in sectors for word in (sector.ko, sector.en)]
    words += [word for status in statuses for word in (status.ko, status.en)]
    names = [name for region in (*regions, *provinces) for name in (region.name_ko, region.short_ko, region.name_en)]
    told = [word for fact in item.facts for word in (fact.role, fact.role_en, *_values(fact)) if word]
    return tuple(dict.fromkeys((*names, *sites, *words, *told)))


def _values(fact: Fact) -> tuple[str, ...]:
    return (fact.value, *(quantity(fact.value, fact.unit, lang) for lang in LANGUAGES)) if fact.value else ()


def of_figures(atlas: Atlas, asof: date, lang: str) -> Iterator[Entry]:
    """Figures of the nation on a day, by what they are of and by what they say; each leads to its row at its source."""
    for fact in national_figures(atlas, asof):
        document = atlas.documents[fact.document]
        subject, value = pick(lang, fact.subject_ko, fact.subject_en), value_of(fact, lang)
        label = f"{subject}: {value}" if value else subject
        source = pick(lang, document.title_ko, document.title_en)
        hit = Hit("figure", fact.id, label, source, None, None, f"/sources/{fact.document}#{fact.id}")
        names = tuple(name for name in (fact.subject_ko, fact.subject_en) if name)
        yield Entry(hit, names, (*_values(fact), *fact.evidence, *fact.place))


def _other_facts(atlas: Atlas, asof: date, lang: str) -> Iterator[Entry]:
    """Facts of instruments whose list is not whole (기타 확인된 사실), by their names, places and values."""
    said = words_of(lang, "page")["profile_elsewhere"]
    for fact in atlas.by_topic.get(ELSEWHERE, ()):
        if not in_force(atlas, fact, asof):
            continue
        document, value = atlas.documents[fact.document], value_of(fact, lang)
        subject = pick(lang, fact.subject_ko, fact.subject_en)
        label = f"{subject}: {value}" if value else subject
        source = f"{said} · {pick(lang, document.title_ko, document.title_en)}"
        names = tuple(name for name in (fact.subject_ko, fact.subject_en) if name)
        words = (*fact.place, *_values(fact), *(word for word in (fact.role, fact.role_en) if word), said)
        href = f"/sources/{fact.document}#{fact.id}"
        yield Entry(Hit("figure", fact.id, label, source, None, None, href), names, words)
