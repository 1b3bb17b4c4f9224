"""Answers that are files to keep."""

from urllib.parse import quote

from flask import Response


def attachment(data: bytes, media_type: str, named: str, called: str = "") -> Response:
    """A file to keep under a name; `called` is the same in letters beyond ASCII, for those who read it."""
    response = Response(data, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{named}"' + (
        f"; filename*=UTF-8''{quote(called, safe='')}" if called else ""
    )
    return response
