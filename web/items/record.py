"""One item as JSON: what its page says, for other programs."""

from flask import Blueprint, Response, jsonify, request

from layers.collection.item_record import item_record
from layers.portfolio.dossier import dossier
from web.service import hosts
from web.state.current import drawing
from web.state.state import only, read_asof, read_lang
from web.telling.item_pages import ways

bp = Blueprint("api_items", __name__)


@bp.get("/api/items/<item_id>")
def item(item_id: str) -> Response:
    """An item at a date: its status, claims, differing values, deadline, documents and citations.

    :raise 400: a parameter is unknown or has a value that cannot be used.
    :raise 404: no such item; those that look like it are named.
    :raise 503: it would be of an own layer whose table could not be read at the start.
    """
    only(request.args, "asof", "lang")
    asof, lang = read_asof(request.args, drawing().today()), read_lang(request.args)
    found = dossier(drawing().atlas, item_id, asof)
    citation = ways(drawing().atlas, found, asof, lang, hosts.asked())
    return jsonify(item_record(drawing().atlas, found, asof, lang) | {"citation": citation})
