"""What documents total, counted again over the facts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layers.errors import Problem
from layers.facts.documents import Document
from layers.facts.facts import COLUMNS, Fact
from layers.records import read_yaml, several, shown_path

FILE = "totals.yml"
_KEYS = ("id", "document", "ko", "en", "printed", "locator", "check")
_NEEDED = ("id", "document", "ko", "en", "printed", "check")
_COLUMNS = (*COLUMNS, "document")


@dataclass(frozen=True)
class Expected:
    """A number a document states and how to count it again: over facts, or from other totals."""

    id: str
    document: str
    ko: str
    en: str
    printed: float
    locator: str | None
    check: Mapping[str, str]


@dataclass(frozen=True)
class Total:
    """A stated number beside the counted one; `printed_in_text` is false where rows were counted."""

    id: str
    document: str
    printed: float
    counted: float
    agrees: bool
    ko: str
    en: str
    locator: str | None
    printed_in_text: bool


def check(expected: Iterable[Expected], facts: tuple[Fact, ...]) -> list[Total]:
    """Every total, counted over facts: parts of sums that are themselves sums stand as printed."""
    stated = tuple(expected)
    known = {total.id: _part(total, facts) for total in stated}
    return [_total(total, known) for total in stated]


def _total(total: Expected, known: Mapping[str, float]) -> Total:
    formula = total.check.get("sum")
    counted = known[total.id] if formula is None else _sum(formula, known)
    said = total.id, total.document, total.printed, counted, counted == total.printed
    return Total(*said, total.ko, total.en, total.locator, total.locator is not None)


def _part(total: Expected, facts: tuple[Fact, ...]) -> float:
    return total.printed if "sum" in total.check else count(total.check, facts)


def _sum(formula: str, known: Mapping[str, float]) -> float:
    value, sign = 0.0, 1
    for word in formula.split():
        if word in _SIGNS:
            sign = _SIGNS[word]
        else:
            value += sign * known[word]
    return value


_SIGNS = {"+": 1, "-": -1}


def count(conditions: Mapping[str, str], facts: Iterable[Fact]) -> int:
    """How many items, rows or groups have the given cells."""
    wanted = {column: set(several(cell)) for column, cell in conditions.items() if column != "count"}
    rows = [fact for fact in facts if all(_has(fact, *cell) for cell in wanted.items())]
    return len({_COUNTS[conditions.get("count", "items")](fact) for fact in rows})


def _has(fact: Fact, column: str, wanted: set[str]) -> bool:
    cell = getattr(fact, column)
    return bool(wanted & (set(cell) if isinstance(cell, tuple) else {str(cell)}))


_COUNTS: dict[str, Callable[[Fact], str]] = {
    "items": lambda fact: fact.item,
    "rows": lambda fact: fact.id,
    "groups": lambda fact: ".".join(fact.item.split(".")[:2]),
}


def read(
    seeds_dir: Path, documents: Mapping[str, Document], topics: Collection[str]
) -> tuple[list[Expected], list[Problem]]:
    """Totals of `totals.yml`, and what is wrong with it."""
    path = seeds_dir / FILE
    entries, problems = read_yaml(path)
    name = shown_path(path)
    if problems or not isinstance(entries, list):
        return [], problems or [Problem(name, 1, "totals", "", "must be a list of entries")]
    ids = {entry.get("id") for entry in entries if isinstance(entry, Mapping)}
    expected = []
    for entry in entries:
        found = _check(name, entry, documents, topics, ids)
        problems += found
        if not found:
            expected.append(_expected(entry))
    return expected, problems


def _expected(entry: Mapping[str, Any]) -> Expected:
    return Expected(
        id=entry["id"],
        document=entry["document"],
        ko=entry["ko"],
        en=entry["en"],
        printed=float(entry["printed"]),
        locator=entry.get("locator"),
        check=entry["check"],
    )


def _check(
    name: str,
    entry: Any,
    documents: Mapping[str, Document],
    topics: Collection[str],
    ids: Collection[Any],
) -> list[Problem]:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("check"), Mapping):
        return [Problem(name, None, "total", str(entry), f"must have {', '.join(_NEEDED)}")]
    key = str(entry.get("id"))
    found = [Problem(name, None, f"{key}.{k}", "", "is missing") for k in _NEEDED if not entry.get(k)]
    found += [Problem(name, None, f"{key}.{k}", "", f"unknown key; known: {_KEYS}") for k in entry if k not in _KEYS]
    if entry.get("document") not in documents:
        found.append(Problem(name, None, f"{key}.document", str(entry.get("document")), "is no document"))
    if not str(entry.get("printed", "")).replace(".", "", 1).isdecimal():
        found.append(Problem(name, None, f"{key}.printed", str(entry.get("printed")), "must be a number"))
    return found + _check_how(name, key, entry["check"], topics, ids)


def _check_how(
    name: str, key: str, how: Mapping[str, str], topics: Collection[str], ids: Collection[Any]
) -> list[Problem]:
    if "sum" in how:
        words = [word for word in how["sum"].split() if word not in _SIGNS]
        unknown = [word for word in words if word not in ids]
        return [Problem(name, None, f"{key}.check.sum", word, "is no total's id") for word in unknown]
    found = [
        Problem(name, None, f"{key}.check.{column}", how[column], "is no column of the facts")
        for column in how
        if column not in (*_COLUMNS, "count")
    ]
    if how.get("topic") not in topics:
        found.append(Problem(name, None, f"{key}.check.topic", str(how.get("topic")), "no fact has this topic"))
    if how.get("count", "items") not in _COUNTS:
        said = f"must be one of {', '.join(_COUNTS)}"
        found.append(Problem(name, None, f"{key}.check.count", how["count"], said))
    return found
