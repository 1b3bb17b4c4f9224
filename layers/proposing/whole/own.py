"""Instruments that no table has and that a document names itself, in its title, its first sentences and its frames."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from layers.facts.facts import ELSEWHERE
from layers.intake.document import HEADING, ITEM, Document, Paragraph
from layers.proposing.tables import GRAMMAR, INSTRUMENTS, Instrument, pattern

_RULES = GRAMMAR["own"]
_LAW = pattern("law")
#: A word that ends as instruments do, where it is decided upon, counted or set in marks.
_NAMED = [re.compile(rf"(?P<word>[가-힣A-Za-z0-9·]*{ending})(?={after})") for ending, after in _RULES["named"].items()]
_PLAIN = re.compile(_RULES["plain"])
_JOINS, _MARKED = re.compile(_RULES["joins"]), re.compile(_RULES["marked"])
NOTE, LEAD, TWICE, WORDS = "문서의 이름", 3, 2, 3


def instruments(document: Document, places: Iterable[str]) -> tuple[Instrument, ...]:
    """Names that stand twice in a document or more, the longest first, of one whose first words name none of a table;
    `places` are names of regions.
    """
    if any(_is_known(_LAW.sub(" ", text)) for text in _first(document)):
        return ()
    texts = [one.text for one in document.paragraphs]
    texts += [" ".join(row) for table in document.tables for row in table.rows()]
    whole, regions = "\n".join([document.masthead.title, *texts]), frozenset(places)
    found = {_longest(words, whole, regions) for text in _first(document) for words in _words(text)}
    kept = {name for name in found if name and whole.count(name) >= TWICE}
    kept |= {match["name"] for text in texts for match in _MARKED.finditer(_LAW.sub(" ", text))}
    kept |= set(_of_places(texts, regions))
    kept = {name for name in kept if not _is_known(name) and not _PLAIN.fullmatch(name)}
    return tuple(_instrument(name) for name in sorted(kept, key=len, reverse=True))


def _first(document: Document) -> list[str]:
    """Title and subtitles, frames, and the first sentences."""
    head = (document.masthead.title, *document.masthead.subtitles)
    frames = [one.text for one in document.paragraphs if one.kind == HEADING]
    return [*head, *frames, *(one.text for one in lead(document))]


def lead(document: Document) -> Sequence[Paragraph]:
    """The first paragraphs of the body."""
    body = [one for one in document.paragraphs if one.text.rstrip().endswith(("다.", "음", "함", "임", "됨"))]
    return [one for one in body if one.kind != ITEM or one.depth <= 1][:LEAD] or body[:LEAD]


def _words(text: str) -> Iterator[list[str]]:
    """The words up to each name, the name last."""
    bare = _LAW.sub(" ", text)
    for form in _NAMED:
        for match in form.finditer(bare):
            yield [*bare[: match.start()].split()[1 - WORDS :], match["word"]]


def _of_places(texts: Iterable[str], regions: frozenset[str]) -> Iterator[str]:
    """Names right behind that of a place: 동남권 물산업 실증단지."""
    form = _form(regions)
    for text in texts:
        for match in form.finditer(text):
            words = match["name"].split()
            if all(_JOINS.fullmatch(word) for word in words):
                yield match["name"]


@lru_cache(maxsize=4)
def _form(regions: frozenset[str]) -> re.Pattern[str]:
    place = "|".join(sorted(map(re.escape, regions), key=len, reverse=True))
    return re.compile(rf"(?<![가-힣])(?:{place}){_RULES['of_place']}")


def _longest(words: list[str], whole: str, regions: frozenset[str]) -> str:
    """A name with the words before it that always stand there; empty where it says no more than its kind."""
    name = words[-1]
    for word in reversed(words[:-1]):
        bare = word.lstrip("‘“「'\"([")
        if bare in regions or not _JOINS.fullmatch(bare) or whole.count(f"{bare} {name}") < TWICE:
            break
        name = f"{bare} {name}"
        if bare != word:
            break
    return "" if _PLAIN.fullmatch(name) or name in regions else name


def _is_known(name: str) -> bool:
    return any(one.topic != ELSEWHERE and one.pattern.search(name) for one in INSTRUMENTS)


def _instrument(name: str) -> Instrument:
    return Instrument(re.compile(re.escape(name).replace(r"\ ", " ?")), ELSEWHERE, "", NOTE, own=True)
