"""The picture of the map that a page carries in its first bytes, the sheet it is styled by, the script that lays it."""

import re
from functools import lru_cache

from layers.plates.sheets import screen
from layers.scene.scene import State
from web.export.formats import letters
from web.export.plate import inline
from web.service import assets
from web.state.drawing import Drawing

#: Style sheets of the map page, in the order of their rules; the faces of the font come after the first paint.
SHEETS = ("site.css", "leaflet.css", "map.css")
#: Declarations of Leaflet that name a file beside its sheet, for controls and pins that the map has not.
BESIDE = re.compile(r"[\w-]+:\s*url\((?:images/|#default)[^)]*\);?")


def first_picture(source: Drawing, state: State, view: str | None) -> str:
    """The picture of a state as SVG; empty where the map is of tiles, which the page draws in one step."""
    scene = source.scene(state)
    if scene["tiles"]:
        return ""
    return inline.write(screen.draw(scene, source.atlas.boundaries, letters(), view), scene["caption"])


@lru_cache(maxsize=1)
def laying() -> str:
    """The script that lays a picture where the web map will draw the same, to stand inside the page."""
    return f"(()=>{{{assets.file('first_picture.js').read_text(encoding='utf-8').strip()}}})()"


@lru_cache(maxsize=1)
def sheet() -> str:
    """The style sheets of the map page as one, to stand inside it: nothing is waited for before the first paint."""
    return BESIDE.sub("", "\n".join(assets.file(name).read_text(encoding="utf-8").strip() for name in SHEETS))
