"""What documents total, counted again over the facts, and what may be said of the two numbers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from layers.errors import Problem
from layers.facts.documents import Document
from layers.facts.facts import COLUMNS, NAME_UNKNOWN, Fact
from layers.labels import Texts
from layers.records import read_yaml, several, shown_path

FILE = "totals.yml"
_KEYS = ("id", "document", "ko", "en", "printed", "locator", "parts", "check", "why")
_NEEDED = ("id", "document", "ko", "en", "printed", "check")
_COLUMNS = (*COLUMNS, "document")


PRINTED, SUM, COUNTED = "printed", "sum", "counted"
AGREES, DIFFERS, FORMULA, NAMED = "agrees", "differs", "formula", "named"


@dataclass(frozen=True)
class Expected:
    """A number and how to count it again: over facts, or from other totals; `parts` are printed where it is not."""

    id: str
    document: str
    ko: str
    en: str
    printed: float
    locator: str | None
    check: Mapping[str, str]
    parts: tuple[str, ...] = ()
    why: Texts | None = None

    @property
    def stands(self) -> str:
        """Whether the document prints the number or what it adds up from, or we counted rows ourselves."""
        return SUM if self.parts else PRINTED if self.locator else COUNTED


@dataclass(frozen=True)
class Count:
    """How many the atlas counts, how many of them by name, and whether all were counted over facts."""

    all: float
    named: float
    independent: bool = True


@dataclass(frozen=True)
class Total:
    """A number beside the counted one.

    Attributes
    ----------
    stands : printed in the document, the sum of printed numbers, or counted by the atlas alone
    named : of what was counted, how many by name
    verdict : what may be said of the two: that they agree only where both are counts of their own; none where
        there is no second number
    """

    id: str
    document: str
    ko: str
    en: str
    locator: str | None
    parts: tuple[str, ...]
    stands: str
    printed: float
    counted: float
    named: float
    verdict: str | None
    why: Texts | None


def check(
    expected: Iterable[Expected], facts: tuple[Fact, ...], wanted: Callable[[Expected], bool] = lambda total: True
) -> list[Total]:
    """Every total that is wanted, counted over facts; a sum is counted over those of its parts."""
    stated = {total.id: total for total in expected}
    return [_total(total, _counted(total, stated, facts, frozenset())) for total in stated.values() if wanted(total)]


def of_topic(found: Iterable[Total], expected: Iterable[Expected], topic: str) -> list[Total]:
    """Those of some totals that are counted over a topic's facts."""
    own = {total.id for total in expected if total.check.get("topic") == topic}
    return [total for total in found if total.id in own]


def _total(total: Expected, found: Count) -> Total:
    return Total(
        id=total.id,
        document=total.document,
        ko=total.ko,
        en=total.en,
        locator=total.locator,
        parts=total.parts,
        stands=total.stands,
        printed=total.printed,
        counted=found.all,
        named=found.named,
        verdict=_verdict(total, found),
        why=total.why,
    )


def _verdict(total: Expected, found: Count) -> str | None:
    rules = (
        (total.stands == COUNTED or not found.all, None),
        (found.all != total.printed, DIFFERS),
        (not found.independent, FORMULA),
        (found.named < found.all, NAMED),
    )
    return next((verdict for holds, verdict in rules if holds), AGREES)


def _counted(total: Expected, stated: Mapping[str, Expected], facts: tuple[Fact, ...], above: frozenset[str]) -> Count:
    """A total over facts; one that leads back to itself stands as printed and is no count of its own."""
    if total.id in above:
        return Count(total.printed, total.printed, independent=False)
    if "sum" not in total.check:
        named = tuple(fact for fact in facts if NAME_UNKNOWN not in fact.flags)
        return Count(count(total.check, facts), count(total.check, named))
    parts = [(sign, _counted(stated[key], stated, facts, above | {total.id})) for sign, key in _terms(total)]
    return Count(
        sum(sign * part.all for sign, part in parts),
        sum(sign * part.named for sign, part in parts),
        all(part.independent for _, part in parts),
    )


def _terms(total: Expected) -> list[tuple[int, str]]:
    words = ["+", *total.check["sum"].split()]
    return [(_SIGNS[sign], key) for sign, key in zip(words[::2], words[1::2], strict=True)]


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
        parts=tuple(entry.get("parts", ())),
        why=None if "why" not in entry else Texts(entry["why"]),
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
    if "why" in entry and set(entry["why"]) != {"ko", "en"}:
        found.append(Problem(name, None, f"{key}.why", str(entry["why"]), "must have ko and en"))
    if not str(entry.get("printed", "")).replace(".", "", 1).isdecimal():
        found.append(Problem(name, None, f"{key}.printed", str(entry.get("printed")), "must be a number"))
    return found + _check_how(name, key, entry["check"], topics, ids)


def _check_how(
    name: str, key: str, how: Mapping[str, str], topics: Collection[str], ids: Collection[Any]
) -> list[Problem]:
    if "sum" in how:
        words = [word for word in how["sum"].split() if word not in _SIGNS]
        unknown = [word for word in words if word not in ids]
        found = [Problem(name, None, f"{key}.check.sum", word, "is no total's id") for word in unknown]
        signs = ["+", *how["sum"].split()][::2]
        return found + [
            Problem(name, None, f"{key}.check.sum", word, "must be + or - between two ids")
            for word in signs
            if word not in _SIGNS
        ]
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
