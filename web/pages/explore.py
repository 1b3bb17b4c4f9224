"""`/`: the map."""

from datetime import date
from functools import lru_cache

from flask import Blueprint, current_app, render_template

from layers.findings.findings import findings
from layers.findings.portrait import portrait
from web.map.first_picture import first_picture, inline_script, sheet
from web.map.folium_map import explore_map
from web.service import hosts
from web.service.compression import keep_packed
from web.service.headers import allow_script, allow_style
from web.service.language import spoken
from web.state.current import drawing
from web.state.drawing import Drawing
from web.state.page import PAGES, of_state, page_state
from web.state.state import PageState
from web.telling.cards import card
from web.telling.findings import evidence
from web.telling.findings.entries import entries
from web.telling.groups import groups
from web.telling.opening.filters import controls
from web.telling.opening.scenes import chips
from web.telling.opening.values import values
from web.telling.ruler import events, stops, ways
from web.telling.tables import rows

bp = Blueprint("explore", __name__)
#: Scripts that stand inside the page, by what they are for.
INLINE = {"laying": "first_picture.js", "starting": "later.js"}


@bp.get("/")
def explore() -> str:
    """The map.

    :raise 400: a parameter has a value that cannot be used.
    """
    script, page = _explored(drawing(), page_state(), drawing().today(), hosts.asked())
    allow_script(script)
    for name in INLINE.values():
        allow_script(inline_script(name))
    allow_style(sheet())
    keep_packed()
    return page


def _card(source, state):
    """The card of the region in focus and what is said of it."""
    scene = state.scene
    if not scene.focus:
        return {"card": None}
    found = card(source, scene.focus, scene.asof, scene.lang, scene.theme)
    return {"card": found, "portrait": portrait(source.atlas, found.id, scene.asof)}


@PAGES
def _explored(source: Drawing, state: PageState, today: date, host: str) -> tuple[str, str]:
    """The map page of a state and its inline script; equal states on one day are equal pages."""
    scene, held, offered = source.scene(state.scene), stops(source, today), chips(source, state.scene)
    shell = _shell(tuple((each.id, each.title[state.scene.lang]) for each in source.atlas.catalog.values()))
    page = render_template(
        "explore.html",
        **of_state(source, state, today),
        own_path="/",
        address=f"{host}?{state.query()}",
        map_html=shell.html,
        map_script=shell.script,
        picture=first_picture(source, state.scene, state.view),
        **{use: inline_script(name) for use, name in INLINE.items()},
        sheet=sheet(),
        texts=spoken(state.scene.lang),
        **_card(source, state),
        scene=scene,
        groups=groups(source, state.scene),
        filters=controls(source.atlas, state.scene.filter, state.scene.lang),
        ruler=events(source.atlas, state.scene.lang),
        stops=held,
        ways=ways(held, state),
        scenes=offered,
        sentence=next((one.title for one in offered if one.current and one.title), scene["title"]),
        rows=rows(scene),
        values=values(source.atlas, scene),
        found=findings(source.atlas, state.scene.asof),
        evidence=evidence,
        asked=f"asof={state.scene.asof}&lang={state.scene.lang}",
        entries=entries({rule.rule for rule in current_app.url_map.iter_rules()}),
    )
    return shell.script, page


@lru_cache(maxsize=4)
def _shell(layers):
    return explore_map(layers)
