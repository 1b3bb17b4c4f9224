"""Comparisons, regions, changes and instruments as files: the view of an address as a document or one printed page."""

from flask import Blueprint, Response, request

from layers.plates.page.layout import LAYOUTS
from web.export.document.layouts import read_layout, read_width_px
from web.export.formats import DOCUMENTS, MAP_FORMATS, DocumentFormat, MapFormat
from web.service import hosts
from web.service.attachment import attachment
from web.service.mistakes import UnknownFormat
from web.state.current import drawing
from web.state.state import only
from web.views import written
from web.views.kinds import VIEWS

bp = Blueprint("view_exports", __name__)


def formats(kind: str) -> tuple[DocumentFormat | MapFormat, ...]:
    """The formats of a kind of view: documents, and pictures where it has a page."""
    pictures = MAP_FORMATS.values() if VIEWS[kind].pictures else ()
    return (*(each for each in pictures if each.name not in DOCUMENTS), *DOCUMENTS.values())


@bp.get("/export/compare.<name>")
def comparison(name: str) -> Response:
    """Regions side by side.

    :raise 400: a parameter is unknown or cannot be used, or there are too few or too many regions.
    :raise 404: no such format or region.
    """
    return _file("compare", "", name)


@bp.get("/export/changes.<name>")
def changes(name: str) -> Response:
    """What differs between two days.

    :raise 400: a parameter is unknown or cannot be used.
    :raise 404: no such format, layer or region.
    """
    return _file("changes", "", name)


@bp.get("/export/regions/<region_id>.<name>")
def region(region_id: str, name: str) -> Response:
    """The profile of a region.

    :raise 400: a parameter is unknown or cannot be used.
    :raise 404: no such format or region.
    """
    return _file("regions", region_id, name)


@bp.get("/export/instruments/<layer_id>.<name>")
def instrument(layer_id: str, name: str) -> Response:
    """An instrument in every province, as it is submitted to the National Assembly.

    :raise 400: a parameter is unknown or cannot be used.
    :raise 404: no such format or layer.
    """
    return _file("instruments", layer_id, name)


def _file(kind: str, subject: str, name: str) -> Response:
    """The view of the request in a format of its kind."""
    known = {each.name: each for each in formats(kind)}
    if name not in known:
        raise UnknownFormat(f"{name}: {', '.join(known)}")
    made = known[name]
    return _picture(kind, subject, made) if isinstance(made, MapFormat) else _document(kind, subject, made)


def _document(kind: str, subject: str, made: DocumentFormat) -> Response:
    only(request.args, *VIEWS[kind].parameters)
    view = VIEWS[kind].read(subject, request.args, drawing(), drawing().today())
    data = written.document(drawing(), view, made.name, hosts.asked())
    return attachment(data, made.media_type, f"{view.name}.{made.name}")


def _picture(kind: str, subject: str, made: MapFormat) -> Response:
    only(request.args, *VIEWS[kind].parameters, "layout", *(("width", "scale") if made.sized else ()))
    view = VIEWS[kind].read(subject, request.args, drawing(), drawing().today())
    layout = read_layout(request.args)
    size = (read_width_px(request.args, layout),) if made.sized else ()
    data = written.picture(drawing(), view, made.name, LAYOUTS[layout.id], size, hosts.asked())
    return attachment(data, made.media_type, f"{view.name}_{layout.id}.{made.name}")
