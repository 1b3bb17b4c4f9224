"""What a reader asked for who has gone is not made; who waits is answered."""

import socket

import pytest

from web.service.departed import CLIENT_CLOSED, SOCKET, gone

URL = "/export/layers/advanced-complexes.csv"


@pytest.fixture
def ends():
    """Both ends of a connection."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


def test_who_waits_is_there_and_who_closed_is_gone(ends):
    ours, theirs = ends
    assert not gone(ours)
    theirs.send(b"GET")
    assert not gone(ours)
    assert ours.recv(3) == b"GET"
    theirs.close()
    assert gone(ours)


def test_a_connection_that_is_no_more_is_gone(ends):
    ours, _ = ends
    ours.close()
    assert gone(ours)


def test_only_a_costly_answer_that_nobody_waits_for_is_dropped(client, ends):
    ours, theirs = ends
    assert client.get(URL, environ_overrides={SOCKET: ours}).status_code == 200
    theirs.close()
    assert client.get(URL, environ_overrides={SOCKET: ours}).status_code == CLIENT_CLOSED
    assert client.get("/healthz", environ_overrides={SOCKET: ours}).status_code == 200
    assert client.get(URL).status_code == 200
