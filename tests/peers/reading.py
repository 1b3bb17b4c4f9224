"""What reading the data set costs: everything read and checked, beside its files parsed and no more."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from layers.atlas import atlas
from layers.records import Loader
from web.service.config import Config


def whole_s(config: Config) -> float:
    """Seconds in which the data set is read, checked against its lock and its releases, and joined."""
    return _seconds(lambda: atlas.read(config.seeds, config.data, config.definitions))


def bare_s(config: Config) -> float:
    """Seconds in which the same tables and YAML are parsed by `csv` and PyYAML."""
    return _seconds(lambda: [_parse(path) for folder in _folders(config) for path in sorted(folder.rglob("*"))])


def _folders(config: Config) -> tuple[Path, ...]:
    return config.seeds, config.data, config.definitions


def _parse(path: Path) -> object:
    text = path.read_text(encoding="utf-8-sig") if path.suffix in (".csv", ".yml") else ""
    return yaml.load(text, Loader) if path.suffix == ".yml" else list(csv.reader(text.splitlines()))


def _seconds(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
