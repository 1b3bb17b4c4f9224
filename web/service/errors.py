"""Errors as answers: one table from mistake to status, problem details for programs, a page for people."""

import re
from traceback import format_tb
from urllib.parse import quote

from flask import Flask, Response, json, render_template, request
from werkzeug.exceptions import HTTPException

from web.service.language import LANGUAGES, translator
from web.service.mistakes import STATUS, Busy, detail

LACKING = 503
JSON_PATHS = (
    "/api/",
    "/scene.json",
    "/search.json",
    "/fragments/",
    "/geometry/",
    "/export/",
    "/oembed",
    "/overlay/",
    "/briefing/",
    "/share/qr.svg",
    "/healthz",
    "/readyz",
)


#: Addresses of OGC API – Features: data for programs, pages of the same for people.
TWO_FORMS = re.compile(r"/api(/(conformance|openapi|collections)\b.*)?", re.DOTALL)
DATA = ("application/json", "application/geo+json", "application/problem+json")


def register(app: Flask) -> None:
    """Answer every error of the table, every HTTP error, and what nobody foresaw."""
    for mistake in STATUS:
        app.register_error_handler(mistake, _domain)
    app.register_error_handler(OSError, _lacking)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)


def _domain(error):
    answer = _answer(STATUS[type(error)], detail(error, _lang(), _for_people()), error)
    if isinstance(error, Busy):
        answer.headers["Retry-After"] = str(error.seconds)
    return answer


def _http(error):
    key = f"http_{error.code}"
    known = translator(_lang())
    methods = ", ".join(sorted({*(getattr(error, "valid_methods", None) or ())} - {"HEAD", "OPTIONS"}))
    answer = _answer(error.code, known.get(key, error.name).replace("{methods}", methods), error)
    answer.headers.extend((name, value) for name, value in error.get_headers() if name not in answer.headers)
    return answer


def _lacking(error):
    """A file of the service is gone, or there is no room for one: what an operator can mend, in one line."""
    from flask import current_app

    current_app.logger.error("%s: %s", quote(request.path), error.strerror or error)
    return _answer(LACKING, translator(_lang())("http_503"))


def _unforeseen(error):
    from flask import current_app

    if request.content_length:
        where = "".join(format_tb(error.__traceback__))  # without its message, which could repeat what was sent
        current_app.logger.error("unforeseen %s on %s\n%s", type(error).__name__, quote(request.path), where)
    else:
        current_app.logger.exception("unforeseen error on %s", quote(request.path))
    return _answer(500, translator(_lang())("http_500"))


def _answer(status: int, detail: str, error: Exception | None = None) -> Response:
    known = translator(_lang())
    title = known.get(f"status_{status}", known["status_other"])
    if not _for_people():
        return _problem(status, title, detail)
    page = render_template("error.html", status=status, title=title, detail=detail, error=error, lang=_lang())
    return Response(page, status, mimetype="text/html")


def prefers_page() -> bool:
    """Whether the client of an address with two forms would have a page; data of equals that it names first or not."""
    return request.accept_mimetypes.best_match((*DATA, "text/html"), default=DATA[0]) == "text/html"


def _for_people() -> bool:
    if TWO_FORMS.fullmatch(request.path):
        asked = request.args.get("f")
        return asked == "html" or (asked != "json" and prefers_page())
    return not request.path.startswith(JSON_PATHS)


def _problem(status, title, detail):
    """Problem details, RFC 9457."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "instance": request.path}
    return Response(json.dumps(body, ensure_ascii=False), status, mimetype="application/problem+json")


def _lang():
    lang = request.args.get("lang")
    return lang if lang in LANGUAGES else LANGUAGES[0]
