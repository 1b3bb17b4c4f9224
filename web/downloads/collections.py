"""JSON for the map and for other programs."""

from flask import Blueprint, Response, jsonify, request

from layers.collection import build, search
from layers.wording.abstracts import abstract
from web.export.data import geojson
from web.export.data.dataset import Dataset
from web.service.compression import keep_packed
from web.service.mistakes import BadParameter
from web.state.current import drawing
from web.state.filtering import FILTERS, read_filter
from web.state.state import NAMES, only, read_asof, read_lang, read_state

bp = Blueprint("api", __name__)
SEARCH_HITS = 20
LONGEST_QUERY = 100


@bp.get("/scene.json")
def scene() -> Response:
    """The scene of a state.

    :raise 400: a parameter is unknown or has a value that cannot be used.
    """
    only(request.args, *NAMES)
    state = read_state(request.args, drawing().atlas, drawing().today())
    keep_packed()
    return jsonify(drawing().scene(state.scene))


@bp.get("/search.json")
def find() -> Response:
    """Regions, places, layers, items and national figures by any of their names.

    :raise 400: `q` is missing or too long.
    """
    only(request.args, "q", "asof", "lang")
    text = request.args.get("q", "").strip()
    if not text or len(text) > LONGEST_QUERY:
        raise BadParameter("q", text[:LONGEST_QUERY], "q_form")
    asof = read_asof(request.args, drawing().today())
    hits = search.search(drawing().atlas, text, asof, read_lang(request.args), SEARCH_HITS)
    return jsonify(hits=[hit.__dict__ for hit in hits])


@bp.get("/api/collections")
def collections() -> Response:
    """Every layer with its titles and addresses."""
    only(request.args, "lang")
    lang = read_lang(request.args)
    return jsonify(collections=[_entry(layer, lang) for layer in drawing().atlas.catalog.values()])


@bp.get("/api/collections/<layer_id>/items")
def items(layer_id: str) -> Response:
    """A layer's items at a date as GeoJSON (CRS84), with their citations.

    :raise 404: no such layer.
    """
    only(request.args, "asof", "lang", *FILTERS)
    asof, chosen = read_asof(request.args, drawing().today()), read_filter(request.args, drawing().atlas)
    collection = build.collection(drawing().atlas, layer_id, asof, read_lang(request.args), chosen=chosen)
    pages = {item: f"/items/{item}" for item in drawing().atlas.by_item}
    return Response(geojson.write(Dataset((collection,)), pages), mimetype="application/geo+json")


def _entry(layer, lang):
    return {
        "id": layer.id,
        "title": layer.title[lang],
        "description": abstract(drawing().atlas, layer, drawing().today(), lang),
        "links": [
            {"rel": "items", "type": "application/geo+json", "href": f"/api/collections/{layer.id}/items"},
            {"rel": "alternate", "type": "text/html", "href": f"/layers/{layer.id}"},
        ],
    }
