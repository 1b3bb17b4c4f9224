"""`/overlaps`: where designations meet (중첩 지정), by municipality and by site; as a page, JSON and CSV."""

from datetime import date
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, render_template, request

from layers.portfolio.overlaps import MUNICIPALITY, SITE
from layers.wording.details import label, role, status_label
from web.service.mistakes import UnknownChoice
from web.service.naming import named_region
from web.state.current import drawing
from web.state.filtering import likest
from web.state.page import page_state, shared
from web.state.state import only, read_asof, read_lang
from web.telling import meetings
from web.telling.meetings import Asked

bp = Blueprint("overlaps", __name__)
#: So many places stand unfolded under their provinces.
MOST_OPENED = 20


@bp.get("/overlaps")
def page() -> str:
    """Where designations meet on a day, narrowed to a kind, a region or an instrument.

    :raise 400: an unknown kind.
    :raise 404: no such layer, or no such region at the date.
    """
    state = page_state()
    atlas, asof, lang = drawing().atlas, state.scene.asof, state.scene.lang
    asked = _asked(asof, lang)
    found = meetings.asked_for(atlas, asof, asked)
    query = urlencode({"asof": asof.isoformat(), "lang": lang} | asked.pairs())
    return render_template(
        "overlaps.html",
        **shared(state),
        groups=meetings.by_province(atlas, found, asof),
        count={level: sum(one.level == level for one in found) for level in (MUNICIPALITY, SITE)},
        opened=bool(asked.region) or len(found) <= MOST_OPENED,
        shown=meetings.shown_kinds(found),
        kinds=meetings.kinds(lang),
        chosen=atlas.regions.get(asked.region, asof) if asked.region else None,
        provinces=[(one, atlas.regions.children(one.id, asof)) for one in atlas.regions.at(asof, "province")],
        asked=asked,
        query=query,
        told=meetings,
        label=label,
        role=role,
        status_label=status_label,
    )


@bp.get("/api/overlaps")
def data() -> Response:
    """The same as JSON.

    :raise 400: an unknown parameter or kind.
    :raise 404: no such layer, or no such region at the date.
    """
    asof, lang, asked = _of_data()
    atlas = drawing().atlas
    places = meetings.as_data(atlas, meetings.asked_for(atlas, asof, asked), lang)
    return jsonify({"asof": asof.isoformat(), "dataVersion": atlas.data_version, "places": places})


@bp.get("/api/overlaps.csv")
def table() -> Response:
    """The same as CSV, one row for each thing that each place holds.

    :raise 400: an unknown parameter or kind.
    :raise 404: no such layer, or no such region at the date.
    """
    asof, lang, asked = _of_data()
    atlas = drawing().atlas
    text = "\ufeff" + meetings.as_csv(atlas, meetings.asked_for(atlas, asof, asked), lang)
    answer = Response(text, content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="overlaps-{asof}.csv"'
    return answer


def _of_data() -> tuple[date, str, Asked]:
    only(request.args, "asof", "lang", "kind", "region", "layer")
    asof, lang = read_asof(request.args, drawing().today()), read_lang(request.args)
    return asof, lang, _asked(asof, lang)


def _asked(asof: date, lang: str) -> Asked:
    atlas, known = drawing().atlas, meetings.kinds(lang)
    kind, region, layer = (request.args.get(name) or None for name in ("kind", "region", "layer"))
    if kind is not None and kind not in known:
        raise UnknownChoice("kind", kind, likest(kind, {key: (key, text) for key, text in known.items()}), known)
    if layer is not None:
        atlas.catalog[layer]
    return Asked(kind, named_region(atlas, region, asof) if region else None, layer)
