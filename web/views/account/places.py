"""Where regions and their items lie on the maps of a document."""

from collections.abc import Iterable
from datetime import date

import numpy as np
import shapely

from layers.atlas.atlas import Atlas
from layers.atlas.items import Item
from layers.plates.sheets.panel import CHOSEN, Bounds
from layers.scene_types.feature import PointFeature
from layers.scene_types.vocabulary import Theme
from web.telling.sketching.side_by_side import marks_in, shape_of
from web.views.account.cited import Cited

COLOUR = "colour"


def standing(
    atlas: Atlas, cited: Cited, held: Iterable[tuple[str, Item]], region_id: str, asof: date
) -> dict[str, list[PointFeature]]:
    """Features of items that stand at a point of a region, by layer, with the numbers of their sources."""
    shape = shape_of(atlas, atlas.regions.get(region_id, asof), asof)
    found: dict[str, list[PointFeature]] = {}
    for layer, mark in marks_in(cited, held, shape):
        cited_by = cited.entry(layer, mark["id"])["sources"]
        found.setdefault(layer, []).append(mark | {"sources": cited_by})
    return found


def bounds(atlas: Atlas, region_ids: Iterable[str], asof: date) -> Bounds:
    """West, south, east and north of some regions in metres of EPSG:5179."""
    shapes = [shape_of(atlas, atlas.regions.get(key, asof), asof) for key in region_ids]
    west, south, east, north = map(float, shapely.total_bounds(np.array(shapes, dtype=object)))
    return west, south, east, north


def tint(atlas: Atlas, cited: Cited, region_id: str, asof: date, theme: Theme) -> str:
    """The fill of a chosen region: its pole's tint, where colours are and poles exist."""
    pole = atlas.regions.pole(region_id, asof)
    if pole is None or theme != COLOUR:
        return CHOSEN[theme]
    return cited.scene["poles"][pole.id]["tint"]
