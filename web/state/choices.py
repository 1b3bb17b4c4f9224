"""Ways on from a name that means several regions, or none: the same address with one of those it may mean."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from flask import request

from geo.region import Region
from layers import labels
from layers.errors import UnknownItem
from layers.labels import pick
from layers.words.catalogue import words_of
from web.service.mistakes import UnknownChoice
from web.state.current import drawing
from web.state.opening import SCENE


@dataclass(frozen=True)
class Choice:
    """A region by its full name, and the address of the same page that asks for it."""

    label: str
    href: str


def choices(error: Exception | None, lang: str) -> tuple[Choice, ...]:
    """What the word of a mistake may mean; nothing where the mistake is another."""
    if isinstance(error, UnknownItem):
        word = (request.view_args or {}).get("item_id", error.word)
        return tuple(Choice(_item(each, lang), _address(word, each)) for each in error.suggestions)
    if isinstance(error, UnknownChoice):
        return tuple(Choice(_named(error.name, each, lang), _address(error.value, each)) for each in error.suggestions)
    word, ids = getattr(error, "word", ""), (*getattr(error, "candidates", ()), *_near(error))
    return tuple(Choice(_name(region_id, lang), _address(word, region_id)) for region_id in ids if word)


def of_regions(word: str, ids: tuple[str, ...], lang: str) -> tuple[Choice, ...]:
    """The regions that a word of this address means, each to be asked for alone."""
    return tuple(Choice(_name(region_id, lang), _address(word, region_id)) for region_id in ids)


def _item(item_id: str, lang: str) -> str:
    fact = drawing().atlas.by_item[item_id][0]
    return pick(lang, fact.subject_ko, fact.subject_en) or item_id


def _named(name: str, key: str, lang: str) -> str:
    """The name of a sector, a status or a scene."""
    atlas = drawing().atlas
    if name == SCENE:
        return next(one.label[lang] for one in drawing().presets if one.id == key)
    tables: Mapping[str, Mapping[str, labels.Named]] = {"sector": atlas.sectors, "status": atlas.statuses}
    return labels.named(tables[name][key], lang)


def _near(error: Exception | None) -> Iterator[str]:
    """Ids of the regions whose names look like what was written."""
    spellings = drawing().atlas.regions.spellings
    found = (sorted(spellings.get(each, ())) for each in getattr(error, "suggestions", ()))
    yield from dict.fromkeys(region_id for ids in found for region_id in ids)


def _name(region_id: str, lang: str) -> str:
    """A name with its province's, and with its last day where it has ended by today."""
    regions, region = drawing().atlas.regions, drawing().atlas.regions.latest(region_id)
    told = _in_province(region, lang)
    ended = regions.notice(region_id, drawing().today()) if region.valid_to else None
    return told if ended is None else words_of(lang, "layer")("until", name=told, day=ended.last_day.isoformat())


def _in_province(region: Region, lang: str) -> str:
    if region.level != "municipality" or not region.parent:
        return region.name(lang)
    parent = drawing().atlas.regions.latest(region.parent).name(lang)
    return words_of(lang, "layer")("in_province", province=parent, name=region.name(lang))


def _address(word: str, region_id: str) -> str:
    """This address with an id in the place of a word."""
    path = "/".join(quote(region_id if part == word else part) for part in request.path.split("/"))
    pairs = [(name, _replaced(value, word, region_id)) for name, value in request.args.items(multi=True)]
    return f"{path}?{urlencode(pairs, safe=',/')}" if pairs else path


def _replaced(value: str, word: str, region_id: str) -> str:
    return ",".join(region_id if part.strip() == word else part for part in value.split(","))
