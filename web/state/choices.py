"""Ways on from a name that means several things, or none: the same address with one of those, and what there is."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from flask import request
from werkzeug.exceptions import NotFound

from geo.region import Region
from layers.errors import UnknownItem
from layers.labels import pick
from layers.words.catalogue import languages, words_of
from web.service.mistakes import UnknownChoice
from web.state.current import drawing
from web.state.filtering import likest
from web.state.named import LISTS, PAGES, Names, about, names_of


@dataclass(frozen=True)
class Choice:
    """A thing by its full name, and the address of the same page that asks for it."""

    label: str
    href: str


#: What opens a thing of a list that has no page of its own.
OPENED = {"scene": "/?scene={key}&lang={lang}"}


def choices(error: Exception | None, lang: str) -> tuple[Choice, ...]:
    """What the word of a mistake may mean; nothing where the mistake is another."""
    if isinstance(error, NotFound):
        return (*_of_no_page(about(error), lang), *_pages(lang))
    if isinstance(error, UnknownItem):
        word = (request.view_args or {}).get("item_id", error.word)
        return tuple(Choice(_item(each, lang), _address(word, each)) for each in error.suggestions)
    if isinstance(error, UnknownChoice) and error.called:
        return tuple(Choice(name, _address(error.value, key)) for key, name in error.called.items())
    if names := names_of(about(error)):
        return tuple(_nearest(error, names, lang))
    word, ids = getattr(error, "word", ""), (*getattr(error, "candidates", ()), *_near(error))
    return tuple(Choice(_name(region_id, lang), _address(word, region_id)) for region_id in ids if word)


def _pages(lang: str) -> Iterator[Choice]:
    """Pages whose addresses begin like this one, which none has: the same address there, or the page itself."""
    first, *rest = request.path.strip("/").split("/")
    words = words_of(lang, "page")
    named = {key: (key, *(words_of(each, "page")[word] for each in languages())) for key, word in PAGES.items()}
    for key in likest(first, named):
        path = "/".join(("", key, *(quote(part) for part in rest if key != first)))
        yield Choice(words[PAGES[key]], f"{path}?lang={lang}")


def of_regions(word: str, ids: tuple[str, ...], lang: str) -> tuple[Choice, ...]:
    """The regions that a word of this address means, each to be asked for alone."""
    return tuple(Choice(_name(region_id, lang), _address(word, region_id)) for region_id in ids)


def _item(item_id: str, lang: str) -> str:
    fact = drawing().atlas.by_item[item_id][0]
    return pick(lang, fact.subject_ko, fact.subject_en) or item_id


def _nearest(error: Exception | None, names: Names, lang: str) -> Iterator[Choice]:
    """What is called most like the word of a mistake."""
    word = error.value if isinstance(error, UnknownChoice) else getattr(error, "word", "")
    known = getattr(error, "known", ()) or tuple(names)
    for key in likest(word, {key: (key, *said.values()) for key, said in names.items() if key in known}):
        yield Choice(names[key][lang], _address(word, key))


def _of_no_page(thing: str, lang: str) -> Iterator[Choice]:
    """What is called most like the end of an address, where things of its list have no page: `/scenes/batery`."""
    names = names_of(thing) if thing in OPENED else {}
    word = request.path.rpartition("/")[2]
    for key in likest(word, {key: (key, *said.values()) for key, said in names.items()}):
        yield Choice(names[key][lang], OPENED[thing].format(key=key, lang=lang))


def whole_list(error: Exception | None, lang: str) -> Choice | None:
    """The page that lists what there is of what a mistake is about; nothing where there is none."""
    found = LISTS.get(about(error))
    return Choice(words_of(lang, "page")[found[1]], f"{found[0]}?lang={lang}") if found else None


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
