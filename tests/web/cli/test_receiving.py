"""What is too large or comes too slowly is answered, also to one who goes on sending."""

import json
import threading
from contextlib import suppress
from time import sleep

import pytest

from tests.web.cli.connections import HEAD, PATIENCE_S, POST, asked, asking, opened, rest, told_since

pytestmark = pytest.mark.whole

MB = 1_000_000
PIECE = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
TOO_LARGE = {
    "one header": (431, HEAD + b"X-Long: " + b"a" * MB + b"\r\n\r\n"),
    "many headers": (431, HEAD + b"".join(b"X-%d: a\r\n" % n for n in range(20_000)) + b"\r\n"),
    "address": (431, b"GET /search.json?q=" + b"a" * MB + b" HTTP/1.1\r\nHost: atlas.example\r\n\r\n"),
    "head just above": (431, HEAD + b"X-Long: " + b"a" * 64_000 + b"\r\n\r\n"),
    "body in pieces": (413, POST + b"Transfer-Encoding: chunked\r\n\r\n" + PIECE * 20 + b"0\r\n\r\n"),
    "body of a told length": (413, POST + b"Content-Length: 20000000\r\n\r\n" + b"x" * (20 * MB)),
    "size of a piece": (413, POST + b"Transfer-Encoding: chunked\r\n\r\n" + b"0" * (12 * MB)),
}
DRIPS = {
    "head": (HEAD + b"X-Slow: ", b"a"),
    "start line": (b"GET /", b"a"),
    "sized": (POST + b"Content-Length: 1000\r\n\r\n", b"x"),
    "in pieces": (POST + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "blank lines before a head": (b"\r\n", b"\r\n"),
    "pairs of blank lines": (b"\r\n\r\n", b"\r\n\r\n"),
}


@pytest.mark.parametrize(("status", "said"), list(TOO_LARGE.values()), ids=list(TOO_LARGE))
def test_what_is_too_large_is_answered_with_problem_details_to_one_who_sends_all_of_it(server, status, said):
    port, log, _ = server
    before = log.read_text()
    with opened(port) as connection:
        connection.sendall(said)
        head, _, body = rest(connection).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 %d " % status) or head.startswith(b"HTTP/1.0 %d " % status)
    assert b"Content-Type: application/problem+json" in head
    assert json.loads(body)["status"] == status
    assert json.loads(body)["detail"]
    assert sum("Booting" not in line for line in told_since(log, before).splitlines()) == 1


@pytest.mark.parametrize(("first", "drip"), list(DRIPS.values()), ids=list(DRIPS))
def test_one_who_drips_is_ended_and_holds_up_nobody(server, first, drip):
    port, log, _ = server
    before = log.read_text()
    connection = opened(port, first)
    ended = threading.Event()
    dripping = threading.Thread(target=_drip, args=(connection, drip, ended))
    dripping.start()
    try:
        answer = rest(connection)
    finally:
        ended.set()
        dripping.join()
    assert answer.startswith(b"HTTP/1.1 408 Request Timeout\r\n")
    assert "did not come within" in told_since(log, before)
    assert asked(port).status == 200


def test_a_body_that_comes_steadily_may_take_longer_than_the_patience(server):
    port, _, _ = server
    connection = opened(port, HEAD + b"Content-Length: 240000\r\nConnection: close\r\n\r\n")
    for _ in range(6):
        connection.sendall(b"x" * 40_000)
        sleep(PATIENCE_S / 2)
    assert rest(connection).split(b" ")[1] == b"200"


def test_the_next_request_of_a_connection_has_a_time_of_its_own(server):
    port, _, _ = server
    with asking(port) as client:
        statuses = []
        for _ in range(5):
            client.request("GET", "/healthz")
            answer = client.getresponse()
            answer.read()
            statuses.append((answer.status, id(client.sock)))
            sleep(PATIENCE_S / 2)
    assert set(statuses) == {(200, statuses[0][1])}


def test_a_connection_goes_on_after_an_answer_without_a_body(server):
    port, _, _ = server
    with asking(port) as client:
        client.request("GET", "/api/collections")
        answer = client.getresponse()
        answer.read()
        statuses = []
        for _ in range(3):
            client.request("GET", "/api/collections", headers={"If-None-Match": answer.headers["ETag"]})
            again = client.getresponse()
            again.read()
            statuses.append((again.status, again.headers["Connection"], id(client.sock)))
    assert set(statuses) == {(304, None, statuses[0][2])}
    assert statuses[0][2] != id(None)


def _drip(connection, drip, ended):
    with suppress(OSError):
        while not ended.wait(PATIENCE_S / 3):
            connection.sendall(drip)
