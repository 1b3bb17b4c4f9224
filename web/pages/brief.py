"""`/brief/<region>`: a region on one page, to look at and to take away."""

from flask import Blueprint, render_template, request

from layers.findings.portrait import portrait
from web.state.current import drawing
from web.state.page import shared
from web.state.state import read_kept
from web.views.brief import lines, points, read, scene
from web.views.kinds import VIEWS

bp = Blueprint("briefs", __name__)


@bp.get("/brief/<region_id>")
def page(region_id: str) -> str:
    """The page of a region with its downloads.

    :raise 404: no such region at the date.
    """
    view = read(region_id, request.args, drawing(), drawing().today())
    made = scene(drawing(), view)
    state = read_kept(request.args, drawing().atlas, drawing().today())
    formats = VIEWS["brief"].formats
    bids = portrait(drawing().atlas, made["brief"]["region"], view.asof).title(view.lang)[1:]
    return render_template(
        "brief.html", **shared(state), view=view, made=made, bids=bids, formats=formats, lines=lines, points=points
    )
