"""Short names of instruments in a document: (이하 특구), and the bare kind (특구, 특화단지) of what it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from layers.intake.document import Document
from layers.proposing.tables import GRAMMAR, Instrument, pattern
from layers.proposing.topics import Named, Topics
from layers.proposing.whole.own import lead

_CALLED, _KINDS = pattern("called"), GRAMMAR["kinds"]
#: Of a bare kind only a particle, a blank or the end stands behind.
_BEHIND = rf"(?:{GRAMMAR['places']['particles']}|별|마다|당)?(?![가-힣])"


def of(document: Document, topics: Topics) -> tuple[Instrument, ...]:
    """Short names with the instruments that they stand for, those that the document introduces first.

    A bare kind stands for the instrument of its head that the document names most often.
    """
    found: dict[str, Instrument] = {}
    texts = [one.text for one in document.paragraphs]
    for text in texts:
        for short, named in _introduced(text, topics):
            found.setdefault(short, _short(short, named))
    head = (*(one.text for one in lead(document)), document.masthead.title, *document.masthead.subtitles)
    often = Counter(named.instrument.instrument for text in texts for named in topics.named(text))
    for kind, named in sorted(_of_kinds(head, topics), key=lambda one: -often[one[1].instrument.instrument]):
        found.setdefault(kind, _short(kind, named))
    return tuple(found.values())


def _of_kinds(head: Iterable[str], topics: Topics) -> Iterator[tuple[str, Named]]:
    """Instruments that the head of a document names, with the bare kind that each is of."""
    for text in head:
        for named in topics.named(text):
            kind = next((kind for kind in _KINDS if kind != named.printed and named.printed.endswith(kind)), "")
            if kind and named.instrument.known:
                yield kind, named


def _introduced(text: str, topics: Topics) -> Iterator[tuple[str, Named]]:
    every = topics.named(text)
    for match in _CALLED.finditer(text):
        before = [one for one in every if one.end <= match.start() and one.instrument.known]
        if before and match.start() - before[-1].end <= 1:
            yield match["short"], before[-1]


def _short(word: str, named: Named) -> Instrument:
    form = re.compile(rf"(?<![가-힣A-Za-z·]){re.escape(word)}{_BEHIND}")
    return Instrument(
        form, named.instrument.topic, named.instrument.instrument, named.instrument.note, named.instrument.own
    )
