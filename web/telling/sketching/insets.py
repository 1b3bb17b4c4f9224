"""The islands far off in a frame of their own, on the map of a region that would else be one of the sea."""

from dataclasses import dataclass

import shapely

from layers.plates.page.boxes import Rect
from layers.scene_types.vocabulary import Lang
from layers.symbols.cartography import DOKDO, ISLETS, ULLEUNGDO
from layers.words.catalogue import words_of
from web.telling.sketching.lettering import ISLAND, Name
from web.telling.sketching.sketches import UNIT_M, Window, metres_at

#: Width of the frame and its gap to the edge of the map, as shares of the map's width; its height as one of its own.
WIDE, GAP, HIGH = 0.25, 0.018, 0.5
#: So much more than its own width a map shows beyond the region, on the side of the frame.
MORE = 0.24
#: What it shows around the islands, in units; height of names and a pixel of the islets as shares of its width.
AROUND, NAME, PIXEL = 430.0, 0.09, 0.0075
#: How far below each island its name stands, in heights of it.
BELOW = (2.2, 1.9)


@dataclass(frozen=True)
class Inset:
    """A frame on a map (`room`, in units of it) that shows another window, with the islets too small to be seen."""

    room: Rect
    window: Window
    islets: str
    names: tuple[Name, ...]
    size: float


def beside(shape: shapely.Geometry) -> shapely.Point:
    """A point east of a region, in EPSG:5179 metres, that a map shows too, so that the frame lies on water."""
    west, south, east, north = shape.bounds
    return shapely.Point(east + MORE * (east - west), (south + north) / 2)


def inset(window: Window, lang: Lang) -> Inset:
    """The frame in the upper right corner of a map."""
    width = WIDE * window.width
    right, top = window.left + window.width * (1 - GAP), window.top + window.width * GAP
    (ux, uy), (dx, dy) = (_units(*place) for place in (ULLEUNGDO, DOKDO))
    wide = dx - ux + 2 * AROUND
    high = wide * HIGH
    shown = Window(ux - AROUND, (uy + dy) / 2 - high * 0.42, wide, high)
    unit = PIXEL * wide
    parts = (" ".join(f"{dx + x * unit:.0f} {dy + y * unit:.0f}" for x, y in part) for part in ISLETS)
    words, size = words_of(lang, "plate"), NAME * wide
    return Inset(
        room=(right - width, top, right, top + width * HIGH),
        window=shown,
        islets="".join(f"M{part}z" for part in parts),
        names=(
            Name(words["ulleungdo"], ux, uy + BELOW[0] * size, ISLAND),
            Name(words["dokdo"], dx, dy + BELOW[1] * size, ISLAND),
        ),
        size=size,
    )


def _units(lon: float, lat: float) -> tuple[float, float]:
    east, north = metres_at(lon, lat)
    return east / UNIT_M, -north / UNIT_M
