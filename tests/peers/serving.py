"""One production server for all: the atlas as it is, and the peers' pages under `/peers/`, equally compressed."""

from __future__ import annotations

import functools
import multiprocessing
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from flask import Flask, Response, send_from_directory
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from tests.peers import maps
from tests.peers.content import Content
from tests.peers.processes import free_port, wait_until_ready
from web.cli.server import Server
from web.service import assets, compression
from web.service.config import Config

FLOOR = Path(__file__).with_name("floor.html")
PACKAGES = Path("node_modules").resolve()
LINKED = {
    "jquery-3.7.1.min.js": "jquery/dist/jquery.min.js",
    "bootstrap.bundle.min.js": "bootstrap/dist/js/bootstrap.bundle.min.js",
    "bootstrap.min.css": "bootstrap/dist/css/bootstrap.min.css",
    "leaflet.awesome-markers.js": "leaflet.awesome-markers/dist/leaflet.awesome-markers.min.js",
    "leaflet.awesome-markers.css": "leaflet.awesome-markers/dist/leaflet.awesome-markers.css",
    "all.min.css": "@fortawesome/fontawesome-free/css/all.min.css",
}


class PeersServer(Server):
    """The atlas's own server with the peers beside the atlas."""

    def __init__(self, address: str, atlas: Flask, documents: Mapping[str, str]):
        self.atlas = atlas
        self.documents = documents
        super().__init__(Config(), address, 2)

    def load(self) -> Flask:
        """The atlas with the peers mounted."""
        self.atlas.wsgi_app = DispatcherMiddleware(self.atlas.wsgi_app, {"/peers": peers_app(self.documents)})
        return self.atlas


def files() -> dict[str, str]:
    """Our addresses of the files that Folium links, by their names."""
    linked = {name: f"/peers/packages/{path}" for name, path in LINKED.items()}
    return linked | {name: assets.address(name) for name in ("leaflet.js", "leaflet.css")}


def peers(simple: Content, full: Content) -> Mapping[str, Callable[[], str]]:
    """What renders each peer's page, by name."""
    ours = files()
    return {
        "folium, original": lambda: maps.plain(full, ours),
        "folium, simplified": lambda: maps.plain(simple, ours),
        "explore, original": lambda: maps.explore(full, ours),
        "explore, simplified": lambda: maps.explore(simple, ours),
    }


def floor(topology: str, scene: str, named: bool = False) -> str:
    """The hand-written Leaflet page, over the same addresses as the atlas's own; with the names that the map shows."""
    style = f'<link rel="stylesheet" href="{assets.address("leaflet.css")}">'
    scripts = (f'<script src="{assets.address(name)}"></script>' for name in ("leaflet.js", "topojson-client.js"))
    text = FLOOR.read_text(encoding="utf-8").replace("<!-- leaflet -->", style + "".join(scripts))
    written = {"{topology}": topology, "{scene}": scene, "{named}": str(named).lower()}
    return functools.reduce(lambda page, each: page.replace(*each), written.items(), text)


def peers_app(documents: Mapping[str, str]) -> Flask:
    """The peers' pages and the packages they load."""
    app = Flask("peers", static_folder=None)

    @app.get("/<name>.html")
    def document(name: str) -> Response:
        return Response(documents[f"{name}.html"], mimetype="text/html")

    @app.get("/packages/<path:path>")
    def package(path: str) -> Response:
        return send_from_directory(PACKAGES, path)

    compression.register(app)
    return app


@contextmanager
def serving(atlas: Flask, documents: Mapping[str, str]) -> Iterator[str]:
    """The address of the atlas with the given documents, by file name, under `/peers/`."""
    port = free_port()
    server = PeersServer(f"127.0.0.1:{port}", atlas, documents)
    process = multiprocessing.get_context("fork").Process(target=server.run)
    process.start()
    try:
        wait_until_ready(port, process.is_alive)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.join()
