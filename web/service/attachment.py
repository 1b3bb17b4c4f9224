"""Answers that are files to keep."""

from flask import Response


def attachment(data: bytes, media_type: str, named: str) -> Response:
    """A file to keep under a name."""
    response = Response(data, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{named}"'
    return response
