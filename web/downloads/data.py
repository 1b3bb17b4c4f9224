"""Data as files: one layer, or the layers of a view, in a chosen reference system and encoding."""

from datetime import date

from flask import Blueprint, Response, request

from layers.collection import build
from layers.scene_types.vocabulary import Lang
from web.export.data.dataset import CP949, UTF8, Dataset
from web.export.formats import FORMATS, Format
from web.service.errors import BadParameter, UnknownFormat
from web.state.drawing import drawing
from web.state.state import NAMES, only, read_asof, read_lang, read_state

bp = Blueprint("downloads", __name__)
OPTIONS = ("crs", "encoding")
CHARSETS = {UTF8: "utf-8", CP949: "euc-kr"}


@bp.get("/export/layers/<layer_id>.<name>")
def layer(layer_id: str, name: str) -> Response:
    """One layer at a date with its citations.

    :raise 400: a parameter is unknown or has a value that cannot be used.
    :raise 404: no such layer or format.
    """
    made = known(name)
    only(request.args, "asof", "lang", *OPTIONS)
    return _answer(made, (layer_id,), read_asof(request.args, drawing().today()), read_lang(request.args))


@bp.get("/export/data.<name>")
def view(name: str) -> Response:
    """The layers that a state has on, at its date and with their citations; the window does not cut them.

    :raise 400: a parameter is unknown or has a value that cannot be used.
    :raise 404: no such format.
    """
    made = known(name)
    only(request.args, *NAMES, *OPTIONS)
    state = read_state(request.args, drawing().atlas, drawing().today()).scene
    return _answer(made, state.layers, state.asof, state.lang)


def known(name: str) -> Format:
    """The format of a name.

    Raises
    ------
    UnknownFormat
        Naming those there are.
    """
    if name not in FORMATS:
        raise UnknownFormat(f"{name}: {', '.join(FORMATS)}")
    return FORMATS[name]


def _answer(made: Format, layer_ids: tuple[str, ...], asof: date, lang: Lang) -> Response:
    if not layer_ids:
        raise BadParameter("layers", "", "layers_form")
    choices(made)  # what the format does not have is refused before anything is built
    return written(made, tuple(build.collection(drawing().atlas, layer_id, asof, lang) for layer_id in layer_ids), asof)


def written(made: Format, found: tuple[build.Collection, ...], asof: date) -> Response:
    """Collections as a file, in the reference system and encoding that the request chooses."""
    system, encoding = choices(made)
    data = Dataset(found, system, encoding)
    charset = f"; charset={CHARSETS[encoding]}" if made.media_type.startswith("text/") else ""
    answer = Response(made.write(data), content_type=f"{made.media_type}{charset}")
    named = "_".join((data.id, asof.isoformat(), *_chosen(made, system, encoding)))
    answer.headers["Content-Disposition"] = f'attachment; filename="{named}.{made.ending or made.name}"'
    return answer


def choices(made: Format) -> tuple[str, str]:
    """The reference system and the encoding that the request chooses; raises BadParameter for another."""
    return _option("crs", made.systems), _option("encoding", made.encodings)


def _option(name: str, allowed: tuple[str, ...]) -> str:
    """The value of a choice of the format; its first one by default."""
    text = request.args.get(name, allowed[0])
    if text not in allowed:
        raise BadParameter(name, text, f"{name}_form")
    return text


def _chosen(made: Format, system: str, encoding: str) -> list[str]:
    """What of the file is not as it is by default, for its name."""
    return [text for text, usual in ((system, made.systems[0]), (encoding, made.encodings[0])) if text != usual]
