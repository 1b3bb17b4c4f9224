"""Reading ``data/regions.csv`` and saying everything that is wrong with it."""

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from geo.errors import BrokenData
from geo.region import COLUMNS, LEVELS, RECORD_BEGINS, Region

Record = Mapping[str, str]
Number = TypeVar("Number", int, float)

_ID = {
    "nation": re.compile(r"korea"),
    "pole": re.compile(r"pole-[a-z]+"),
    "province": re.compile(r"[a-z]+(-[a-z]+)*"),
    "municipality": re.compile(r"[a-z]+(-[a-z]+)*\.[a-z]+"),
}
_CODES = {
    "code_mois": {"province": r"\d{2}", "municipality": r"\d{5}"},
    "code_kostat": {"province": r"\d{2}", "municipality": r"\d{5}"},
    "iso_3166_2": {"province": r"KR-\d{2}"},
}
_TEXTS = ("id", "level", "name_ko", "short_ko", "name_en", "short_en")
_OPTIONAL = ("parent", "pole", *_CODES, "note", "source")
_NEEDED = ("id", "level", "order", "name_ko", "short_ko", "name_en", "short_en", "source")


def read_rows(path: Path) -> list[Region]:
    """Every row of the file as a Region.

    Raises
    ------
    BrokenData
        If the file is not UTF-8, has other columns, or any row is wrong; all problems are listed.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            records = list(reader)
    except UnicodeDecodeError as wrong:
        raise BrokenData(path.name, [f"not UTF-8 ({wrong.reason}); if it is CP949, save it as UTF-8"]) from wrong
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise BrokenData(path.name, [f"columns are {reader.fieldnames}; right: {', '.join(COLUMNS)}"])
    problems: list[str] = []
    rows = [_region(record, line, problems) for line, record in enumerate(records, 2)]
    problems += _disagreements(rows) if not problems else []
    if problems:
        raise BrokenData(path.name, problems)
    return rows


def _region(record: Record, line: int, problems: list[str]) -> Region:
    key = f"line {line}, {record['id'] or '(no id)'}"
    problems += [f"{key}: {column} is empty" for column in _NEEDED if not record[column]]
    level = record["level"]
    if level not in LEVELS:
        problems.append(f"{key}: level {level!r}; right: {', '.join(LEVELS)}")
    elif not _ID[level].fullmatch(record["id"]):
        problems.append(f"{key}: id is no {level} id; right: {_ID[level].pattern}")
    problems += _bad_codes(key, level, record)
    return Region(
        order=_number(key, "order", record, problems, int) or 0,
        aliases=_several(record["aliases"]),
        predecessors=_several(record["predecessors"]),
        valid_from=_day(key, "valid_from", record, problems),
        valid_to=_day(key, "valid_to", record, problems),
        label=_point(key, "label", record, problems),
        leader=_point(key, "leader", record, problems),
        line=line,
        **{column: record[column] for column in _TEXTS},
        **{column: record[column] or None for column in _OPTIONAL},  # type: ignore[arg-type]
    )


def _bad_codes(key: str, level: str, record: Record) -> list[str]:
    return [
        f"{key}: {column} {record[column]!r}; right: {forms.get(level, 'empty')}"
        for column, forms in _CODES.items()
        if record[column] and not re.fullmatch(forms.get(level, ""), record[column])
    ]


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _number(key: str, column: str, record: Record, problems: list[str], kind: Callable[[str], Number]) -> Number | None:
    try:
        return kind(record[column]) if record[column] else None
    except ValueError:
        problems.append(f"{key}: {column} {record[column]!r} is no number")
        return None


def _day(key: str, column: str, record: Record, problems: list[str]) -> date | None:
    try:
        return date.fromisoformat(record[column]) if record[column] else None
    except ValueError:
        problems.append(f"{key}: {column} {record[column]!r}; right: 2026-07-01")
        return None


def _point(key: str, name: str, record: Record, problems: list[str]) -> tuple[float, float] | None:
    lon, lat = (_number(key, f"{name}_{axis}", record, problems, float) for axis in ("lon", "lat"))
    if lon is None and lat is None:
        return None
    if lon is None or lat is None or not (124 <= lon <= 132 and 33 <= lat <= 39):
        problems.append(f"{key}: {name} ({lon}, {lat}) is not a longitude, latitude of Korea")
        return None
    return lon, lat


def _disagreements(rows: list[Region]) -> list[str]:
    known = {row.id: row.level for row in rows}
    spans = defaultdict(list)
    for row in rows:
        spans[row.id].append(row)
    problems = [problem for span in spans.values() for problem in _breaks(span)]
    for row in rows:
        named = [("parent", row.parent), ("pole", row.pole), *(("predecessors", old) for old in row.predecessors)]
        problems += [
            f"line {row.line}, {row.id}: {column} {other!r} is no region"
            for column, other in named
            if other and other not in known
        ]
        if row.level != "nation" and not row.parent:
            problems.append(f"line {row.line}, {row.id}: parent is empty")
        if row.level == "province" and not row.pole:
            problems.append(f"line {row.line}, {row.id}: pole is empty")
    return problems


def _breaks(span: list[Region]) -> list[str]:
    """What is wrong with the rows of one region as a chain of days without gaps or overlaps."""
    ordered = sorted(span, key=lambda row: row.valid_from or date.min)
    problems = [
        f"line {row.line}, {row.id}: valid_to {row.valid_to} is before valid_from {row.valid_from}"
        for row in ordered
        if row.valid_from and row.valid_to and row.valid_to < row.valid_from
    ]
    problems += [
        f"line {row.line}, {row.id}: valid_from {row.valid_from}; leave it empty before {RECORD_BEGINS}"
        for row in ordered
        if row.valid_from and row.valid_from <= RECORD_BEGINS
    ]
    for before, after in pairwise(ordered):
        expected = before.valid_to and before.valid_to + timedelta(days=1)
        if after.valid_from is None or after.valid_from != expected:
            problems.append(
                f"line {after.line}, {after.id}: valid_from {after.valid_from}; right: {expected}, "
                f"the day after valid_to of line {before.line}"
            )
    return problems
