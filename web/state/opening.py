"""`scene=`: an address that names a scene is that of the map it opens; what else the address says stays."""

from collections.abc import Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from layers.presets.opening import day_of, layers_of
from layers.presets.preset import Preset
from web.service.mistakes import UnknownChoice
from web.state.drawing import Drawing
from web.state.filtering import likest

SCENE = "scene"


def opened(args: MultiDict[str, str], source: Drawing) -> MultiDict[str, str]:
    """The arguments with what their scene says where they say nothing.

    Raises
    ------
    UnknownChoice
        Naming the scenes that look most like it.
    """
    asked = args.get(SCENE)
    if not asked:
        return args
    known = {one.id: one for one in source.presets}
    if asked not in known:
        names = {one.id: (one.id, *one.label.values(), *one.title.values()) for one in source.presets}
        raise UnknownChoice(SCENE, asked, likest(asked, names))
    said = args.copy()
    said.pop(SCENE)
    for key, value in values(source, known[asked]).items():
        if value and key not in said:
            said[key] = str(value)
    return said


def values(source: Drawing, one: Preset) -> Mapping[str, Any]:
    """What a scene says of the state, by parameter; None where that is the reader's, or nothing."""
    on = day_of(source.atlas, one)
    return {
        "layers": ",".join(layers_of(source.atlas, one)),
        "asof": on.isoformat() if on else None,
        "view": one.view,
        "sector": ",".join(one.sector) or None,
        "status": ",".join(one.status) or None,
    }
