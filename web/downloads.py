"""Layers as files."""

from flask import Blueprint, Response, request

from layers import build
from web.drawing import drawing
from web.errors import UnknownFormat
from web.export import FORMATS
from web.state import only, read_asof, read_lang

bp = Blueprint("downloads", __name__)


@bp.get("/export/layers/<layer_id>.<name>")
def layer(layer_id: str, name: str) -> Response:
    """One layer at a date with its citations.

    :raise 400: a parameter is unknown or has a value that cannot be used.
    :raise 404: no such layer or format.
    """
    only(request.args, "asof", "lang")
    if name not in FORMATS:
        raise UnknownFormat(f"{name}: {', '.join(FORMATS)}")
    made = FORMATS[name]
    asof = read_asof(request.args, drawing().today())
    collection = build.collection(drawing().atlas, layer_id, asof, read_lang(request.args))
    answer = Response(made.write(collection), content_type=made.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{layer_id}_{asof.isoformat()}.{name}"'
    return answer
