"""How long the server waits for what a client sends: a request that stops halfway must not hold a thread for good."""

import socket
import time
from contextlib import suppress
from errno import ECONNRESET
from typing import Any

from gunicorn import util
from gunicorn.http import get_parser
from gunicorn.http.unreader import SocketUnreader
from gunicorn.workers.gthread import TConn, ThreadWorker

SLOWEST_BYTES_PER_S = 500
SHORTEST_S = 0.001


class PatientUnreader(SocketUnreader):
    """Reads a request as long as it comes.

    Waiting uses up `left` seconds, every byte gives some back, and never is there more than the whole patience: one
    who sends steadily may take as long as it takes, one who stops or drips is late.
    """

    def __init__(self, sock: socket.socket, patience_s: float):
        super().__init__(sock)
        self.patience_s = self.left = patience_s
        self.late = False

    def begin(self) -> None:
        """Be patient again: another request begins."""
        self.left = self.patience_s

    def chunk(self, size_hint: int | None = None) -> bytes:
        """What comes next; one who is late counts as gone.

        Raises
        ------
        ConnectionResetError
        """
        bound, began = self.sock.gettimeout(), time.monotonic()
        wait = max(self.left, SHORTEST_S)
        self.sock.settimeout(wait if bound is None else min(wait, bound))
        try:
            data: bytes = super().chunk(size_hint)
        except TimeoutError as error:
            self.late = True
            raise ConnectionResetError(ECONNRESET, "the request did not come in time") from error
        finally:
            self.sock.settimeout(bound)  # answers may be read as slowly as one likes
        earned = len(data) / SLOWEST_BYTES_PER_S - (time.monotonic() - began)
        self.left = min(self.patience_s, self.left + earned)
        return data


class PatientWorker(ThreadWorker):
    """Gunicorn's threaded worker over plain HTTP, which by itself waits for the rest of a request for ever."""

    def handle(self, conn: TConn) -> Any:
        """Answer one request; end the connection of one who is late."""
        if conn.parser is None:
            conn.parser = get_parser(self.cfg, conn.sock, conn.client)
            conn.parser.unreader = PatientUnreader(conn.sock, self.app.atlas_config.read_timeout)
        before = conn.parser.mesg
        conn.parser.unreader.begin()
        kept = super().handle(conn)
        if conn.parser.unreader.late:
            self._end(conn, answered=conn.parser.mesg is not before)
        return kept

    def _end(self, conn: TConn, answered: bool) -> None:
        """Close both ways, so that nothing more is waited for."""
        self.log.warning("a request did not come within %s s: connection closed", conn.parser.unreader.patience_s)
        with suppress(OSError):
            if not answered:
                util.write_error(conn.sock, 408, "Request Timeout", "")
            conn.sock.shutdown(socket.SHUT_RDWR)
