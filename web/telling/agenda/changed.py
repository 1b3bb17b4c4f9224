"""What changed between two days, narrowed to what a reader asked for, with the names that a page gives it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from layers.agenda.blocks import (
    BLOCKS,
    FOLDED,
    TOLD,
    Block,
    Line,
    block_of,
    blocks,
    by_layer,
    by_province,
    day_of,
    documents,
)
from layers.agenda.told import checked, headline, lead, open_days, reaches_over, regions
from layers.atlas.atlas import Atlas
from layers.facts.documents import Document
from layers.portfolio.changes import Changes, changes
from layers.portfolio.changes_told import narrowed, where
from layers.words.catalogue import words_of
from web.state.narrowing import Narrowing

ADMINISTRATIVE = "administrative"
#: What `kind=` may be on the page of changes.
KINDS = (*BLOCKS, ADMINISTRATIVE)


def kinds(lang: str) -> dict[str, str]:
    """What may be asked for, by name."""
    words = words_of(lang, "agenda")
    return {kind: words[f"block.{kind}"] for kind in KINDS}


@dataclass(frozen=True)
class Changed:
    """The changes that were asked for, in blocks."""

    atlas: Atlas
    found: Changes
    blocks: tuple[Block, ...]
    narrowing: Narrowing
    lang: str

    @property
    def lead(self) -> list[str]:
        """The answer, and what stands beside it."""
        return lead(self.found, self.blocks, self.lang)

    @property
    def title(self) -> str:
        """The answer as short as a slide has room for."""
        return headline(self.found, {block.key: block.count for block in self.blocks}, self.lang, "title")

    @property
    def unsure(self) -> str:
        """What is dated by month or year alone and stands in no count, since it may be of a later day."""
        return open_days(self.found, self.lang)

    def dated(self, line: Line) -> str:
        """That a line is dated by month or year alone, where the span does not hold that month or year whole."""
        return reaches_over(self.found, self.day(line), self.lang) if not line.one.dues else ""

    @property
    def regions(self) -> str:
        """What became of regions, which no instrument and no industry narrows."""
        return regions(self.found, self.lang)

    @property
    def told(self) -> list[Block]:
        """Blocks of what happened that hold something."""
        return [block for block in self.blocks if block.key in TOLD and block.lines]

    @property
    def folded(self) -> list[Block]:
        """Blocks of what was not checked or is only heard of."""
        return [block for block in self.blocks if block.key in FOLDED and block.lines]

    @property
    def by_layer(self) -> dict[str, dict[str, int]]:
        """Numbers by layer, in catalogue order."""
        counts = by_layer(self.told)
        return {key: counts[key] for key in self.found.titles if key in counts}

    @property
    def by_province(self) -> dict[str, dict[str, int]]:
        """Numbers by province, in official order."""
        return by_province(self.atlas, self.blocks, self.found.last)

    def columns(self, counts: Mapping[str, Mapping[str, int]]) -> tuple[str, ...]:
        """Blocks of what happened that a table of numbers has something of."""
        return tuple(key for key in TOLD if any(row[key] for row in counts.values()))

    @property
    def checked(self) -> str:
        """Until when the layers told of were looked after."""
        every = [layer.id for layer in self.atlas.catalog.values() if layer.topic]
        asked = [self.narrowing.layer] if self.narrowing.layer else every
        return checked(self.atlas, asked, self.found.last, self.lang)

    @property
    def names(self) -> str:
        """What it is narrowed to, in words; empty where it is not."""
        words = words_of(self.lang, "agenda")
        return ", ".join(self.narrowing.named(self.atlas, self.lang, lambda kind: words[f"block.{kind}"]))

    def day(self, line: Line) -> str:
        """The day of a line as its source writes it."""
        return day_of(self.atlas, line.one)

    def documents(self, line: Line) -> list[Document]:
        """Who says so, official first."""
        return [self.atlas.documents[key] for key in documents(self.atlas, line)]

    def where(self, line: Line) -> str:
        """Its places, provinces once each."""
        return where(self.atlas, self.found.last, self.lang)(line.regions)


def changed(atlas: Atlas, first: date, last: date, narrowing: Narrowing, lang: str) -> Changed:
    """What differs between two days, of what was asked for.

    Raises
    ------
    layers.errors.BadPeriod, geo.errors.UnknownRegion
    """
    found = narrowed(atlas, changes(atlas, first, last), narrowing.layer, narrowing.region, narrowing.filter)
    kind = narrowing.kind
    if kind == ADMINISTRATIVE:
        found = replace(found, items=(), unsure=())
    elif kind:
        unsure = tuple(one for one in found.unsure if block_of(atlas, one) == kind)
        found = replace(found, administrative=(), poles=(), narrowed=True, unsure=unsure)
    sorted_out = blocks(atlas, found.items, last)
    asked = tuple(one for one in sorted_out if kind in (None, one.key))
    held = tuple(one for one in asked if one.lines or not narrowing.status)  # of other kinds a status says nothing
    return Changed(atlas, found, held, narrowing, lang)
