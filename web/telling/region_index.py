"""The index of regions: poles with their provinces, municipalities, and the number of own items by layer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from geo.region import Region
from layers.atlas.atlas import Atlas
from layers.portfolio.overlaps import holds
from layers.portfolio.portfolio import OF_ITSELF, memberships
from layers.scene_types.vocabulary import Lang
from web.telling.sketching import lettering, sketches
from web.telling.sketching.sketches import Background, Window
from web.telling.sketching.waters import of_waters

PROVINCE, POLE = "province", "pole"
RATIO, NAME = 0.92, 0.031


@dataclass(frozen=True)
class Listed:
    """A province with its municipalities and its own items: layer id, title and number, without 미정 and 미확인."""

    region: Region
    parts: tuple[Region, ...]
    items: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True)
class RegionIndex:
    """Poles (None before they were listed) with their provinces, and the map on which one is chosen."""

    groups: list[tuple[Region | None, list[Listed]]]
    provinces: int
    window: Window
    background: Background
    paths: dict[str, str]
    names: tuple[lettering.Name, ...]


def index(atlas: Atlas, asof: date, lang: Lang) -> RegionIndex:
    """The index on a day, in official order."""
    provinces = atlas.regions.at(asof, PROVINCE)
    shapes = sketches.shapes(atlas.boundaries, PROVINCE, asof)
    window = sketches.window(list(shapes.values()), RATIO)
    wishes = [
        *lettering.of_islands(lang),
        *lettering.of_parts(shapes, {one.id: one.short(lang) for one in provinces}, window),
        *of_waters(atlas.boundaries, shapes, window, lang, NAME),
    ]
    return RegionIndex(
        groups=_groups(atlas, provinces, asof, lang),
        provinces=len(provinces),
        window=window,
        background=sketches.background(atlas.boundaries, window),
        paths=sketches.outlines(atlas.boundaries, PROVINCE, asof),
        names=lettering.placed(wishes, (), window, lang, NAME),
    )


def _groups(
    atlas: Atlas, provinces: Sequence[Region], asof: date, lang: Lang
) -> list[tuple[Region | None, list[Listed]]]:
    poles = {one.id: atlas.regions.pole(one.id, asof) for one in provinces}
    listed = {one.id: _listed(atlas, one, asof, lang) for one in provinces}
    wholes: list[Region | None] = [*atlas.regions.at(asof, POLE), None]
    groups = [(whole, [listed[one.id] for one in provinces if poles[one.id] == whole]) for whole in wholes]
    return [(whole, members) for whole, members in groups if members]


def _listed(atlas: Atlas, region: Region, asof: date, lang: Lang) -> Listed:
    own = [one for one in memberships(atlas, region.id, asof) if one.relation in OF_ITSELF and holds(atlas, one.item)]
    counted = Counter(one.layer_id for one in own)
    items = tuple((layer, atlas.catalog[layer].title[lang], n) for layer, n in counted.items())
    return Listed(region, tuple(atlas.regions.children(region.id, asof)), items)
