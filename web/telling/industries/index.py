"""The index of industries: a small map and the numbers of items by instrument for each, bids and wishes apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from geo.region import Region
from layers.comparison.industries import Industry
from layers.facts.sectors import Sector
from layers.scene_types.vocabulary import Lang, Theme
from web.state.drawing import Drawing
from web.telling.industries.page import GREY, PROVINCE, RATIO, LayerCount, counted
from web.telling.sketching import sketches
from web.telling.sketching.sketches import Background, Window


@dataclass(frozen=True)
class IndexEntry:
    """A sector with its numbers, never added over instruments, and the provinces that an item lies in."""

    sector: Sector
    counts: list[LayerCount]
    sought: list[LayerCount]
    open: list[LayerCount]
    provinces: tuple[Region, ...]
    fill: str


@dataclass(frozen=True)
class IndustryIndex:
    """All sectors in the order of their table, and the outlines that their small maps share."""

    window: Window
    background: Background
    base: dict[str, str]
    full: dict[str, str]
    entries: list[IndexEntry]


def index(drawing: Drawing, found: Sequence[Industry], asof: date, lang: Lang, theme: Theme) -> IndustryIndex:
    """The index of some sectors on a day."""
    boundaries = drawing.atlas.boundaries
    window = sketches.window(list(sketches.shapes(boundaries, PROVINCE, asof).values()), RATIO)
    outlines = sketches.outlines(boundaries, PROVINCE, asof)
    entries = [_entry(drawing, one, lang, theme) for one in found]
    return IndustryIndex(window, sketches.background(boundaries, window), outlines, outlines, entries)


def _entry(drawing: Drawing, found: Industry, lang: Lang, theme: Theme) -> IndexEntry:
    atlas = drawing.atlas
    sector = atlas.sectors[found.sector]
    return IndexEntry(
        sector=sector,
        counts=counted(atlas, found.counts, lang),
        sought=counted(atlas, found.sought, lang),
        open=counted(atlas, found.open, lang),
        provinces=tuple(row.region for row in found.rows if row.region.level == PROVINCE),
        fill=GREY if theme == "grey" else sector.colour,
    )
