"""A request that stops halfway is ended, and holds up nobody else; one that comes slowly is waited for."""

import http.client
import os
import socket
import subprocess
import sys
from contextlib import closing
from time import sleep

import pytest

from tests.peers.processes import free_port, wait_until_ready
from tests.toy_atlas import copied
from web.cli import receiving
from web.cli.receiving import SLOWEST_BYTES_PER_S, PatientUnreader
from web.service import assets

pytestmark = pytest.mark.whole

PATIENCE_S = 1
LIMIT_S = 30
HEAD = b"GET /healthz HTTP/1.1\r\nHost: atlas.example\r\n"
POST = b"POST /export/map.svg HTTP/1.1\r\nHost: atlas.example\r\n"
BODIES = {
    "read": (POST + b"Content-Length: 1000\r\n\r\n[{", b"400"),
    "in pieces": (POST + b"Transfer-Encoding: chunked\r\n\r\n3e8\r\n[{", b"400"),
    "not read": (HEAD + b"Content-Length: 1000\r\n\r\n[{", b"200"),
}
"""Half-sent bodies, as the service takes them, and the answer of those who wait for one."""
MANY = 8


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The production server over the toy atlas: its port and the file of its log."""
    folder = tmp_path_factory.mktemp("served")
    config, log, port = copied(folder / "toy"), folder / "log.txt", free_port()
    own = {"ATLAS_SEEDS": config.seeds, "ATLAS_DATA": config.data, "ATLAS_DEFINITIONS": config.definitions}
    environment = os.environ | {name: str(path) for name, path in own.items()}
    environment["ATLAS_READ_TIMEOUT"] = str(PATIENCE_S)
    command = (sys.executable, "-m", "web", "serve", "--port", str(port))
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out, env=environment) as process:
        try:
            wait_until_ready(port, lambda: process.poll() is None)
            yield port, log
        finally:
            process.terminate()


def opened(port, sent):
    connection = socket.create_connection(("127.0.0.1", port), LIMIT_S)
    connection.sendall(sent)
    return connection


def rest(connection):
    """What the server still says until it closes."""
    with connection:
        return b"".join(iter(lambda: connection.recv(65536), b""))


def health(port):
    with asking(port) as client:
        client.request("GET", "/healthz")
        return client.getresponse().status


def asking(port):
    return closing(http.client.HTTPConnection("127.0.0.1", port, timeout=LIMIT_S))


def test_half_sent_heads_are_ended_and_the_service_answers(server):
    port, log = server
    before = log.read_text()
    held = [opened(port, HEAD) for _ in range(MANY)]
    assert health(port) == 200
    assert {rest(connection).split(b"\r\n")[0] for connection in held} == {b"HTTP/1.1 408 Request Timeout"}
    told = log.read_text().removeprefix(before)
    assert told.count("did not come within 1 s") == MANY
    assert "Traceback" not in told


@pytest.mark.parametrize(("body", "status"), list(BODIES.values()), ids=list(BODIES))
def test_half_sent_bodies_are_ended_and_the_service_answers(server, body, status):
    port, _ = server
    held = [opened(port, body) for _ in range(MANY)]
    assert health(port) == 200
    assert {rest(connection).split(b" ")[1] for connection in held} == {status}


def test_a_connection_is_kept_between_requests_for_longer_than_one_may_take(server):
    port, _ = server
    with asking(port) as client:
        client.request("GET", "/healthz")
        client.getresponse().read()
        first = client.sock
        sleep(PATIENCE_S * 1.5)
        client.request("GET", "/healthz")
        assert (client.getresponse().status, client.sock) == (200, first)


def test_an_answer_may_be_read_slowly(server):
    port, _ = server
    font = next(path for path in assets.STATIC.glob("vendor/*.ttf"))
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.settimeout(LIMIT_S)
    connection.connect(("127.0.0.1", port))
    connection.sendall(f"GET /static/vendor/{font.name} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
    sleep(PATIENCE_S * 2)
    assert rest(connection).endswith(font.read_bytes()[-1000:])


class Line:
    """A connection on a clock of its own, over which pieces come after so many seconds each."""

    def __init__(self, pieces):
        self.pieces, self.now, self.bound = list(pieces), 0.0, None

    def monotonic(self):
        return self.now

    def gettimeout(self):
        return self.bound

    def settimeout(self, bound):
        self.bound = bound

    def recv(self, _size):
        after, data = self.pieces.pop(0)
        self.now += min(after, self.bound)
        if after > self.bound:
            raise TimeoutError
        return data


def received(monkeypatch, line, patience_s=10):
    monkeypatch.setattr(receiving, "time", line)
    unreader = PatientUnreader(line, patience_s)
    while line.pieces:
        unreader.chunk()
    return unreader


SECOND = b"x" * SLOWEST_BYTES_PER_S


@pytest.mark.parametrize("pieces", [[(9, b"x")], [(1, SECOND)] * 100, [(8, SECOND * 8)] * 100])
def test_one_who_sends_slowly_but_on_is_waited_for(monkeypatch, pieces):
    line = Line(pieces)
    assert not received(monkeypatch, line).late
    assert line.bound is None


@pytest.mark.parametrize("pieces", [[(11, b"x")], [(5, b"x")] * 4, [(0, SECOND * 1000), (11, b"x")]])
def test_one_who_stops_or_drips_is_late(monkeypatch, pieces):
    line = Line(pieces)
    with pytest.raises(ConnectionResetError):
        received(monkeypatch, line)
    assert line.now < 11
    assert line.bound is None


def test_every_request_has_the_whole_patience(monkeypatch):
    line = Line([(9, b"x")])
    unreader = received(monkeypatch, line)
    unreader.begin()
    line.pieces.append((9, b"x"))
    assert unreader.chunk() == b"x"
