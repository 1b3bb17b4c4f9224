"""`/items/<id>/correction`: what a reader says is wrong, as a file or a text for a mail; nothing of it is kept."""

from flask import Blueprint, Response, make_response, render_template, request

from layers.portfolio.dossier import Dossier, dossier
from layers.proposing.correction import Correction, unfit
from layers.wording.record import claim_text
from web.service.attachment import attachment
from web.service.mistakes import BadParameter
from web.state.current import drawing
from web.state.page import page_state, shared
from web.state.state import PageState

bp = Blueprint("corrections", __name__)
LARGEST_BYTES = 64 * 1024
#: The fields of the form, and what is said where one cannot be taken.
FORMS = {
    "row": "correction_row_form",
    "wrong": "correction_wrong_form",
    "evidence": "correction_evidence_form",
    "as": "correction_as_form",
}
FILE, MAIL = "file", "mail"
SHOWN = 40


@bp.get("/items/<item_id>/correction")
def form(item_id: str) -> Response:
    """The form, with the rows of the item.

    :raise 404: no such item; those that look like it are named.
    """
    state = page_state()
    return _page(state, dossier(drawing().atlas, item_id, state.scene.asof), None)


@bp.post("/items/<item_id>/correction")
def made(item_id: str) -> Response:
    """The correction as a file (`as=file`), or the form with a text for a mail (`as=mail`).

    :raise 400: a field is empty, too long, has control characters, or names no row of the item.
    :raise 404: no such item; those that look like it are named.
    :raise 413: the body is larger than any correction.
    """
    request.max_content_length = LARGEST_BYTES
    state = page_state()
    found = dossier(drawing().atlas, item_id, state.scene.asof)
    correction = _said(found)
    kind = request.form.get("as", FILE)
    if kind not in (FILE, MAIL):
        raise _bad("as", kind)
    if kind == MAIL:
        return _page(state, found, correction)
    return _unkept(
        attachment(correction.text().encode(), "application/json", "correction.json", f"correction-{found.id}.json")
    )


def _said(found: Dossier) -> Correction:
    """What the form says, its lines ending in one way."""
    said = {name: request.form.get(name, "").replace("\r\n", "\n").strip() for name in ("row", "wrong", "evidence")}
    values = {"item": found.id, **said, "data_version": drawing().atlas.data_version}
    wrong = unfit(values)
    if wrong:
        raise _bad(wrong, values[wrong])
    if said["row"] and said["row"] not in {fact.id for fact in drawing().atlas.by_item[found.id]}:
        raise _bad("row", said["row"])
    return Correction(**values)


def _bad(name: str, value: str) -> BadParameter:
    return BadParameter(name, value[:SHOWN], FORMS[name])


def _page(state: PageState, found: Dossier, said: Correction | None) -> Response:
    lang = state.scene.lang
    name = found.name(lang)
    rows = [(fact, claim_text(drawing().atlas, fact, name, lang)) for fact in found.claims]
    return _unkept(
        make_response(render_template("correction.html", **shared(state), found=found, name=name, rows=rows, said=said))
    )


def _unkept(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "no-store"
    return answer
