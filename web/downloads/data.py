"""Data as files: one layer, or the layers of a view, in a chosen reference system and encoding."""

from datetime import date

from flask import Blueprint, Response, request

from layers.collection import build
from layers.portfolio.filter import Filter
from layers.scene_types.vocabulary import Lang
from web.downloads.data_file import OPTIONS, choices, known, written
from web.export.formats import Format
from web.service.mistakes import BadParameter
from web.state.current import drawing
from web.state.filtering import FILTERS, read_filter
from web.state.state import NAMES, only, read_asof, read_lang, read_state

bp = Blueprint("downloads", __name__)


@bp.get("/export/layers/<layer_id>.<name>")
def layer(layer_id: str, name: str) -> Response:
    """One layer at a date with its citations.

    :raise 400: a parameter is unknown or has a value that cannot be used.
    :raise 404: no such layer or format.
    :raise 503: the table of an own layer could not be read at the start.
    """
    made = known(name)
    only(request.args, "asof", "lang", *FILTERS, *OPTIONS)
    asof, lang = read_asof(request.args, drawing().today()), read_lang(request.args)
    return _answer(made, (layer_id,), asof, lang, read_filter(request.args, drawing().atlas))


@bp.get("/export/data.<name>")
def view(name: str) -> Response:
    """The layers that a state has on, at its date and with their citations; the window does not cut them.

    :raise 400: a parameter is unknown or has a value that cannot be used.
    :raise 404: no such format.
    :raise 503: the table of one of the layers could not be read at the start.
    """
    made = known(name)
    only(request.args, *NAMES, *OPTIONS)
    state = read_state(request.args, drawing().atlas, drawing().today()).scene
    return _answer(made, state.layers, state.asof, state.lang, state.filter)


def _answer(made: Format, layer_ids: tuple[str, ...], asof: date, lang: Lang, chosen: Filter) -> Response:
    if not layer_ids:
        raise BadParameter("layers", "", "layers_form")
    for layer_id in layer_ids:
        drawing().atlas.own.require(layer_id)
    choices(made)  # what the format does not have is refused before anything is built
    found = (build.collection(drawing().atlas, layer_id, asof, lang, chosen=chosen) for layer_id in layer_ids)
    return written(made, tuple(found), asof, chosen)
