"""The picture of the map that a page carries in its first bytes, and the script that lays it."""

from functools import lru_cache

from layers.plates.sheets import screen
from layers.scene.scene import State
from web.export.formats import letters
from web.export.plate import inline
from web.service import assets
from web.state.drawing import Drawing


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
