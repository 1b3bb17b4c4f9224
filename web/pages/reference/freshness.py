"""`/freshness`: what is undecided, unconfirmed or without a name, and of which grade the printed sources are."""

from flask import Blueprint, render_template

from layers.portfolio import freshness
from layers.watching import looking
from layers.wording import grades
from layers.wording.details import full_label
from web.state.current import drawing
from web.state.page import page_state, shared

bp = Blueprint("freshness", __name__)


@bp.get("/freshness")
def gaps() -> str:
    """What is undecided, unconfirmed or without a name, and what would settle it; citations by grade and layer."""
    state = page_state()
    atlas, asof = drawing().atlas, state.scene.asof
    found = grades.grades(atlas, asof)
    return render_template(
        "freshness.html",
        **shared(state),
        gaps=freshness.gaps(atlas, asof),
        looked=looking.until(looking.read(atlas.own.folder), asof),
        grades=found,
        ranks=grades.ranks(found),
        label=full_label,
    )
