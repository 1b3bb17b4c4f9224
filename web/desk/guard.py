"""Who may ask the desk: this machine, under its own name and port, with the token of its printed address."""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from flask import Flask, abort, request
from flask.wrappers import Response
from werkzeug.serving import WSGIRequestHandler

NAMES = ("127.0.0.1", "localhost")
#: A page of the desk runs its own script and no other, and asks no other host.
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Silent(WSGIRequestHandler):
    """Tells the terminal of no request: each of them has the token."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing."""


def register(app: Flask, token: str, port: int) -> None:
    """Answer 403 to everything else, before anything is read or written."""
    hosts = tuple(f"{name}:{port}" for name in NAMES)

    @app.before_request
    def refuse() -> None:
        said = request.path.split("/")[1]
        if request.host not in hosts or not hmac.compare_digest(said.encode(), token.encode()):
            abort(403)
        if request.method not in ("GET", "HEAD"):
            origin = urlsplit(request.headers.get("Origin", ""))
            if origin.scheme != "http" or origin.netloc != request.host:
                abort(403)

    @app.after_request
    def said(response: Response) -> Response:
        response.headers.update(HEADERS)
        return response
