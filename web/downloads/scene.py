"""What the map asks for while it is open: the scene of a state, and what a name finds."""

from flask import Blueprint, Response, jsonify, request

from layers.collection import search
from web.service.compression import keep_packed
from web.service.mistakes import BadParameter
from web.state.current import drawing
from web.state.state import NAMES, only, read_asof, read_lang, read_state

bp = Blueprint("scene", __name__)
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
