"""Layers of a scene as plain Folium groups: tints, hatches, belts, marks, each with what it says."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, sqrt
from typing import Any

import folium
import shapely
from markupsafe import Markup

from geo.region import LEVELS
from layers.atlas.atlas import Atlas
from layers.plates.map.belts import CAPSULE_PX, DASH_PX, FADED, TRACT_PX, strokes
from layers.scene.scene import State, draw
from layers.scene_types.feature import (
    AreaFeature,
    BubbleFeature,
    FigureFeature,
    LineFeature,
    LinkFeature,
    PlacedFeature,
    RegionFeature,
)  # fmt: skip
from layers.scene_types.layer import SceneLayer
from layers.scene_types.reading import placed
from layers.scene_types.scene import Scene
from layers.scene_types.vocabulary import Lang, Position
from layers.symbols.cartography import NATIONAL, SOLID_FIRST, mark_px
from layers.symbols.inks import THEMES, Inks
from layers.symbols.palette import pale
from web.notebook.elements import AREAS, BELTS, HATCHES, Hatches, Panes, Said, hatch_id, in_pane, plain_name, polygon
from web.notebook.telling import Teller

Area = AreaFeature | FigureFeature | RegionFeature
Line = LineFeature | LinkFeature
#: Decimals of degrees: some ten metres, finer than the outlines are.
DIGITS = 4
MARK_PX = round(mark_px(NATIONAL)) + 2
DRAWN_SIZE = 'width="24" height="24"'
FURTHER_PX, RING_PX = 3, 1.4
MARK = Markup('<span role="img" aria-label="{}">{}</span>')


class LayerGroup(folium.FeatureGroup):
    """One layer of the atlas.

    Attributes
    ----------
    layer_id, title : str
        As the catalogue has them; `layer_name` is the title as HTML, for layer controls.
    layer : dict
        The layer as the service draws it, with its legend (docs/scene.md).
    """

    def __init__(self, layer: SceneLayer, marks: Mapping[str, str], lang: Lang) -> None:
        super().__init__(name=plain_name(layer["title"]))
        self.layer, self.marks, self.lang = layer, marks, lang
        self.layer_id, self.title = layer["id"], layer["title"]


@dataclass(frozen=True)
class Pencil:
    """What the shapes of one scene are drawn with.

    Attributes
    ----------
    shapes : mapping
        Land of regions and poles by id, WGS 84.
    offsets : mapping
        By layer and number of a feature: how far its mark stands from its place, in pixels, where several share it.
    """

    scene: Scene
    teller: Teller
    shapes: Mapping[str, shapely.Geometry]
    inks: Inks
    opacity: float
    offsets: Mapping[tuple[str, int], tuple[float, float]]
    hatches: set[tuple[str, str]] = field(default_factory=set)


def groups(atlas: Atlas, state: State, opacity: float, tolerance_m: int) -> list[folium.FeatureGroup]:
    """The layers of a state, in the order in which they are drawn."""
    scene = draw(atlas, state)
    teller = Teller(atlas, state.lang, {note["n"]: note for note in scene["footnotes"]})
    shapes = land(atlas, state, tolerance_m)
    offsets = _offsets(scene["layers"])
    return [
        _group(Pencil(scene, teller, shapes, THEMES[state.theme], opacity, offsets), layer, state.lang)
        for layer in scene["layers"]
    ]


def land(atlas: Atlas, state: State, tolerance_m: int) -> dict[str, shapely.Geometry]:
    """The land of every region of the day by id, poles and the nation among them."""
    known = [level for level in LEVELS if atlas.regions.at(state.asof, level)]
    frames = [atlas.boundaries.frame(level, state.asof, tolerance_m) for level in known]
    return {one: shape for frame in frames for one, shape in frame.geometry.items()}


def _group(pencil: Pencil, layer: SceneLayer, lang: Lang) -> LayerGroup:
    made = LayerGroup(layer, pencil.scene["marks"], lang)
    shapes = list(_shapes(pencil, layer))
    for each in (Panes(), Hatches(pencil.hatches), *shapes):
        each.add_to(made)
    return made


def _shapes(pencil: Pencil, layer: SceneLayer) -> Iterator[Any]:
    """What a layer draws, from the bottom up."""
    own = next((each["colour"] for each in layer["features"] if each["kind"] == "line"), pencil.inks.ink_2)
    for number, feature in enumerate(layer["features"]):
        draw_it = DRAWN.get(feature["kind"])
        for shape, speaks in draw_it(pencil, layer, feature, number, own) if draw_it else ():
            if speaks:
                Said(pencil.teller.tooltip(layer, feature), pencil.teller.popup(layer, feature)).add_to(shape)
            yield shape


def _area(pencil: Pencil, layer: SceneLayer, feature: Area, number: int, own: str) -> Iterator[tuple[Any, bool]]:
    path = _outline(pencil, feature)
    edge = {"color": pencil.inks.municipality, "weight": 0.6, "opacity": 0.9}
    if path and feature["fill"]:
        yield _polygon(path, AREAS, **edge, fill_color=feature["fill"], fill_opacity=pencil.opacity), True
    if path and feature["hatch"]:
        hatch = (feature["hatch"], _ink(pencil, feature))
        pencil.hatches.add(hatch)
        yield _polygon(path, HATCHES, **edge, fill_color=f"url(#{hatch_id(*hatch)})", fill_opacity=1), True


def _polygon(path: list[Any], pane: str, **options: Any) -> folium.Polygon:
    return in_pane(polygon(path, **options), pane)  # type: ignore[no-any-return]


def _outline(pencil: Pencil, feature: Area) -> list[Any]:
    """Polygons of rings of latitude and longitude: the feature's own outline, or the land of its regions."""
    own: Any = feature.get("outline")
    if own:
        return [[[turned(at) for at in ring] for ring in rings] for rings in own]
    found = [pencil.shapes[one] for one in feature["regions"] if one in pencil.shapes]
    return path_of(shapely.union_all(found)) if found else []


