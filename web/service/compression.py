"""Answers compressed once: equal bytes are packed the first time they are sent and kept."""

import gzip
from functools import lru_cache

import brotli
from flask import Flask, Response, request

SMALLEST = 600
TYPES = (
    "text/",
    "application/json",
    "application/geo+json",
    "application/problem+json",
    "application/javascript",
    "image/svg",
)
ENCODERS = {
    "br": lambda body: brotli.compress(body, quality=6),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}


@lru_cache(maxsize=512)
def packed(encoding: str, body: bytes) -> bytes:
    """The body in an encoding of `ENCODERS`."""
    return ENCODERS[encoding](body)


def register(app: Flask) -> None:
    """Compress every textual answer in the first encoding of the table that the client accepts."""

    @app.after_request
    def compress(response: Response) -> Response:
        if not _worth(response):
            return response
        response.direct_passthrough = False
        response.headers.add("Vary", "Accept-Encoding")
        encoding = next((each for each in ENCODERS if request.accept_encodings.quality(each) > 0), None)
        if encoding:
            response.set_data(packed(encoding, response.get_data()))
            response.headers["Content-Encoding"] = encoding
        return response


def _worth(response):
    return (
        response.status_code == 200
        and "Content-Encoding" not in response.headers
        and not response.cache_control.no_transform
        and (response.mimetype or "").startswith(TYPES)
        and (response.content_length or 0) >= SMALLEST
    )
