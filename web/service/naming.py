"""Regions in addresses: an id stays as it is, what people write leads to the regions it means, a mistake is told."""

from collections.abc import Iterable
from datetime import date
from itertools import islice

from geo.errors import AmbiguousRegion, NotYetRegion, UnknownRegion
from geo.spelling import fold, suggestions
from layers.atlas.atlas import Atlas
from layers.naming.answer import Answer
from layers.naming.meaning import means
from layers.notes import Note

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
