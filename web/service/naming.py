"""Regions in addresses: an id stays as it is, what people write leads to the regions it means, a mistake is told."""

import re
from collections.abc import Iterable
from datetime import date
from itertools import islice

from geo.errors import AmbiguousRegion, NotYetRegion, UnknownRegion
from geo.spelling import fold, suggestions
from layers.atlas.atlas import Atlas
from layers.naming.answer import Answer
from layers.naming.meaning import means
from layers.notes import Note, note

#: Letters of a reader's word that are shown.
LONGEST = 80
STRANGE = re.compile(r"[^\w ·ㆍ・,.\-()]")

#: Letters of an address with its postcode and storey, and words of a comparison, which takes seventeen regions.
LONGEST_NAME, LONGEST_TOLD, MOST_WORDS = 200, 40, 60


def named_region(atlas: Atlas, word: str, asof: date) -> str:
    """The id of the region that a word of an address means on a day.

    Raises
    ------
    geo.errors.UnknownRegion, geo.errors.NotYetRegion
        No region has this id or name, or not yet.
    geo.errors.AmbiguousRegion
        Several have it, or it was split into several; the message lists their ids.
    """
    found = settled(atlas, word, asof).regions
    if len(found) > 1:
        raise AmbiguousRegion(f"{word}: {', '.join(found)}", tuple(found), word)
    return found[0]


def meant(error: Exception) -> str:
    """What was asked for and what it may mean, in no language: `광주 → gwangju, gyeonggi.gwangju`."""
    word = getattr(error, "word", "")
    if not word:
        return str(error)
    first = getattr(error, "first", "")
    near = getattr(error, "candidates", ()) or getattr(error, "suggestions", ())
    known = getattr(error, "known", ())
    if known:
        return f"{word} ({', '.join(known)})"
    return f"{word} ({first} →)" if first else f"{word} → {', '.join(near)}" if near else word


def words_in(values: Iterable[str]) -> list[str]:
    """The words of `regions=a,b`, or of `regions=a&regions=b`."""
    words = (word.strip() for value in values for word in value.split(",", MOST_WORDS) if word.strip())
    return list(islice(words, MOST_WORDS))


def named_regions(values: Iterable[str], atlas: Atlas, asof: date) -> tuple[str, ...]:
    """Ids of `regions=a,b`, by id or as people write them; a region that had ended gives those that followed it."""
    return tuple(region for word in words_in(values) for region in settled(atlas, word, asof).regions)


def remarks_on(values: Iterable[str], atlas: Atlas, asof: date) -> tuple[Note, ...]:
    """What has to be said of the names in `regions=a,b`: a ward read as its city, an area in no municipality."""
    return tuple(note for word in words_in(values) for note in _answer(atlas, word, asof).remarks)


def told(word: str) -> str:
    """A word of a reader's as it may be shown: on one line, short, of letters that names and addresses have."""
    return STRANGE.sub("", " ".join(word.split()))[:LONGEST]


def asked_for(atlas: Atlas, word: str, region_id: str, asof: date) -> tuple[Note, ...]:
    """What is said on the page of a region to which another name led, and why; nothing of a name that does not."""
    if not word or word != told(word) or word == region_id or _answer(atlas, word, asof).regions != (region_id,):
        return ()
    region = atlas.regions.get(region_id, asof)
    first = note("asked", asked=word, name=(region.name_ko, region.name_en))
    return (first, *(_answer(atlas, word, asof).remarks or _renamed(atlas, word, region_id, asof)))


def _renamed(atlas: Atlas, word: str, region_id: str, asof: date) -> tuple[Note, ...]:
    """Until when a region had a name that it has no more."""
    span = atlas.regions.span(region_id)
    now = {fold(name) for row in span if not row.ended_before(asof) for name in (row.name_ko, row.name_en)}
    was = [row for row in span if row.valid_to and row.ended_before(asof) and fold(row.name_ko) == fold(word)]
    return (note("asked_former", day=str(was[-1].valid_to)),) if was and fold(word) not in now else ()


def settled(atlas: Atlas, word: str, asof: date) -> Answer:
    """What a word means, an id being itself also after its end; raises as `settle` does."""
    return settle(_answer(atlas, word, asof), atlas)


def on_its_day(atlas: Atlas, word: str, asof: date) -> Answer:
    """What a word means among the regions of a day, an id that has ended what followed it; raises as `settle` does."""
    return settle(_read(atlas, word, asof), atlas)


def settle(found: Answer, atlas: Atlas) -> Answer:
    """An answer that is one; raises UnknownRegion, NotYetRegion or AmbiguousRegion where it is no region or several."""
    word = found.written
    if found.candidates:
        raise AmbiguousRegion(f"{word}: {', '.join(found.candidates)}", found.candidates, word)
    if found.begins:
        raise NotYetRegion(f"{word}: exists from {found.begins}", word, found.begins)
    if not found.known:
        raise UnknownRegion(f"{word}: no place is written so", suggestions(fold(word), atlas.regions.spellings), word)
    return found


def _answer(atlas: Atlas, word: str, asof: date) -> Answer:
    return Answer(word, (word,)) if word in atlas.regions else _read(atlas, word, asof)


def _read(atlas: Atlas, word: str, asof: date) -> Answer:
    """What a word means; one that is too long to be a place is not taken apart and means nothing."""
    return means(atlas, word, asof) if len(word) <= LONGEST_NAME else Answer(f"{word[:LONGEST_TOLD]}…")
