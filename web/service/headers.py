"""Headers of every answer: what its page may load, who may frame it, and until when it is fresh."""

from flask import Flask, Response, g, request

from web.service import assets
from web.service.compression import digest
from web.service.policy import policy, script_hash

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


def allow_script(script: str) -> str:
    """Let the page of this request run one inline script; returns the script for the template."""
    g.setdefault("scripts", []).append(script_hash(script))
    return script


def allow_style(sheet: str) -> str:
    """Let the page of this request carry one style sheet; returns the sheet for the template."""
    g.setdefault("styles", []).append(script_hash(sheet))
    return sheet


def allow_framing(*hosts: str) -> None:
    """Let the answer to this request be framed by its own service and by these hosts."""
    g.ancestors = hosts


def register(app: Flask, version: str) -> None:
    """Set the headers of every answer of the application.

    Parameters
    ----------
    version : str
        Version of code, seeds, data and definitions: the first half of every ETag.
    """

    @app.after_request
    def headers(response: Response) -> Response:
        response.headers.update(FIXED)
        response.headers["Content-Security-Policy"] = policy(
            g.get("scripts", []), g.get("ancestors", ()), g.get("styles", [])
        )
        if response.status_code == 200 and request.method in ("GET", "HEAD"):
            _freshness(response, version)
        return response


def _is_hashed_asset():
    """Whether this is a static file asked for under the hash that it has."""
    if request.endpoint != "static" or "v" not in request.args:
        return False
    name = (request.view_args or {})["filename"]
    return name in assets.names() and request.full_path == assets.address(name)


def _freshness(response, version):
    if request.endpoint == "geometries.file" or _is_hashed_asset():
        response.headers["Cache-Control"] = FOREVER
        return
    response.headers.setdefault("Cache-Control", ASK_AGAIN)
    if not response.direct_passthrough and not response.is_streamed:
        response.set_etag(f"{version}-{g.get('digest') or digest(response.get_data())}")
        response.make_conditional(request)
