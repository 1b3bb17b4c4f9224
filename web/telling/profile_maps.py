"""The map of a region's profile: its shape and parts, its belts, the marks of what is its own, and their names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import shapely

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.plates.map.belts import strokes
from layers.plates.page.boxes import Rect
from layers.plates.page.plate import Stroke
from layers.portfolio.overlaps import MUNICIPALITY
from layers.scene_types.scene import Scene
from layers.scene_types.vocabulary import Lang
from layers.symbols.inks import THEMES
from web.state.drawing import Drawing
from web.telling.cards import Card
from web.telling.citing import Citations
from web.telling.sketching import insets, lettering, sketches, waters
from web.telling.sketching.insets import Inset
from web.telling.sketching.naming import Mark, Named, named
from web.telling.sketching.side_by_side import marks_in, telling
from web.telling.sketching.sketches import Background, Point, Window

RATIO = 1.05
#: Pixels of the map's width by screen, and of the height of names but those of marks.
WIDTHS_PX = (("wide", 470.0), ("narrow", 350.0))
NAME_PX = 11.0


@dataclass(frozen=True)
class Belt:
    """The line of a belt that has a node here, with its strokes from the bottom up; widths are pixels of a screen."""

    course: tuple[Point, ...]
    path: str
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True)
class Lettered:
    """Marks and names for a screen; `size` is the height of `names`, which are those of places and waters."""

    screen: str
    told: Named
    names: tuple[lettering.Name, ...]
    size: float


@dataclass(frozen=True)
class ProfileMap:
    """The map of a region: neighbour land, outlines of provinces and of its parts, its own shape, marks and names.

    `inset` has the islands far off, of a region that would else be a map of the sea.
    """

    window: Window
    background: Background
    around: dict[str, str]
    parts: dict[str, str]
    own: str
    tint: str
    belts: tuple[Belt, ...]
    sizes: tuple[Lettered, ...]
    inset: Inset | None


def profile_map(drawing: Drawing, card: Card, held: list[tuple[str, Item]], lang: Lang) -> ProfileMap:
    """The map of the region of a card, with what it holds at a point."""
    atlas, asof = drawing.atlas, card.asof
    scene = drawing.whole(asof, lang, card.theme)
    own = sketches.shapes(atlas.boundaries, card.level, asof)[card.id]
    near = sketches.mainland(own)
    window = sketches.window([near] if near is own else [near, insets.beside(near)], RATIO)
    level = "province" if card.level == "pole" else "municipality"
    every = sketches.outlines(atlas.boundaries, level, asof)
    drawn = held if card.level == MUNICIPALITY else telling(atlas, held)
    marks, belts = marks_in(Citations(scene), drawn, own), tuple(_belts(scene, held))
    inset = insets.inset(window, lang) if near is not own else None
    pole = card.pole.id if card.pole else None
    return ProfileMap(
        window=window,
        background=sketches.background(atlas.boundaries, window),
        around=sketches.outlines(atlas.boundaries, "province", asof),
        parts={part.id: every[part.id] for part in card.parts if part.id in every},
        own=sketches.path(own),
        tint=scene["poles"][pole]["tint"] if pole else "#F6E9D8",
        belts=belts,
        sizes=tuple(
            _lettered(atlas, scene, card, level, window, marks, (screen, width), belts, inset, lang)
            for screen, width in WIDTHS_PX
        ),
        inset=inset,
    )


def _belts(scene: Scene, held: Iterable[tuple[str, Item]]) -> Iterable[Belt]:
    """The lines of the belts of which something is held."""
    ids, casing = {layer for layer, _ in held}, THEMES[scene["state"]["theme"]].casing
    for layer in scene["layers"]:
        for feature in layer["features"]:
            if feature["kind"] == "line" and layer["id"] in ids:
                path = [*feature["path"], feature["path"][0]] if feature["closed"] else feature["path"]
                course = tuple(sketches.course(path))
                drawn = strokes(feature["pattern"], feature["colour"], casing, 1.0)
                yield Belt(course, "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in course), drawn)


def _lettered(
    atlas: Atlas, scene: Scene, card: Card, level: str, window: Window, marks: Sequence[Mark],
    screen: tuple[str, float], belts: Iterable[Belt], inset: Inset | None, lang: Lang,
) -> Lettered:  # fmt: skip
    """Far islands, marks with their names, then parts, what is around and waters where there is room."""
    name, width = screen
    share, size = NAME_PX / width, NAME_PX / width * window.width
    keep: list[Rect] = [lettering.scale_corner(window, size), *([inset.room] if inset else [])]
    islands = () if inset else lettering.placed(lettering.of_islands(lang), (), window, lang, share)
    keep += lettering.rooms(islands, size, lang)
    told = named(atlas.boundaries, scene, marks, window, width, keep, [belt.course for belt in belts])
    said = {each.text for each in told.names}
    places = [wish for wish in _places(atlas, card, level, window, lang, share) if wish.text not in said]
    rest = lettering.placed(places, (), window, lang, share, [*keep, *told.taken])
    return Lettered(name, told, (*islands, *rest), size)


def _places(atlas: Atlas, card: Card, level: str, window: Window, lang: Lang, share: float) -> list[lettering.Wish]:
    """Names of the region's parts, of the provinces around and of the waters."""
    parts = {part.id: part.short(lang) for part in card.parts}
    own = {card.id, card.parent.id if card.parent else None, *parts}
    provinces = {r.id: r.short(lang) for r in atlas.regions.at(card.asof, "province") if r.id not in own}
    shapes = {of: sketches.shapes(atlas.boundaries, of, card.asof) for of in (level, "province")}
    shown: dict[str, shapely.Geometry] = {key: sketches.mainland(shape) for key, shape in shapes[level].items()}
    return [
        *lettering.of_parts(shown, parts, window),
        *lettering.of_around(shapes["province"], provinces, window),
        *waters.of_waters(atlas.boundaries, shapes["province"], window, lang, share),
    ]
