"""Texts of a definition are claims: every number, date, place and relation in them is held by its rows or computed.

A sentence is held by what is known on the first day on which it is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from layers.atlas.atlas import Atlas
from layers.atlas.definition import Definition
from layers.atlas.items import first_told
from layers.atlas.text import Sentence, Text
from layers.errors import BrokenSeeds, Problem
from layers.facts.facts import NAME_UNKNOWN, Fact
from layers.facts.statuses import UNDECIDED
from layers.periods import first_day
from layers.wording.totals_told import totals_of
from layers.words import catalogue

_ENGLISH = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
)
_MONTHS = "January February March April May June July August September October November December"
ENGLISH = {word: str(number) for number, word in enumerate(_ENGLISH.split(), start=2)}
_KOREAN = "두 세 네 다섯 여섯 일곱 여덟 아홉 열"
KOREAN = {word: str(number) for number, word in enumerate(_KOREAN.split(), start=2)}
MONTHS = {month: number for number, month in enumerate(_MONTHS.split(), start=1)}
#: What a Korean word for a number counts.
COUNTED = "꼭짓점|가지|빛깔|묶음|곳|개|건|권역|시·도|거점"
DATE_KO = re.compile(r"(?:(\d{4})년)?(?: ?(\d{1,2})월)?(?: ?(\d{1,2})일)?")
DATE_EN = re.compile(rf"(?:(\d{{1,2}}) )?({'|'.join(MONTHS)})(?: (\d{{4}}))?")
YEAR = re.compile(r"(?<![\d,])(?:19|20)\d{2}(?![\d년])")
NUMBER = re.compile(r"(?<![A-Za-z\d.])\d[\d,]*(?:\.\d+)?(?!인당)")
#: What is no number of things in a term: years, months, days, spans.
DATED = re.compile(r"['’]\d{2}[년.\d]*|\d+ ?(?:년|월|일)|\d{4}[.-]\d+[.-]?\d*")
WORD_EN = re.compile(rf"\b({'|'.join(ENGLISH)})\b", re.IGNORECASE)
WORD_KO = re.compile(rf"(?<!\w)({'|'.join(KOREAN)}) (?:{COUNTED})")
#: What ties numbers or places to each other: evidence must say it, in one of the words of its line.
RELATIONS = (("합한", "합친", "합계", "의 합", "together", "sum of", "combined"), ("각각", "apiece", "respectively"))
#: A sentence that says what is ours, or that no source says it, claims no relation and no place.
OWN = re.compile(
    r"없다|없음|적지 않|확인되지 않|자체 계산|편집"
    r"|does not|no sentence|not in the document|gives? no|is ours|editorial|inferred"
)
SENTENCE = re.compile(r"(?<=[.;:])\s")
#: Classes of a shaded map, which a text on a statistic may count.
CLASSES = 5


@dataclass(frozen=True)
class Held:
    """What holds a layer's texts: words of its rows, words of their evidence, days, numbers printed or computed."""

    words: str
    evidence: str
    days: frozenset[str]
    numbers: frozenset[str]


def held(atlas: Atlas) -> None:
    """Nothing where every claim of every definition is held; raises BrokenSeeds."""
    found = [problem for definition in atlas.catalog.values() for problem in problems(atlas, definition)]
    if found:
        raise BrokenSeeds(found)


def problems(atlas: Atlas, definition: Definition) -> Iterator[Problem]:
    """What one definition says and nothing holds."""
    places = _places(atlas)
    for key, said, day in _texts(atlas, definition):
        known = _held(atlas, definition, day)
        for lang in catalogue.languages():
            for claim in dict.fromkeys(_unheld(places, said[lang], known)):
                yield Problem(f"{definition.id}.yml", None, f"{key}.{lang}", claim, _RIGHT)
    every = _held(atlas, definition, date.max)
    for fact in atlas.by_topic.get(definition.topic or "", ()):
        for claim in dict.fromkeys(_noted(fact, every)):
            yield Problem(f"{fact.document}.csv", None, f"{fact.id} note", claim, _RIGHT)


