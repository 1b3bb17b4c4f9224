"""A polygon layer by OGC API – Features: requests a second of the atlas and of pygeoapi, whole, by window, by page."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import yaml
from flask import Flask

from tests.peers.processes import free_port, wait_until_ready

#: Outlines of municipalities, every feature of them in one answer.
LAYER = "population"
ITEMS = f"/api/collections/{LAYER}/items"
MOST = 1000
SECONDS = 3.0
WHOLE_AIM, PART_AIM = 30, 5
BOXES = tuple(f"{126 + n * 0.4:.1f},{34.5 + n * 0.4:.1f},{127 + n * 0.4:.1f},{35.5 + n * 0.4:.1f}" for n in range(6))
#: What is asked of each, in turn: the addresses after the path of the collection.
WAYS = {
    "whole": (f"limit={MOST}",),
    "bbox": tuple(f"limit={MOST}&bbox={each}" for each in BOXES),
    "paged": tuple(f"limit=10&offset={first}" for first in range(0, 80, 10)),
}
PROVIDERS = {"memory": "remembering.RememberingProvider", "file": "GeoJSON"}
#: In an environment of its own (`make bench`): its package brings a package `tests`, which would hide ours.
PEER = Path(os.environ.get("ATLAS_PYGEOAPI", ".make/pygeoapi/bin/python"))
SERVED = (
    "import sys, waitress; from pygeoapi.flask_app import APP; waitress.serve(APP, port=int(sys.argv[1]), threads=8)"
)


def report(_app: Flask, _rounds: int) -> list[str]:
    """Lines on each way of asking: one process each, the same client, gzip, loopback."""
    with atlas() as own:
        whole = json.loads(urllib.request.urlopen(f"http://127.0.0.1:{own}{ITEMS}?limit={MOST}").read())
        rates = {name: rate(own, ITEMS, asked) for name, asked in WAYS.items()}
    lines = [f"features of {LAYER}: {len(whole['features'])}"]
    with tempfile.TemporaryDirectory() as folder, _pygeoapi(Path(folder), whole) as port:
        for name, asked in WAYS.items():
            for kept in PROVIDERS:
                peer = rate(port, f"/collections/{kept}/items", [f"f=json&{each}" for each in asked])
                lines.append(_line(name, kept, rates[name], peer))
    return lines


def _line(name: str, kept: str, own: float, peer: float) -> str:
    aim = WHOLE_AIM if name == "whole" else PART_AIM
    ratio = own / peer
    told = (
        f"{name} features, requests/s of pygeoapi from {kept}: {ratio:.1f} × ({own:,.0f} and {peer:,.0f}; aim ≥ {aim})"
    )
    return told + ("" if ratio >= aim else " — missed")


def rate(port: int, path: str, asked: Sequence[str]) -> float:
    """Requests a second of one client on one connection that stays, which takes nothing of an answer apart.

    Raises
    ------
    ConnectionError
        An answer is none.
    """
    common = f"HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\nAccept: */*\r\n\r\n"
    texts = [f"GET {path}?{each} {common}".encode() for each in asked]
    with socket.create_connection(("127.0.0.1", port)) as line:
        for text in texts:
            answered(line, text)
        begun = time.perf_counter()
        for done, text in enumerate(cycle(texts), 1):
            answered(line, text)
            if (took := time.perf_counter() - begun) > SECONDS:
                return done / took
    return 0.0


def answered(line: socket.socket, text: bytes) -> None:
    """Ask and take the whole answer in."""
    line.sendall(text)
    got = b""
    while b"\r\n\r\n" not in got:
        got += _some(line)
    head, _, body = got.partition(b"\r\n\r\n")
    if head.split(b" ", 2)[1] != b"200":
        raise ConnectionError(head.decode("latin-1"))
    lengths = [each for each in head.lower().split(b"\r\n") if each.startswith(b"content-length:")]
    left = (int(lengths[0].partition(b":")[2]) if lengths else 0) - len(body)
    while left > 0:
        left -= len(_some(line))


def _some(line: socket.socket) -> bytes:
    if not (some := line.recv(1 << 20)):
        raise ConnectionError("the connection was closed")
    return some


@contextmanager
def atlas() -> Iterator[int]:
    port = free_port()
    command = (sys.executable, "-m", "web", "serve", "--workers", "1", "--port", str(port))
    with _running(command, os.environ | {"ATLAS_ACCESS_LOG": "off"}):
        wait_until_ready(port, lambda: True)
        yield port


@contextmanager
def _pygeoapi(folder: Path, whole: dict) -> Iterator[int]:
    """The same features from a file, and from memory."""
    port, source, settings = free_port(), folder / "features.geojson", folder / "config.yml"
    source.write_text(json.dumps({"type": "FeatureCollection", "features": whole["features"]}), encoding="utf-8")
    settings.write_text(yaml.safe_dump(_settings(port, source)), encoding="utf-8")
    description = folder / "openapi.yml"
    files = {"PYGEOAPI_CONFIG": str(settings), "PYGEOAPI_OPENAPI": str(description)}
    environment = os.environ | files | {"PYTHONPATH": str(folder)}
    shutil.copy(Path(__file__).with_name("remembering.py"), folder)
    make = "from pygeoapi.openapi import generate_openapi_document as make; from pathlib import Path; import sys; "
    make += "Path(sys.argv[2]).write_text(make(Path(sys.argv[1]), 'yaml'), encoding='utf-8')"
    subprocess.run((str(PEER), "-c", make, str(settings), str(description)), env=environment, check=True)
    with _running((str(PEER), "-c", SERVED, str(port)), environment):
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except ConnectionRefusedError:
                time.sleep(0.1)
        yield port


@contextmanager
def _running(command: Sequence[str], environment: dict[str, str]) -> Iterator[None]:
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet) as process:
        try:
            yield
        finally:
            process.terminate()


def _settings(port: int, source: Path) -> dict:
    """What pygeoapi asks to be told."""
    url = f"http://127.0.0.1:{port}"
    told = {"title": "peer", "description": "peer", "keywords": ["peer"], "terms_of_service": url, "url": url}
    extent = {"spatial": {"bbox": [124, 33, 132, 39], "crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84"}}
    resources = {
        name: {
            "type": "collection",
            "title": name,
            "description": name,
            "keywords": [name],
            "links": [],
            "extents": extent,
            "providers": [{"type": "feature", "name": provider, "data": str(source), "id_field": "id"}],
        }
        for name, provider in PROVIDERS.items()
    }
    return {
        "server": {
            "bind": {"host": "127.0.0.1", "port": port},
            "url": url,
            "mimetype": "application/json; charset=UTF-8",
            "encoding": "utf-8",
            "gzip": True,
            "languages": ["en-US"],
            "limits": {"default_items": 10, "max_items": MOST},
            "map": {"url": url, "attribution": ""},
        },
        "logging": {"level": "ERROR"},
        "metadata": {
            "identification": told,
            "license": {"name": "MIT", "url": url},
            "provider": {"name": "peer", "url": url},
            "contact": {"name": "peer", "email": "a@b.example"},
        },
        "resources": resources,
    }
