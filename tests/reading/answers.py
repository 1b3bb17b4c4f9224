"""Right answers in words held against what came: the ids, days, numbers, systems and remarks that they name.

Answers are written for people; of a sentence only these parts can be compared, one that has none is left to the eye.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from geo.spelling import fold
from tests.reading.doors import Came, Row

SAME, DIFFERS, LOOK = "same", "differs", "look"
ALL = ("all", "both", "each", "every", "–", "-", "")
ARROW = "→"
ID = re.compile(r"(?<![\w.-])[a-z]+(?:[.-][a-z]+)*(?![\w-])")
DAY = re.compile(r"(?<![\d.:])(?:19|20)\d\d(?:-(?:\d\d(?:-\d\d)?|[HQ]\d))?(?![\d-]|\.\d)")
SYSTEMS = re.compile(r"(?<!\d)(?:EPSG:)?(?:2097|51[78]\d)(?:/(?:EPSG:)?(?:2097|51[78]\d))*(?!\d)")
DEGREES = re.compile(r"\b(lon|lat) (\d+\.\d+)")
NAMED = re.compile(r"\((\d+): ([^)]*)\)")
OWN = re.compile(r"^(\d{1,3})(?: \([^)]*\))?:? (?:is )?(?=\S)(.*)$")
NEVER = re.compile(r"\b(?:never|unless|none|cannot)\b")
LISTED = re.compile(r"\s*(?:,|·|\s)\s*")
SPAN = re.compile(r"^(\d+)[–-](\d+)$")


@dataclass(frozen=True)
class Part:
    """One thing that an answer asks of a row; any of `right` will do."""

    kind: str
    right: tuple[str, ...]

    def holds(self, row: Row, came: Came) -> bool:
        """Whether the row has it."""
        return CHECKS[self.kind](self.right, row, came)


def verdict(kit: Any, case: dict[str, str], came: Came) -> str:
    """`same`, `differs`, or `look` where an answer has nothing that a program can compare."""
    if came.broken:
        return DIFFERS
    wanted = list(_wanted(kit, case, came))
    if not wanted:
        return LOOK
    return SAME if all(part.holds(row, came) for row, part in wanted) else DIFFERS


def rows_of(case: dict[str, str], came: Came) -> list[Row]:
    """The rows that a line of the answers is about."""
    written = case["row"].strip()
    if written.lower() in ALL:
        return list(came.rows)
    text = re.sub(r"\([^)]*\)|→ [a-z-]+", " ", written)
    found = _called(re.split(r"[,·]", text), came) or _called(LISTED.split(text), came)
    return found or [row for number in _numbers(text) if (row := _numbered(came, number))]


def _called(names: Iterable[str], came: Came) -> list[Row]:
    """Rows of these names, or of names that begin so."""
    found = [next((row for row in came.rows if _is(row.name, each)), None) for each in names]
    return [row for row in found if row]


def _is(name: str, called: str) -> bool:
    words = name.split()
    return bool(called.strip()) and (fold(name) == fold(called) or (bool(words) and words[0] == called.strip()))


def _numbers(text: str) -> Iterable[int]:
    for each in re.split(r"\s*,\s*", text.strip()):
        if span := SPAN.match(each):
            yield from range(int(span[1]), int(span[2]) + 1)
        elif each.isdecimal():
            yield int(each)


def _numbered(came: Came, number: int) -> Row | None:
    """A row by the number that ends its name, where every name ends so, else by its order from one."""
    ends = {int(end[0]): row for row in came.rows if (end := re.search(r"\d+$", row.name))}
    if len(ends) == len(came.rows):
        return ends.get(number)
    return came.rows[number - 1] if 0 < number <= len(came.rows) else None


def _wanted(kit: Any, case: dict[str, str], came: Came) -> Iterable[tuple[Row | None, Part]]:
    if ARROW in case["row"]:
        yield from _arrows(case["row"], came)
        return
    rows, answer = rows_of(case, came), case["right answer"]
    special = {int(number): text for number, text in NAMED.findall(answer)}
    clauses = [each.strip() for each in NAMED.sub("", answer).split(";") if each.strip()]
    if len(clauses) == len(rows) > 1:
        for row, clause in zip(rows, clauses, strict=True):
            yield from ((row, part) for part in _parts(kit, clause))
        return
    own = {int(found[1]): found[2] for each in clauses if (found := OWN.match(each))}
    special |= own
    rest = "; ".join(each for each in clauses if not OWN.match(each))
    named = {id(row): text for number, text in special.items() if (row := _numbered(came, number))}
    for row in rows:
        if id(row) in named:
            days = [part for part in _parts(kit, rest) if part.kind == "day"]
            parts = list(_parts(kit, named[id(row)]))
            yield from ((row, part) for part in (parts if any(p.kind == "day" for p in parts) else [*days, *parts]))
    common = [row for row in rows if id(row) not in named]
    yield from _shared(list(_parts(kit, rest)), common, came)


def _shared(parts: list[Part], rows: Sequence[Row], came: Came) -> Iterable[tuple[Row | None, Part]]:
    """Parts for each row in order where there are as many of a kind as rows, else for every row."""
    for kind in dict.fromkeys(part.kind for part in parts):
        own = [part for part in parts if part.kind == kind]
        if len(own) == len(rows) > 1:
            yield from zip(rows, own, strict=True)
        else:
            yield from ((row, part) for row in (rows or [None]) for part in own)


def _arrows(text: str, came: Came) -> Iterable[tuple[Row | None, Part]]:
    """Words before an arrow are rows, the word behind is the status of each."""
    for group in re.findall(r"([^→]+)→ ([a-z-]+)(?: ·|$)", text):
        rows = rows_of({"row": group[0]}, came)
        yield from ((row, Part("status", (group[1],))) for row in rows or [None])


def _parts(kit: Any, answer: str) -> Iterable[Part]:
    statuses, sectors = {each["id"] for each in kit["statuses"]}, set(kit["rules"]["sectors"])
    positive = "; ".join(each for each in answer.split(";") if not NEVER.search(each))
    for field, value in DEGREES.findall(positive):
        yield Part(field, (value,))
    for found in SYSTEMS.findall(positive):
        yield Part("system", tuple(found.split("/")))
    for each in re.split(r"[,;]", SYSTEMS.sub("", DEGREES.sub("", positive))):
        if days := DAY.findall(each):
            yield Part("day", (*days, *(["refused"] if "or refused" in each else [])))
    for word in ID.findall(positive):
        kind = "region" if word in kit["regions"] else "status" if word in statuses else "sector"
        if kind != "sector" or word in sectors:
            yield Part(kind, (word,))
    for day in re.findall(r"never (\d{4}(?:-\d\d)*)", answer):
        yield Part("no day", (day,))
    for pattern, part in WORDS.items():
        if re.search(pattern, answer):
            yield part


def _said(row: Row | None, came: Came) -> bool:
    return bool(came.said or (row and (row.said or row.bad)))


def _value(key: str) -> Callable[[Sequence[str], Row | None, Came], bool]:
    return lambda right, row, came: row is not None and bool(set(row.values.get(key, "").split()) & set(right))


def _near(key: str) -> Callable[[Sequence[str], Row | None, Came], bool]:
    return lambda right, row, came: (
        row is not None and bool(row.values.get(key)) and abs(float(row.values[key]) - float(right[0])) < 1e-4
    )


def _dated(right: Sequence[str], row: Row | None, came: Came) -> bool:
    return row is not None and (
        row.values.get("date") in right
        or any(day in row.values.get("note", "") for day in right)
        or ("refused" in right and not row.values.get("date"))
    )


def _hinted(right: Sequence[str], row: Row | None, came: Came) -> bool:
    told = " ".join([row.bad, *row.said] if row else []) + " ".join(came.said)
    return any(code.removeprefix("EPSG:") in told for code in right)


#: Words of an answer that ask for something of a row.
WORDS = {
    r"\brow kept\b|none refused": Part("kept", ()),
    r"\bremark(?:ed)?\b(?! or refused)|\btold\b|\bnamed\b|\bhint": Part("said", ()),
    r"\bdate refused\b|refused as a field": Part("no date or said", ()),
    r"\bis no date\b": Part("no date", ()),
    r"\bno point\b|nothing placed": Part("no point", ()),
    r"with --crs placed": Part("placed with", ()),
    r"^one row;": Part("one row", ()),
    r"no traceback": Part("read", ()),
    r"point lies in the shape": Part("inside", ()),
}
CHECKS: dict[str, Callable[[Sequence[str], Any, Came], bool]] = {
    "lon": _near("lon"),
    "lat": _near("lat"),
    "system": _hinted,
    "day": _dated,
    "region": _value("region"),
    "status": _value("status"),
    "sector": _value("sector"),
    "no day": lambda right, row, came: row is None or row.values.get("date") not in right,
    "kept": lambda right, row, came: row is not None and not row.bad,
    "said": lambda right, row, came: _said(row, came),
    "no date": lambda right, row, came: row is not None and not row.values.get("date"),
    "no date or said": lambda right, row, came: row is not None and (not row.values.get("date") or bool(row.said)),
    "no point": lambda right, row, came: row is None or not row.values.get("lon"),
    "placed with": lambda right, row, came: row is not None and bool(row.values.get("with")),
    "read": lambda right, row, came: row is not None,
    "inside": lambda right, row, came: row is not None and row.values.get("inside") == "yes",
    "one row": lambda right, row, came: len(came.rows) == 1,
}
