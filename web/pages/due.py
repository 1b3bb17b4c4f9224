"""`/due`: decisions and completions ahead, deadlines that moved or passed unanswered; as a page and as a calendar."""

from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from layers.agenda.calendar import calendar as events
from layers.wording.details import full_label, value_of
from layers.words.catalogue import words_of
from web.service import hosts
from web.service.language import translator
from web.state.current import drawing
from web.state.narrowing import NARROWING, read_narrowing
from web.state.page import shared
from web.state.state import only, read_asof, read_day, read_kept, read_lang
from web.telling.agenda.awaiting import Awaiting, awaiting, kinds

bp = Blueprint("deadlines", __name__)
CALENDAR = "text/calendar; charset=utf-8"


@bp.get("/due")
def due() -> str:
    """What is due, of an instrument, region, industry or kind if one is named, no later than `to`.

    :raise 400: a day or kind that cannot be read.
    :raise 404: no such layer, region or industry, or no such region at the date.
    """
    atlas = drawing().atlas
    page = read_kept(request.args, atlas, drawing().today())
    lang, asof = page.scene.lang, page.scene.asof
    told, words = _asked(lang), words_of(lang, "due")
    asked = told.narrowing.pairs() | ({"to": told.until.isoformat()} if told.until else {})
    return render_template(
        "due.html",
        **shared(page),
        told=told,
        words=words,
        label=full_label,
        value_of=value_of,
        kinds=list(kinds(lang).items()),
        provinces=atlas.regions.at(asof, "province"),
        narrowed_to=words("only", what=told.names) if told.names else "",
        everything=urlencode({"asof": asof.isoformat(), "lang": lang, "theme": page.scene.theme}),
        feed=f"{hosts.asked()}due.ics?{urlencode(_kept_day() | asked | {'lang': lang})}",
    )


@bp.get("/due.ics")
def calendar() -> Response:
    """The same as an iCalendar feed.

    :raise 400: an unknown parameter, a day or kind that cannot be read.
    :raise 404: no such layer, region or industry, or no such region at the date.
    """
    only(request.args, "asof", "to", "lang", *NARROWING)
    lang = read_lang(request.args)
    told = _asked(lang)
    name = " · ".join(part for part in (translator(lang)("due_title"), told.names) if part)
    asked = urlencode([(key, value) for key, value in request.args.items() if value])
    url = f"{hosts.asked()}due.ics{'?' if asked else ''}{asked}"
    answer = Response(events(told.atlas, told.lines, lang, name, url), content_type=CALENDAR)
    answer.headers["Content-Disposition"] = 'attachment; filename="due.ics"'
    return answer


def _asked(lang: str) -> Awaiting:
    atlas, today = drawing().atlas, drawing().today()
    asof = read_asof(request.args, today)
    until = read_day("to", request.args.get("to"), asof) if request.args.get("to") else None
    return awaiting(atlas, asof, read_narrowing(request.args, atlas, asof, kinds(lang)), until, lang)


def _kept_day() -> dict[str, str]:
    """The day that the reader named; a feed without it goes on from day to day."""
    asof = request.args.get("asof")
    return {"asof": asof} if asof else {}
