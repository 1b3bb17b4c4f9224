"""From a place as people write it to what it means on a day; `web/static/js/overlay/places.js` reads the same way.

A whole name is looked for first, then several names, then the longest known beginning, then complexes by a part of
their name. What is left unread is said in a remark; no point and no borders are made up.
"""

import re
import unicodedata
from datetime import date

from geo import names
from geo.errors import NotYetRegion
from geo.spelling import fold
from layers.atlas.atlas import Atlas
from layers.naming import beginnings, codes
from layers.naming.answer import Answer
from layers.naming.beginnings import complex_city
from layers.naming.gazetteer import Gazetteer, gazetteer, spelled
from layers.naming.wholes import chosen, region_ids, told_of, whole
from layers.notes import note
from layers.reading.rules import RULES

_RULES = RULES["places"]
POSTCODE, AFTER, MARKS = (re.compile(_RULES[key]) for key in ("postcode", "after", "marks"))
BETWEEN = re.compile(rf"\s*[{re.escape(_RULES['between'])}]\s*|{_RULES['joined']}")
BRACKETS = re.compile(r"([^()]+?)\s*\(([^()]+)\)")
#: A part of a complex's name must have so many letters, and may mean so many regions.
LEAST, MOST = 3, 6
#: A list with nothing between its names has so many at most.
MOST_WORDS = 10


def means(atlas: Atlas, text: str, asof: date) -> Answer:
    """What a written place means on a day; never an exception."""
    known, written = gazetteer(atlas, asof), cleaned(text)
    if not written:
        return Answer(written)
    first = whole(known, written) or codes.read(known, written) or whole(known, AFTER.sub("", written))
    if first is not None and not first.begins:
        return first
    ways = (_in_brackets, _joined, _several, _one_by_one, beginnings.longest, _part_of_a_complex)
    found = (way(known, written) for way in ways)
    return next((each for each in found if each is not None), first or Answer(written))


def cleaned(text: str) -> str:
    """A place on one line with single blanks, without marks of notes in it and a postcode before it."""
    line = " ".join(unicodedata.normalize("NFKC", MARKS.sub(" ", text)).split())
    return POSTCODE.sub("", line).strip(" ,.;")


def _parts(written: str) -> list[str]:
    return [part for part in BETWEEN.split(written) if part]


def _in_brackets(known: Gazetteer, written: str) -> Answer | None:
    """A place with its parts in brackets: 경북(포항, 구미)."""
    brackets = BRACKETS.fullmatch(written)
    if brackets is None:
        return None
    outer = whole(known, brackets[1])
    around = set(outer.regions) if outer is not None else set()
    names_in = [f"{brackets[1]} {part}" for part in _parts(brackets[2])]
    found = [whole(known, name) or beginnings.longest(known, name) for name in names_in]
    finer = [one for one in found if one is not None and one.known and not around & set(one.regions)]
    return _united(written, finer) if finer and len(finer) == len(found) else None


def _joined(known: Gazetteer, written: str) -> Answer | None:
    """Provinces without anything between them: 대구경북."""
    folded = fold(written)
    for end in range(len(folded) - 1, 1, -1):
        first = _province(known, folded[:end])
        others = first and (_province(known, folded[end:]) or _joined(known, folded[end:]))
        if first and others:
            return _united(written, [first, others])
    return None


def _province(known: Gazetteer, text: str) -> Answer | None:
    ids = [one for one in region_ids(known, text) if known.regions.latest(one).level == "province"]
    return chosen(known, text, ids) if len(ids) == 1 else None


def _several(known: Gazetteer, written: str) -> Answer | None:
    """Several names with a separator between them, all of them known: 용인·평택."""
    parts = _parts(written)
    if len(parts) < 2:
        return None
    found: list[Answer] = []
    for part in parts:
        one = whole(known, part) or whole(known, AFTER.sub("", part)) or beginnings.longest(known, part)
        if one is not None and one.candidates and found:
            one = _beside(known, part, one, tuple(region for other in found for region in other.regions))
        if one is None or not one.known:
            return None
        found.append(one)
    return _inner(known, found) or _united(written, found)


def _one_by_one(known: Gazetteer, written: str) -> Answer | None:
    """Names with nothing but blanks between them, each of which is a region: 전주 완주."""
    words = written.split()
    if not 1 < len(words) <= MOST_WORDS:
        return None
    found = [one for word in words if (one := whole(known, word)) is not None and one.known and not one.remarks]
    return _united(written, found) if len(found) == len(words) else None


def _inner(known: Gazetteer, found: list[Answer]) -> Answer | None:
    """Of two names the one that lies in the other, of which all is read: Gijang-gun, Busan."""
    if len(found) != 2:
        return None
    pairs = (found, found[::-1])
    holds = ((one, set(outer.regions)) for one, outer in pairs if not outer.remarks)
    return next(
        (one for one, around in holds if all(around & names.above(known.regions, r) for r in one.regions)), None
    )


def _united(written: str, found: list[Answer]) -> Answer:
    """Several answers as one."""
    ids = tuple(dict.fromkeys(region for one in found for region in one.regions))
    return Answer(written, ids, tuple(remark for one in found for remark in one.remarks))


def _beside(known: Gazetteer, part: str, one: Answer, regions: tuple[str, ...]) -> Answer | None:
    """Of a name of several regions the one in the province of what stands before it: 경남 창원·고성."""
    above = set[str]().union(*(names.above(known.regions, region) for region in regions)) - {"korea"}
    near = {each for each in above if known.regions.latest(each).level == "province"}.union(regions)
    inside = _within(known, one.candidates, near) or _within(known, one.candidates, above)
    if len(inside) != 1:
        return None
    here = _on(known, inside[0])
    return Answer(one.written, here, (note("place_beside", written=part, names=told_of(known.regions, here)),))


def _within(known: Gazetteer, candidates: tuple[str, ...], around: set[str]) -> list[str]:
    return [each for each in candidates if around & names.above(known.regions, each)]


def _on(known: Gazetteer, region_id: str) -> tuple[str, ...]:
    try:
        return tuple(row.id for row in known.regions.successors(region_id, known.day))
    except NotYetRegion:
        return ()


def _part_of_a_complex(known: Gazetteer, written: str) -> Answer | None:
    """A complex by a part of its name, or a longer name that holds one: its region, or those to choose from."""
    wanted = spelled(written)
    if len(wanted) < LEAST or beginnings.COMPLEX.match(wanted):
        return None
    found = tuple(
        dict.fromkeys(
            region
            for name, (_, regions) in known.sites.items()
            if wanted in name or (len(name) > LEAST and name in wanted)
            for region in regions
        )
    )
    if len(found) == 1:
        return Answer(written, found, (complex_city(known, written, found),))
    return Answer(written, candidates=found) if 1 < len(found) <= MOST else None
