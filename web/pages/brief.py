"""`/brief/<region>`: a region on one page, to look at and to take away."""

from flask import Blueprint, Response, render_template, request

from layers.plates.page.layout import LAYOUTS
from web.export.document.layouts import read_width_px
from web.export.formats import DOCUMENTS, MAP_FORMATS, DocumentFormat, MapFormat
from web.service import hosts
from web.service.attachment import attachment
from web.service.mistakes import UnknownFormat
from web.state.current import drawing
from web.state.page import shared
from web.state.state import only, read_state
from web.views import written
from web.views.brief import BriefView, lines, points, read, scene

bp = Blueprint("briefs", __name__)
PARAMETERS = ("asof", "lang", "theme")
SLIDE = LAYOUTS["slide"]
#: What one slide can be: a picture of the page, or slides whose shapes can be edited.
FORMATS: dict[str, MapFormat | DocumentFormat] = {**MAP_FORMATS, "pptx": DOCUMENTS["pptx"]}


@bp.get("/brief/<region_id>")
def page(region_id: str) -> str:
    """The page of a region with its downloads.

    :raise 404: no such region at the date.
    """
    view = _view(region_id)
    made = scene(drawing(), view)
    state = read_state(request.args, drawing().atlas, drawing().today())
    return render_template(
        "brief.html", **shared(state), view=view, made=made, formats=FORMATS.values(), lines=lines, points=points
    )


@bp.get("/export/brief/<region_id>.<name>")
def file(region_id: str, name: str) -> Response:
    """The same as PNG, SVG, PDF or PPTX.

    :raise 400: a parameter is unknown or cannot be used, or the picture would be too large.
    :raise 404: no such format, or no such region at the date.
    """
    if name not in FORMATS:
        raise UnknownFormat(f"{name}: {', '.join(FORMATS)}")
    sized = name in MAP_FORMATS and MAP_FORMATS[name].sized
    only(request.args, *PARAMETERS, *(("width", "scale") if sized else ()))
    view = _view(region_id)
    if name in MAP_FORMATS:
        size = (read_width_px(request.args, SLIDE),) if sized else ()
        data = written.picture(drawing(), view, name, SLIDE, size, hosts.asked())
    else:
        data = written.document(drawing(), view, name, hosts.asked())
    return attachment(data, FORMATS[name].media_type, f"{view.name}.{name}")


def _view(region_id: str) -> BriefView:
    return read(region_id, request.args, drawing(), drawing().today())
