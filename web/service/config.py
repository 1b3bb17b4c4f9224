"""What an operator may set, and from where it is read."""

import os
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path

from web.service.framing import read_ancestors

ROOT = Path(__file__).resolve().parents[2]


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
        Seconds that `atlas serve` waits for a request that has begun and does not come on.
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


def _seconds(text: str) -> int:
    if (found := int(text)) < 1:
        raise ValueError("must be one second or more")
    return found


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
