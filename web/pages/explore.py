"""The pages: explore, the catalogue of layers, regions, sources, and what is not known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, has_request_context, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from layers.labels import quantity
from layers.portfolio import document_report, freshness
from layers.scene.scene import GEO, State
from layers.wording.details import label, value_of
from web.export.formats import FORMATS
from web.map.folium_map import explore_map
from web.service.headers import allow_script
from web.service.language import spoken, translator
from web.service.naming import named_region
from web.state.drawing import Drawing, drawing
from web.state.state import NAMES, PageState, read_state
from web.telling.cards import card
from web.telling.profiles import MOST_DUE, listed, profile
from web.telling.ruler import events
from web.telling.tables import rows

bp = Blueprint("pages", __name__)
KEPT_PAGES = 128


@bp.get("/")
def explore() -> str:
    """The map.

    :raise 400: a parameter has a value that cannot be used.
    """
    script, page = _explored(drawing(), _state(), drawing().today(), request.host_url)
    allow_script(script)
    return page


@bp.get("/layers")
def catalogue() -> str:
    """Every layer, in its group."""
    state = _state()
    return render_template("layers.html", **shared(state), groups=groups(state.scene))


@bp.get("/layers/<layer_id>")
def layer(layer_id: str) -> str:
    """One layer: what it is, its items, its sources, its downloads.

    :raise 404: no such layer.
    """
    state = _state()
    definition = drawing().atlas.catalog[layer_id]
    scene = drawing().scene(replace(state.scene, layers=(layer_id,)))
    return render_template(
        "layer.html",
        **shared(state),
        definition=definition,
        layer=scene["layers"][0],
        scene=scene,
        rows=rows(scene),
        formats=FORMATS.values(),
    )


@bp.get("/regions/<region_id>")
def region(region_id: str) -> BaseResponse | str:
    """The profile of a region: its map, figures, portfolio, history and deadlines; a name leads to its id.

    :raise 400: a name that several regions have.
    :raise 404: no such region at the date.
    """
    state = _state()
    meant = named_region(drawing().atlas, region_id, state.scene.asof)
    if meant != region_id:
        return redirect(f"/regions/{meant}?{state.query()}")
    found = card(drawing(), region_id, state.scene.asof, state.scene.lang, state.scene.theme)
    return render_template(
        "region.html",
        **shared(state),
        card=found,
        profile=profile(drawing(), found, state.scene.lang),
        listed=listed,
        value_of=value_of,
        label=label,
        most_due=MOST_DUE,
    )


@bp.get("/sources")
def documents() -> str:
    """The documents behind the atlas."""
    state = _state()
    return render_template("sources.html", **shared(state), documents=_counted())


@bp.get("/sources/<document_id>")
def document(document_id: str) -> str:
    """One document: its facts, its figures, its totals, what contradicts it.

    :raise 404: no such document.
    """
    state = _state()
    report = document_report.report(drawing().atlas, document_id)
    return render_template("source.html", **shared(state), report=report, quantity=quantity)


@bp.get("/freshness")
def gaps() -> str:
    """What is undecided, unconfirmed or without a name, and what would settle it."""
    state = _state()
    found = freshness.gaps(drawing().atlas, state.scene.asof)
    return render_template("freshness.html", **shared(state), gaps=found)


def _card(state):
    focus = state.scene.focus
    return card(drawing(), focus, state.scene.asof, state.scene.lang, state.scene.theme) if focus else None


def _state() -> PageState:
    return read_state(request.args, drawing().atlas, drawing().today())


def shared(state: PageState) -> dict[str, Any]:
    """What every page needs: its state, its language, and the way to other states."""
    lang = state.scene.lang
    return {
        "page": state,
        "state": {**_plain(state.scene), "view": state.view},
        "lang": lang,
        "t": translator(lang),
        "today": drawing().today().isoformat(),
        "atlas": drawing().atlas,
        "here": _here(state),
    }


def _here(state: PageState) -> Callable[..., str]:
    """A function that writes the query of this page with another language or theme; what else it asks for stays."""
    asked = request.args.items(multi=True) if has_request_context() else ()
    own = urlencode([(name, value) for name, value in asked if name not in NAMES], safe=",/")

    def query(**changes: str) -> str:
        return "&".join(part for part in (own, state.query(**changes)) if part)

    return query


def _plain(scene: State) -> dict[str, Any]:
    return {
        "layers": list(scene.layers),
        "asof": scene.asof.isoformat(),
        "focus": scene.focus,
        "lang": scene.lang,
        "theme": scene.theme,
        "frame": None if scene.frame == GEO else scene.frame,
    }


def groups(state: State) -> list[dict[str, Any]]:
    """The catalogue's groups with their layers as the scene has them, each with `on`."""
    whole = drawing().whole(state.asof, state.lang, state.theme)
    drawn = {each["id"]: each for each in whole["layers"]}
    return [
        {
            "id": group.id,
            "title": group.title(state.lang),
            "marks": whole["marks"],
            "layers": [
                {**drawn[each.id], "abstract": each.abstract[state.lang], "on": each.id in state.layers}
                for each in members
            ],
        }
        for group, members in drawing().atlas.catalog.grouped()
    ]


@lru_cache(maxsize=KEPT_PAGES)
def _explored(source: Drawing, state: PageState, today: date, host: str) -> tuple[str, str]:
    """The map page of a state and its inline script; equal states on one day are equal pages."""
    scene = source.scene(state.scene)
    shell = _shell(tuple((each.id, each.title[state.scene.lang]) for each in source.atlas.catalog.values()))
    page = render_template(
        "explore.html",
        **shared(state) | {"here": state.query},  # kept for everyone: nothing else of this request may be in it
        address=f"{host}?{state.query()}",
        map_html=shell.html,
        map_script=shell.script,
        texts=spoken(state.scene.lang),
        card=_card(state),
        scene=scene,
        groups=groups(state.scene),
        ruler=events(source.atlas, state.scene.lang),
        rows=rows(scene),
    )
    return shell.script, page


@lru_cache(maxsize=4)
def _shell(layers):
    return explore_map(layers)


def _counted():
    atlas = drawing().atlas
    counts: dict[str, int] = {}
    for fact in atlas.facts:
        counts[fact.document] = counts.get(fact.document, 0) + 1
    return [(each, counts.get(each.id, 0)) for each in atlas.documents.values()]
