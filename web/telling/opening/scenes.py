"""The scenes to begin with as the page offers them: their buttons, and what each opens."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from layers.presets.opening import day_of, layers_of, shown, title
from layers.presets.preset import Preset
from layers.scene.scene import State
from web.state.drawing import Drawing
from web.state.opening import values


@dataclass(frozen=True)
class Chip:
    """One scene: its words, its address, whether the map shows it, and what it opens.

    `opens` are the values of the state; `title` has the numbers of the day `asof`, `document` is the one whose stop
    on the ruler opens it.
    """

    id: str
    label: str
    title: str
    href: str
    current: bool
    asof: str
    layers: tuple[str, ...]
    document: str | None
    opens: dict[str, Any]


def chips(source: Drawing, state: State) -> tuple[Chip, ...]:
    """Every scene in its order, as seen from a state."""
    now = shown(source.atlas, source.presets, state.layers, state.asof, state.filter)
    return tuple(_chip(source, one, state, one is now) for one in source.presets)


def _chip(source: Drawing, one: Preset, state: State, current: bool) -> Chip:
    own = day_of(source.atlas, one)
    asof = own or state.asof
    asked = {"scene": one.id, "asof": None if own else asof.isoformat(), "lang": state.lang}
    asked |= {"theme": state.theme} if state.theme != "colour" else {}
    return Chip(
        id=one.id,
        label=one.label[state.lang],
        title=title(source.atlas, one, asof, state.lang),
        href=f"/?{urlencode({key: value for key, value in asked.items() if value})}",
        current=current,
        asof=asof.isoformat(),
        layers=layers_of(source.atlas, one),
        document=one.document,
        opens=opens(source, one),
    )


def opens(source: Drawing, one: Preset) -> dict[str, Any]:
    """What a scene makes of the state, for scripts."""
    return {**values(source, one), "layers": list(layers_of(source.atlas, one))}
