"""The maps of a comparison: one for each region and one of all, of the same extent and scale."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import shapely

from geo.boundaries import Boundaries
from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.atlas.instrument import CRISIS
from layers.atlas.items import Item
from layers.comparison.comparison import Comparison
from layers.comparison.sharing import sectors
from layers.portfolio.overlaps import holds
from layers.scene_types.feature import PointFeature
from layers.scene_types.vocabulary import Lang
from web.telling.citing import Citations
from web.telling.sketching import lettering, sketches, waters
from web.telling.sketching.naming import Mark, Named, named
from web.telling.sketching.sketches import Background, Spot, Window, metres_at

#: From so many regions on, one map of the whole selection stands for all.
MOST_MAPS = 6
RATIO = 1.4
#: Width over height of the map on which regions are chosen.
CHOICE_RATIO = 1.05
#: Fill of a region before poles were listed.
LAND = "#F6E9D8"
#: Colour of a region's bars before poles were listed.
INK = "#50657A"
#: A point so near to a simplified border may be inside the true one.
NEAR_M = 3000.0
#: Side of a mark as a share of the window's width.
MARK = 0.054
#: The same where one map stands for all.
SMALL_MARK = 0.026
#: Height of a name as a share of the window's width.
SMALL_NAME = 1 / 34
#: Pixels of a map's width on a wide screen and on a telephone.
WIDTH_PX = 335.0


@dataclass(frozen=True)
class Sketch:
    """A small map: the regions drawn full, each with its tint, and the marks on them with their names."""

    title: str
    regions: tuple[Region, ...]
    spots: tuple[Spot, ...]
    names: tuple[lettering.Name, ...] = ()
    told: Named | None = None


@dataclass(frozen=True)
class SideBySide:
    """Maps of one window; `base` are the outlines of all provinces, `full` those of the regions, by id.

    `tints` fill a region on its map, `deeps` are for its bars: those of its pole. `layers` have a mark here;
    `names` are those of the islands far off. `listed` are numbers of items by layer that only the tables have.
    """

    window: Window
    background: Background
    base: dict[str, str]
    full: dict[str, str]
    tints: dict[str, str]
    deeps: dict[str, str]
    each: tuple[Sketch, ...]
    together: Sketch
    layers: tuple[str, ...]
    names: tuple[lettering.Name, ...]
    listed: dict[str, int]


def side_by_side(atlas: Atlas, citations: Citations, found: Comparison, lang: Lang) -> SideBySide:
    """Maps of the regions of a comparison."""
    shapes = {region.id: shape_of(atlas, region, found.asof) for region in found.regions}
    window = sketches.window(list(shapes.values()), RATIO)
    side = window.width * (MARK if len(found.regions) <= MOST_MAPS else SMALL_MARK)
    marks = {region.id: _marked(atlas, citations, found, region.id) for region in found.regions}
    shown = found.regions if len(found.regions) <= MOST_MAPS else ()
    each = tuple(_sketch(atlas, citations, r, marks[r.id], window, lang, found.asof) for r in shown)
    every = [mark for found_marks in marks.values() for mark in found_marks]
    once = list({(f["id"], f["site"]): (layer, f) for layer, f in every}.values())
    spots = tuple(sketches.spots(features(once), side))
    provinces = sketches.shapes(atlas.boundaries, "province", found.asof)
    share = SMALL_NAME if each else lettering.SIZE
    wishes = [*lettering.of_islands(lang), *waters.of_waters(atlas.boundaries, provinces, window, lang, share)]
    return SideBySide(
        window=window,
        background=sketches.background(atlas.boundaries, window),
        base=sketches.outlines(atlas.boundaries, "province", found.asof),
        full={key: sketches.path(shape) for key, shape in shapes.items()},
        tints={region.id: _colour(atlas, citations, region, found.asof, "tint", LAND) for region in found.regions},
        deeps={region.id: _colour(atlas, citations, region, found.asof, "deep", INK) for region in found.regions},
        each=each,
        together=Sketch("", found.regions, spots),
        layers=tuple(one for one in atlas.catalog if one in {layer for layer, _ in once}),
        names=lettering.placed(wishes, spots, window, lang, share),
        listed=_listed(atlas, found, {(layer, f["id"]) for layer, f in once}),
    )


def _sketch(
    atlas: Atlas, citations: Citations, region: Region, marks: list[Mark], window: Window, lang: Lang, asof: date
) -> Sketch:
    """The map of one region, its marks with their names; then the waters where there is room."""
    size = window.width * SMALL_NAME
    islands = lettering.placed(lettering.of_islands(lang), (), window, lang, SMALL_NAME)
    keep = [*lettering.rooms(islands, size, lang), lettering.scale_corner(window, size)]
    told = named(atlas.boundaries, citations.scene, marks, window, WIDTH_PX, keep)
    provinces = sketches.shapes(atlas.boundaries, "province", asof)
    seas = waters.of_waters(atlas.boundaries, provinces, window, lang, SMALL_NAME)
    names = (*islands, *lettering.placed(seas, (), window, lang, SMALL_NAME, [*keep, *told.taken]))
    return Sketch(region.name(lang), (region,), told.spots, names, told)


def _listed(atlas: Atlas, found: Comparison, drawn: Collection[tuple[str, str]]) -> dict[str, int]:
    """Numbers of items by layer that are there and not drawn, in catalogue order."""
    held = {(cell.layer, item.id) for row in found.layers for cell in row for item in cell.items if holds(atlas, item)}
    counts = Counter(layer for layer, _ in held.difference(drawn))
    return {layer: counts[layer] for layer in atlas.catalog if counts[layer]}


@dataclass(frozen=True)
class Choice:
    """A map of the provinces of a day on which regions are chosen; paths by id."""

    window: Window
    background: Background
    paths: dict[str, str]


def choice(boundaries: Boundaries, asof: date) -> Choice:
    """The map on which provinces are chosen."""
    window = sketches.window(list(sketches.shapes(boundaries, "province", asof).values()), CHOICE_RATIO)
    return Choice(window, sketches.background(boundaries, window), sketches.outlines(boundaries, "province", asof))


def shape_of(atlas: Atlas, region: Region, asof: date) -> shapely.Geometry:
    """A region's simplified shape in EPSG:5179 metres."""
    return sketches.shapes(atlas.boundaries, region.level, asof)[region.id]


