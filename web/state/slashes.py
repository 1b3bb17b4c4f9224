"""Addresses with a slash too many lead to the page that is meant."""

from urllib.parse import quote

from flask import Flask, Response, request
from werkzeug.exceptions import NotFound

SAFE = frozenset({"GET", "HEAD"})


def register(app: Flask) -> None:
    """Lead on from an address that is none because of slashes at its end."""

    @app.before_request
    def lead() -> Response | None:
        meant = request.path.rstrip("/")
        lost = isinstance(request.routing_exception, NotFound) and request.method in SAFE
        if not lost or meant == request.path or not _known(app, meant):
            return None
        query = request.query_string.decode("latin-1")
        return Response(
            status=308, headers={"Location": f"{request.script_root}{quote(meant)}{'?' if query else ''}{query}"}
        )


def _known(app: Flask, path: str) -> bool:
    """Whether a page has this path; one that begins with two slashes would be another host's."""
    pages = app.create_url_adapter(request)
    return pages is not None and not path.startswith("//") and pages.test(path, "GET")
