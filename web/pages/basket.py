"""`/briefing/view.json` and `POST /briefing/views.json`: what the list of a briefing asks of its views, one by one.

The list itself stays in the browser: no address here takes it whole but the file that somebody chose to read in.
"""

from dataclasses import asdict

from flask import Blueprint, Response, jsonify, request
from werkzeug.exceptions import RequestEntityTooLarge

from geo.errors import GeoError
from layers.errors import LayersError
from web.briefing.file import LARGEST_BYTES, read
from web.briefing.shown import nearest, shown
from web.briefing.yaml_nodes import BriefingError, decoded
from web.service.language import translator
from web.service.mistakes import BadParameter, WebError, detail
from web.state.current import drawing
from web.state.state import only, read_lang

bp = Blueprint("basket", __name__)
LONGEST = 8000


@bp.get("/briefing/view.json")
def view() -> Response:
    """A view by its address: title, picture and code; one that does not hold says why, and where another is chosen.

    :raise 400: no address.
    """
    only(request.args, "of", "lang")
    address, lang = request.args.get("of", ""), read_lang(request.args)
    if not address or len(address) > LONGEST:
        raise BadParameter("of", address[:40], "of_form")
    try:
        return _unkept(asdict(shown(address, drawing(), drawing().today())))
    except (LayersError, GeoError, WebError) as error:
        return _unkept({"address": address, "wrong": detail(error, lang), "nearest": nearest(address)})


@bp.post("/briefing/views.json")
def views() -> Response:
    """The views that a briefing file lists, for the list of the browser; every mistake names its line.

    :raise 400: the file cannot be read.
    """
    only(request.args, "lang")
    lang, request.max_content_length = read_lang(request.args), LARGEST_BYTES
    try:
        briefing = read(decoded(request.get_data()))
    except RequestEntityTooLarge:
        return _unkept({"wrong": translator(lang)("briefing_bytes", most=LARGEST_BYTES)}, 400)
    except BriefingError as error:
        said = translator(lang)("briefing_at", line=error.line, said=error.said) if error.line else error.said
        return _unkept({"wrong": said}, 400)
    entries = [{"address": each.address, "title": each.title, "remark": each.remark} for each in briefing.entries]
    mistakes = [translator(lang)("briefing_at", line=each.line, said=each.said) for each in briefing.mistakes]
    head = {"title": briefing.title, "subtitle": briefing.subtitle, "author": briefing.author}
    return _unkept({**head, "views": entries, "mistakes": mistakes})


def _unkept(told: dict[str, object], status: int = 200) -> Response:
    answer = jsonify(told)
    answer.status_code = status
    answer.headers["Cache-Control"] = "no-store"
    return answer
