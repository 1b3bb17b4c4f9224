"""Points gathered into cells at every zoom, so that no tile grows with their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from geo.crs import web_metres_of

#: Cells on a side of a tile: it holds at most the square of it.
CELLS = 64
SHALLOWEST, DEEPEST = 4, 14
#: From this zoom on a point that is alone in its cell has its id and its name.
NAMED_FROM = 11
#: Units on a side of a tile, as the format has them.
EXTENT = 4096
LAYER, COUNT = "points", "n"
#: Metres of Web Mercator from its middle to its edge.
EDGE = 20037508.342789244


@dataclass(frozen=True)
class Cells:
    """Cells of one zoom that hold points.

    Attributes
    ----------
    column, row : ndarray of int64, shape (n,)
        From the north-west corner of the world.
    count : ndarray of int64, shape (n,)
        Points in each.
    total : ndarray of float64, shape (n, 2)
        Sum of their positions, each from 0 to 1 across the world, eastward and southward.
    first : ndarray of int64, shape (n,)
        The number of one of its points.
    """

    zoom: int
    column: np.ndarray
    row: np.ndarray
    count: np.ndarray
    total: np.ndarray
    first: np.ndarray

    def coarser(self) -> Cells:
        """The cells of the zoom before."""
        return _gathered(self.zoom - 1, self.column // 2, self.row // 2, self.count, self.total, self.first)


def levels(lonlat: np.ndarray) -> list[Cells]:
    """The cells of every zoom, the shallowest first.

    Parameters
    ----------
    lonlat : ndarray of float64, shape (n, 2)
        WGS 84 degrees, longitude first.
    """
    metres = web_metres_of(lonlat)
    world = np.column_stack([(metres[:, 0] + EDGE) / (2 * EDGE), (EDGE - metres[:, 1]) / (2 * EDGE)])
    cell = np.floor(world * (CELLS << DEEPEST)).astype(np.int64)
    one = np.ones(len(world), dtype=np.int64)
    found = [_gathered(DEEPEST, cell[:, 0], cell[:, 1], one, world, np.arange(len(world)))]
    while found[-1].zoom > SHALLOWEST:
        found.append(found[-1].coarser())
    return found[::-1]


def _gathered(
    zoom: int, column: np.ndarray, row: np.ndarray, count: np.ndarray, total: np.ndarray, first: np.ndarray
) -> Cells:
    wide = np.int64(CELLS << zoom)
    keys, at, inverse = np.unique(row * wide + column, return_index=True, return_inverse=True)
    sums = np.column_stack([np.bincount(inverse, total[:, axis], len(keys)) for axis in (0, 1)])
    counted = np.bincount(inverse, count, len(keys)).astype(np.int64)
    return Cells(zoom, keys % wide, keys // wide, counted, sums, first[at])


def tiles(cells: Cells, ids: Sequence[str], names: Sequence[str]) -> Iterator[tuple[int, int, bytes]]:
    """Every tile of a zoom that holds points: column, row, and the tile as Mapbox Vector Tile."""
    wide = np.int64(1 << cells.zoom)
    tile = cells.row // CELLS * wide + cells.column // CELLS
    order = np.argsort(tile, kind="stable")
    bounds = np.flatnonzero(np.diff(tile[order], prepend=-1, append=-1))
    placed = cells.total / cells.count[:, None] * (1 << cells.zoom)
    for begin, end in pairwise(bounds):
        members = order[begin:end]
        row, column = divmod(int(tile[members[0]]), int(wide))
        inside = np.floor((placed[members] - (column, row)) * EXTENT).astype(int).clip(0, EXTENT - 1)
        yield column, row, _encoded(cells, members, inside, ids, names)


def _encoded(cells: Cells, members: np.ndarray, inside: np.ndarray, ids: Sequence[str], names: Sequence[str]) -> bytes:
    from mapbox_vector_tile.Mapbox import vector_tile_pb2 as mvt  # of who makes tiles, not of who serves them

    tile = mvt.tile()
    layer = tile.layers.add()
    layer.name, layer.version, layer.extent = LAYER, 2, EXTENT
    layer.keys.extend((COUNT, "id", "name"))
    values: dict[int | str, int] = {}
    named = cells.zoom >= NAMED_FROM
    counts, firsts = cells.count[members].tolist(), cells.first[members].tolist()
    for (x, y), count, first in zip(inside.tolist(), counts, firsts, strict=True):
        told = (count, ids[first], names[first]) if named and count == 1 else (count,)
        tags = [number for key, value in enumerate(told) for number in (key, values.setdefault(value, len(values)))]
        # one command, move to, in steps from the corner: positive numbers are written twice as large
        layer.features.add(type=mvt.tile.Point, geometry=(9, 2 * x, 2 * y), tags=tags)
    for value in values:
        layer.values.add(**({"string_value": value} if isinstance(value, str) else {"uint_value": value}))
    return bytes(tile.SerializeToString())
