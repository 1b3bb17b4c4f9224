"""Answers compressed: what the set-up step packed is sent as it lies there, the rest is packed when it is sent.

Flask-Compress is not used: it keeps a table of the `Accept-Encoding` headers it was sent, changes the ETags that are
out there, and packs what must not be transformed.
"""

import gzip
import hashlib
from dataclasses import dataclass

import brotli
from flask import Flask, Response, g, request

from layers.keeping import MB, Shelf
from web.service import assets

SMALLEST = 600
TYPES = (
    "text/",
    "application/json",
    "application/geo+json",
    "application/problem+json",
    "application/schema+json",
    "application/vnd.oai.openapi+json",
    "application/javascript",
    "image/svg",
)
ENCODERS = {
    "br": lambda body: brotli.compress(body, quality=6),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
#: Of what is kept packed: harder, for it is sent more than once.
KEPT = {
    "br": lambda body: brotli.compress(body, quality=9),
    "gzip": lambda body: gzip.compress(body, 9, mtime=0),
}
PACKED = Shelf(
    "packed answers", 16 * MB, "encoding, SHA-256 of the answer", len,
    of=lambda encoding, body: (encoding, hashlib.sha256(body).digest()),
)  # fmt: skip


def keep_packed() -> None:
    """Keep the answer to this request packed: for answers that hold nothing a reader wrote."""
    g.keeps_packed = True


def accepted() -> str | None:
    """The first encoding of the table that the client accepts."""
    return next((each for each in ENCODERS if request.accept_encodings.quality(each) > 0), None)


@dataclass(frozen=True)
class Ready:
    """An answer that is kept as it is sent: its bytes, the encoding they are in, their digest."""

    body: bytes
    encoding: str | None
    digest: str


def made_ready(body: bytes, encoding: str | None) -> Ready:
    """An answer packed, where it is worth it, to be kept."""
    worth = encoding if len(body) >= SMALLEST else None
    packed = KEPT[worth](body) if worth else body
    return Ready(packed, worth, digest(packed))


def digest(body: bytes) -> str:
    """What tells answers apart in their ETags."""
    return hashlib.sha256(body).hexdigest()[:16]


def sent_ready(ready: Ready, media_type: str) -> Response:
    """The answer to this request, of which nothing is left to be made."""
    g.digest = ready.digest
    response = Response(ready.body, content_type=media_type)
    response.headers.add("Vary", "Accept-Encoding")
    if ready.encoding:
        response.headers["Content-Encoding"] = ready.encoding
    return response


def register(app: Flask) -> None:
    """Compress every textual answer in the first encoding of the table that the client accepts."""

    @app.after_request
    def compress(response: Response) -> Response:
        if not _worth(response):
            return response
        response.direct_passthrough = False
        response.headers.add("Vary", "Accept-Encoding")
        encoding = accepted()
        if encoding:
            response.set_data(_lying(encoding, response) or _sent(encoding, response))
            response.headers["Content-Encoding"] = encoding
        return response


def _lying(encoding: str, response: Response) -> bytes | None:
    """What the set-up step packed of the file that is asked for; the file itself is then closed unread."""
    digest = _digest()
    found = assets.packed(digest, encoding) if digest else None
    if found:
        response.close()
    return found


def _digest() -> str | None:
    """The digest that the file asked for has in addresses; None of what is no file, or is named in no way of ours."""
    asked = request.view_args or {}
    if request.endpoint == "geometries.file":
        return str(asked["digest"])
    known = request.endpoint == "static" and asked["filename"] in assets.names()
    return assets.address(asked["filename"]).rpartition("=")[2] if known else None


def _sent(encoding: str, response: Response) -> bytes:
    keeps = g.get("keeps_packed", False) and not response.cache_control.no_store
    return _kept(encoding, response.get_data()) if keeps else ENCODERS[encoding](response.get_data())


@PACKED
def _kept(encoding: str, body: bytes) -> bytes:
    return KEPT[encoding](body)


def _worth(response):
    return (
        response.status_code == 200
        and "digest" not in g
        and "Content-Encoding" not in response.headers
        and not response.cache_control.no_transform
        and (response.mimetype or "").startswith(TYPES)
        and (response.content_length or 0) >= SMALLEST
    )
