"""What is known while a document is read, and what stands in each of its clauses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from layers.atlas.atlas import Atlas
from layers.intake.document import Document
from layers.proposing import places
from layers.proposing.amounts import Stated
from layers.proposing.dates import When
from layers.proposing.names import Names
from layers.proposing.places import Mention
from layers.proposing.topics import Named, Topics
from layers.proposing.whole import decision
from layers.proposing.whole.decision import Decision
from layers.proposing.whole.own import lead


@dataclass(frozen=True)
class Knowledge:
    """What is known while a document is read: the names of its day, the instruments, the date of the document."""

    atlas: Atlas
    document: Document
    names: Names
    topics: Topics

    @property
    def anchor(self) -> str:
        """The date from which others are told, empty where it is not known."""
        return self.document.masthead.date

    @cached_property
    def decision(self) -> Decision | None:
        """What the document decides as a whole."""
        return decision.of(self.document, self.topics)

    def called(self, words: str) -> Named | None:
        """The instrument that the document names right behind words: 무인선박 규제자유특구."""
        stem = re.compile(rf"(?<![가-힣A-Za-z]){re.escape(words)} ?$")
        named = (one for text in self.texts for one in self._behind(text, stem))
        return next(named, None)

    def _behind(self, text: str, stem: re.Pattern[str]) -> Iterator[Named]:
        return (one for one in self.topics.named(text) if one.instrument.known and stem.search(text[: one.start]))

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """All that the document says."""
        rows = (" | ".join(row) for table in self.document.tables for row in table.rows())
        return (*(paragraph.text for paragraph in self.document.paragraphs), *rows)

    @cached_property
    def main(self) -> Named | None:
        """The instrument that the document is about: of those in its title and first sentences the one
        that it names most, else its only one.
        """
        head = self.document.masthead
        first = (head.title, *head.subtitles, *(one.text for one in lead(self.document)))
        every = [one for text in self.texts for one in self.topics.named(text) if one.instrument.known]
        often = Counter(one.instrument.topic for one in every)
        named = [one for text in first for one in self.topics.named(text) if one.instrument.known]
        if named:
            return max(named, key=lambda one: often[one.instrument.topic])
        return every[0] if len(often) == 1 else None

    @cached_property
    def support(self) -> frozenset[str]:
        """Names that are also words and that the document writes plainly somewhere."""
        return places.written_plainly(self.names, self.texts)

    @cached_property
    def around(self) -> tuple[str, ...]:
        """The provinces of its publisher and head."""
        head = self.document.masthead
        return places.provinces(self.names, (head.publisher, head.title, *head.subtitles))


@dataclass(frozen=True)
class Clause:
    """A clause with what stands in it."""

    text: str
    open: str
    when: tuple[When, ...]
    places: tuple[Mention, ...]
    amounts: tuple[Stated, ...]
    instruments: tuple[Named, ...]
