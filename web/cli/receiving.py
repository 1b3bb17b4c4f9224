"""How a request comes in: within its time and its size, and what is told to one that does not."""

import json
import logging
import re
import socket
import time
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.task import ErrorTask, WSGITask

from web.service.language import LANGUAGES, translator

log = logging.getLogger("atlas.server")

#: What a request may take beyond the patience with a silent one: a second for so many bytes.
SLOWEST_BYTES_S = 16_000
SCRIPT_NAME = re.compile(rb"^script_name[ \t]*:[ \t]*([^\r\n]*?)[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
#: What an address carries as `%` and two digits.
BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
PROBLEM = ("Content-Type", "application/problem+json")


class Request(HTTPRequestParser):
    """A request as it comes; of the headers that only proxies of ours write, the one with an underscore is read too."""

    #: What waitress says of a reader who left, also where nothing could be read.
    path = ""

    def __init__(self, adj):
        super().__init__(adj)
        self.began, self.came = time.monotonic(), 0

    def received(self, data: bytes) -> int:
        """Take in what came, and say how much of it belongs to this request; blank lines before a head are nothing."""
        if not (self.headers_finished or self.header_plus or data.strip(b"\r\n")):
            return len(data)
        taken: int = super().received(data)
        self.came += taken
        return taken

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

    def allowed_s(self) -> int:
        """How long it may take to come whole."""
        return int(self.adj.channel_timeout + self.came / SLOWEST_BYTES_S)


class Answer(WSGITask):
    """An answer; one without a body, as 304, is whole with its head, and the connection goes on."""

    def set_close_on_finish(self) -> None:
        """Have the connection closed after it, where its end or the reader says so."""
        asked = self.request.headers.get("CONNECTION", "").lower()
        if self.has_body or self.version == "1.0" or asked == "close":
            super().set_close_on_finish()


class Unread(ErrorTask):
    """The answer to what is no request."""

    def execute(self) -> None:
        """Refuse it, and say so in one line."""
        error = self.request.error
        said = error.body.encode("unicode_escape").decode("ascii")
        log.warning("refused before it was read: %s: %s", error.reason, said)
        body = _problem(error.code)
        self.status = f"{error.code} {error.reason}"
        self.response_headers.append(PROBLEM)
        self.set_close_on_finish()
        self.content_length = len(body)
        self.write(body)


class Channel(HTTPChannel):
    """A connection."""

    parser_class, task_class, error_task_class = Request, Answer, Unread
    #: Whether what came was told to be no request: what comes after it is not read.
    refused = False
    close_when_flushed: bool
    #: Until when what comes is thrown away, so that one who is still sending can read why it was refused.
    thrown_until: float | None = None

    def received(self, data: bytes) -> Any:
        """Take in what came, up to a request that is refused."""
        if self.refused:
            return False
        taken = super().received(data)
        self.refused = any(each.error for each in list(self.requests))
        return taken

    def handle_write(self) -> None:
        """Send; a connection that is refused says that nothing more follows, but is not cut at once."""
        if not (self.refused and self.close_when_flushed) or self.will_close:
            return super().handle_write()
        self._flush_exception(self._flush_some)
        if self.connected and not self.total_outbufs_len:
            self.close_when_flushed = False
            self.thrown_until = time.monotonic() + self.adj.channel_timeout
            with suppress(OSError):
                self.socket.shutdown(socket.SHUT_WR)
        return None

    def mind_the_time(self, now: float) -> None:
        """Have it closed where more time has gone by than there is; none goes by while an answer is made or read."""
        if self.thrown_until is not None:
            self.will_close = now >= self.thrown_until
        elif self.request and (self.requests or self.total_outbufs_len):
            self.request.began = now
        elif self.request and not self.refused:
            self.will_close |= self._is_late(now)

    def handle_close(self) -> None:
        """Close it; one who began a request and did not go on, or ended halfway, is told."""
        if self.connected and self.request is not None and not self.requests and not self.refused:
            if self._is_late(time.monotonic()) or time.time() - self.last_activity >= self.adj.channel_timeout:
                self._tell(HTTPStatus.REQUEST_TIMEOUT, f"did not come within {self.request.allowed_s()} s")
            elif not (self.will_close or self.close_when_flushed):
                self._tell(HTTPStatus.BAD_REQUEST, "ended before it was whole")
        super().handle_close()

    def _is_late(self, now: float) -> bool:
        return now - self.request.began >= self.request.allowed_s()

    def _tell(self, status: HTTPStatus, why: str) -> None:
        log.warning("a request %s: connection closed", why)
        body = _problem(status)
        fields = (f"HTTP/1.1 {status} {status.phrase}", "Connection: close", f"Content-Length: {len(body)}")
        head = "\r\n".join((*fields, ": ".join(PROBLEM), "", ""))
        with suppress(OSError):
            self.socket.send(head.encode("ascii") + body)


def _problem(status: int) -> bytes:
    """Problem details, RFC 9457, of a request of which not even the address need be known."""
    known = translator(LANGUAGES[0])
    said = {
        "type": "about:blank",
        "title": known.get(f"status_{status}", known["status_other"]),
        "status": status,
        "detail": known.get(f"unread_{status}", known["unread_other"]),
    }
    return json.dumps(said, ensure_ascii=False).encode("utf-8")


def _percented(found: re.Match[bytes]) -> bytes:
    return b"%%%02X" % found[0][0]
