"""Errors as answers: one table from mistake to status, problem details for programs, a page for people."""

from traceback import format_tb

from flask import Flask, Response, json, render_template, request
from werkzeug.exceptions import HTTPException

from geo import errors as geo
from layers import errors as layers
from web.service.language import LANGUAGES, translator
from web.service.naming import meant


class WebError(Exception):
    """The root of the mistakes that a request can make."""


class BadParameter(WebError):
    """A query parameter has a value that cannot be used.

    Parameters
    ----------
    name, value : str
        The parameter as it was written.
    form : str
        Key of the text that says what would be right.
    """

    def __init__(self, name: str, value: str, form: str):
        super().__init__(f"{name}={value!r}")
        self.name, self.value, self.form = name, value, form


class UnknownParameter(WebError):
    """A query parameter that the address does not have."""


class UnknownFormat(WebError):
    """A download format that is not in the table of formats."""


class UnknownPage(WebError):
    """An address of a briefing that no view has."""


class UnknownGeometry(WebError):
    """A boundary file that is not, or no longer, served under this name."""


class ForeignAddress(WebError):
    """An address handed to oEmbed that is not one of this service's maps."""


class UnknownOembedFormat(WebError):
    """A format of oEmbed answers that is not implemented."""


STATUS = {
    BadParameter: 400,
    UnknownParameter: 400,
    UnknownFormat: 404,
    UnknownGeometry: 404,
    ForeignAddress: 404,
    UnknownOembedFormat: 501,
    UnknownPage: 404,
    layers.UnknownLayer: 404,
    layers.UnknownDocument: 404,
    layers.LegendTooLong: 400,
    geo.UnknownRegion: 404,
    geo.NotYetRegion: 404,
    geo.AmbiguousRegion: 400,
    layers.TooFewRegions: 400,
    layers.TooManyRegions: 400,
    layers.BadPeriod: 400,
    layers.BadCoordinates: 400,
    layers.SwappedCoordinates: 400,
    layers.AtSea: 404,
    layers.OutsideKorea: 404,
}
JSON_PATHS = (
    "/api/",
    "/scene.json",
    "/search.json",
    "/fragments/",
    "/geometry/",
    "/export/",
    "/oembed",
    "/overlay/",
    "/share/qr.svg",
    "/healthz",
    "/readyz",
)


def register(app: Flask) -> None:
    """Answer every error of the table, every HTTP error, and what nobody foresaw."""
    for mistake in STATUS:
        app.register_error_handler(mistake, _domain)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)


def _domain(error):
    return _answer(STATUS[type(error)], detail(error, _lang()))


def _http(error):
    key = f"http_{error.code}"
    known = translator(_lang())
    methods = ", ".join(sorted({*(getattr(error, "valid_methods", None) or ())} - {"HEAD", "OPTIONS"}))
    answer = _answer(error.code, known.get(key, error.name).replace("{methods}", methods))
    answer.headers.extend((name, value) for name, value in error.get_headers() if name not in answer.headers)
    return answer


def _unforeseen(error):
    from flask import current_app

    if request.content_length:
        where = "".join(format_tb(error.__traceback__))  # without its message, which could repeat what was sent
        current_app.logger.error("unforeseen %s on %s\n%s", type(error).__name__, request.path, where)
    else:
        current_app.logger.exception("unforeseen error on %s", request.path)
    return _answer(500, translator(_lang())("http_500"))


def detail(error: Exception, lang: str) -> str:
    """A mistake of the table in a reader's words; as it says itself where there are none."""
    t = translator(lang)
    if isinstance(error, BadParameter):
        return t("bad_parameter", name=error.name, value=error.value, form=t(error.form))
    key = f"error_{type(error).__name__}"
    return t(key, what=meant(error)) if key in translator(lang) else str(error)


def _answer(status: int, detail: str) -> Response:
    known = translator(_lang())
    title = known.get(f"status_{status}", known["status_other"])
    if request.path.startswith(JSON_PATHS):
        return _problem(status, title, detail)
    page = render_template("error.html", status=status, title=title, detail=detail, lang=_lang())
    return Response(page, status, mimetype="text/html")


def _problem(status, title, detail):
    """Problem details, RFC 9457."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "instance": request.path}
    return Response(json.dumps(body, ensure_ascii=False), status, mimetype="application/problem+json")


def _lang():
    lang = request.args.get("lang")
    return lang if lang in LANGUAGES else LANGUAGES[0]