def _marked(atlas: Atlas, citations: Citations, found: Comparison, region_id: str) -> list[Mark]:
    """Features of a region that stand at a point, one for each item and layer."""
    held = pictured(atlas, found, region_id)
    return marks_in(citations, held, shape_of(atlas, atlas.regions.get(region_id, found.asof), found.asof))


def pictured(atlas: Atlas, found: Comparison, region_id: str) -> list[tuple[str, Item]]:
    """What pictures show of a region; tables have the rest."""
    cells = [cell for row in found.layers for cell in row if cell.region == region_id]
    return telling(atlas, [(cell.layer, item) for cell in cells for item in cell.items if holds(atlas, item)])


def telling(atlas: Atlas, held: Iterable[tuple[str, Item]]) -> list[tuple[str, Item]]:
    """Items whose marks tell a small picture something: those in a sector, but for support in a crisis.

    A mark without a sector is dark, and where many stand they hide the others.
    """
    return [(layer, item) for layer, item in held if sectors(item) and atlas.instruments[layer].ground != CRISIS]


def marks_in(citations: Citations, held: Iterable[tuple[str, Item]], shape: shapely.Geometry) -> list[Mark]:
    """Features at the first point of each item inside a shape (EPSG:5179), or just off its simplified border."""
    wide = shape.buffer(NEAR_M)
    shapely.prepare(wide)
    found: list[Mark] = []
    for layer, item in held:
        inside = (
            f for f in citations.marked(layer, item) if shapely.intersects_xy(wide, *metres_at(f["lon"], f["lat"]))
        )
        found += [(layer, first) for first in [next(inside, None)] if first is not None]
    return found


def features(marks: Iterable[Mark]) -> list[PointFeature]:
    """The features of marks."""
    return [feature for _, feature in marks]


def _colour(
    atlas: Atlas, citations: Citations, region: Region, asof: date, kind: Literal["tint", "deep"], without: str
) -> str:
    """The tint or deep colour of a region's pole, or what stands for it where there is none."""
    pole = atlas.regions.pole(region.id, asof)
    return citations.scene["poles"][pole.id][kind] if pole is not None else without
