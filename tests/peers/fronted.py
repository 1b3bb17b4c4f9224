"""A whole polygon collection behind nginx as `deploy/` sets it up, beside nginx serving the same bytes as a file."""

from __future__ import annotations

import re
import socket
import ssl
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from flask import Flask

from tests.peers.features import ITEMS, MOST, SECONDS, answered, atlas
from tests.peers.processes import free_port
from tests.services.running import nginx

SITE = Path(__file__).parents[2] / "deploy" / "nginx.conf"
AIM = 0.8
#: nginx ends a connection after a thousand requests.
ON_ONE = 500
WHOLE = f"{ITEMS}?limit={MOST}"
#: The same bytes as a file, under the same server: its kind and encoding are those of the answer.
FILE = """    location = /whole.json.gz {{
        root {folder};
        types {{ }}
        default_type application/geo+json;
        add_header Content-Encoding gzip;
    }}
"""
LIMITS = re.compile(r"^\s*limit_(?:req|conn|req_zone|conn_zone) .*\n", re.MULTILINE)


def site(port: int, services: list[int], folder: Path | None = None) -> str:
    """The file of `deploy/` with ports, services and a certificate of this run, without limits on a reader."""
    text = LIMITS.sub("", SITE.read_text(encoding="utf-8"))
    for name, service in zip(("web-1", "web-2"), services, strict=False):
        text = text.replace(f"{name}:8000", f"127.0.0.1:{service}")
    text = re.sub(r"^\s*server web-\d:8000.*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"listen \[::\]:443 ssl;", "", text).replace("listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
    text = text.replace("/etc/ssl/atlas", "{home}").replace("/var/cache/nginx", "{home}")
    return text.replace("    location / {", FILE.format(folder=folder) + "    location / {", 1) if folder else text


def report(_app: Flask, rounds: int) -> list[str]:
    """Requests a second through nginx, of nginx from a file, and of the worker alone; each in turn, the median."""
    with ExitStack() as stack:
        own = stack.enter_context(atlas())
        folder, port = stack.enter_context(_folder(own)), free_port()
        stack.enter_context(nginx(site(port, [own], folder), lambda: _status(port) == 200))
        ways = {
            "behind nginx": (port, WHOLE),
            "nginx, a file": (port, "/whole.json.gz"),
            "the worker alone": (own, WHOLE),
        }
        rates: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(max(3, rounds)):
            for name, (at, path) in ways.items():
                rates[name].append(rate(at, path, secure=at == port))
    behind, file, alone = (median(each) for each in rates.values())
    ratio = behind / file
    told = f"a whole collection behind nginx, requests/s of nginx with the same bytes as a file: {ratio:.2f}"
    told += f" ({behind:,.0f} and {file:,.0f}; the worker alone {alone:,.0f}; aim ≥ {AIM})"
    return [told + ("" if ratio >= AIM else " — missed")]


def rate(port: int, path: str, secure: bool) -> float:
    """Requests a second of one client, on connections that stay for as long as nginx keeps one."""
    text = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\nAccept: */*\r\n\r\n".encode()
    took, done = 0.0, 0
    while took < SECONDS:
        with socket.create_connection(("127.0.0.1", port)) as plain, _line(plain, secure) as line:
            answered(line, text)
            begun = time.perf_counter()
            for _ in range(ON_ONE):
                answered(line, text)
            took, done = took + time.perf_counter() - begun, done + ON_ONE
    return done / took


def _line(plain: socket.socket, secure: bool) -> socket.socket:
    return ssl._create_unverified_context().wrap_socket(plain) if secure else plain


@contextmanager
def _folder(port: int) -> Iterator[Path]:
    """A folder that any user may read, with the answer of the service as a file."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        asked = urllib.request.Request(f"http://127.0.0.1:{port}{WHOLE}", headers={"Accept-Encoding": "gzip"})
        (folder / "whole.json.gz").write_bytes(urllib.request.urlopen(asked).read())
        yield folder


def _status(port: int) -> int:
    command = ("curl", "-ks", "-o", "/dev/null", "-w", "%{http_code}", f"https://127.0.0.1:{port}/healthz")
    return int(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
