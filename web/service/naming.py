"""Regions in addresses: an id stays as it is, a name leads to the one region that has it, a mistake is told."""

from collections.abc import Iterable
from datetime import date

from geo import names
from geo.errors import AmbiguousRegion
from layers.atlas.atlas import Atlas


def named_region(atlas: Atlas, word: str, asof: date) -> str:
    """The id of the region that a word of an address means on a day.

    Raises
    ------
    geo.errors.UnknownRegion
        No region has this id or name.
    geo.errors.AmbiguousRegion
        Several have it, or it was split into several; the message lists their ids.
    """
    found = _each(atlas, word, asof)
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


def named_regions(values: Iterable[str], atlas: Atlas, asof: date) -> tuple[str, ...]:
    """Ids of `regions=a,b`, by id or by name; a region that had ended gives those that followed it."""
    words = [word.strip() for value in values for word in value.split(",") if word.strip()]
    return tuple(region for word in words for region in _each(atlas, word, asof))


def _each(atlas: Atlas, word: str, asof: date) -> list[str]:
    if word in atlas.regions:
        return [word]
    return [region.id for region in names.resolve(atlas.regions, word, asof)]
