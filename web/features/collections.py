"""`/api/collections`: layers, their columns and their features, for GIS programs and for everyone else's."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import orjson
from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from layers.atlas.atlas import Atlas
from layers.portfolio.filter import Filter
from layers.scene_types.vocabulary import Lang
from web.features import answers, asked, kept, queryables, usual
from web.features.answers import GEOJSON, HTML, JSON, SCHEMA, address, here, link, page, told, wants_page
from web.features.asked import Asked
from web.features.entries import entries, entry
from web.features.kept import Features
from web.service import hosts
from web.service.compression import accepted, sent_ready
from web.service.mistakes import UnknownFeature
from web.state.current import drawing
from web.state.state import only, read_lang

bp = Blueprint("collections", __name__)
answers.register(bp)
OF_ONE = ("asof", "datetime", "lang", "crs", "f")
Answer = str | BaseResponse


@bp.get("/api/collections")
def collections() -> Answer:
    """Every layer with its titles and addresses."""
    only(request.args, "lang", "f")
    lang = read_lang(request.args)
    if wants_page():
        return page("collections", lang, collections=entries(lang))
    links = [here("self", JSON, f="json"), here("alternate", HTML, f="html"), link("root", JSON, address("api"))]
    return told({"links": links, "collections": entries(lang)})


@bp.get("/api/collections/<layer_id>")
def collection(layer_id: str) -> Answer:
    """One layer; its page for people.

    :raise 404: no such layer.
    """
    only(request.args, "lang", "f")
    lang, layer = read_lang(request.args), drawing().atlas.catalog[layer_id]
    return redirect(address(f"layers/{layer.id}", lang=lang), 303) if wants_page() else told(entry(layer, lang))


@bp.get("/api/collections/<layer_id>/queryables")
def columns(layer_id: str) -> Answer:
    """The columns that its features can be chosen by.

    :raise 404: no such layer.
    """
    only(request.args, "lang", "f")
    lang, layer = read_lang(request.args), drawing().atlas.catalog[layer_id]
    own = address(f"api/collections/{layer_id}/queryables")
    made = queryables.schema(own, layer.title[lang], lang)
    if wants_page():
        return page("queryables", lang, layer=layer, made=made)
    return told(made, SCHEMA)


@bp.get("/api/collections/<layer_id>/items")
def items(layer_id: str) -> Answer:
    """A layer's features at a date with their citations: all, those in a window, those that fulfil conditions.

    :raise 400: a parameter is unknown or has a value that cannot be used.
    :raise 404: no such layer.
    :raise 503: its table could not be read at the start.
    """
    wanted = asked.read(request.args, drawing().atlas, drawing().today())
    drawing().atlas.own.require(layer_id)
    as_page = wants_page()
    if wanted.usual and not as_page:
        ready = usual.first_page(*_meant(layer_id, wanted), hosts.asked(), accepted())
        return _in_system(sent_ready(ready, GEOJSON), wanted)
    found = _features(layer_id, wanted)
    chosen = wanted.chosen(found)
    shown, paging = wanted.page(chosen), list(_pages(wanted, len(chosen)))
    if as_page:
        return page(
            "items",
            wanted.lang,
            layer=drawing().atlas.catalog[layer_id],
            documents=drawing().atlas.documents,
            rows=[(found.ids[each], found.properties[each]) for each in shown],
            matched=len(chosen),
            paging=paging,
            wanted=wanted,
        )
    links = [here("self", GEOJSON, f="json"), here("alternate", HTML, f="html"), *paging]
    head = found.head | {"links": links, "numberMatched": len(chosen), "numberReturned": len(shown)}
    return _in_system(told(kept.joined(head, (found.written[each] for each in shown), hosts.asked()), GEOJSON), wanted)


@bp.get("/api/collections/<layer_id>/items/<feature_id>")
def item(layer_id: str, feature_id: str) -> Answer:
    """One feature; its page for people.

    :raise 404: no such layer, or no such feature at this date.
    :raise 503: the table of the layer could not be read at the start.
    """
    only(request.args, *OF_ONE)
    drawing().atlas.own.require(layer_id)
    wanted = asked.read(request.args, drawing().atlas, drawing().today())
    found = _features(layer_id, wanted)
    if feature_id not in found.ids:
        of_item = ", ".join(each for each in found.ids if each.partition("@")[0] == feature_id)
        raise UnknownFeature(f"{feature_id} → {of_item}" if of_item else feature_id)
    number = found.ids.index(feature_id)
    told_at = _page_of(found.properties[number], wanted)
    if wants_page():
        return redirect(told_at, 303)
    links = [
        here("self", GEOJSON, f="json"),
        link("alternate", HTML, told_at),
        link("collection", JSON, address(f"api/collections/{layer_id}")),
    ]
    return _in_system(told(orjson.loads(found.written[number]) | {"links": links}, GEOJSON), wanted)


def _features(layer_id: str, wanted: Asked) -> Features:
    return kept.features(*_meant(layer_id, wanted))


def _meant(layer_id: str, wanted: Asked) -> tuple[Atlas, str, date, Lang, Filter, str]:
    """What features are kept under."""
    return drawing().atlas, layer_id, wanted.asof, wanted.lang, wanted.filter, wanted.system.address


def _pages(wanted: Asked, matched: int) -> Iterator[dict[str, str]]:
    """Links to the page before and to the next one, where there are any."""
    if wanted.offset > 0:
        yield here("prev", GEOJSON, offset=str(max(0, wanted.offset - wanted.limit)), limit=str(wanted.limit))
    if wanted.offset + wanted.limit < matched:
        yield here("next", GEOJSON, offset=str(wanted.offset + wanted.limit), limit=str(wanted.limit))


def _in_system(answer: Response, wanted: Asked) -> Response:
    answer.headers["Content-Crs"] = f"<{wanted.system.address}>"
    return answer


def _page_of(properties: Any, wanted: Asked) -> str:
    """The page of an item, or of the region that a figure is of."""
    own = str(properties["id"])
    told_of = f"items/{own}" if own in drawing().atlas.by_item else f"regions/{properties['regions']}"
    return address(told_of, asof=wanted.asof.isoformat(), lang=wanted.lang)
