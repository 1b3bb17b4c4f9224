"""Readers who went away while they waited for their turn: what they asked for is not made."""

from flask import Flask, Response, request

from web.gateway.gate import COSTLY

#: What servers that know no better number write in their logs for a client that closed the connection.
CLIENT_CLOSED = 499
#: Asks the server whether the other end has closed (waitress; others do not say).
GONE = "waitress.client_disconnected"


def register(app: Flask) -> None:
    """Drop a costly request whose reader has closed the connection before its turn came."""

    @app.before_request
    def drop() -> Response | None:
        gone = request.environ.get(GONE)
        return Response(status=CLIENT_CLOSED) if request.path.startswith(COSTLY) and gone and gone() else None
