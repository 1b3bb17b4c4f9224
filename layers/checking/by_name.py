"""Items that a sentence names by what the atlas calls them: 건양대 글로컬대학, 기회발전특구 5차 투자계획."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, lru_cache

from layers.atlas.atlas import Atlas
from layers.checking.statement import RULES, Statement
from layers.facts.facts import Fact
from layers.facts.places import NATION_NAMES
from layers.proposing.names import PROVINCE
from layers.proposing.topics import Topics

_TOPICS = Topics()
_BEGINS = tuple(RULES["common"].split())
_COMMON, _COUNTED = frozenset(RULES["common"].split()), re.compile(RULES["counted"])
_NAMES = re.compile(RULES["names"])
_WORD = re.compile(r"[가-힣A-Za-z0-9]{2,}")
_ENDING = re.compile(r"(?:의|은|는|이|가|을|를|에|에서|으로|로|이다|된|한)$")
#: A name that stands for its place has so many letters.
PROPER = 3


def named(
    atlas: Atlas, said: Statement, facts: Iterable[Fact], where: Callable[[Fact], Iterable[str]]
) -> list[list[Fact]]:
    """Rows by item whose own words all stand in a sentence, in places that it does not contradict; `where` gives the
    regions of a row.
    """
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        if _is_called(atlas, said, fact) and _lies(atlas, said, fact, frozenset(where(fact))):
            found.setdefault(fact.item, []).append(fact)
    return list(found.values())


def spare(atlas: Atlas, said: Statement, rows: Sequence[Fact]) -> list[str]:
    """Words of a sentence that no name of its rows has: they narrow what is counted, or name another place."""
    own = "".join(fact.subject_ko or "" for fact in rows) + "".join(_short(atlas, rows))
    words = (_ENDING.sub("", word) for word in _WORD.findall(said.unread))
    return [word for word in words if len(word) > 1 and not word.startswith(_BEGINS) and word not in own]


def _short(atlas: Atlas, rows: Sequence[Fact]) -> Iterator[str]:
    """The short names of the provinces in which rows lie, as they were called."""
    for row in atlas.regions.rows:
        if row.level == PROVINCE and any(place.startswith(row.name_ko) for fact in rows for place in fact.place):
            yield row.short_ko


def other_names(said: Statement, rows: Sequence[Fact]) -> list[str]:
    """Names of sites and schools in a sentence, each with the word before it, that no name of its rows has."""
    own = "".join(fact.subject_ko or "" for fact in rows)
    words = [_ENDING.sub("", word) for word in _WORD.findall(said.unread)]
    named_ = [each for at, word in enumerate(words) if _NAMES.search(word) for each in words[max(at - 1, 0) : at + 1]]
    return [word for word in named_ if word not in _COMMON and word not in own]


def is_national(fact: Fact) -> bool:
    """Whether a row is of no place."""
    return not fact.place or bool(set(fact.place) & set(NATION_NAMES))


def _is_called(atlas: Atlas, said: Statement, fact: Fact) -> bool:
    words = _own_words(atlas, fact.subject_ko or "", bool(said.instruments - {""}))
    text = said.text.replace(" ", "")
    own = (fact.subject_ko or "").replace(" ", "")
    if not all(other.replace(" ", "") in own for other in said.others):
        return False
    if not said.instruments - {""} and set(words) <= {one.printed for one in said.places}:
        return False
    if not all(word in text for word in words) or not all(_is_apart(word, said.text) for word in words[-1:]):
        return False
    return bool(words) or (is_national(fact) and bool(said.topics))


def _is_apart(word: str, text: str) -> bool:
    """Whether the last word of a name, which is its kind, is no end of another word."""
    return re.search(rf"(?<![가-힣A-Za-z]){re.escape(word)}", text) is not None or word not in text


def _lies(atlas: Atlas, said: Statement, fact: Fact, regions: frozenset[str]) -> bool:
    """Whether every place of a sentence is, holds or lies in a place of the row; one without places names its own."""
    if is_national(fact):
        return not said.places
    if not said.places:
        return any(len(word) >= PROPER for word in _own_words(atlas, fact.subject_ko or "", True))
    return all(any(_meets(atlas, set(meaning), regions) for meaning in one.meanings) for one in said.places)


def _meets(atlas: Atlas, one: set[str], regions: frozenset[str]) -> bool:
    wide = {region for region in one if atlas.regions.latest(region).level == PROVINCE}
    return bool(one & regions) or any(atlas.regions.latest(region).parent in wide for region in regions)


@lru_cache(maxsize=2**15)
def _own_words(atlas: Atlas, subject: str, without: bool) -> tuple[str, ...]:
    """The words of a name without its provinces and what it counts; of its instrument the last word, or `without`."""
    bare = _COUNTED.sub(" ", subject)
    for one in reversed(_TOPICS.named(bare)):
        if one.instrument.instrument:
            kept = "" if without else one.printed.split()[-1]
            bare = f"{bare[: one.start]} {kept} {bare[one.end :]}"
    words = (_ENDING.sub("", word) if len(word) > PROPER else word for word in _WORD.findall(bare))
    return tuple(word for word in words if word not in _COMMON and word not in _provinces(atlas))


@cache
def _provinces(atlas: Atlas) -> frozenset[str]:
    return frozenset(row.short_ko for row in atlas.regions.rows if row.level == PROVINCE)
