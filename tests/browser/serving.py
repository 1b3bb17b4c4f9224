"""An application served on a free port of this machine, for as long as a test needs it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from waitress import wasyncore
from waitress.server import create_server

THREADS, TURN_S, IN_MEMORY = 8, 0.1, 256_000_000


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of the application, e.g. `http://127.0.0.1:40123`, while the block runs.

    The server is that of the service: the one of werkzeug leaves a file open where a browser hangs up on it.
    """
    channels: dict[int, Any] = {}
    server = create_server(app, map=channels, host="127.0.0.1", port=0, threads=THREADS, outbuf_overflow=IN_MEMORY)
    over = threading.Event()

    def answer() -> None:
        while not over.is_set():
            wasyncore.loop(timeout=TURN_S, use_poll=True, map=channels, count=1)

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        over.set()
        thread.join()
        server.task_dispatcher.shutdown()
        server.close()
        wasyncore.close_all(channels)
