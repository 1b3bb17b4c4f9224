"""A line for each answer: its number, method, path, status and time; of the reader nothing, or the address if asked.

What follows the question mark is left out: a state may hold what somebody is working on.
"""

import logging
import time
from secrets import token_hex
from urllib.parse import quote

from flask import Flask, Response, g, request

log = logging.getLogger("atlas.access")
OFF, ADDRESS = "off", "address"
NAME = "X-Request-Id"


def register(app: Flask, kind: str) -> None:
    """Number every answer and write its line; registered first, so that it is written last."""

    @app.before_request
    def number() -> None:
        g.request_id, g.came = token_hex(8), time.perf_counter()

    @app.after_request
    def line(response: Response) -> Response:
        response.headers[NAME] = g.get("request_id") or token_hex(8)
        if kind != OFF:
            log.info(_line(response, kind == ADDRESS))
        return response


def _line(response: Response, with_address: bool) -> str:
    took_ms = (time.perf_counter() - g.get("came", time.perf_counter())) * 1000
    asked = (quote(request.method), quote(request.path))
    reader = (quote(request.remote_addr or "-", safe=":"),) if with_address else ()
    return " ".join((response.headers[NAME], *asked, str(response.status_code), f"{took_ms:.0f} ms", *reader))
