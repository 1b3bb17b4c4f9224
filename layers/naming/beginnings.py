"""The longest known beginning of an address, and what is said of the rest."""

import re

from geo import names
from geo.spelling import fold
from layers.naming.answer import Answer
from layers.naming.gazetteer import Gazetteer
from layers.naming.wholes import chosen, part_of, region_ids, told_of, whole
from layers.notes import Note, note
from layers.reading.rules import RULES

#: How a word of a complex's name ends; a region's name may go on with such a word without a blank.
COMPLEX = re.compile(RULES["places"]["complex"])
MUNICIPALITY = re.compile(RULES["places"]["municipality"])
TOWN_ENDINGS = ("읍", "면")
FULL_NAME, FULL_LETTERS = re.compile(r"[시군구도]$"), 3
AROUND = " ,.()-·"
#: A part of an address that is longer is not looked at letter by letter.
LONGEST = 60


def longest(known: Gazetteer, written: str) -> Answer | None:
    """The answer of the longest beginning that is a name, with the rest in a remark."""
    for end in range(min(len(written) - 1, LONGEST), 1, -1):
        head, rest = written[:end], written[end:]
        if head[-1] not in AROUND and (found := _begun(known, head, rest)) is not None:
            return found
    return None


def _begun(known: Gazetteer, head: str, rest: str) -> Answer | None:
    ids = region_ids(known, head)
    if not _ends(known, head, rest, ids):
        return None
    found = whole(known, head)
    if found is None or found.begins:
        return None
    tail = rest.strip(AROUND)
    if found.candidates:
        found, tail = _told_apart(known, found, tail)
    if not found.known or not tail:
        return found
    inner = _inner(known, found, tail)
    if inner is None and _contradicts(known, found.regions, tail):
        return None
    return inner or found.with_remarks(*_rest(known, found.regions, head + rest, tail))


def _contradicts(known: Gazetteer, regions: tuple[str, ...], tail: str) -> bool:
    """Whether a province goes on with a municipality that it has not: 서울 고성."""
    word = re.split(r"[\s,()]", tail, maxsplit=1)[0]
    other = bool(region_ids(known, word)) or MUNICIPALITY.search(word) is not None
    return other and all("." not in region for region in regions)


def _ends(known: Gazetteer, head: str, rest: str, ids: list[str]) -> bool:
    """Whether a name ends where a word does, is a full name, or goes on with a complex's or with a part's name."""
    if not rest[0].isalnum():
        return True
    place = fold(head) in known.named
    if not ids and not place:
        return False
    full = not place and len(head) >= FULL_LETTERS and FULL_NAME.search(head) is not None
    return full or COMPLEX.match(rest.split()[0]) is not None or _part(known, rest, ids) is not None


def _part(known: Gazetteer, tail: str, municipalities: list[str] | tuple[str, ...]) -> tuple[str, str] | None:
    """The first word of a rest where it is a ward or town of one of the municipalities, and that municipality."""
    word = re.split(r"[\s,()]", tail, maxsplit=1)[0]
    for one in municipalities:
        if one in (*known.wards.get(fold(word), ()), *known.towns.get(fold(word), ())):
            return word, one
    return None


def _told_apart(known: Gazetteer, found: Answer, tail: str) -> tuple[Answer, str]:
    """Of regions named alike the one that the rest points to, and what is left of it: 고성(경남), 광주 오포읍."""
    part = _part(known, tail, found.candidates)
    if part is not None:
        return chosen(known, found.written, [part[1]]), tail
    around = whole(known, tail)
    inside = [one for one in found.candidates if around is not None and _within(known, one, around.regions)]
    return (chosen(known, found.written, inside), "") if len(inside) == 1 else (found, tail)


def _inner(known: Gazetteer, outer: Answer, tail: str) -> Answer | None:
    """What the rest names inside the region that was read: 경북 흥해읍, 전북 새만금."""
    if any("." in region for region in outer.regions):
        return None
    found = whole(known, tail) or longest(known, tail) or _town(known, tail)
    if found is None:
        return None
    inside = [one for one in found.candidates if _within(known, one, outer.regions)]
    if len(inside) == 1:
        found = chosen(known, found.written, inside)
        found = found.with_remarks(part_of(known, tail, found.regions)) if found.known else found
    return found if found.known and all(_within(known, one, outer.regions) for one in found.regions) else None


def _town(known: Gazetteer, tail: str) -> Answer | None:
    """An 읍 or 면 without its last letter, which means something after a province alone: 충북 오창."""
    ids = dict.fromkeys(one for end in TOWN_ENDINGS for one in known.towns.get(fold(tail) + end, ()))
    return Answer(tail, candidates=tuple(ids)) if ids else None


def _within(known: Gazetteer, one: str, outer: tuple[str, ...]) -> bool:
    return bool(set(outer) & ({one} | names.above(known.regions, one)))


def _rest(known: Gazetteer, regions: tuple[str, ...], written: str, tail: str) -> list[Note]:
    """Remarks for what stands after a name: a part of a municipality, a complex, a street."""
    part = _part(known, tail, regions)
    if part is not None:
        street = tail[len(part[0]) :].strip(AROUND)
        return [part_of(known, part[0], regions), *([note("place_rest", rest=street)] if street else [])]
    if any(COMPLEX.search(word) for word in tail.split()):
        return [complex_city(known, written, regions)]
    return [note("place_rest", rest=tail)] if tail else []


def complex_city(known: Gazetteer, written: str, regions: tuple[str, ...]) -> Note:
    """The remark that a complex is read as the region it lies in, its borders unknown."""
    return note("place_complex", written=written, names=told_of(known.regions, regions))
