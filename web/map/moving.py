"""The moving maps of a comparison: one Folium map for each region and one for all, made when a reader asks for them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from layers.scene.scene import GEO
from web.map.folium_map import MapParts, compared_maps
from web.service import assets
from web.service.language import spoken
from web.state.state import PageState

#: Up to so many regions have moving maps; beyond, pictures alone are readable.
MOST_MOVING = 4
STYLES = ("leaflet.css", "moving.css")
SCRIPTS = ("leaflet.js", "topojson-client.js")
MODULE = "moving.js"


@dataclass(frozen=True)
class Moving:
    """What a page needs for moving maps.

    `boot` is for the script of the page: what to fetch when moving maps are first asked for, the scene and the regions.
    """

    elements: tuple[str, ...]
    script: str
    boot: dict[str, Any]


def moving(region_ids: Sequence[str], layers: Sequence[str], page: PageState) -> Moving | None:
    """Moving maps of two to four regions with the marks of some layers; None for fewer or more regions.

    The page that shows them has to let their script run.
    """
    if not 2 <= len(region_ids) <= MOST_MOVING:
        return None
    parts = _shells(len(region_ids) + 1)
    scene = PageState(replace(page.scene, layers=tuple(layers), focus=None, frame=GEO))
    boot = {
        "styles": [assets.address(name) for name in STYLES],
        "scripts": [assets.address(name) for name in SCRIPTS],
        "module": assets.address(MODULE),
        "scene": f"/scene.json?{scene.query()}",
        "regions": list(region_ids),
        "texts": spoken(page.scene.lang),
    }
    script = "\n".join(part.script for part in parts)
    return Moving(tuple(part.html for part in parts), script, boot)


@lru_cache(maxsize=4)
def _shells(count: int) -> tuple[MapParts, ...]:
    return tuple(compared_maps(count))
