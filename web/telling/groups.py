"""The catalogue's groups with their layers as a scene has them."""

from typing import Any

from layers.scene.scene import State
from layers.wording.abstracts import abstract as said
from web.state.drawing import Drawing


def groups(source: Drawing, state: State) -> list[dict[str, Any]]:
    """The catalogue's groups with their layers, each with `on`; `count` is how many are on.

    What is on has the legend of the map that shows it.
    """
    whole = source.whole(state.asof, state.lang, state.theme, state.filter)
    shown = {each["id"]: each["legend"] for each in source.scene(state)["layers"]}
    drawn = {each["id"]: {**each, "legend": shown.get(each["id"], each["legend"])} for each in whole["layers"]}
    return [
        {
            "id": group.id,
            "title": group.title(state.lang),
            "count": f"{sum(each.id in state.layers for each in members)}/{len(members)}",
            "marks": whole["marks"],
            "shaded": any(each.shades for each in members),
            "layers": [
                {
                    **drawn[each.id],
                    "abstract": said(source.atlas, each, state.asof, state.lang),
                    "on": each.id in state.layers,
                }
                for each in members
            ],
        }
        for group, members in source.atlas.catalog.grouped()
    ]
