"""The production server: who stops halfway, says nothing or does not read holds up nobody else."""

import re
import socket
from contextlib import ExitStack
from time import sleep

import pytest
from waitress.adjustments import Adjustments

from tests.peers.processes import family
from tests.web.cli.connections import HEAD, PATIENCE_S, POST, asked, asking, opened, rest, told_since
from web.cli.receiving import Request
from web.service import assets

pytestmark = pytest.mark.whole

BODIES = {
    "sized": POST + b"Content-Length: 1000\r\n\r\n[{",
    "in pieces": POST + b"Transfer-Encoding: chunked\r\n\r\n3e8\r\n[{",
    "not read": HEAD + b"Content-Length: 1000\r\n\r\n[{",
}
BROKEN = {
    "size of a piece": POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n[{",
    "end of a piece": POST + b"Transfer-Encoding: chunked\r\n\r\n2\r\n[{XX\r\n0\r\n\r\n",
    "length": POST + b"Content-Length: many\r\n\r\n",
    "start line": b"GET\r\n\r\n",
    "digits of a length": POST + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n",
    "bracket in an address": b"GET http://[/healthz HTTP/1.1\r\nHost: a\r\n\r\n",
    "two hosts": HEAD + b"Host: other.example\r\n\r\n",
    "more after a wrong length": POST + b"Content-Length: +1\r\n\r\n[",
    "path without its prefix": HEAD + b"SCRIPT_NAME: /atlas\r\n\r\n",
    "prefix that is none": HEAD + b'X-Forwarded-Prefix: /"><script>\r\n\r\n',
}
MANY = 20


@pytest.mark.parametrize("said", [HEAD, *BODIES.values()], ids=["head", *BODIES])
def test_who_stops_halfway_is_ended_and_holds_up_nobody(server, said):
    port, log, _ = server
    before = log.read_text()
    held = [opened(port, said) for _ in range(MANY)]
    assert asked(port).status == 200
    assert {rest(connection).split(b"\r\n")[0] for connection in held} == {b"HTTP/1.1 408 Request Timeout"}
    told = told_since(log, before)
    assert told.count("did not come within 1 s") == MANY
    assert "Traceback" not in told


def test_idle_connections_are_closed_and_hold_up_nobody(server):
    port, _, pid = server
    workers = family(pid)
    held = [opened(port) for _ in range(300)]
    assert [asked(port).status for _ in range(4)] == [200] * 4
    assert {rest(connection) for connection in held} == {b""}
    assert family(pid) == workers


def test_who_does_not_read_holds_up_nobody(server):
    port, _, _ = server
    font = next(path for path in assets.STATIC.glob("vendor/*.ttf"))
    with ExitStack() as held:
        for _ in range(MANY):
            connection = held.enter_context(socket.socket())
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.connect(("127.0.0.1", port))
            connection.sendall(f"GET /static/vendor/{font.name} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
        sleep(0.5)
        assert [asked(port).status for _ in range(4)] == [200] * 4


def test_a_connection_is_kept_between_requests(server):
    port, _, _ = server
    with asking(port) as client:
        client.request("GET", "/healthz")
        client.getresponse().read()
        first = client.sock
        client.request("GET", "/healthz")
        assert (client.getresponse().status, client.sock) == (200, first)


def test_an_answer_may_be_read_slowly(server):
    port, _, _ = server
    font = next(path for path in assets.STATIC.glob("vendor/*.ttf"))
    connection = opened(port, f"GET /static/vendor/{font.name} HTTP/1.0\r\nHost: a\r\n\r\n".encode())
    read = b""
    for _ in range(6):
        sleep(PATIENCE_S / 2)
        read += connection.recv(20_000)
    assert (read + rest(connection)).endswith(font.read_bytes()[-1000:])


@pytest.mark.parametrize("said", list(BROKEN.values()), ids=list(BROKEN))
def test_what_is_no_request_is_refused_in_one_line(server, said):
    port, log, _ = server
    before = log.read_text()
    connection = opened(port, said)
    status = connection.recv(65536).split(b" ")[1]
    connection.close()
    assert status == b"400"
    assert len(told_since(log, before).splitlines()) == 1


@pytest.mark.parametrize("said", [HEAD, *BODIES.values()], ids=["head", *BODIES])
def test_who_ends_halfway_is_told_at_once_in_one_line(server, said):
    port, log, _ = server
    before = log.read_text()
    connection = opened(port, said)
    connection.shutdown(socket.SHUT_WR)
    assert rest(connection).startswith(b"HTTP/1.1 400 Bad Request\r\n")
    told = told_since(log, before).splitlines()
    assert len(told) == 1
    assert "ended before it was whole" in told[0]


def test_who_leaves_before_being_refused_can_be_named_in_the_log():
    assert Request(Adjustments()).path == ""


def test_an_address_may_be_written_as_it_is_spoken(server):
    port, _, _ = server
    asked_for = "GET /search.json?q=달빛 HTTP/1.0\r\nHost: atlas.example\r\n\r\n".encode()
    assert rest(opened(port, asked_for)).startswith(b"HTTP/1.0 200 OK")


def test_a_prefix_that_a_trusted_proxy_names_is_taken_off(server):
    port, _, _ = server
    with asking(port) as client:
        client.putrequest("GET", "/atlas/layers")
        client.putheader("SCRIPT_NAME", "/atlas")
        client.endheaders()
        page = client.getresponse().read().decode()
    assert 'href="/atlas/layers' in page
    assert 'href="/layers' not in page


def test_the_server_says_nothing_of_its_make(server):
    assert asked(server[0]).headers["Server"] == "atlas"


def test_the_access_log_has_number_path_status_and_time_and_nothing_of_the_reader(server):
    port, log, _ = server
    before = log.read_text()
    number = asked(port, "/layers?asof=2025-12-17").headers["X-Request-Id"]
    (line,) = told_since(log, before).splitlines()
    assert re.fullmatch(rf"\S+ \S+ {number} GET /layers 200 \d+ ms", line)
