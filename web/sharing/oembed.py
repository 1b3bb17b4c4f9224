"""oEmbed 1.0 (https://oembed.com): a content system hands in an address of the map and gets the frame to show."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

from flask import Blueprint, Response, json, request
from werkzeug.datastructures import MultiDict

from web.service import hosts
from web.service.addresses import parts_of
from web.service.language import translator
from web.service.mistakes import BadParameter, ForeignAddress, UnknownOembedFormat
from web.sharing.embedded import SHORTEST_PX, Embedding, read_embedding
from web.sharing.snippets import HEIGHT_PX, WIDTH_PX, Snippets
from web.state.current import drawing
from web.state.state import only

bp = Blueprint("oembed", __name__)
MAPS = ("/", "/embed")
CACHE_AGE_S = 86400
THUMBNAIL_PX = (640, 360)


@bp.get("/oembed")
def oembed() -> Response:
    """How to show the map of an address on another site.

    :raise 400: no address, a number that is none, or the address asks for what the map cannot show.
    :raise 404: the address is not one of this service's maps.
    :raise 501: a format other than json and xml.
    """
    only(request.args, "url", "format", "maxwidth", "maxheight")
    name = request.args.get("format") or "json"
    if name not in FORMATS:
        raise UnknownOembedFormat(f"{name} ({', '.join(FORMATS)})")
    wanted = _embedding(request.args.get("url") or "")
    media_type, write = FORMATS[name]
    return Response(write(_told(wanted, _limit("maxwidth"), _limit("maxheight"))), content_type=media_type)


def _embedding(address: str) -> Embedding:
    """The embedded map that shows what an address of this service shows."""
    if not address:
        raise BadParameter("url", "", "url_form")
    parts = parts_of(address)
    if parts is None:
        raise BadParameter("url", address, "url_form")
    own = urlsplit(hosts.asked())
    maps = {f"{own.path.rstrip('/')}{each}" for each in MAPS}
    if parts.scheme not in ("http", "https") or parts.netloc != own.netloc or (parts.path or "/") not in maps:
        raise ForeignAddress(address)
    args = MultiDict(parse_qsl(parts.query, keep_blank_values=True))
    return read_embedding(args, drawing().atlas, drawing().today())


def _limit(name: str) -> int | None:
    text = request.args.get(name)
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()) or not int(text[:9]):
        raise BadParameter(name, text, "pixels_form")
    return int(text[:9])


def _told(wanted: Embedding, widest: int | None, tallest: int | None) -> dict[str, Any]:
    width, height = min(WIDTH_PX, widest or WIDTH_PX), min(wanted.height_px or HEIGHT_PX, tallest or HEIGHT_PX)
    scene, t = drawing().scene(wanted.state.scene), translator(wanted.state.scene.lang)
    fitted = wanted.at_height(max(height, SHORTEST_PX))
    snippets = Snippets(hosts.asked(), fitted, scene["title"], scene["caption"])
    return {
        "version": "1.0",
        "type": "rich",
        "title": f"{scene['title']} ({scene['subtitle']})",
        "provider_name": t("site_name"),
        "provider_url": hosts.asked(),
        "cache_age": CACHE_AGE_S,
        "width": width,
        "height": height,
        "html": snippets.frame(width, height),
        **_thumbnail(snippets, widest, tallest),
    }


def _thumbnail(snippets: Snippets, widest: int | None, tallest: int | None) -> dict[str, Any]:
    """The printed map as a picture, where it fits into what was asked for."""
    width, height = THUMBNAIL_PX
    if width > (widest or width) or height > (tallest or height):
        return {}
    return {"thumbnail_url": snippets.picture_at(width), "thumbnail_width": width, "thumbnail_height": height}


def _json(told: dict[str, Any]) -> str:
    return json.dumps(told)


def _xml(told: dict[str, Any]) -> bytes:
    root = ElementTree.Element("oembed")
    for name, value in told.items():
        ElementTree.SubElement(root, name).text = str(value)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


FORMATS: dict[str, tuple[str, Callable[[dict[str, Any]], str | bytes]]] = {
    "json": ("application/json", _json),
    "xml": ("text/xml; charset=utf-8", _xml),
}
