"""Connections to the database that the operator named, which only read and never wait for long.

Nothing but the operator's setting says where to connect to. psycopg is imported when something is asked: a service
without tables need not hold it.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, unquote, urlsplit

from layers.errors import RefusingDatabase, UnreachableDatabase

if TYPE_CHECKING:
    from psycopg import Connection, Cursor

SCHEMES = ("postgresql://", "postgres://")
NEEDED = "psycopg is missing: pip install 'korea-industry-atlas[postgis]'"
SECRET = "***"
CONNECT_S = 5
#: What a connection waits beyond the time that the database itself was given.
GRACE_S = 2.0
#: What tells one database from another.
PLACE = {"host": "", "hostaddr": "", "port": "5432", "dbname": ""}


def secrets(address: str) -> set[str]:
    """The passwords of an address, as it is written and as it is meant."""
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
        written = [parts.password or "", *_asked(parts.query, "password"), *_asked(parts.query, "sslpassword")]
    except ValueError:
        written = [address.partition("://")[2].rpartition("@")[0]]
    return {each for one in written for each in (one, unquote(one)) if each}


def _asked(query: str, name: str) -> list[str]:
    return parse_qs(query).get(name, [])


def hidden(text: str, address: str) -> str:
    """A text about an address, without the passwords of that address."""
    for each in sorted(secrets(address), key=len, reverse=True):
        text = text.replace(each, SECRET)
    return text


def same_place(address: str, other: str) -> bool:
    """Whether two addresses are of one database, whoever asks it; raises RefusingDatabase where one is none."""
    return _place(address) == _place(other)


def _place(address: str) -> list[str]:
    with _told(address):
        from psycopg.conninfo import conninfo_to_dict

        said: dict[str, Any] = conninfo_to_dict(address)
    return [str(said.get(key) or usual) for key, usual in PLACE.items()]


def connect(address: str) -> Connection:
    """A connection that only reads.

    Raises
    ------
    UnreachableDatabase
        It does not answer within CONNECT_S for each of its hosts, or does not let us in.
    RefusingDatabase
        The address is none, or psycopg is not installed.
    """
    with _told(address):
        import psycopg

        found = psycopg.connect(
            address,
            connect_timeout=CONNECT_S,
            application_name="atlas",
            client_encoding="utf8",
            prepare_threshold=None,
        )
        found.read_only = True
        found.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        return found


@contextmanager
def asking(connection: Connection, address: str, seconds: float) -> Iterator[Cursor]:
    """One transaction that reads what is of one moment, ended after so many seconds.

    The database ends a statement by itself; where it says nothing any more, the connection is cut.

    Raises
    ------
    UnreachableDatabase
        It is gone, or too slow.
    RefusingDatabase
        It says no: a table is not there or not ours to read.
    """
    cut = Timer(seconds + GRACE_S, _cut, (connection,))
    cut.daemon = True
    cut.start()
    try:
        with _told(address), connection.transaction(), connection.cursor() as cursor:
            for name, value in (*ALWAYS, *((each, f"{seconds * 1000:.0f}") for each in LIMITS)):
                cursor.execute("SELECT set_config(%s, %s, true)", (name, value))
            yield cursor
    finally:
        cut.cancel()


def server(address: str) -> str:
    """Which database answers, and with which PostGIS; raises as `connect` and `asking` do."""
    connection = connect(address)
    try:
        with asking(connection, address, CONNECT_S) as cursor:
            found = cursor.execute(SERVER).fetchone() or ()
            return "PostgreSQL {}, PostGIS {}, database {}".format(*found)
    finally:
        connection.close()


SERVER = "SELECT current_setting('server_version'), postgis_lib_version(), current_database()"
#: Days are those of Korea, written as ISO, whatever the database is set to; to compile a question costs more than it.
ALWAYS = (("TimeZone", "Asia/Seoul"), ("DateStyle", "ISO, YMD"), ("jit", "off"))
LIMITS = ("statement_timeout", "lock_timeout")


def _cut(connection: Connection) -> None:
    """Have whoever waits on a connection wait no longer."""
    with suppress(Exception), socket.socket(fileno=os.dup(connection.fileno())) as same:
        same.shutdown(socket.SHUT_RDWR)


@contextmanager
def _told(address: str) -> Iterator[None]:
    """Mistakes of psycopg as ours."""
    try:
        import psycopg
    except ImportError as error:
        raise RefusingDatabase(NEEDED) from error
    try:
        yield
    except psycopg.OperationalError as error:
        raise UnreachableDatabase(_said(error, address)) from None  # its own text may hold the address
    except (psycopg.Error, UnicodeError) as error:
        raise RefusingDatabase(_said(error, address)) from None


def _said(error: Exception, address: str) -> str:
    primary = getattr(getattr(error, "diag", None), "message_primary", None)
    return hidden(" ".join(str(primary or error).split()) or type(error).__name__, address)
