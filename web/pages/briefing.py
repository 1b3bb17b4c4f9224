"""`/brief` and `POST /export/brief`: a briefing file becomes one document. Nothing of it is kept."""

from contextlib import suppress

from flask import Blueprint, Response, json, render_template, request
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from layers.words.catalogue import words_of
from web.briefing.example import example
from web.briefing.file import LARGEST_BYTES, MOST_VIEWS, read
from web.briefing.making import Mistake, NothingToShow, make, plan
from web.briefing.yaml_nodes import BriefingError, BriefingTooLarge, decoded
from web.export.formats import DOCUMENTS
from web.service import hosts
from web.service.attachment import attachment
from web.service.language import LANGUAGES, translator
from web.service.mistakes import BadParameter, Busy
from web.state.current import drawing
from web.state.page import shared
from web.state.state import only, read_state
from web.views.kinds import EVERY

bp = Blueprint("briefings", __name__)
SECONDS = 25.0
FORM = ("application/x-www-form-urlencoded", "multipart/form-data")
ENVELOPE_BYTES = 8_000
PROBLEM, PAGE = "application/problem+json", "text/html"


@bp.get("/briefing")
def basket() -> str:
    """The views that somebody put into the report, which the browser keeps; the form below."""
    return _page(example(), [], "pptx", "/briefing")


@bp.get("/brief")
def page() -> str:
    """The same with the form open, filled in with the example."""
    return _page(example(), [], "pptx")


@bp.post("/export/brief")
def document() -> Response:
    """The document of a briefing file, sent as the body or in a form.

    :raise 400: a parameter is unknown, or the file or an entry cannot be read; every mistake names its line.
    :raise 413: the file is larger, has more views or takes longer than is allowed.
    :raise 503: other files are being made.
    """
    only(request.args, "format", "partial")
    form, text = request.mimetype in FORM, ""
    try:
        text, asked = _asked(form)
        return _made(text, _format(asked.get("format")), asked.get("partial") == "1")
    except Refused as refused:
        return _refused(refused, text, form)
    except BriefingError as error:
        status = 413 if isinstance(error, BriefingTooLarge) else 400
        return _refused(Refused(status, [Mistake(error.line, "", error.said)]), text, form)


@bp.errorhandler(Busy)
def _busy(busy: Busy) -> Response:
    """Other files are being made: the page keeps what was written, to be sent again."""
    form, text = request.mimetype in FORM, ""
    with suppress(BriefingError):
        text = _asked(form)[0]
    said = translator("ko")("error_Busy", what=busy)
    answer = _refused(Refused(503, [Mistake(0, "", said)]), text, form)
    answer.headers["Retry-After"] = str(busy.seconds)
    return answer


class Refused(Exception):
    """A briefing is not made; says why, line by line."""

    def __init__(self, status: int, mistakes: list[Mistake]):
        super().__init__(status)
        self.status, self.mistakes = status, mistakes


def _format(name: str | None) -> str:
    if name and name not in DOCUMENTS:
        raise BadParameter("format", name, "briefing_format_form")
    return name or "pptx"


def _asked(form: bool) -> tuple[str, dict[str, str]]:
    """The YAML text of the request (its body, a file of a form, or the form's own field) and what is asked of it."""
    request.max_content_length = request.max_form_memory_size = LARGEST_BYTES + ENVELOPE_BYTES
    try:
        asked = {**request.args.to_dict(), **(request.form.to_dict() if form else {})}
        file = request.files.get("file") if form else None
        sent = file.read() if file and file.filename else None
        data = sent if sent is not None else asked.get("text", "") if form else request.get_data()
    except RequestEntityTooLarge as error:
        raise BriefingTooLarge(0, translator("ko")("briefing_bytes", most=LARGEST_BYTES)) from error
    return (data if isinstance(data, str) else decoded(data)), asked


def _made(text: str, name: str, partial: bool) -> Response:
    source, briefing = drawing(), read(text)
    planned, wrong = plan(briefing, source, source.today())
    if wrong and not partial:
        raise Refused(400, wrong)
    try:
        made = make(briefing, planned, wrong, source, name, hosts.asked(), SECONDS)
    except NothingToShow as error:
        raise _because(error.mistakes) from error
    if made.left_out and not partial:
        raise _because(made.left_out)
    answer = attachment(made.data, DOCUMENTS[name].media_type, made.name, made.called)
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Left-Out"] = str(len(made.left_out))
    return answer


def _because(mistakes: tuple[Mistake, ...]) -> Refused:
    """Too much for the time there is, or wrong entries."""
    return Refused(413 if all(each.late for each in mistakes) else 400, list(mistakes))


def _refused(refused: Refused, text: str, form: bool) -> Response:
    """A page with the file as it was written for people, problem details for programs."""
    if form and request.accept_mimetypes.best_match([PROBLEM, PAGE]) == PAGE:
        chosen = next((name for name in DOCUMENTS if name == _field("format")), "pptx")
        return Response(_page(text, refused.mistakes, chosen), refused.status)
    t = translator("ko")
    lines = [{"line": each.line, "entry": each.entry, "detail": each.said} for each in refused.mistakes]
    told = "; ".join(t("briefing_at", line=each.line, said=each.said) if each.line else each.said
                     for each in refused.mistakes)  # fmt: skip
    body = {
        "type": "about:blank", "title": t(f"status_{refused.status}"),
        "status": refused.status, "detail": told, "instance": request.path, "mistakes": lines,
    }  # fmt: skip
    return Response(json.dumps(body, ensure_ascii=False), refused.status, mimetype=PROBLEM)


def _field(name: str) -> str:
    """A field of the form; nothing where the form is too large to be read."""
    with suppress(RequestEntityTooLarge):
        return request.form.get(name, "")
    return ""


def _page(text: str, mistakes: list[Mistake], chosen: str, path: str = "/brief") -> str:
    said = _field("lang") if request.method == "POST" else request.args.get("lang", "")
    posted = MultiDict({"lang": said if said in LANGUAGES else LANGUAGES[0]})
    state = read_state(posted if request.method == "POST" else request.args, drawing().atlas, drawing().today())
    return render_template(
        "briefing.html", **shared(state), page_path=path, opened=path == "/brief",
        words=dict(words_of(state.scene.lang, "basket")), text=text, mistakes=mistakes, chosen=chosen,
        formats=DOCUMENTS.values(), kinds=EVERY, most=MOST_VIEWS, bytes=LARGEST_BYTES, seconds=f"{SECONDS:g}",
    )  # fmt: skip
