"""One server for all: the atlas as it is, and the peers' pages under `/peers/`, equally compressed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from flask import Flask, Response
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from tests.browser.serving import served
from tests.peers import maps
from tests.peers.content import Content
from web import assets, compression

FLOOR = Path(__file__).with_name("floor.html")
TYPES = {"html": "text/html", "json": "application/json"}


def leaflet() -> str:
    """The tags that load Leaflet from the atlas's own host."""
    return (
        f'<link rel="stylesheet" href="{assets.address("leaflet.css")}">'
        f'<script src="{assets.address("leaflet.js")}"></script>'
    )


def peers(simple: Content, full: Content) -> Mapping[str, Callable[[], str]]:
    """What renders each peer's page, by name."""
    links = leaflet()
    return {
        "folium, original": lambda: maps.plain(full, links),
        "folium, simplified": lambda: maps.plain(simple, links),
        "explore, original": lambda: maps.explore(full, links),
        "explore, simplified": lambda: maps.explore(simple, links),
    }


def floor(topology: str, points: str) -> str:
    """The hand-written Leaflet page."""
    scripts = leaflet() + f'<script src="{assets.address("topojson-client.js")}"></script>'
    text = FLOOR.read_text(encoding="utf-8").replace("<!-- leaflet -->", scripts)
    return text.replace("{topology}", topology).replace("{points}", points)


@contextmanager
def serving(atlas: Flask, documents: Mapping[str, str]) -> Iterator[str]:
    """The address of the atlas with the given documents, by file name, under `/peers/`."""
    app = Flask("peers", static_folder=None)

    @app.get("/<name>.<any(html, json):kind>")
    def document(name: str, kind: str) -> Response:
        return Response(documents[f"{name}.{kind}"], mimetype=TYPES[kind])

    compression.register(app)
    inside = atlas.wsgi_app
    atlas.wsgi_app = DispatcherMiddleware(inside, {"/peers": app})
    try:
        with served(atlas) as address:
            yield address
    finally:
        atlas.wsgi_app = inside
