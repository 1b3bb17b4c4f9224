"""The map as one file: opens by a double click where there is no network, with every layer and every day inside it."""

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request

from layers.keeping import MB, Shelf
from layers.scene.scene import GEO, State
from layers.scene_types.scene import Scene
from web.map.folium_map import explore_map
from web.one_file.inline import data_address, packed, policy, script, style, unlinked
from web.one_file.parts import Rendered
from web.one_file.store import store
from web.service import hosts
from web.service.assets import file as asset_file
from web.service.language import spoken, translator
from web.state import geometry
from web.state.current import drawing
from web.state.drawing import Drawing
from web.state.page import of_state
from web.state.state import NAMES, PageState, only, read_state
from web.telling.ruler import events, stops, ways

bp = Blueprint("one_files", __name__)
#: Its data are packed inside; packing each state's file again would cost much and win little.
PACKED = "no-cache, no-transform"
#: Metres of tolerance of the boundaries in the file: fine enough to zoom in to a municipality, and still one file.
TOLERANCE_M = 150
STYLES = (("pretendard.css", "all"), ("site.css", "all"), ("leaflet.css", "all"), ("map.css", "all"),
          ("css/one_file.css", "all"), ("css/print.css", "print"))  # fmt: skip
SCRIPTS = ("leaflet.js", "topojson-client.js")
#: Texts beside those of all scripts that the file's own need.
WORDS = ("saved_no_code", "saved_copied", "saved_selected", "theme_grey", "theme_colour", "theme_to_grey",
         "theme_to_colour")  # fmt: skip


@dataclass(frozen=True)
class Block:
    """Data inside the page that is no script: packed text under an id."""

    id: str
    text: str


@bp.get("/export/map.html")
def file() -> Response:
    """The map of a state as one file.

    :raise 400: a parameter is unknown or cannot be used.
    """
    only(request.args, *NAMES)
    state = read_state(request.args, drawing().atlas, drawing().today())
    answer = Response(write(drawing(), state, hosts.asked()), mimetype="text/html")
    named = f"{'_'.join(('map', state.scene.asof.isoformat(), *state.scene.filter.stem))}.html"
    answer.headers["Cache-Control"] = PACKED
    answer.headers["Content-Disposition"] = f'attachment; filename="{named}"'
    return answer


def write(source: Drawing, state: PageState, host: str, home: str = "") -> bytes:
    """The file of a state; `host` ends in a slash, `home` is a page beside it. Needs an application, not a request.

    It shows the country, not tiles: a state in tiles opens as the same state on the land.
    """
    state = replace(state, scene=replace(state.scene, frame=GEO))
    return _written(source, state, host, source.today(), home)


@Shelf("one-file maps", 8 * MB, "state, host, today, page beside it", len)
def _written(source: Drawing, state: PageState, host: str, today: date, home: str) -> bytes:
    lang = state.scene.lang
    scene, held = source.scene(state.scene), stops(source, today)
    shell = explore_map((each.id, each.title[lang]) for each in source.atlas.catalog.values())
    scripts = [*map(script, SCRIPTS), shell.script, script("offline.js")]
    styles = [style(name, media) for name, media in STYLES]
    page = render_template(
        "one_file.html",
        **of_state(source, state, today),
        map_html=shell.html,
        scripts=scripts,
        styles=styles,
        policy=policy(scripts, styles),
        icon=data_address(asset_file("img/seal.svg")),
        blocks=blocks(source, state.scene),
        boot=_boot(state, host, scene, today),
        scene=scene,
        groups=[],
        ruler=events(source.atlas, lang),
        stops=held,
        ways=ways(held, state),
        rows=[],
        card=None,
        home=home,
        unlinked=unlinked,
    )
    return page.encode("utf-8")


def _boot(state: PageState, host: str, scene: Scene, today: date) -> dict[str, Any]:
    """What the page starts with: the state it opens in, its words, and where it came from."""
    lang = state.scene.lang
    own = {key: translator(lang)[key] for key in WORDS}
    first = {**scene["state"], "view": state.view}
    return {"state": first, "texts": {**spoken(lang), **own}, "origin": host, "today": today.isoformat()}


def blocks(source: Drawing, state: State) -> tuple[Block, ...]:
    """The data of a file: all layers on all days in the state's language and filter, and all boundaries."""
    return _blocks(source, State(layers=(), asof=date.max, lang=state.lang, filter=state.filter))


@Shelf("data of one-file maps", 8 * MB, "language, filter")
def _blocks(source: Drawing, state: State) -> tuple[Block, ...]:
    parts = Rendered(current_app.jinja_env, PageState(replace(state, asof=source.today())), state.lang)
    told = json.dumps(store(source, state, parts), ensure_ascii=False, separators=(",", ":"))
    data = source.config.data
    vintages = [each.vintage for each in source.atlas.regions.vintages]
    lands = [(f"land-{name}", source.atlas.boundaries.topology_path(name, TOLERANCE_M)) for name in vintages]
    return (
        Block("atlas-store", packed(told.encode("utf-8"))),
        *(Block(name, packed(geometry.content(path))) for name, path in (*lands, ("context", data / "context.json"))),
    )
