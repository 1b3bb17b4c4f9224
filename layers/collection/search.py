"""Find regions, places, layers, items and figures by what they are called, in Korean, English or initial consonants."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from geo.region import Region
from geo.spelling import fold
from layers.atlas.atlas import Atlas
from layers.atlas.carrying import carry
from layers.atlas.items import Item, items
from layers.collection.initials import initials, is_initials
from layers.facts.places import NATION
from layers.labels import pick
from layers.portfolio.figures import standing_figures
from layers.wording.details import value_of
from layers.words.catalogue import words_of

#: Kinds of hits in the order they are listed where they match equally well.
KINDS = ("region", "place", "layer", "figure", "item")


@dataclass(frozen=True)
class Hit:
    """Something found; `region` is where to look on the map, None for what has no place."""

    kind: str
    id: str
    label: str
    sublabel: str
    region: str | None


@dataclass(frozen=True)
class Entry:
    """What can be found, and every name that finds it."""

    hit: Hit
    names: tuple[str, ...]


def search(atlas: Atlas, text: str, asof: date, lang: str = "ko", limit: int = 12) -> list[Hit]:
    """Best hits first: whole names, then beginnings, then parts of names; equal ones by kind.

    Upper case, spaces and decomposed Hangul do not matter. A text of initial consonants alone
    (ㅍㅎ) finds names that begin with them.
    """
    wanted = fold(text)
    if not wanted:
        return []
    ranked = []
    for number, entry in enumerate(entries(atlas, asof, lang)):
        rank = min((_rank(wanted, name) for name in entry.names), default=None)
        if rank is not None and rank < _NOT_FOUND:
            ranked.append((rank, KINDS.index(entry.hit.kind), number, entry.hit))
    hits = dict.fromkeys(hit for *_, hit in sorted(ranked, key=lambda found: found[:3]))
    return list(hits)[:limit]


_NOT_FOUND = 9


def _rank(wanted: str, name: str) -> int:
    by_initials = is_initials(wanted)
    wanted = initials(wanted) if by_initials else wanted
    folded = initials(name) if by_initials else fold(name)
    if folded == wanted:
        return 0
    if folded.startswith(wanted):
        return 1
    return 2 if wanted in folded and not by_initials else _NOT_FOUND


def entries(atlas: Atlas, asof: date, lang: str) -> Iterator[Entry]:
    """All that can be found on a day: regions, former regions, places, layers with their items, national figures."""
    yield from _regions(atlas, asof, lang)
    yield from _former(atlas, asof, lang)
    yield from _places(atlas, asof, lang)
    groups = words_of(lang, "group")
    for layer in atlas.catalog.values():
        hit = Hit("layer", layer.id, layer.title[lang], groups[layer.group], None)
        yield Entry(hit, (layer.id, *layer.title.values()))
        if layer.topic is not None:
            yield from of_items(atlas, layer.id, items(atlas, layer.topic, asof), lang)
    yield from _figures(atlas, asof, lang)


def _figures(atlas: Atlas, asof: date, lang: str) -> Iterator[Entry]:
    """National figures, by their names and by their values; the id leads to the row of their document."""
    kind = words_of(lang, "level")["figure"]
    for fact in standing_figures(atlas, asof):
        name, value = pick(lang, fact.subject_ko, fact.subject_en), value_of(fact, lang)
        hit = Hit("figure", f"{fact.document}#{fact.id}", f"{name} {value}", kind, None)
        said = (fact.subject_ko, fact.subject_en, value, f"{fact.value}{fact.unit or ''}")
        yield Entry(hit, tuple(filter(None, (*said, *fact.evidence))))


def _regions(atlas: Atlas, asof: date, lang: str) -> Iterator[Entry]:
    for region in atlas.regions.at(asof):
        hit = Hit("region", region.id, region.name(lang), _where(atlas, region, asof, lang), region.id)
        yield Entry(hit, region.spellings())


def _former(atlas: Atlas, asof: date, lang: str) -> Iterator[Entry]:
    """Former names and regions: they lead to what there is on the day."""
    for row in atlas.regions.rows:
        if row.ended_before(asof):
            for heir in atlas.regions.successors(row.id, asof):
                hit = Hit("region", heir.id, heir.name(lang), _was(row, lang), heir.id)
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
            hit = Hit("place", place.place, label, words_of(lang, "level")["place"], region_id)
            yield Entry(hit, (place.place,))


def _written(atlas: Atlas, region: Region, asof: date) -> set[str]:
    """Every way a region is written, alone and after its province."""
    parent = atlas.regions.parent(region.id, asof)
    before = ("", *parent.spellings()) if parent is not None else ("",)
    return {fold(f"{first}{name}") for first in before for name in region.spellings()}


def _carried(atlas: Atlas, region_ids: Iterable[str], asof: date) -> list[str]:
    carried = carry(atlas.regions, atlas.boundaries, tuple(region_ids), (), asof).regions
    here = {region.id for region in atlas.regions.at(asof)}
    return [region_id for region_id in carried if region_id in here]


def of_items(atlas: Atlas, layer_id: str, found: Iterable[Item], lang: str) -> Iterator[Entry]:
    """Some items of a layer, by their names, other names and anchor firms."""
    title = atlas.catalog[layer_id].title[lang]
    for item in found:
        label = pick(lang, item.subject_ko, item.subject_en)
        hit = Hit("item", item.id, label, title, next(iter(item.regions), None))
        yield Entry(hit, (item.subject_ko, item.subject_en, *_names(item)))


def _names(item: Item) -> Iterator[str]:
    """Other names that documents give an item, and the firms that anchor it."""
    for fact in item.facts:
        if fact.claim == "name":
            yield from (name for name in (fact.value, fact.subject_ko, fact.subject_en) if name)
        yield from fact.anchor
