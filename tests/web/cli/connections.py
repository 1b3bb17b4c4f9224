"""Connections to a server, byte by byte."""

import http.client
import socket
from contextlib import closing
from time import sleep

PATIENCE_S = 1
LIMIT_S = 30
HEAD = b"GET /healthz HTTP/1.1\r\nHost: atlas.example\r\n"
POST = b"POST /export/map.svg HTTP/1.1\r\nHost: atlas.example\r\n"


def opened(port, sent=b""):
    connection = socket.create_connection(("127.0.0.1", port), LIMIT_S)
    connection.sendall(sent)
    return connection


def rest(connection):
    """What the server still says until it closes."""
    with connection:
        return b"".join(iter(lambda: connection.recv(65536), b""))


def asking(port):
    return closing(http.client.HTTPConnection("127.0.0.1", port, timeout=LIMIT_S))


def asked(port, path="/healthz"):
    with asking(port) as client:
        client.request("GET", path)
        answer = client.getresponse()
        answer.read()
        return answer


def told_since(log, before):
    sleep(0.2)
    return log.read_text().removeprefix(before)
