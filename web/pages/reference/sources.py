"""`/sources`: the documents, and one of them with its facts and totals."""

from flask import Blueprint, render_template

from layers.labels import flag
from layers.portfolio import document_report
from layers.quantities import quantity
from layers.wording import record, totals_told
from web.state.current import drawing
from web.state.page import page_state, shared

bp = Blueprint("sources", __name__)


@bp.get("/sources")
def documents() -> str:
    """The documents behind the atlas."""
    state = page_state()
    return render_template("sources.html", **shared(state), documents=_counted())


@bp.get("/sources/<document_id>")
def document(document_id: str) -> str:
    """One document: its facts, its figures, its totals, what contradicts it.

    :raise 404: no such document.
    """
    state = page_state()
    report = document_report.report(drawing().atlas, document_id)
    said = {"quantity": quantity, "flag": flag, "told": totals_told, "locator": record.locator_told}
    return render_template("source.html", **shared(state), **said, report=report)


def _counted():
    atlas = drawing().atlas
    counts: dict[str, int] = {}
    for fact in atlas.facts:
        counts[fact.document] = counts.get(fact.document, 0) + 1
    return [(each, counts.get(each.id, 0)) for each in atlas.documents.values()]
