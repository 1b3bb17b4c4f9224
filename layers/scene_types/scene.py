"""A whole scene: its state, its words, its regions, layers, marks and footnotes."""

from typing import NotRequired, TypedDict, final

from layers.scene_types.layer import SceneLayer
from layers.scene_types.region import ScenePole, SceneRegion
from layers.scene_types.tile import Tiles
from layers.scene_types.vocabulary import Frame, Lang, Theme


@final
class SceneState(TypedDict):
    """What a reader chose."""

    layers: list[str]
    asof: str
    """기준일, ISO."""
    focus: str | None
    """Region id."""
    lang: Lang
    theme: Theme
    frame: Frame
    sector: NotRequired[list[str]]
    """Sectors shown; with `status`, only where the map is filtered."""
    status: NotRequired[list[str]]


@final
class Footnote(TypedDict):
    """A source by its number."""

    n: int
    document: str
    """Its id; `statistics.` before that of a table."""
    title: str
    publisher: str
    date: str | None
    grade: int
    """1 notice, 2 press, 3 other, 4 a reader's own, 5 the record of our own search."""
    checked: str | None
    href: str
    """Page of the document; empty for a reader's own."""


class Scene(TypedDict):
    """A drawn state."""

    state: SceneState
    title: str
    subtitle: str
    caption: str
    """지도 요약문, also what the map is to who cannot see it."""
    vintage: str
    """Of the boundaries in force."""
    regions: dict[str, SceneRegion]
    poles: dict[str, ScenePole]
    """Empty before there were any."""
    layers: list[SceneLayer]
    marks: dict[str, str]
    """SVG by key."""
    footnotes: list[Footnote]
    banner: str | None
    """The research ends long before the day."""
    notices: list[str]
    data_version: str
    tiles: Tiles | None
    fingerprint: str


Geometry = TypedDict("Geometry", {"400": str, "150": str, "60": str, "context": str})
"""Addresses of the boundary topologies by tolerance in metres, and of the neighbours' land."""


@final
class PointClass(TypedDict):
    """How a cell is drawn that has so many points and more."""

    least: int
    colour: str
    label: str


@final
class Points(TypedDict):
    """Very many points that the web map draws from tiles, in place of their counts by province."""

    layer: str
    """Whose points they are; a map shows one such layer, as it shows one shade."""
    script: str
    """Address of the module that draws them."""
    tiles: str
    """Address of a tile, with {z}, {y} and {x}."""
    counts: str
    """Address of their counts by province and municipality, as CSV."""
    least: int
    """Zooms that there are tiles of."""
    most: int
    cells: int
    """On a side of a tile: points of one cell come as one mark."""
    single: int
    """Zoom from which on a mark of one point has its id and name."""
    classes: list[PointClass]
    """From the fewest points up."""
    words: dict[str, str]


class ServedScene(Scene):
    """A scene as `/scene.json` answers it."""

    geometry: Geometry
    points: Points | None
    """Where a layer in force has very many."""