_RIGHT = "is said by no row, evidence or count of this layer by its first day; leave it out, or add the row"


def _texts(atlas: Atlas, definition: Definition) -> Iterator[tuple[str, Text | Sentence, date]]:
    """Each text, where it stands and the first day on which it is said; names are those of the last day."""
    yield "title", definition.title, date.max
    if definition.instrument is not None and definition.instrument.why is not None:
        yield "instrument.why", definition.instrument.why, date.max
    first = first_told(atlas, definition.topic) if definition.topic else None
    numbered = [(f"told.{n}", sentence) for n, sentence in enumerate(definition.told)]
    dated = [("abstract", definition.abstract), *numbered, ("notice", definition.notice)]
    for key, sentence in dated:
        if sentence is not None:
            since = getattr(sentence, "since", None)
            yield key, sentence, first_day(since) if since else first or date.max


def _unheld(places: Collection[str], text: str, held: Held) -> Iterator[str]:
    """The dates, numbers, relations and places of a text that nothing holds."""
    rest = text
    for written, day in _dates(text):
        rest = rest.replace(written, " ", 1)
        if not any(re.match(day, known) for known in held.days):
            yield written.strip()
    yield from (number for number in _numbers(rest) if number not in held.numbers)
    for sentence in SENTENCE.split(text):
        if not OWN.search(sentence):
            yield from _relations(sentence, held)
            yield from (name for name in places if name not in held.words and _names(sentence, name))


def _noted(fact: Fact, held: Held) -> Iterator[str]:
    """Relations that a row's note makes of its value and no evidence holds; a sum that it writes out is none."""
    for sentence in SENTENCE.split("; ".join(text for text in (fact.note, fact.note_en) if text)):
        if not OWN.search(sentence):
            yield from _relations(sentence, held, RELATIONS[1:] if NUMBER.search(sentence) else RELATIONS)


def _dates(text: str) -> Iterator[tuple[str, str]]:
    """Dates as written and as a pattern of ISO days; what is not written of a year stands as dots."""
    for found in DATE_KO.finditer(text):
        year, month, day = found.groups()
        if year or day:
            yield found[0], _pattern(year, month, day)
    for found in DATE_EN.finditer(text):
        day, month, year = found.groups()
        yield found[0], _pattern(year, str(MONTHS[month]), day)
    for found in YEAR.finditer(DATE_EN.sub(" ", text)):
        yield found[0], found[0]


def _pattern(year: str | None, month: str | None, day: str | None) -> str:
    within = [f"{int(part):02d}" if part else ".." for part in (month, day)]
    return "-".join([year or "....", *within[: 2 if day else 1 if month else 0]])


def _numbers(text: str) -> Iterator[str]:
    yield from (found.replace(",", "") for found in NUMBER.findall(text))
    yield from (ENGLISH[word.lower()] for word in WORD_EN.findall(text))
    yield from (KOREAN[word] for word in WORD_KO.findall(text))


def _relations(sentence: str, held: Held, lines: tuple[tuple[str, ...], ...] = RELATIONS) -> Iterator[str]:
    for words in lines:
        said = [word for word in words if word in sentence]
        if said and not any(word in held.evidence for word in words):
            yield said[0]


def _places(atlas: Atlas) -> list[str]:
    """Names of provinces and poles, which a text can hardly mean otherwise."""
    wide = [region for region in atlas.regions.rows if region.level in ("pole", "province")]
    names = {name for region in wide for name in (region.short_ko, region.name_ko, region.short_en, region.name_en)}
    return sorted(name for name in names if len(name) > 1)


def _names(sentence: str, place: str) -> bool:
    """Whether a name stands in it as a word of its own; 비수도권 is what lies outside 수도권."""
    return place in sentence and re.search(rf"(?<![가-힣A-Za-z]){re.escape(place)}", sentence) is not None