def path_of(shape: shapely.Geometry) -> list[Any]:
    """The polygons of a shape as Leaflet has them: rings of latitude and longitude, the outer one first."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return [[_ring(part.exterior), *map(_ring, part.interiors)] for part in parts]


def _ring(ring: shapely.LinearRing) -> list[tuple[float, float]]:
    return [turned(at) for at in ring.coords[:-1]]


def turned(at: Sequence[float]) -> tuple[float, float]:
    """A place as Leaflet has it: latitude first."""
    return round(at[1], DIGITS), round(at[0], DIGITS)


def _ink(pencil: Pencil, feature: Area) -> str:
    """The ink of a hatch: the deep colour of the feature's pole."""
    region = next(iter(feature["regions"]), "")
    known = pencil.scene["regions"].get(region)
    pole = pencil.scene["poles"].get(region) or pencil.scene["poles"].get((known and known["pole"]) or "")
    return pole["deep"] if pole else pencil.inks.ink_3


def _line(pencil: Pencil, layer: SceneLayer, feature: Line, number: int, own: str) -> Iterator[tuple[Any, bool]]:
    closed = feature["kind"] == "line" and feature["closed"]
    path = [*feature["path"], feature["path"][0]] if closed else feature["path"]
    for stroke in strokes(feature["pattern"], feature["colour"], pencil.inks.casing, 1):
        dash = " ".join(f"{each:g}" for each in stroke.dash) or None
        yield _way(path, stroke.colour, stroke.width, opacity=stroke.opacity, dash_array=dash), True
    if feature["kind"] == "line":
        for dashes, seen in zip(feature["faded"], FADED, strict=False):
            yield _way(dashes, feature["colour"], DASH_PX, opacity=seen), False
        corner = feature["corner"]
        for tone, width in zip(
            (feature["colour"], pale(feature["colour"])), CAPSULE_PX if corner else (), strict=False
        ):
            yield _way(corner, tone, width), False


