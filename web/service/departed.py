"""Readers who went away while they waited for their turn: what they asked for is not made."""

import socket

from flask import Flask, Response, request

#: What servers that know no better number write in their logs for a client that closed the connection.
CLIENT_CLOSED = 499
SOCKET = "gunicorn.socket"
COSTLY = ("/export/", "/brief/")


def register(app: Flask) -> None:
    """Drop a costly request whose reader has closed the connection before its turn came."""

    @app.before_request
    def drop() -> Response | None:
        here = request.environ.get(SOCKET)
        return Response(status=CLIENT_CLOSED) if request.path.startswith(COSTLY) and here and gone(here) else None


def gone(connection: socket.socket) -> bool:
    """Whether the other end has closed; what it may have sent is left unread."""
    try:
        return connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True
