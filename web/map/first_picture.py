"""The picture of the map that a page carries in its first bytes, and the sheet and scripts that stand in the page."""

import re
from functools import lru_cache
from typing import NamedTuple

from layers.plates.sheets import screen
from layers.scene.scene import State
from web.export.formats import letters
from web.export.plate import inline
from web.service import assets
from web.state.drawing import Drawing

#: Style sheets of the map page, in the order of their rules; the faces of the font are a sheet of their own.
SHEETS = ("site.css", "leaflet.css", "map.css")
#: Declarations of Leaflet that name a file beside its sheet, for controls and pins that the map has not.
BESIDE = re.compile(r"[\w-]+:\s*url\((?:images/|#default)[^)]*\);?")


class FirstPicture(NamedTuple):
    """The map and its inset as SVG."""

    map: str
    inset: str


def first_picture(source: Drawing, state: State, view: str | None) -> FirstPicture | None:
    """The picture of a state; None where the map is of tiles, which the page draws in one step."""
    scene = source.scene(state)
    if scene["tiles"]:
        return None
    drawn = screen.draw(scene, source.atlas.boundaries, letters(), view)
    return FirstPicture(inline.write(drawn, scene["caption"]), inline.write_inset(drawn))


@lru_cache(maxsize=2)
def inline_script(name: str) -> str:
    """A script to stand inside a page: what lays the picture where the web map draws the same, what starts the rest."""
    return f"(()=>{{{assets.file(name).read_text(encoding='utf-8').strip()}}})()"


@lru_cache(maxsize=1)
def sheet() -> str:
    """The style sheets of the map page as one, to stand inside it: nothing is waited for before the first paint."""
    return BESIDE.sub("", "\n".join(assets.file(name).read_text(encoding="utf-8").strip() for name in SHEETS))
