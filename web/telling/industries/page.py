"""An industry's page: its map with names, the table of provinces by instrument, its stages, quotients and deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import shapely

from geo.region import Region
from layers import labels
from layers.atlas.atlas import Atlas
from layers.atlas.instrument import CRISIS
from layers.comparison.crosswalk import Verdict, verdict
from layers.comparison.industries import Held, Industry, Row, industry, roles, stages
from layers.comparison.partners import Links, links
from layers.comparison.quotients import Quotient, together
from layers.facts.crosswalk_table import Crossing
from layers.facts.sectors import Sector
from layers.facts.stages import Stage
from layers.findings import sectoral
from layers.portfolio.due import Due, due
from layers.scene_types.scene import Footnote
from layers.scene_types.told import ToldItem
from layers.scene_types.vocabulary import Lang, Theme
from web.state.drawing import Drawing
from web.telling.citing import Citations
from web.telling.sketching import lettering, sketches
from web.telling.sketching.side_by_side import Mark, features, marks_in
from web.telling.sketching.sketches import Background, Spot, Window
from web.telling.sketching.waters import of_waters

PROVINCE, POLE = "province", "pole"
#: Width over height of the national map; the side of a mark and the height of a name as shares of its width.
RATIO, MARK, NAME = 0.92, 0.034, 0.0185
#: The height of a name where the map is as narrow as a telephone.
LARGE_NAME = 0.031
#: Where the name of a province may stand: in it, or it is left out.
NEAR = ((0, 0), (0, 1.1), (0, -1.1))
#: Fill of provinces that have an item, where the theme has no colour.
GREY = "#C9C9C2"
Counts = tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class Told:
    """An item in words, and what secures power or water for it."""

    item: ToldItem
    measures: tuple[ToldItem, ...]


@dataclass(frozen=True)
class ToldRow:
    """A province, a pole or the nation: its items by layer id, and those sought."""

    region: Region
    cells: Mapping[str, tuple[Told, ...]]
    sought: tuple[Told, ...]


@dataclass(frozen=True)
class LayerCount:
    """A layer with its items of the sector: status, its word and the number, in order of solidity."""

    layer: str
    title: str
    counts: Counts

    @property
    def total(self) -> int:
        """Number of items of the layer."""
        return sum(number for _, _, number in self.counts)


@dataclass(frozen=True)
class Lettered:
    """Names of a height, in units, for a screen (`wide` or `narrow`); `unnamed` are those of marks without room."""

    screen: str
    size: float
    names: tuple[lettering.Name, ...]
    unnamed: tuple[str, ...]


@dataclass(frozen=True)
class IndustryMap:
    """The nation with the provinces that have an item filled, marks of the items and their names in each size."""

    window: Window
    background: Background
    base: dict[str, str]
    filled: tuple[str, ...]
    fill: str
    spots: tuple[Spot, ...]
    sizes: tuple[Lettered, ...]


@dataclass(frozen=True)
class QuotientRow:
    """A province with the quotients of each KSIC industry of the sector, None where there is no table."""

    region: Region
    quotients: tuple[Quotient | None, ...]
    verdict: Verdict


@dataclass(frozen=True)
class IndustryPage:
    """What the page of a sector shows.

    Attributes
    ----------
    counts, sought, open : list of LayerCount
        Items by layer, as `Industry` parts them; never one sum. `by_layer` has all of a layer together.
    headline : tuple of str
        Its lines; empty where nothing can be counted for sure.
    links : Links or None
        Who could link up with whom; None where no stages are printed.
    nowhere : list of ToldItem
        Items without a place, 미정 or 미확인.
    words : list of str
        Roles as the documents write them, which the sector stands for.
    """

    sector: Sector
    found: Industry
    headline: tuple[str, ...]
    links: Links | None
    counts: list[LayerCount]
    sought: list[LayerCount]
    open: list[LayerCount]
    by_layer: list[LayerCount]
    rows: list[ToldRow]
    nowhere: list[ToldItem]
    map: IndustryMap
    stages: list[tuple[Stage, list[tuple[Region, Told]]]]
    crossings: tuple[Crossing, ...]
    quotients: list[QuotientRow]
    dues: list[Due]
    words: list[str]
    marks: Mapping[str, str]
    footnotes: list[Footnote]


def page(drawing: Drawing, sector: str, asof: date, lang: Lang, theme: Theme) -> IndustryPage:
    """The page of a sector; raises UnknownSector."""
    atlas = drawing.atlas
    found = industry(atlas, sector, asof)
    citations = Citations(drawing.whole(asof, lang, theme))
    rows = [_row(citations, row) for row in found.rows]
    quotients = _quotients(atlas, sector, asof)
    every = [one for row in found.rows for one in _of_row(row)]
    return IndustryPage(
        sector=atlas.sectors[sector],
        found=found,
        headline=sectoral.title(sectoral.headline(atlas, sector, sectoral.counted(atlas, sector, asof)), lang),
        links=links(atlas, found, asof),
        counts=counted(atlas, found.counts, lang),
        sought=counted(atlas, found.sought, lang),
        open=counted(atlas, found.open, lang),
        by_layer=counted(atlas, _together(found), lang),
        rows=rows,
        nowhere=[citations.tell(one.layer, one.item) for one in found.nowhere],
        map=_map(atlas, citations, found, asof, lang, theme),
        stages=[(stage, [(r, _told(citations, one)) for r, one in named]) for stage, named in stages(atlas, found)],
        crossings=quotients[0].verdict.crossings if quotients else (),
        quotients=quotients,
        dues=_dues(atlas, found, asof),
        words=_words(atlas, (*every, *found.nowhere)),
        marks=citations.scene["marks"],
        footnotes=citations.footnotes,
    )


def _words(atlas: Atlas, every: Iterable[Held]) -> list[str]:
    """Roles as the documents write them; those of instruments against a crisis are tiers, no words of a sector."""
    telling = (one for one in every if atlas.instruments[one.layer].ground != CRISIS)
    return list(dict.fromkeys(role for one in telling for role in roles(one.item)))


def counted(atlas: Atlas, counts: Mapping[str, Mapping[str, int]], lang: Lang) -> list[LayerCount]:
    """Numbers of items by layer in catalogue order, by status in order of solidity."""
    return [
        LayerCount(layer.id, layer.title[lang], _by_status(atlas, counts[layer.id], lang))
        for layer in atlas.catalog.values()
        if layer.id in counts
    ]


def _together(found: Industry) -> dict[str, dict[str, int]]:
    every: dict[str, dict[str, int]] = {}
    for part in (found.counts, found.sought, found.open):
        for layer, numbers in part.items():
            every.setdefault(layer, {}).update(numbers)
    return every


def _by_status(atlas: Atlas, counts: Mapping[str, int], lang: Lang) -> Counts:
    return tuple(
        (key, labels.named(status, lang), counts[key]) for key, status in atlas.statuses.items() if key in counts
    )


def _of_row(row: Row) -> list[Held]:
    return [*(one for ones in row.held.values() for one in ones), *row.sought]


def _row(citations: Citations, row: Row) -> ToldRow:
    cells = {layer: tuple(_told(citations, one) for one in ones) for layer, ones in row.held.items()}
    return ToldRow(row.region, cells, tuple(_told(citations, one) for one in row.sought))


def _told(citations: Citations, one: Held) -> Told:
    measures = tuple(citations.tell(layer, measure) for layer, measure in one.measures)
    return Told(citations.tell(one.layer, one.item), measures)


def _quotients(atlas: Atlas, sector: str, asof: date) -> list[QuotientRow]:
    """Rows of the provinces, where a table has one of the sector's industries; none before there is one."""
    rows = []
    for region in atlas.regions.at(asof, PROVINCE):
        said = verdict(atlas, region.id, sector, asof)
        own = tuple(together(atlas, (one.ksic,), region.id, asof) for one in said.crossings)
        rows.append(QuotientRow(region, own, said))
    return rows if any(quotient for row in rows for quotient in row.quotients) else []


