"""What an operator may set, and from where it is read."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

from geo.region import RECORD_BEGINS
from web.service.addresses import HIGHEST_PORT, read_proxies, read_url
from web.service.framing import read_ancestors

ROOT = Path(__file__).resolve().parents[2]
ACCESS_LOGS = ("off", "on", "address")
#: The last day that a packed file can be dated with (zip).
LAST_DAY = date(2107, 12, 31)
MOST_WORKERS, LONGEST_S = 64, 3600
NUMBER, DAY = re.compile(r"\d{1,9}", re.ASCII), re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
CONTACT = re.compile(r"(?:https://|mailto:|tel:)[!-~]+")


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
        Seconds that `atlas serve` keeps a connection on which nothing moves, and waits for a request beyond its size.
    url : str
        Address that readers open, without a slash at its end; empty takes that of each request.
    proxies : tuple of str
        Addresses and networks whose `X-Forwarded-` headers are believed.
    access_log : str
        `off`, `on`, or `address` to log addresses of readers too.
    contact : str
        Where security problems are told, an address (`https:`, `mailto:`); empty is the service's own.
    own_dir : Path or None
        An organisation's own folder of layers (docs/own_layers.md).
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
    own_dir: Path | None = None

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that everything known is read from."""
        return self.seeds, self.data, self.definitions, *((self.own_dir,) if self.own_dir else ())


def _folder(pattern: str, what: str) -> Callable[[str], Path]:
    """A reader of folders that hold files of a name."""

    def read(text: str) -> Path:
        found = Path(text)
        if not any(found.glob(pattern)):
            raise ValueError(f"is no folder with {what} ({pattern})")
        return found

    return read


def _own_folder(text: str) -> Path:
    found = Path(text)
    if not found.is_dir():
        raise ValueError("is no folder; name one with layers/, facts/, documents/, scenes/ or places/")
    return found


def _number(most: int, unit: str = "") -> Callable[[str], int]:
    """A reader of whole numbers from one."""

    def read(text: str) -> int:
        if not NUMBER.fullmatch(text) or not 1 <= int(text) <= most:
            raise ValueError(f"write a whole number{unit} from 1 to {most}")
        return int(text)

    return read


def _day(text: str) -> date:
    form = ValueError(f"write a day such as 2025-12-17, from {RECORD_BEGINS} to {LAST_DAY}")
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise form from error
    if not DAY.fullmatch(text) or not RECORD_BEGINS <= found <= LAST_DAY:
        raise form
    return found


def _host(text: str) -> str:
    if not text.strip() or " " in text.strip():
        raise ValueError("write an address of this machine: 127.0.0.1, ::1 or 0.0.0.0")
    return text.strip()


def _log_of(text: str) -> str:
    if text not in ACCESS_LOGS:
        raise ValueError(f"write one of {', '.join(ACCESS_LOGS)}")
    return text


def _contact(text: str) -> str:
    if not CONTACT.fullmatch(text):
        raise ValueError("write https://…, mailto:… or tel:…")
    return text


READERS = {
    "seeds": _folder("documents*.yml", "facts and their documents"),
    "data": _folder("regions.csv", "regions and boundaries"),
    "definitions": _folder("*.yml", "layer definitions"),
    "today": _day,
    "frame_ancestors": read_ancestors,
    "host": _host,
    "port": _number(HIGHEST_PORT),
    "workers": _number(MOST_WORKERS),
    "read_timeout": _number(LONGEST_S, " of seconds"),
    "url": read_url,
    "proxies": read_proxies,
    "access_log": _log_of,
    "contact": _contact,
    "own_dir": _own_folder,
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
