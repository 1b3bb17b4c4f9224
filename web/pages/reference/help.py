"""`/help`: how one begins, and what the four words that are easily taken for each other mean."""

from flask import Blueprint, render_template

from layers.words.catalogue import words_of
from web.state.page import page_state, shared

bp = Blueprint("help", __name__)
#: What the tour of the map stops at, in the order of its keyboard.
STOPS = ("findings", "scenes", "marks", "ruler", "basket")
#: Statuses and terms that are not one another.
STATUSES, TERMS = ("undecided", "unconfirmed"), ("none", "not-applicable")
#: What one may want, and where it is.
WAYS = (
    ("region", "/regions"),
    ("point", "/at"),
    ("sector", "/sectors"),
    ("compare", "/compare"),
    ("changes", "/changes"),
    ("due", "/due"),
    ("report", "/briefing"),
    ("data", "/data"),
    ("verify", "/verify"),
)


@bp.get("/help")
def first_steps() -> str:
    """What the atlas is, the stops of its tour, its words, and where to find what."""
    state = page_state()
    lang = state.scene.lang
    return render_template(
        "help.html",
        **shared(state),
        stops=STOPS,
        statuses=STATUSES,
        terms=TERMS,
        ways=WAYS,
        of_status=words_of(lang, "status_meaning"),
        term=words_of(lang, "term"),
        meaning=words_of(lang, "meaning"),
    )
