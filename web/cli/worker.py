"""A process that answers: gunicorn starts and replaces it, waitress reads its requests and sends its answers.

Waitress takes a request in until it is whole and keeps an answer until it is read, both on one loop; a thread is busy
only in between. Gunicorn's own workers hold a thread, or a whole process, for one who stops halfway.
"""

import ctypes
import logging
import os
import re
import resource
import time
from contextlib import suppress
from typing import Any

from gunicorn.workers.base import Worker
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import create_server
from waitress.task import ErrorTask

from web.gateway.gate import Gate

log = logging.getLogger("atlas.server")

NAME = "atlas"
MB = 1_000_000
TURN_S = 1.0
CLOSING = b"\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
LATE, CUT = (b"HTTP/1.1 " + status + CLOSING for status in (b"408 Request Timeout", b"400 Bad Request"))
#: Connections of a process: what is open beyond them waits in the queue of the system.
CONNECTIONS, OTHER_FILES = 4000, 200
#: Requests and answers are kept in memory: temporary files would make a full disk a reason not to answer.
LARGEST_REQUEST, LARGEST_ANSWER, LARGEST_HEAD = 8 * MB, 256 * MB, 64_000
#: Numbers of `M_ARENA_MAX` and `M_TRIM_THRESHOLD` in malloc.h, and their values.
MALLOC = {-8: 1, -1: 100_000}
SCRIPT_NAME = re.compile(rb"^script_name[ \t]*:[ \t]*([^\r\n]*?)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
#: What an address carries as `%` and two digits.
BEYOND_ASCII = re.compile(rb"[\x80-\xff]")


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


class Request(HTTPRequestParser):
    """A request as it comes; of the headers that only proxies of ours write, the one with an underscore is read too."""

    #: What waitress says of a reader who left, also where nothing could be read.
    path = ""

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head of a request; an address may be written as it is spoken, as in `curl …?q=구미`.

        Raises
        ------
        waitress.parser.ParsingError
            Also for numbers and addresses that are none, which waitress leaves to whoever reads.
        """
        line, end, rest = header_plus.partition(b"\r\n")
        try:
            super().parse_header(BEYOND_ASCII.sub(_percented, line) + end + rest)
        except ValueError as error:
            raise ParsingError("a number or an address in the head is none") from error
        named = SCRIPT_NAME.search(header_plus)
        if named:
            self.headers["SCRIPT_NAME"] = named[1].decode("latin-1")


class Unread(ErrorTask):
    """The answer to what is no request."""

    def execute(self) -> None:
        """Refuse it, and say so in one line."""
        error = self.request.error
        said = error.body.encode("unicode_escape").decode("ascii")
        log.warning("refused before it was read: %s: %s", error.reason, said)
        self.channel.refused = True
        super().execute()


class Channel(HTTPChannel):
    """A connection."""

    parser_class, error_task_class = Request, Unread
    #: Whether what came was told to be no request: what comes after it is not read.
    refused = False

    def handle_close(self) -> None:
        """Close it; one who began a request and did not go on, or ended halfway, is told."""
        if self.connected and self.request is not None and not self.requests and not self.refused:
            if time.time() - self.last_activity >= self.adj.channel_timeout:
                self._tell(LATE, f"did not come within {self.adj.channel_timeout} s")
            elif not (self.will_close or self.close_when_flushed):
                self._tell(CUT, "ended before it was whole")
        super().handle_close()

    def _tell(self, answer: bytes, why: str) -> None:
        log.warning("a request %s: connection closed", why)
        with suppress(OSError):
            self.socket.send(answer)


def _busy(channels: dict[int, Any]) -> bool:
    """Whether an answer is being made or sent."""
    return any(each.requests or each.total_outbufs_len for each in channels.values() if isinstance(each, Channel))


def _percented(found: re.Match[bytes]) -> bytes:
    return b"%%%02X" % found[0][0]


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
