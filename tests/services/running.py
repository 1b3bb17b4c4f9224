"""Servers of Debian's packages, started as a user without powers in a folder of their own, and stopped again."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

NOBODY = "nobody"
LIMIT_S = 60
HINT = "is missing here: make services"


class Missing(Exception):
    """A program that `make services` installs is not there."""


def program(name: str, *folders: str) -> str:
    """The path of a program, also in folders that are on no search path; the newest of several."""
    found = shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))
    beside = sorted((path for each in folders for path in Path("/").glob(f"{each}/{name}")), key=str)
    chosen = str(beside[-1]) if beside else found
    if chosen is None:
        raise Missing(f"{name} {HINT}")
    return chosen


def account() -> dict[str, object]:
    """Who runs a server: nobody where the tests run as root, else who runs the tests."""
    return {"user": NOBODY, "group": pwd.getpwnam(NOBODY).pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}


@contextmanager
def folder() -> Iterator[Path]:
    """A folder that belongs to who runs a server, with a short name: a socket's is 107 letters at most."""
    made = Path(tempfile.mkdtemp(prefix="atlas-", dir="/tmp"))
    try:
        if os.geteuid() == 0:
            shutil.chown(made, NOBODY)
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


@contextmanager
def running(command: tuple[str, ...], ready: Callable[[], bool], log: Path, **asked) -> Iterator[subprocess.Popen]:
    """A server from when it answers; ended with the block, whatever becomes of it."""
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out, **asked) as process:
        try:
            until(ready, lambda: process.poll() is None, log)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(LIMIT_S)
            except subprocess.TimeoutExpired:
                process.kill()


def until(ready: Callable[[], bool], alive: Callable[[], bool] = lambda: True, log: Path | None = None) -> None:
    """Wait for a state."""
    end = time.monotonic() + LIMIT_S
    while not ready():
        said = log.read_text(errors="replace")[-2000:] if log else ""
        assert alive(), f"ended: {said}"
        assert time.monotonic() < end, f"not in {LIMIT_S} s: {said}"
        time.sleep(0.02)


@contextmanager
def postgres() -> Iterator[tuple[str, subprocess.Popen]]:
    """PostgreSQL on a socket: its address, as its owner, and its process."""
    binaries = "usr/lib/postgresql/*/bin"
    initdb, server, ask = (program(name, binaries) for name in ("initdb", "postgres", "pg_isready"))
    if not list(Path("/usr/share/postgresql").glob("*/extension/postgis.control")):
        raise Missing(f"PostGIS {HINT}")
    with folder() as home:
        made = (initdb, "-D", str(home / "data"), "-U", "atlas", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")
        subprocess.run(made, check=True, capture_output=True, cwd=home, **account())
        started = (server, "-D", str(home / "data"), "-k", str(home), "-c", "listen_addresses=", "-F")
        asked = (ask, "-h", str(home), "-U", "atlas", "-d", "postgres", "-q")
        up = lambda: subprocess.run(asked, check=False, capture_output=True).returncode == 0  # noqa: E731
        with running(started, up, home / "log.txt", cwd=home, **account()) as process:
            yield f"postgresql://atlas@/postgres?host={home}", process


@contextmanager
def redis() -> Iterator[tuple[str, subprocess.Popen]]:
    """Redis on a socket: its address and its process."""
    server, ask = program("redis-server"), program("redis-cli")
    with folder() as home:
        socket = str(home / "redis")
        command = (
            server,
            "--port",
            "0",
            "--unixsocket",
            socket,
            "--dir",
            str(home),
            "--save",
            "",
            "--unixsocketperm",
            "777",
        )
        asked = (ask, "-s", socket, "ping")
        up = lambda: subprocess.run(asked, check=False, capture_output=True).stdout == b"PONG\n"  # noqa: E731
        with running(command, up, home / "log.txt", cwd=home, **account()) as process:
            yield f"unix://{socket}", process


@contextmanager
def nginx(site: str, answers: Callable[[], bool]) -> Iterator[subprocess.Popen]:
    """nginx with one site, which may name `{home}`; from when it answers."""
    server = program("nginx", "usr/sbin")
    with folder() as home:
        kept = "".join(
            f"{each}_temp_path {home}/{each};" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        _certificate(home)
        (home / "site.conf").write_text(site.replace("{home}", str(home)), encoding="utf-8")
        (home / "nginx.conf").write_text(
            f"daemon off; pid {home}/pid; error_log {home}/error.log; events {{}}\n"
            f"http {{ access_log off; {kept} include {home}/site.conf; }}\n",
            encoding="utf-8",
        )
        command = (server, "-p", str(home), "-e", str(home / "error.log"), "-c", str(home / "nginx.conf"))
        with running(command, answers, home / "log.txt", cwd=home, **account()) as process:
            yield process


def _certificate(home: Path) -> None:
    made = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1")
    files = ("-keyout", str(home / "atlas.key"), "-out", str(home / "atlas.pem"))
    subprocess.run((*made, *files), check=True, capture_output=True, **account())


@contextmanager
def schema(database: str, name: str) -> Iterator[psycopg.Connection]:
    """A connection of the owner of a database, with an empty schema that goes when it ends."""
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CREATE EXTENSION IF NOT EXISTS postgis")
        connection.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE")
        connection.execute(f"CREATE SCHEMA {name}")
        yield connection
        connection.execute(f"DROP SCHEMA {name} CASCADE")
