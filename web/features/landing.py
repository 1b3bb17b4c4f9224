"""`/api`: where programs begin, what they may expect, and the description of all of it."""

from flask import Blueprint, Response, request

from layers.words.catalogue import words_of
from web.features import answers, openapi
from web.features.answers import HTML, JSON, OPENAPI, address, here, link, page, told, wants_page
from web.features.conformance import classes
from web.features.entries import entries
from web.state.current import drawing
from web.state.state import only, read_lang

bp = Blueprint("api", __name__)
answers.register(bp)
OF_PAGES = ("f", "lang")
MATRIX_SETS = "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"


def _lang():
    only(request.args, *OF_PAGES)
    return read_lang(request.args)


@bp.get("/api")
def landing() -> str | Response:
    """Where programs begin."""
    lang = _lang()
    words = words_of(lang, "api")
    if wants_page():
        return page("home", lang, collections=entries(lang), root=address("api"))
    return told(
        {
            "title": words["title"],
            "description": words["about"],
            "attribution": words_of(lang, "package")["terms"],
            "links": [
                here("self", JSON, f="json"),
                here("alternate", HTML, f="html"),
                link("service-desc", OPENAPI, address("api/openapi", f="json"), words["openapi"]),
                link("service-doc", HTML, address("api/openapi", f="html"), words["openapi"]),
                link("conformance", JSON, address("api/conformance"), words["conformance"]),
                link("data", JSON, address("api/collections"), words["collections"]),
                *([link(MATRIX_SETS, JSON, address("api/tileMatrixSets"))] if drawing().atlas.own.tilesets else []),
            ],
        }
    )


@bp.get("/api/conformance")
def conformance() -> str | Response:
    """Which parts of which standards hold."""
    lang = _lang()
    held = classes(bool(drawing().atlas.own.tilesets))
    if wants_page():
        return page("conformance", lang, classes=held)
    return told({"conformsTo": list(held)})


@bp.get("/api/openapi")
def description() -> str | Response:
    """All addresses for programs, their parameters and answers, as OpenAPI 3.0."""
    lang = _lang()
    made = openapi.document(drawing().atlas, lang, address("").rstrip("/"))
    if wants_page():
        return page("openapi", lang, made=made)
    return told(made, OPENAPI)
