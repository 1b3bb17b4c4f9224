"""The state of a map as its URL carries it: read strictly, written whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from geo.dates import day
from geo.errors import BadDate, BeforeRecord, NotYetRegion, UnknownRegion
from geo.regions import recorded
from layers.atlas.atlas import Atlas
from layers.scene.scene import FRAMES, GEO, State
from layers.scene_types.vocabulary import Lang, Theme
from layers.symbols.cartography import LATITUDES, LEAST_ZOOM, LONGITUDES, MOST_ZOOM
from web.service.config import LAST_DAY
from web.service.language import LANGUAGES
from web.service.mistakes import BadParameter, UnknownParameter
from web.state.filtering import listed, read_filter, written

THEMES: tuple[Theme, ...] = ("colour", "grey")
Choice = TypeVar("Choice", bound=str)
Args = MultiDict[str, str]
VIEW = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)/(-?\d{1,2}(?:\.\d{1,5})?)/(-?\d{1,3}(?:\.\d{1,5})?)", re.ASCII)
MOST_TOLD, LONGEST_TOLD = 5, 60
VIEW_LIMITS = ((LEAST_ZOOM, MOST_ZOOM), LATITUDES, LONGITUDES)
NAMES = ("layers", "asof", "view", "focus", "lang", "theme", "frame", "sector", "status")


@dataclass(frozen=True)
class PageState:
    """A scene's state and the part of the world that the window shows.

    Attributes
    ----------
    scene : State
        Layers, as-of date, focus, language, theme, frame and filter.
    view : str or None
        `zoom/latitude/longitude`, WGS 84 degrees; `None` is the whole country.
    dropped : tuple of str
        Layers that an old address names and that there are none of; the page says so, no other address carries them.
    unshaded : tuple of str
        Choropleths that an address names beside the one that is drawn; told and left out alike.
    """

    scene: State
    view: str | None = None
    dropped: tuple[str, ...] = ()
    unshaded: tuple[str, ...] = ()

    def query(self, **changes: Any) -> str:
        """The query string that restores this state, with `changes` applied.

        Every part is written but an absent `view`, `focus` or filter and the frame of geography.
        """
        scene = replace(self.scene, **{k: v for k, v in changes.items() if k != "view"})
        view = changes.get("view", self.view)
        pairs = {
            "layers": ",".join(scene.layers),
            "asof": scene.asof.isoformat(),
            "view": view,
            "focus": scene.focus,
            "lang": scene.lang,
            "theme": scene.theme,
            "frame": None if scene.frame == GEO else scene.frame,
            **written(scene.filter),
        }
        return urlencode({k: v for k, v in pairs.items() if v is not None}, safe=",/")


def only(args: Args, *names: str) -> None:
    """Refuse parameters that an address does not have.

    Raises
    ------
    UnknownParameter
        Naming those that are unknown, and those there are.
    """
    unknown = [name for name in args if name not in names]
    if unknown:
        raise UnknownParameter(f"{', '.join(unknown)} ({', '.join(names)})")


def read_state(args: Args, atlas: Atlas, today: date) -> PageState:
    """The state in the query arguments.

    Raises
    ------
    BadParameter
        Naming the parameter, its value and the form it should have.
    """
    asof = read_day("asof", args.get("asof"), today)
    scene = State(
        layers=_layers(args.getlist("layers"), atlas),
        asof=asof,
        focus=_focus(args.get("focus"), atlas, asof),
        lang=_one_of("lang", args.get("lang"), LANGUAGES),
        theme=_one_of("theme", args.get("theme"), THEMES),
        frame=_one_of("frame", args.get("frame"), FRAMES),
        filter=read_filter(args, atlas),
    )
    return PageState(scene, _view(args.get("view")))


def read_kept(args: Args, atlas: Atlas, today: date) -> PageState:
    """The state in the address of a page, which somebody may have kept: without the layers that are no more.

    Raises
    ------
    BadParameter
        As `read_state` does for everything else.
    """
    wanted = listed(args.getlist("layers"))
    dropped = tuple(layer_id for layer_id in wanted if layer_id not in atlas.catalog)
    if not dropped:
        return read_state(args, atlas, today)
    kept = args.copy()
    kept.setlist("layers", [",".join(layer_id for layer_id in wanted if layer_id in atlas.catalog)])
    told = tuple(layer_id[:LONGEST_TOLD] for layer_id in dropped[:MOST_TOLD])
    return replace(read_state(kept, atlas, today), dropped=told)


def one_shade(state: PageState, atlas: Atlas) -> PageState:
    """A map's state with the first of its choropleths alone: a second would cover it."""
    shades = [layer_id for layer_id in state.scene.layers if atlas.catalog[layer_id].shades]
    kept = tuple(layer_id for layer_id in state.scene.layers if layer_id not in shades[1:])
    return replace(state, scene=replace(state.scene, layers=kept), unshaded=tuple(shades[1:]))


def read_asof(args: Args, today: date) -> date:
    """The as-of date alone, for pages that have no map."""
    return read_day("asof", args.get("asof"), today)


def read_day(name: str, text: str | None, default: date) -> date:
    """The day in a parameter; raises BadParameter, naming it and the form it should have."""
    if not text:
        return default
    try:
        found = recorded(day(text))
        if found > LAST_DAY:
            raise BadParameter(name, text, "asof_last")
        return found
    except BadDate as error:
        raise BadParameter(name, text, "asof_form") from error
    except BeforeRecord as error:
        raise BadParameter(name, text, "asof_first") from error


def read_lang(args: Args) -> Lang:
    """The language alone."""
    return _one_of("lang", args.get("lang"), LANGUAGES)


def _layers(values: Sequence[str], atlas: Atlas) -> tuple[str, ...]:
    """Ids of `layers=a,b`, or of `layers=a&layers=b` as the form without scripts sends them."""
    if not values:
        return atlas.catalog.defaults()
    wanted = listed(values)
    for layer_id in wanted:
        if layer_id not in atlas.catalog:
            raise BadParameter("layers", layer_id, "layers_form")
    return tuple(layer_id for layer_id in atlas.catalog if layer_id in wanted)


def _focus(text: str | None, atlas: Atlas, asof: date) -> str | None:
    if not text:
        return None
    try:
        atlas.regions.follow(text, asof)
    except NotYetRegion as error:
        raise BadParameter("focus", text, "focus_not_yet") from error
    except UnknownRegion as error:
        raise BadParameter("focus", text, "focus_form") from error
    return text


def _one_of(name: str, text: str | None, allowed: tuple[Choice, ...]) -> Choice:
    if not text:
        return allowed[0]
    found = next((one for one in allowed if one == text), None)
    if found is None:
        raise BadParameter(name, text, f"{name}_form")
    return found


def _view(text: str | None) -> str | None:
    if not text:
        return None
    match = VIEW.fullmatch(text)
    if not match or any(
        not low <= float(part) <= high for part, (low, high) in zip(match.groups(), VIEW_LIMITS, strict=True)
    ):
        raise BadParameter("view", text, "view_form")
    return text
