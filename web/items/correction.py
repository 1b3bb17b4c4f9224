"""`/items/<id>/correction`: what a reader says is wrong, as a file or a text for a mail; nothing of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from flask import Blueprint, Response, make_response, render_template, request

from layers.portfolio.dossier import Dossier, dossier
from layers.proposing.correction import Correction, unfit
from layers.scene_types.vocabulary import Lang
from layers.wording.record import claim_text
from layers.words.catalogue import words_of
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
#: Letters of an address that mail programs open.
LONGEST_ADDRESS = 8000
SHOWN = 40


@dataclass(frozen=True)
class Mail:
    """A mail to nobody yet: the reader's own program asks for the operator's address."""

    subject: str
    body: str

    @property
    def address(self) -> str:
        """It as `mailto:` (RFC 6068); empty where it is longer than mail programs take."""
        subject, body = (quote(text.replace("\n", "\r\n")) for text in (self.subject, self.body))
        address = f"mailto:?subject={subject}&body={body}"
        return address if len(address) <= LONGEST_ADDRESS else ""


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
    mail = _mail(name, said, {fact.id: text for fact, text in rows}, lang) if said else None
    page = render_template("correction.html", **shared(state), found=found, name=name, rows=rows, said=said, mail=mail)
    return _unkept(make_response(page))


def _mail(name: str, said: Correction, rows: Mapping[str, str], lang: Lang) -> Mail:
    """What is wrong as a mail: the item, its row as it is told here, what is wrong with it and the evidence."""
    words = words_of(lang, "page")
    row = f"{rows[said.row]} ({said.row})" if said.row else words["correction_whole"]
    told = (
        (words["item"], f"{name} ({said.item})"),
        (words["correction_row"], row),
        (words["correction_wrong_mail"], said.wrong),
        (words["correction_evidence_mail"], said.evidence or "–"),
        (words["saved_data"], said.data_version),
    )
    subject = words("correction_subject", name=name)
    return Mail(subject, "\n".join(f"{key}: {value}" for key, value in told))


def _unkept(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "no-store"
    return answer
