"""What every answer of the interface has: absolute links, its form, leave for other sites to read it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

import orjson
from flask import Blueprint, Response, render_template, request

from layers.words.catalogue import words_of
from web.service import hosts
from web.service.compression import keep_packed
from web.service.errors import prefers_page
from web.service.language import translator
from web.service.mistakes import BadParameter

JSON, HTML, GEOJSON = "application/json", "text/html", "application/geo+json"
SCHEMA, OPENAPI = "application/schema+json", "application/vnd.oai.openapi+json;version=3.0"
FORMS = {"json": JSON, "html": HTML}
READING = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, If-None-Match",
    "Access-Control-Expose-Headers": "Content-Crs, ETag",
}


def address(path: str, root: str | None = None, **asked: str) -> str:
    """The whole address of a path of the interface, with its parameters; below the root that was asked for."""
    query = f"?{urlencode(asked, safe=',:/')}" if asked else ""
    return f"{root or hosts.asked()}{quote(path.removeprefix('/'), safe='/@')}{query}"


def link(rel: str, media_type: str, href: str, title: str = "") -> dict[str, str]:
    """One link of an answer."""
    return {"rel": rel, "type": media_type, "href": href, **({"title": title} if title else {})}


def here(rel: str, media_type: str, **changes: str) -> dict[str, str]:
    """A link to what was asked for, with other values of some parameters."""
    return link(rel, media_type, address(request.path, **{**request.args.to_dict(), **changes}))


def wants_page() -> bool:
    """Whether a page is asked for, by `f` or else by what the client accepts; what it names first of equals.

    Raises
    ------
    BadParameter
    """
    text = request.args.get("f")
    if text is not None and text not in FORMS:
        raise BadParameter("f", text, "f_form")
    return text == "html" or (text is None and prefers_page())


def page(name: str, lang: str, **values: Any) -> str:
    """An answer for people, in the words of the interface; the other language keeps what was asked for."""

    def query(**changes: str) -> str:
        return urlencode({**request.args.to_dict(), **changes}, safe=",:/")

    words = words_of(lang, "api")
    return render_template(f"features/{name}.html", lang=lang, t=translator(lang), here=query, words=words, **values)


def told(body: Mapping[str, Any] | bytes, media_type: str = JSON) -> Response:
    """An answer for programs, which is kept packed: nothing in it is a reader's own."""
    keep_packed()
    return Response(body if isinstance(body, bytes) else orjson.dumps(body), content_type=media_type)


def register(blueprint: Blueprint) -> None:
    """Let pages of other sites read what a blueprint answers, and caches know that its form was chosen."""

    @blueprint.after_request
    def readable(response: Response) -> Response:
        response.headers.update(READING)
        response.headers.add("Vary", "Accept")
        return response
