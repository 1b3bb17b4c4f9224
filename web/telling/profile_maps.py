"""The map of a region's profile: its shape and parts, the marks of what is its own, and their names."""

from dataclasses import dataclass

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.portfolio.overlaps import MUNICIPALITY
from layers.scene_types.vocabulary import Lang
from web.state.drawing import Drawing
from web.telling.cards import Card
from web.telling.citing import Citations
from web.telling.sketching import lettering, sketches, waters
from web.telling.sketching.side_by_side import features, marks_in, telling
from web.telling.sketching.sketches import Background, Spot, Window

#: Width over height of the map; the side of a mark and the height of a name as shares of its width.
RATIO, MARK, NAME = 1.05, 0.042, 0.024


@dataclass(frozen=True)
class ProfileMap:
    """The map of a region: neighbour land, outlines of provinces and of its parts, its own shape, names and marks.

    `size` is the height of a name.
    """

    window: Window
    background: Background
    around: dict[str, str]
    parts: dict[str, str]
    own: str
    tint: str
    names: tuple[lettering.Name, ...]
    size: float
    spots: tuple[Spot, ...]


def profile_map(drawing: Drawing, card: Card, held: list[tuple[str, Item]], lang: Lang) -> ProfileMap:
    """The map of the region of a card, with what it holds at a point."""
    atlas, asof = drawing.atlas, card.asof
    scene = drawing.whole(asof, lang, card.theme)
    own = sketches.shapes(atlas.boundaries, card.level, asof)[card.id]
    window = sketches.window([own], RATIO)
    level = "province" if card.level == "pole" else "municipality"
    inside = [part.id for part in card.parts]
    every = sketches.outlines(atlas.boundaries, level, asof)
    pole = card.pole.id if card.pole else None
    drawn = held if card.level == MUNICIPALITY else telling(atlas, held)
    spots = tuple(sketches.spots(features(marks_in(Citations(scene), drawn, own)), window.width * MARK))
    return ProfileMap(
        window=window,
        background=sketches.background(atlas.boundaries, window),
        around=sketches.outlines(atlas.boundaries, "province", asof),
        parts={key: every[key] for key in inside if key in every},
        own=sketches.path(own),
        tint=scene["poles"][pole]["tint"] if pole else "#F6E9D8",
        names=lettering.placed(_wishes(atlas, card, level, window, spots, lang), spots, window, lang, NAME),
        size=window.width * NAME,
        spots=spots,
    )


def _wishes(
    atlas: Atlas, card: Card, level: str, window: Window, spots: tuple[Spot, ...], lang: Lang
) -> list[lettering.Wish]:
    """Names of a region's map, the most important first: its far islands, its marks, its parts, what is around."""
    parts = {part.id: part.short(lang) for part in card.parts}
    own = {card.id, card.parent.id if card.parent else None, *parts}
    provinces = {r.id: r.short(lang) for r in atlas.regions.at(card.asof, "province") if r.id not in own}
    shapes = {of: sketches.shapes(atlas.boundaries, of, card.asof) for of in (level, "province")}
    return [
        *lettering.of_islands(lang),
        *lettering.of_spots(spots, window.width * NAME),
        *lettering.of_parts(shapes[level], parts, window),
        *lettering.of_around(shapes["province"], provinces, window),
        *waters.of_waters(atlas.boundaries, shapes["province"], window, lang, NAME),
    ]
