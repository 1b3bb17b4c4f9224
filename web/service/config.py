"""What an operator may set, and from where it is read."""

import os
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

from web.service.framing import read_ancestors
from web.service.proxies import read_proxies, read_url

ROOT = Path(__file__).resolve().parents[2]
ACCESS_LOGS = ("off", "on", "address")


@dataclass(frozen=True)
class Config:
    """Settings of one service; every field is documented in `docs/settings.md`.

    Attributes
    ----------
    seeds, data, definitions : Path
        Folders of the facts, the boundaries and the layer definitions.
    today : date or None
        A fixed "today" for tests and reproducible pictures; `None` is the day in Asia/Seoul.
    frame_ancestors : tuple of str
        Hosts or origins that may frame `/embed`; every other page refuses framing.
    host, port, workers : str, int, int
        Where `atlas serve` listens, and with how many processes.
    read_timeout : int
        Seconds that `atlas serve` keeps a connection on which nothing is sent and nothing read.
    url : str
        Address that readers open, without a slash at its end; empty takes that of each request.
    proxies : tuple of str
        Addresses and networks whose `X-Forwarded-` headers are believed.
    access_log : str
        `off`, `on`, or `address` to log addresses of readers too.
    contact : str
        Where security problems are told, an address (`https:`, `mailto:`); empty is the service's own.
    """

    seeds: Path = field(default=ROOT / "seeds")
    data: Path = field(default=ROOT / "data")
    definitions: Path = field(default=ROOT / "layers" / "definitions")
    today: date | None = None
    frame_ancestors: tuple[str, ...] = ()
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    read_timeout: int = 10
    url: str = ""
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")
    access_log: str = "on"
    contact: str = ""


def _seconds(text: str) -> int:
    if (found := int(text)) < 1:
        raise ValueError("must be one second or more")
    return found


def _log_of(text: str) -> str:
    if text not in ACCESS_LOGS:
        raise ValueError(f"right: {', '.join(ACCESS_LOGS)}")
    return text


def _contact(text: str) -> str:
    if not text.startswith(("https://", "mailto:", "tel:")) or not text.isprintable() or " " in text:
        raise ValueError("write https://…, mailto:… or tel:…")
    return text


READERS = {
    "seeds": Path,
    "data": Path,
    "definitions": Path,
    "today": date.fromisoformat,
    "frame_ancestors": read_ancestors,
    "host": str,
    "port": int,
    "workers": int,
    "read_timeout": _seconds,
    "url": read_url,
    "proxies": read_proxies,
    "access_log": _log_of,
    "contact": _contact,
}


class BadSetting(Exception):
    """A setting in the environment cannot be read."""


def from_environment(environ=os.environ) -> Config:
    """The settings in `ATLAS_SEEDS`, `ATLAS_PORT` … over the defaults.

    Raises
    ------
    BadSetting
        Naming the variable, its value and the form it should have.
    """
    return Config(
        **{
            name: _read(name, environ[variable(name)])
            for name in (each.name for each in fields(Config))
            if environ.get(variable(name))
        }
    )


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return f"ATLAS_{name.upper()}"


def _read(name, text):
    try:
        return READERS[name](text)
    except ValueError as error:
        raise BadSetting(f"{variable(name)}={text!r}: {error}") from error
