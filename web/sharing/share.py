"""Handing a map on: its address, the code of a frame, a picture, Markdown and a QR code, as a page and as a part."""

from typing import Any
from urllib.parse import parse_qsl

from flask import Blueprint, Response, render_template, request

from web.service import hosts
from web.sharing.embedded import CONTROLS, OWN_NAMES, Embedding, read_controls
from web.sharing.snippets import Snippets, qr_svg
from web.state.current import drawing
from web.state.page import shared
from web.state.state import NAMES, only, read_kept

bp = Blueprint("sharing", __name__)


@bp.get("/share")
def page() -> str:
    """Every way of handing on the map of a state.

    :raise 400: a parameter is unknown or cannot be used.
    """
    return render_template("share.html", **_shared())


@bp.get("/fragments/share")
def part() -> str:
    """The same for the dialog of the map page.

    :raise 400: a parameter is unknown or cannot be used.
    """
    return render_template("fragments/share.html", **_shared())


@bp.get("/share/qr.svg")
def code() -> Response:
    """The QR code of the map of a state.

    :raise 400: a parameter is unknown or cannot be used.
    """
    only(request.args, *NAMES)
    state = read_kept(request.args, drawing().atlas, drawing().today())
    return Response(qr_svg(f"{hosts.asked()}?{state.query()}"), content_type="image/svg+xml")


def _shared() -> dict[str, Any]:
    only(request.args, *NAMES, OWN_NAMES[0])
    state = read_kept(request.args, drawing().atlas, drawing().today())
    embedding = Embedding(state, read_controls(request.args))
    scene = drawing().scene(state.scene)
    snippets = Snippets(hosts.asked(), embedding, scene["title"], scene["caption"])
    fields = parse_qsl(state.query(), keep_blank_values=True)
    return {
        **shared(state),
        "scene": scene,
        "embedding": embedding,
        "snippets": snippets,
        "every_control": CONTROLS,
        "fields": fields,
    }
