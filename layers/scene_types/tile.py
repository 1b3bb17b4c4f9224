"""The tile grid of the provinces, and what stands in each tile."""

from typing import TypedDict, final

from layers.scene_types.layer import Swatch
from layers.scene_types.vocabulary import Hatch, LinePattern, Side


@final
class TileArea(TypedDict):
    """How a layer fills a tile; the last fill wins."""

    layer: str
    fill: str | None
    hatch: Hatch | None


@final
class TileFigure(TypedDict):
    """A figure of the statistic whose shade is seen."""

    layer: str
    text: str


@final
class TileNode(TypedDict):
    """A node of a belt: no line is drawn between tiles."""

    layer: str
    item: str
    label: str
    role: str
    colour: str | None
    pattern: LinePattern | None


@final
class TileEntry(TypedDict):
    """Items of a layer that look the same; their mark stands in every province of theirs."""

    layer: str
    status: str | None
    items: list[str]
    count: int
    mark: str | None
    swatch: Swatch | None
    """Areas of municipalities, counted by what they look like."""
    label: str
    counts: bool
    """Whether the mark is their number."""


class TileHeld(TypedDict):
    """What stands in a tile."""

    region: str
    areas: list[TileArea]
    entries: list[TileEntry]
    nodes: list[TileNode]
    figures: list[TileFigure]
    front: str
    """Ink of words on its tint."""
    empty: list[str]
    """Why nothing stands in it: 없음, 대상 아님, 미확인."""


class TileFrame(TypedDict):
    """Where a tile stands and whose it is."""

    row: int
    column: int
    span: int
    """Columns it takes."""
    name: str
    pole: str
    """Name of its pole; empty where none is shown, or in a special province."""
    special: bool
    ink: str | None
    """Deep colour of its pole."""
    edges: list[Side]
    """Sides where another pole, or nothing, begins."""


@final
class Tile(TileHeld, TileFrame):
    """One province."""


@final
class Tiles(TypedDict):
    """The grid, in the provinces' official order."""

    columns: int
    rows: int
    items: list[Tile]
