"""A view as a file: the bytes of a document and the answer that hands them out. Every view has the same formats."""

from functools import lru_cache

from flask import Response

from web.drawing import Drawing
from web.export import DOCUMENTS
from web.export.chapters import Document
from web.views import View

KEPT_DOCUMENTS = 16


@lru_cache(maxsize=KEPT_DOCUMENTS)
def document(source: Drawing, view: View, name: str, host: str) -> bytes:
    """The view as a document of one of `DOCUMENTS`; the last ones are kept, as equal views are equal bytes."""
    made = DOCUMENTS[name]
    return made.write(Document((view.chapter(source, host, made.paper),)))


def answer(data: bytes, media_type: str, named: str) -> Response:
    """A file to keep under a name."""
    response = Response(data, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{named}"'
    return response
