"""Maps as files: the state of an address, printed on a page."""

from flask import Blueprint, Response, request

from layers.plates.page.layout import LAYOUTS
from web.export.document.layouts import read_layout, read_width_px
from web.export.formats import DOCUMENTS, MAP_FORMATS, OFFICE_OF_A_MAP
from web.service import hosts
from web.service.attachment import attachment
from web.service.mistakes import UnknownFormat
from web.state.current import drawing
from web.state.state import NAMES, only, read_state
from web.views import written
from web.views.map.view import MapView

bp = Blueprint("map_exports", __name__)


@bp.get("/export/map.<name>")
def file(name: str) -> Response:
    """The map of a state as PNG, SVG or PDF, or as a document about it.

    :raise 400: a parameter is unknown or cannot be used, the picture would be too large, or the legend too long.
    :raise 404: no such format.
    """
    if name in OFFICE_OF_A_MAP:
        return _document(name)
    if name not in MAP_FORMATS:
        raise UnknownFormat(f"{name}: {', '.join(dict.fromkeys((*MAP_FORMATS, *DOCUMENTS)))}")
    made = MAP_FORMATS[name]
    only(request.args, *NAMES, "layout", *(("width", "scale") if made.sized else ()))
    view = MapView(read_state(request.args, drawing().atlas, drawing().today()))
    layout = read_layout(request.args)
    size = (read_width_px(request.args, layout),) if made.sized else ()
    data = written.picture(drawing(), view, name, LAYOUTS[layout.id], size, hosts.asked())
    return attachment(data, made.media_type, f"{view.name}_{layout.id}.{name}")


def _document(name: str) -> Response:
    """The document of the request's state; it chooses its own page."""
    only(request.args, *NAMES)
    view = MapView(read_state(request.args, drawing().atlas, drawing().today()))
    data = written.document(drawing(), view, name, hosts.asked())
    return attachment(data, DOCUMENTS[name].media_type, f"{view.name}.{name}")
