"""Names of the seas and of North Korea on small maps: in the middle of what a window shows, where it has room."""

from collections.abc import Iterator

import numpy as np
import shapely

from geo.boundaries import Boundaries
from geo.crs import metres_of
from layers.scene_types.vocabulary import Lang
from layers.words.catalogue import words_of
from web.telling.sketching import sketches
from web.telling.sketching.lettering import SEA, SIZE, Wish
from web.telling.sketching.sketches import NORTH, UNIT_M, Window

#: What is surely of each sea: west, south, east and north. Between them no name is given to the water.
SEAS = {
    "east_sea": (128.0, 35.5, 131.7, 38.9),
    "west_sea": (124.3, 35.0, 126.8, 37.6),
    "south_sea": (126.7, 33.6, 129.0, 34.9),
}
#: The least room on each side of a name's middle, as a share of the window's width; how closely the middle is sought.
ROOM, COARSE_M = 0.03, 2000.0


def of_waters(
    boundaries: Boundaries, provinces: dict[str, shapely.Geometry], window: Window, lang: Lang, share: float = SIZE
) -> list[Wish]:
    """Wishes for the names of the seas and of the North that a window shows; shapes are in EPSG:5179 metres.

    `share` is the height of a name over the window's width.
    """
    words = words_of(lang, "plate")
    return [
        Wish(words[key], (x / UNIT_M, -y / UNIT_M), SEA)
        for key, shape in _shown(boundaries, provinces, window)
        for x, y in _middle(shape, max(ROOM, len(words[key]) * share / 2) * window.width * UNIT_M)
    ]


def _shown(
    boundaries: Boundaries, provinces: dict[str, shapely.Geometry], window: Window
) -> Iterator[tuple[str, shapely.Geometry]]:
    box = sketches.seen(window)
    lands = sketches.neighbours(boundaries)
    yield "north", shapely.intersection(lands[NORTH], box)
    dry = shapely.union_all([*provinces.values(), *lands.values()])
    for key, (west, south, east, north) in SEAS.items():
        corners = metres_of(np.array([(west, south), (east, south), (east, north), (west, north)]))
        yield key, shapely.difference(shapely.intersection(shapely.polygons(corners), box), dry)


def _middle(shape: shapely.Geometry, room: float) -> list[tuple[float, float]]:
    """The middle of the widest room in a shape; none where that is too narrow for a name."""
    areas = [part for part in shapely.get_parts(shape) if part.area]
    if not areas:
        return []
    reach = shapely.maximum_inscribed_circle(max(areas, key=shapely.area), COARSE_M)
    return [shapely.get_coordinates(reach)[0].tolist()] if reach.length >= room else []
