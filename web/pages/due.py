"""`/due`: pending decisions by date and deadlines that passed unanswered, as a page and as a calendar."""

from flask import Blueprint, Response, render_template, request

from layers.agenda.awaited import awaited
from layers.agenda.calendar import calendar as events
from layers.portfolio import due as deadlines
from layers.portfolio.due import PASSED_UNKNOWN, PENDING, Due
from layers.wording.deadlines import others
from layers.wording.details import deadline_told, full_label, value_of
from web.state.current import drawing
from web.state.page import shared
from web.state.state import only, read_asof, read_kept, read_lang

bp = Blueprint("deadlines", __name__)
CALENDAR = "text/calendar; charset=utf-8"


@bp.get("/due")
def due() -> str:
    """What is due, of a region if one is named.

    :raise 404: no such region at the date.
    """
    atlas = drawing().atlas
    page = read_kept(request.args, atlas, drawing().today())
    region = request.args.get("region") or None
    found = deadlines.due(atlas, page.scene.asof, region)
    return render_template(
        "due.html", **shared(page), label=full_label, left=deadlines.left, other_dates=others,
        deadline_told=deadline_told, value_of=value_of,
        region=atlas.regions.latest(region) if region else None,
        provinces=atlas.regions.at(page.scene.asof, "province"),
        parts=[(state, [one for one in found if one.state == state]) for state in (PENDING, PASSED_UNKNOWN)],
    )  # fmt: skip


@bp.get("/due.ics")
def calendar() -> Response:
    """The same as an iCalendar feed.

    :raise 400: an unknown parameter.
    :raise 404: no such region at the date.
    """
    only(request.args, "asof", "lang", "region")
    asof, lang = read_asof(request.args, drawing().today()), read_lang(request.args)
    found: list[Due] = deadlines.due(drawing().atlas, asof, request.args.get("region") or None)
    answer = Response(events(drawing().atlas, awaited(drawing().atlas, found, asof), lang), content_type=CALENDAR)
    answer.headers["Content-Disposition"] = 'attachment; filename="due.ics"'
    return answer
