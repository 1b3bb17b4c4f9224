"""What a word means where an item is asked for: the one place in which an item's id is looked up."""

import unicodedata
from difflib import get_close_matches

from geo.spelling import fold, suggestions
from layers.atlas.atlas import Atlas
from layers.errors import UnknownItem

#: Longer words are compared by their beginning alone: no id is nearly so long.
LONGEST = 100
MOST = 5
#: What is no more like a word than this is not offered even where nothing is more like it.
LEAST_LIKE = 0.5


def item_id(atlas: Atlas, word: str) -> str:
    """The id of the item that a word means: an id, however it is written, a former one, or that of one of its claims.

    Raises
    ------
    UnknownItem
        No item has it, or it became one of several; the error names those that look like it, or these.
    UnreachableDatabase
        It would be of an own layer whose table could not be read at the start.
    """
    plain = unicodedata.normalize("NFKC", word[:LONGEST]).strip().casefold()
    found = next((key for key in (word, plain) if key in atlas.by_item), None) or _of_claim(atlas, plain)
    became = atlas.renamed[plain].now if plain in atlas.renamed else ()
    if became:
        return became[0] if len(became) == 1 else _undecided(plain, became)
    if found is None:
        atlas.own.require(plain.partition(".")[0])
        asked = "".join(filter(str.isprintable, word[:LONGEST]))
        raise UnknownItem(f"no item {asked!r}").near(_near(atlas, asked)).about(asked)
    return found


def _undecided(former: str, became: tuple[str, ...]) -> str:
    """Raise for a former id that stood for one of several items, naming them all."""
    raise UnknownItem(f"{former!r} became one of several").near(became).about(former)


def _of_claim(atlas: Atlas, fact_id: str) -> str | None:
    return next((fact.item for fact in atlas.facts if fact.id == fact_id), None)


def _near(atlas: Atlas, word: str) -> tuple[str, ...]:
    """Ids that begin with a word, then those that look like it or whose items have a name that does, at most five.

    The nearest where none does.
    """
    plain = fold(word)
    begun = [key for key in atlas.by_item if plain and fold(key).startswith(plain)]
    written: dict[str, str] = {}
    for fact in atlas.facts:
        for name in (fact.item, fact.subject_ko, fact.subject_en):
            written.setdefault(fold(name or ""), fact.item)
    like = suggestions(plain, written) or get_close_matches(plain, written, MOST, LEAST_LIKE)
    return tuple(dict.fromkeys([*begun, *(written[each] for each in like)]))[:MOST]
