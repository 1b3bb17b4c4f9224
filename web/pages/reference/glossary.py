"""`/glossary`: what the words on the maps and in the files mean."""

from flask import Blueprint, render_template

from layers.words.catalogue import words_of
from web.state.current import drawing
from web.state.page import page_state, shared

bp = Blueprint("glossary", __name__)


@bp.get("/glossary")
def glossary() -> str:
    """Statuses with their marks, then the other words."""
    state = page_state()
    lang = state.scene.lang
    return render_template(
        "glossary.html",
        **shared(state),
        statuses=drawing().atlas.statuses.values(),
        of_status=words_of(lang, "status_meaning"),
        terms=words_of(lang, "term"),
        meanings=words_of(lang, "meaning"),
    )