def _held(atlas: Atlas, definition: Definition, day: date) -> Held:
    """What holds the texts of a layer by a day."""
    rows = tuple(fact for fact in atlas.by_topic.get(definition.topic or "", ()) if atlas.event(fact) <= day)
    source = definition.instrument.source if definition.instrument else None
    cited = [atlas.documents[key] for key in {*(fact.document for fact in rows), *([source] if source else [])}]
    documents = [document for document in cited if document.is_seed or document.id == source]
    evidence = " ; ".join(term for fact in rows for term in fact.evidence)
    words = " ".join([*_words(atlas, rows), *_outside(atlas, definition), *(one.title_ko for one in documents)])
    days = {document.date for document in documents if first_day(document.date) <= day} | _days(rows, evidence)
    days |= {figure.year for figure in atlas.statistics.tables().get(definition.statistic or "", ())}
    terms = " ; ".join(term for fact in rows if atlas.documents[fact.document].is_seed for term in fact.evidence)
    titles = " ".join(document.title_ko for document in documents)
    printed = {number.replace(",", "") for number in NUMBER.findall(DATED.sub(" ", f"{terms} {titles}"))}
    return Held(
        words, evidence, frozenset(days), frozenset(printed | set(map(str, _counts(atlas, definition, rows, day))))
    )


def _words(atlas: Atlas, rows: Iterable[Fact]) -> Iterator[str]:
    """What rows say: their terms, values and names, and the names of their regions."""
    for fact in rows:
        said = (fact.value, fact.subject_ko, fact.subject_en, fact.role, fact.role_en)
        yield from (*fact.evidence, *fact.place, *fact.anchor, *(word for word in said if word))
        regions = [atlas.regions.latest(key) for key in atlas.places_of[fact.id]]
        parents = [atlas.regions.latest(region.parent) for region in regions if region.parent]
        yield from (name for region in (*regions, *parents) for name in region.spellings())


def _outside(atlas: Atlas, definition: Definition) -> Iterator[str]:
    """Names of the regions that an instrument is not for."""
    instrument = definition.instrument
    for key in instrument.not_for if instrument else ():
        yield from atlas.regions.latest(key).spellings()


def _days(rows: Iterable[Fact], evidence: str) -> set[str]:
    """Days of rows, and years that stand in evidence: '26, 2022."""
    short = {f"20{year}" for year in re.findall(r"['’](\d{2})(?!\d)", evidence)}
    days = {day for fact in rows for day in (fact.valid_from, fact.valid_to, fact.due) if day}
    return days | short | set(re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", evidence))


def _counts(atlas: Atlas, definition: Definition, rows: tuple[Fact, ...], day: date) -> set[int]:
    """Numbers that the atlas counts itself: items in all and by kind, places, totals; classes of a figure.

    What is announced and still to be decided is no item that a text may count.
    """
    drawn = [fact for fact in rows if fact.draws and not (fact.due and fact.status == UNDECIDED)]
    if definition.statistic:
        return {CLASSES}
    groups = [Counter(key for key, _ in {(how(fact), fact.item) for fact in drawn}) for how in _KINDS]
    found = totals_of(atlas, definition, day)
    stated = {int(n) for one in found for n in (one.printed, one.counted, one.named, *map(float, one.parts))}
    places = {place for fact in drawn for place in atlas.places_of[fact.id]}
    return {n for group in groups for n in (len(group), *group.values())} | stated | {len(places)}


_KINDS: tuple[Callable[[Fact], object], ...] = (
    lambda fact: None,
    lambda fact: (fact.valid_from, fact.status),
    lambda fact: fact.role,
    lambda fact: fact.status,
    lambda fact: NAME_UNKNOWN in fact.flags,
    lambda fact: ".".join(fact.item.split(".")[:2]),
)
