"""`/freshness`: what is undecided, unconfirmed or without a name."""

from flask import Blueprint, render_template

from layers.portfolio import freshness
from layers.wording.details import full_label
from web.state.current import drawing
from web.state.page import page_state, shared

bp = Blueprint("freshness", __name__)


@bp.get("/freshness")
def gaps() -> str:
    """What is undecided, unconfirmed or without a name, and what would settle it."""
    state = page_state()
    found = freshness.gaps(drawing().atlas, state.scene.asof)
    return render_template("freshness.html", **shared(state), gaps=found, label=full_label)