def _way(path: Sequence[Position], colour: str, width: float, **options: Any) -> folium.PolyLine:
    look = {"color": colour, "weight": width, "smooth_factor": 0, **options}
    made = folium.PolyLine([turned(at) for at in path], **look)  # type: ignore[no-untyped-call]
    return in_pane(made, BELTS)  # type: ignore[no-any-return]


def _placed(
    pencil: Pencil, layer: SceneLayer, feature: PlacedFeature, number: int, own: str
) -> Iterator[tuple[Any, bool]]:
    tract = feature["tract"]
    if tract:
        ring = [turned(at) for at in tract]
        yield _polygon([[ring]], BELTS, color=own, weight=TRACT_PX, fill_color=pale(own), fill_opacity=1), True
    elif not feature["primary"]:
        dot: dict[str, Any] = {
            "color": pencil.inks.casing,
            "weight": 1,
            "fill_color": pencil.inks.ink_2,
            "fill_opacity": 1,
        }
        yield folium.CircleMarker((feature["lat"], feature["lon"]), radius=FURTHER_PX, **dot), True
    elif feature["mark"]:
        yield _mark(pencil, layer, feature, number), True


def _bubble(
    pencil: Pencil, layer: SceneLayer, feature: BubbleFeature, number: int, own: str
) -> Iterator[tuple[Any, bool]]:
    look: dict[str, Any] = {"color": pencil.inks.ink_2, "weight": RING_PX, "dash_array": "3 2"}
    look |= {"fill_color": pencil.inks.paper, "fill_opacity": 0.25}
    yield folium.CircleMarker((feature["lat"], feature["lon"]), feature["size"], **look), True
    if feature["mark"]:
        yield _mark(pencil, layer, feature, number), True


def _mark(pencil: Pencil, layer: SceneLayer, feature: PlacedFeature, number: int) -> folium.Marker:
    """The mark of a feature at its place, or beside it where several share it; solid ones lie above the others."""
    drawn = pencil.scene["marks"][feature["mark"] or ""].replace(DRAWN_SIZE, f'width="{MARK_PX}" height="{MARK_PX}"', 1)
    right, down = pencil.offsets.get((layer["id"], number), (0.0, 0.0))
    icon = folium.DivIcon(
        html=str(MARK.format(Markup(plain_name(feature["label"])), Markup(drawn))),
        icon_size=(MARK_PX, MARK_PX),
        icon_anchor=(round(MARK_PX / 2 - right), round(MARK_PX / 2 - down)),
        class_name="atlas-mark",
    )
    above = len(SOLID_FIRST) - SOLID_FIRST.index(feature["status"]) if feature["status"] in SOLID_FIRST else 0
    return folium.Marker((feature["lat"], feature["lon"]), icon=icon, z_index_offset=above)


def _offsets(layers: Sequence[SceneLayer]) -> dict[tuple[str, int], tuple[float, float]]:
    """Where marks of one place stand around it: in rows of a square, in drawing order."""
    at_place: dict[tuple[float, float], list[tuple[str, int]]] = {}
    for layer in layers:
        for number, feature in enumerate(layer["features"]):
            for one in placed([feature]):
                if one["mark"] and one["primary"] and not one["tract"]:
                    at_place.setdefault(turned((one["lon"], one["lat"])), []).append((layer["id"], number))
    return {key: spot for keys in at_place.values() for key, spot in zip(keys, _square(len(keys)), strict=True)}


def _square(count: int) -> Iterator[tuple[float, float]]:
    """So many spots in rows around a place, in pixels to the right and down."""
    columns = ceil(sqrt(count))
    rows = ceil(count / columns)
    for n in range(count):
        in_row = min(columns, count - n // columns * columns)
        yield (n % columns - (in_row - 1) / 2) * MARK_PX, (n // columns - (rows - 1) / 2) * MARK_PX


#: What draws each kind of feature; the others stand in legends and tables alone.
DRAWN: Mapping[str, Callable[..., Iterator[tuple[Any, bool]]]] = {
    "area": _area,
    "line": _line,
    "link": _line,
    "point": _placed,
    "ring": _placed,
    "badge": _placed,
    "bubble": _bubble,
}
