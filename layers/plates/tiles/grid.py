"""The places of the tile grid on a page: each tile's box, outline and pole borders, in millimetres."""

from collections.abc import Iterator
from dataclasses import dataclass

from layers.plates.page.canvas import Canvas
from layers.plates.page.plate import Box, Outline, Point
from layers.scene_types.tile import Tile, Tiles

WIDEST = 1.5
EDGE_PX, GAP_PX, NOTE_PX = 16.0, 2.6, 40.0


@dataclass(frozen=True)
class Grid:
    """A grid on the page: its upper left corner, and one place's width and height in millimetres."""

    left: float
    top: float
    wide: float
    high: float
    gap: float

    def place(self, tile: Tile) -> Box:
        """The places of a tile, up to its neighbours."""
        left, top = self.left + tile["column"] * self.wide, self.top + tile["row"] * self.high
        return Box(left, top, self.wide * tile["span"], self.high)

    def box(self, tile: Tile) -> Box:
        """What is drawn of a tile: its places without the gap to its neighbours."""
        whole = self.place(tile)
        return Box(whole.x + self.gap, whole.y + self.gap, whole.width - 2 * self.gap, whole.height - 2 * self.gap)

    def sides(self, tile: Tile) -> Iterator[tuple[Point, Point]]:
        """The borders of its pole along a tile."""
        whole = self.place(tile)
        corners = {
            "top": ((whole.x, whole.y), (whole.right, whole.y)),
            "right": ((whole.right, whole.y), (whole.right, whole.bottom)),
            "bottom": ((whole.x, whole.bottom), (whole.right, whole.bottom)),
            "left": ((whole.x, whole.y), (whole.x, whole.bottom)),
        }
        return (corners[side] for side in tile["edges"])


def grid(canvas: Canvas, tiles: Tiles) -> Grid:
    """The grid as large as the map's window holds it, in its middle, with room for a note below."""
    unit, window = canvas.unit, canvas.window
    room = window.width - 2 * EDGE_PX * unit, window.height - (2 * EDGE_PX + NOTE_PX) * unit
    high = room[1] / tiles["rows"]
    wide = min(room[0] / tiles["columns"], WIDEST * high)
    high = min(high, wide)
    left = window.x + (window.width - wide * tiles["columns"]) / 2
    top = window.y + (window.height - NOTE_PX * unit - high * tiles["rows"]) / 2
    return Grid(left, top, wide, high, GAP_PX * unit)


def outline(box: Box) -> Outline:
    """A box as an outline."""
    return Outline((((box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)),))
