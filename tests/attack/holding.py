"""Connections that hold a server up: requests that never end, sockets that say nothing, readers who do not read."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

HEAD = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"
BODY = b"POST /export/map.svg HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\n[{"
CHUNK = b"POST /export/map.svg HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n3e8\r\n[{"
FILE = b"GET /export/map.html HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
SMALL_BYTES = 4096
#: What is held, by its name in the table: how many connections, and what each sends before it falls silent.
HELD = {
    "8 heads half sent": (8, HEAD),
    "8 bodies half sent": (8, BODY),
    "8 chunked bodies half sent": (8, CHUNK),
    "200 idle sockets": (200, b""),
    "2,000 idle sockets": (2000, b""),
    "8 who ask for map.html and do not read": (8, FILE),
    "100 who ask for map.html and do not read": (100, FILE),
}


@contextmanager
def held(port: int, many: int, said: bytes) -> Iterator[None]:
    """Open so many connections, say that much on each, and hold them."""
    with ExitStack() as opened:
        for _ in range(many):
            connection = opened.enter_context(socket.socket())
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL_BYTES)
            connection.settimeout(5)
            with suppress(OSError):  # a server that takes no more is what is to be seen
                connection.connect(("127.0.0.1", port))
                connection.sendall(said)
        yield
