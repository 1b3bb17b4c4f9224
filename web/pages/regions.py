"""`/regions`: the regions to choose from, and `/regions/<id>`: the profile of one."""

from functools import partial
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from layers.portfolio.due import countdown
from layers.wording.details import full_label, value_of
from web.service.naming import asked_for, named_region, told
from web.state.current import drawing
from web.state.page import page_state, shared
from web.telling import region_index
from web.telling.cards import card
from web.telling.meetings import instruments, kinds
from web.telling.profiles import MOST_DUE, MOST_ENTRIES, counted, lines, listed, noted, profile, sides

bp = Blueprint("regions", __name__)


@bp.get("/regions")
def index() -> BaseResponse | str:
    """Poles, provinces and municipalities, with the number of items that each province has by layer.

    `name` leads to the profile of the region that it means.

    :raise 400: a name that several regions have.
    :raise 404: no such region at the date.
    """
    state = page_state()
    if name := request.args.get("name", "").strip():
        meant = named_region(drawing().atlas, name, state.scene.asof)
        return redirect(f"/regions/{meant}?{urlencode({'asked': told(name)})}&{state.query()}")
    found = region_index.index(drawing().atlas, state.scene.asof, state.scene.lang)
    return render_template("regions.html", **shared(state), found=found)


@bp.get("/regions/<region_id>")
def region(region_id: str) -> BaseResponse | str:
    """The profile of a region: its map, figures, portfolio, history and deadlines.

    A name leads to its id, where `asked` says which it was.

    :raise 400: a name that several regions have.
    :raise 404: no such region at the date.
    """
    state = page_state()
    meant = named_region(drawing().atlas, region_id, state.scene.asof)
    if meant != region_id:
        return redirect(f"/regions/{meant}?{urlencode({'asked': told(region_id)})}&{state.query()}")
    found = card(drawing(), region_id, state.scene.asof, state.scene.lang, state.scene.theme)
    shown = profile(drawing(), found, state.scene.lang)
    return render_template(
        "region.html",
        **shared(state),
        card=found,
        asked=asked_for(drawing().atlas, request.args.get("asked", ""), region_id, state.scene.asof),
        profile=shown,
        sides=sides(shown),
        listed=listed,
        lines=lines,
        noted=noted,
        standing=partial(counted, drawing().atlas),
        most_entries=MOST_ENTRIES,
        value_of=value_of,
        label=full_label,
        countdown=countdown,
        most_due=MOST_DUE,
        meeting_kinds=kinds(state.scene.lang),
        instruments=instruments,
    )