def _dues(atlas: Atlas, found: Industry, asof: date) -> list[Due]:
    """Deadlines of the sector's items and of what serves them, those to come first."""
    held = [*(one for row in found.rows for one in _of_row(row)), *found.nowhere]
    own = {one.item.id for one in held} | {measure.id for one in held for _, measure in one.measures}
    return sorted((one for one in due(atlas, asof) if one.item.id in own), key=lambda one: one.days < 0)


def _map(atlas: Atlas, citations: Citations, found: Industry, asof: date, lang: Lang, theme: Theme) -> IndustryMap:
    shapes = sketches.shapes(atlas.boundaries, PROVINCE, asof)
    window = sketches.window(list(shapes.values()), RATIO)
    spots = tuple(sketches.spots(features(_marks(citations, found, shapes)), window.width * MARK))
    provinces = {region.id: region.short(lang) for region in atlas.regions.at(asof, PROVINCE)}
    around = [replace(wish, shifts=NEAR) for wish in lettering.of_parts(shapes, provinces, window)]
    return IndustryMap(
        window=window,
        background=sketches.background(atlas.boundaries, window),
        base=sketches.outlines(atlas.boundaries, PROVINCE, asof),
        filled=tuple(row.region.id for row in found.rows if row.region.level == PROVINCE),
        fill=GREY if theme == "grey" else atlas.sectors[found.sector].colour,
        spots=spots,
        sizes=tuple(
            _lettered(
                screen, share, spots, [*around, *of_waters(atlas.boundaries, shapes, window, lang, share)], window, lang
            )
            for screen, share in (("wide", NAME), ("narrow", LARGE_NAME))
        ),
    )


def _lettered(
    screen: str, share: float, spots: Sequence[Spot], around: Iterable[lettering.Wish], window: Window, lang: Lang
) -> Lettered:
    """Names of the national map: the far islands, the marks, then the provinces where there is room."""
    wishes = [*lettering.of_islands(lang), *lettering.of_spots(spots, window.width * share), *around]
    names = lettering.placed(wishes, spots, window, lang, share)
    told = {name.text for name in names if name.kind == lettering.SPOT}
    unnamed = tuple(dict.fromkeys(spot.label for spot in spots if spot.label not in told))
    return Lettered(screen, window.width * share, names, unnamed)


def _marks(citations: Citations, found: Industry, shapes: Mapping[str, shapely.Geometry]) -> list[Mark]:
    """One mark for each item: at the first of its points that lies in a province of its own."""
    once: dict[tuple[str, str], Mark] = {}
    for row in found.rows:
        if row.region.id in shapes:
            held = [(one.layer, one.item) for one in _of_row(row)]
            for layer, feature in marks_in(citations, held, shapes[row.region.id]):
                once.setdefault((layer, feature["id"]), (layer, feature))
    return list(once.values())
