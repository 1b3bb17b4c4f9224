"""A process that answers: gunicorn starts and replaces it, waitress reads its requests and sends its answers.

Waitress takes a request in until it is whole and keeps an answer until it is read, both on one loop; a thread is busy
only in between. Gunicorn's own workers hold a thread, or a whole process, for one who stops halfway.
"""

import ctypes
import os
import resource
import time
from typing import Any

from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.server import create_server

from web.cli.receiving import Channel
from web.gateway.gate import Gate

NAME = "atlas"
MB = 1_000_000
TURN_S = 1.0
#: Connections of a process: what is open beyond them waits in the queue of the system.
CONNECTIONS, OTHER_FILES = 4000, 200
#: Requests and answers are kept in memory: temporary files would make a full disk a reason not to answer.
LARGEST_REQUEST, LARGEST_ANSWER, LARGEST_HEAD = 8 * MB, 256 * MB, 64_000
#: Numbers of `M_ARENA_MAX` and `M_TRIM_THRESHOLD` in malloc.h, and their values.
MALLOC = {-8: 1, -1: 100_000}


class BufferingWorker(Worker):
    """Waitress in a process of gunicorn."""

    def run(self) -> None:
        """Answer until told to stop; then finish what has begun."""
        channels: dict[int, Any] = {}
        _give_memory_back()
        server = self._server(channels)
        while self.alive and self.ppid == os.getppid():
            server.accepting = self._is_free()
            self._turn(channels)
        server.accepting = False
        until = time.monotonic() + self.cfg.graceful_timeout
        while _busy(channels) and time.monotonic() < until:
            self._turn(channels)
        server.task_dispatcher.shutdown()

    def _is_free(self) -> bool:
        """Whether to take new connections: one that makes a file leaves them to another that is free."""
        gate: Gate = self.wsgi.extensions["gate"]
        return not gate.making or gate.places >= self.cfg.workers

    def _turn(self, channels: dict[int, Any]) -> None:
        self.notify()
        wasyncore.loop(timeout=TURN_S, use_poll=True, map=channels, count=1)
        now = time.monotonic()
        for each in channels.values():
            if isinstance(each, Channel):
                each.mind_the_time(now)

    def _server(self, channels: dict[int, Any]) -> Any:
        server = create_server(
            self.wsgi,
            map=channels,
            sockets=[each.sock for each in self.sockets],
            threads=self.cfg.threads,
            ident=NAME,
            channel_timeout=self.app.atlas_config.read_timeout,
            cleanup_interval=1,
            channel_request_lookahead=1,
            connection_limit=min(CONNECTIONS, _files_allowed(CONNECTIONS + OTHER_FILES) - OTHER_FILES),
            server_name="localhost",
            max_request_header_size=LARGEST_HEAD,
            max_request_body_size=LARGEST_REQUEST,
            inbuf_overflow=LARGEST_REQUEST,
            outbuf_overflow=LARGEST_ANSWER,
            outbuf_high_watermark=LARGEST_ANSWER,
            clear_untrusted_proxy_headers=False,
        )
        server.channel_class = Channel
        return server


def _busy(channels: dict[int, Any]) -> bool:
    """Whether an answer is being made or sent."""
    return any(each.requests or each.total_outbufs_len for each in channels.values() if isinstance(each, Channel))


def _give_memory_back() -> None:
    """Have the C library, where it is glibc, take from one heap and hand back what is free at its end.

    By itself each thread that ever made a file keeps a heap of its own: 1.5 GB instead of 0.7 after thirty heavy ones.
    """
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):
        for option, value in MALLOC.items():
            library.mallopt(option, value)


def _files_allowed(wanted: int) -> int:
    """How many connections and files this process may have open: as many as wanted, where the system lets it."""
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if now < wanted:
        now = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
        resource.setrlimit(resource.RLIMIT_NOFILE, (now, most))
    return now
