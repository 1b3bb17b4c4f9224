"""What a definition of a layer may say, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from layers.errors import Problem
from layers.records import shown_path
from layers.symbols.marks import SHAPES, USER
from layers.words.catalogue import words_of


@dataclass(frozen=True)
class Group:
    """A heading of the catalogue."""

    id: str

    def title(self, lang: str) -> str:
        """What it is called."""
        return words_of(lang, "group")[self.id]


GROUPS = tuple(
    map(
        Group,
        (
            "growth-engines",
            "mega-belts",
            "complexes",
            "regional-industries",
            "projects",
            "innovation-base",
            "conditions",
        ),
    )
)
LEVELS = ("nation", "pole", "province", "municipality", "site")
GEOMETRIES = (
    "regions",
    "dissolve",
    "points",
    "region-marks",
    "corridor",
    "links",
    "bubbles",
    "choropleth",
)
SYMBOL_KEYS = ("shape", "by", "pattern", "colour", "unit", "units", "size", "nodes", "closed")
_TEXTS = ("title", "abstract", "notice")
_KEYS = (
    "id",
    "order",
    "group",
    "title",
    "abstract",
    "topic",
    "statistic",
    "level",
    "geometry",
    "symbol",
    "popup",
    "expect",
    "default",
    "notice",
)
_PLAIN = tuple(key for key in _KEYS if key not in (*_TEXTS, "symbol", "popup"))
_NEEDED = ("id", "order", "group", "title", "abstract", "level", "geometry")


@dataclass(frozen=True)
class Definition:
    """What one layer shows and how; texts are mappings of `ko` and `en`."""

    id: str
    order: int
    group: str
    title: Mapping[str, str]
    abstract: Mapping[str, str]
    topic: str | None
    statistic: str | None
    level: str
    geometry: str
    symbol: Mapping[str, Any] = field(default_factory=dict)
    popup: tuple[str, ...] = ()
    expect: int | None = None
    default: bool = False
    notice: Mapping[str, str] | None = None


def check(path: Path, entry: Any, topics: Collection[str], statistics: Collection[str]) -> list[Problem]:
    """What is wrong with one definition; `topics` and `statistics` are those there are data for."""
    name = shown_path(path)
    if not isinstance(entry, Mapping):
        return [Problem(name, 1, "definition", "", "must be a mapping of keys and values")]
    nested = [k for k in _PLAIN if not isinstance(entry.get(k, ""), str)]
    if nested:
        return [Problem(name, None, k, str(entry[k]), "must be one plain value") for k in nested]
    found = _check_keys(name, entry) + _check_texts(name, entry)
    if entry.get("id") != path.stem:
        said = f"must equal the file name {path.stem}"
        found.append(Problem(name, None, "id", str(entry.get("id")), said))
    return found + _check_words(name, entry) + _check_data(name, entry, topics, statistics)


def _check_keys(name: str, entry: Mapping[str, Any]) -> list[Problem]:
    found = [
        Problem(name, None, key, "", f"unknown key; known: {', '.join(_KEYS)}") for key in entry if key not in _KEYS
    ]
    symbol = entry.get("symbol") or {}
    if not isinstance(symbol, Mapping):
        found.append(Problem(name, None, "symbol", str(symbol), "must map shape, by, …"))
        symbol = {}
    found += [
        Problem(name, None, f"symbol.{key}", "", f"unknown key; known: {', '.join(SYMBOL_KEYS)}")
        for key in symbol
        if key not in SYMBOL_KEYS
    ]
    needed = [key for key in _NEEDED if not entry.get(key)]
    return found + [Problem(name, None, key, "", "is missing") for key in needed]


def _check_texts(name: str, entry: Mapping[str, Any]) -> list[Problem]:
    found = []
    for key in _TEXTS:
        text = entry.get(key)
        if text and not (isinstance(text, Mapping) and set(text) == {"ko", "en"}):
            found.append(Problem(name, None, key, str(text), "must have exactly ko and en"))
    for key in ("order", "expect"):
        if entry.get(key) and not str(entry[key]).isdecimal():
            found.append(Problem(name, None, key, str(entry[key]), "must be a whole number"))
    return found


def _check_words(name: str, entry: Mapping[str, Any]) -> list[Problem]:
    symbol = entry.get("symbol")
    shape = symbol.get("shape") if isinstance(symbol, Mapping) else None
    words = (
        ("group", entry.get("group"), [group.id for group in GROUPS]),
        ("level", entry.get("level"), LEVELS),
        ("geometry", entry.get("geometry"), GEOMETRIES),
        ("symbol.shape", shape, tuple(each for each in SHAPES if each != USER)),
        ("default", entry.get("default"), ("true", "false")),
    )
    return [
        Problem(name, None, key, str(value), f"must be one of {', '.join(known)}")
        for key, value, known in words
        if value is not None and value not in known
    ]


def _check_data(
    name: str, entry: Mapping[str, Any], topics: Collection[str], statistics: Collection[str]
) -> list[Problem]:
    topic, statistic = entry.get("topic"), entry.get("statistic")
    if bool(topic) == bool(statistic):
        said = "a layer shows either a topic or a statistic, one of them"
        return [Problem(name, None, "topic", str(topic), said)]
    if topic and topic not in topics:
        return [Problem(name, None, "topic", str(topic), "no fact has this topic")]
    if statistic and statistic not in statistics:
        said = "no figure has this indicator; see statistics/indicators.csv"
        return [Problem(name, None, "statistic", str(statistic), said)]
    return []
