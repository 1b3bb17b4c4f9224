"""Everything as one zip."""

from datetime import date

from flask import Blueprint, Response, request

from layers.atlas.atlas import Atlas
from layers.keeping import MB, Shelf
from layers.scene_types.vocabulary import Lang
from web.data_package.package import write
from web.state.current import drawing
from web.state.state import only, read_asof, read_lang

bp = Blueprint("package", __name__)


@bp.get("/export/atlas.zip")
def package() -> Response:
    """All layers at a date, all facts, documents, regions and statistics, with codebook, citation and licences.

    :raise 400: a parameter is unknown or has a value that cannot be used.
    """
    only(request.args, "asof", "lang")
    asof, lang = read_asof(request.args, drawing().today()), read_lang(request.args)
    answer = Response(_made(drawing().atlas, asof, lang), mimetype="application/zip")
    named = f"korea-industry-atlas_{asof.isoformat()}_{drawing().atlas.data_version}.zip"
    answer.headers["Content-Disposition"] = f'attachment; filename="{named}"'
    return answer


@Shelf("packages", 16 * MB, "day, language", len)
def _made(atlas: Atlas, asof: date, lang: Lang) -> bytes:
    """The package, kept: it takes a busy machine a minute to make."""
    return write(atlas, asof, lang)
