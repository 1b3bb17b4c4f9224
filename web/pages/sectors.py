"""`/sectors`: the industries with what the documents list under each, and one of them over all provinces."""

from flask import Blueprint, render_template

from layers.comparison.industries import industries
from layers.portfolio.due import countdown
from layers.portfolio.filter import Filter
from layers.portfolio.overlaps import layers_with
from layers.wording.details import label
from layers.words.catalogue import words_of
from web.state.current import drawing
from web.state.page import page_state, shared
from web.telling.industries import index as index_of
from web.telling.industries import page

bp = Blueprint("sectors", __name__)


@bp.get("/sectors")
def index() -> str:
    """Every industry: how many items each instrument lists, and where."""
    state = page_state()
    asof, lang = state.scene.asof, state.scene.lang
    found = index_of.index(drawing(), industries(drawing().atlas, asof), asof, lang, state.scene.theme)
    return render_template("sectors.html", **shared(state), found=found)


@bp.get("/sectors/<sector_id>")
def sector(sector_id: str) -> str:
    """One industry: who has what at which status, its map, stages, quotients, deadlines and sources.

    :raise 404: no such industry.
    """
    state = page_state()
    scene, chosen = state.scene, Filter((sector_id,))
    found = page.page(drawing(), sector_id, scene.asof, scene.lang, scene.theme)
    return render_template(
        "sector.html",
        **shared(state),
        found=found,
        chosen=chosen,
        on_map=layers_with(drawing().atlas, chosen, scene.asof),
        label=label,
        countdown=countdown,
        verdicts=words_of(scene.lang, "verdict"),
    )
