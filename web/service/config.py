"""What an operator may set, and from where it is read."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from geo.region import RECORD_BEGINS
from layers.database.connecting import SCHEMES, hidden
from layers.errors import LayersError
from layers.packs import manifest, shelf
from layers.words import terms
from web.service.addresses import HIGHEST_PORT, read_proxies, read_url
from web.service.framing import read_ancestors
from web.service.version import ROOT, version

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
        An organisation's own folder of layers (docs/own-layers.md).
    packs_dir : Path or None
        Folder of applied packs of data, whose last one stands in the place of the four folders (docs/data-packs.md).
    printed : Path
        Table of the words that documents print, with their English.
    cache_url : str
        A Redis in which the processes of several machines share rendered files; empty shares none.
    database_url : str
        A PostGIS whose tables the own folder may name; empty where there is none.
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
    packs_dir: Path | None = None
    printed: Path = field(default=terms.FILE)
    cache_url: str = ""
    database_url: str = field(default="", repr=False)

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


def _packs_folder(text: str) -> Path:
    found = Path(text)
    if not found.is_dir():
        raise ValueError("is no folder; make an empty one")
    return found


def _file(text: str) -> Path:
    found = Path(text)
    if not found.is_file():
        raise ValueError("is no file; a table with the columns ko, en")
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


def _redis(text: str) -> str:
    if not text.startswith(("redis://", "rediss://", "unix://")):
        raise ValueError("write redis://host:6379/0, rediss://… or unix:///path/of/socket")
    return text


def _database(text: str) -> str:
    if not text.startswith(SCHEMES):
        raise ValueError("write postgresql://user@host/database; the password may stand in PGPASSWORD or ~/.pgpass")
    return text


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
    "packs_dir": _packs_folder,
    "printed": _file,
    "cache_url": _redis,
    "database_url": _database,
}
#: The setting that each part of a pack stands for.
OF_PACKS = {
    "seeds": manifest.SEEDS,
    "data": manifest.DATA,
    "definitions": manifest.DEFINITIONS,
    "printed": manifest.PRINTED,
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
    config = program(environ)
    if config.packs_dir is None:
        return config
    try:
        found = shelf.served(config.packs_dir)
        if found is not None:
            manifest.fit(found.manifest, version(), "the pack that is served")
    except LayersError as error:
        said = f"{variable('packs_dir')}={str(config.packs_dir)!r}: {error}"
        raise BadSetting(f"{said} (atlas update PACK, or atlas update --back)") from error
    return config if found is None else with_pack(config, found.folder)


def program(environ: Mapping[str, str] = os.environ) -> Config:
    """The settings with the data of the program, whatever pack is served; raises BadSetting."""
    names = (each.name for each in fields(Config))
    found = {name: _read(name, environ[variable(name)]) for name in names if environ.get(variable(name))}
    beside = next((variable(name) for name in OF_PACKS if name in found), None)
    if beside and "packs_dir" in found:
        said = "a pack holds all of the data; leave out one of the two"
        raise BadSetting(f"{beside} beside {variable('packs_dir')}: {said}")
    return Config(**found)


def with_pack(config: Config, folder: Path) -> Config:
    """The settings with the data of an unpacked pack."""
    found: dict[str, Any] = {name: folder / part for name, part in OF_PACKS.items()}
    return replace(config, **found)


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return f"ATLAS_{name.upper()}"


def _read(name, text):
    try:
        return READERS[name](text)
    except ValueError as error:
        raise BadSetting(f"{variable(name)}={hidden(text, text)!r}: {error}") from error
