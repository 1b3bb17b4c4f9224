"""`/layers`: the catalogue of layers, and one of them with its items, sources and downloads."""

from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from flask import Blueprint, render_template

from geo.region import Region
from layers.collection.build import size
from layers.portfolio.filter import EVERY
from layers.scene.scene import State
from layers.tiles.layer import listed
from layers.wording.abstracts import abstract
from layers.wording.totals_told import sentence, totals_of
from layers.words.catalogue import words_of
from web.export.formats import FORMATS
from web.state.current import drawing
from web.state.filtering import written
from web.state.page import page_state, shared
from web.telling.groups import groups
from web.telling.tables import rows

bp = Blueprint("layers", __name__)


@bp.get("/layers")
def catalogue() -> str:
    """Every layer, in its group."""
    state = page_state()
    return render_template(
        "layers.html", **shared(state), groups=groups(drawing(), state.scene), kinds=_kinds(state.scene.lang)
    )


def _kinds(lang: str) -> dict[str, str]:
    """What kind each layer of facts is, as /instruments says it."""
    grounds, words = words_of(lang, "meeting"), words_of(lang, "register")
    known = drawing().atlas.instruments
    return {key: f"{grounds[one.ground]} ({words[f'kind_{one.kind}']})" for key, one in known.items()}


@bp.get("/layers/<layer_id>")
def layer(layer_id: str) -> str:
    """One layer: what it is, its items, its sources, its downloads.

    :raise 404: no such layer.
    """
    state = page_state()
    definition = drawing().atlas.catalog[layer_id]
    scene = drawing().scene(replace(state.scene, layers=(layer_id,)))
    listed = rows(scene)
    return render_template(
        "layer.html",
        **shared(state),
        definition=definition,
        abstract=abstract(drawing().atlas, definition, state.scene.asof, state.scene.lang),
        layer=scene["layers"][0],
        scene=scene,
        rows=listed,
        unread=layer_id in drawing().atlas.own.unread,
        names={row["id"]: row["label"] for row in listed},
        renamed=drawing().atlas.renamed_in(definition.topic),
        totals=totals_of(drawing().atlas, definition, state.scene.asof),
        total_sentence=sentence,
        formats=FORMATS.values(),
        size=size(drawing().atlas, layer_id, state.scene.asof, state.scene.filter),
        of_filter=_of_filter(state.scene),
        points=_points(layer_id, scene["layers"][0]["in_force"], state.scene.asof),
        words=words_of(state.scene.lang, "tiled"),
        no_filter=EVERY,
    )


def _points(layer_id: str, drawn: bool, asof: date) -> list[tuple[Region, int]]:
    """Where the points of a layer lie that has very many, by region; of another layer nothing."""
    atlas = drawing().atlas
    points = atlas.own.tilesets.get(layer_id)
    return listed(points, atlas.boundaries, asof) if points and drawn else []


def _of_filter(state: State) -> str:
    """The query of the layer's files: day, language and filter."""
    pairs = {"asof": state.asof.isoformat(), "lang": state.lang, **written(state.filter)}
    return urlencode({key: value for key, value in pairs.items() if value}, safe=",")
