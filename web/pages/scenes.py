"""`/scenes`: the scenes to begin with, as a page and as data."""

from flask import Blueprint, Response, jsonify, render_template, request

from web.state.current import drawing
from web.state.page import page_state, shared
from web.state.state import only, read_state
from web.telling.opening.scenes import chips

bp = Blueprint("scenes", __name__)


@bp.get("/scenes")
def every() -> str:
    """Every scene with what it opens.

    :raise 400: a parameter has a value that cannot be used.
    """
    state = page_state()
    return render_template("scenes.html", **shared(state), scenes=chips(drawing(), state.scene))


@bp.get("/api/scenes")
def data() -> Response:
    """The scenes as JSON: words, layers, day, filter, window, document and address.

    :raise 400: a parameter is unknown or has a value that cannot be used.
    """
    only(request.args, "asof", "lang")
    state = read_state(request.args, drawing().atlas, drawing().today()).scene
    told = ("id", "label", "title", "href", "document")
    found = [{**{key: getattr(one, key) for key in told}, **one.opens} for one in chips(drawing(), state)]
    return jsonify(asof=state.asof.isoformat(), scenes=found)
