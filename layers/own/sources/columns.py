"""Which column of a source file holds what: as its YAML says, else by its heading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from geo.spelling import fold
from layers.errors import Problem
from layers.own.entry import Entry, Source
from layers.own.saying import problem
from layers.own.sources.table import Table
from layers.reading.rules import field_of, is_absent, meant_by

#: Fields of an item that headings are read for (`layers/reading/rules.json`), and those below.
HEADED = (
    *("name", "region", "address", "province", "municipality", "code", "mois", "kostat", "province_code"),
    *("municipality_code", "lon", "lat", "point", "crs", "status", "sector", "date", "due", "note"),
)
#: Fields that the rules of reading do not have, with headings that name them.
NAMED = {
    "id": "id 항목id",
    "name_en": "name_en 영문명 영문이름",
    "role": "role 역할",
    "role_en": "role_en 역할영문",
    "end": "end 효력종료일 해제일",
    "area_10k_m2": "area_10k_m2 면적(만㎡)",
    "anchor": "anchor 앵커기업 입주기업",
    "url": "url 누리집",
    "note_en": "note_en 비고영문",
}
FIELDS = (*HEADED, *NAMED)
_NAMED = meant_by(NAMED)
#: Words of headings in degrees, which go before other columns of the same field.
DEGREES = ("경도", "위도", "lon", "lat")
AREAS = ("lon", "lat", "point")


@dataclass(frozen=True)
class Columns:
    """Positions of the columns by field."""

    at: Mapping[str, int]

    def __contains__(self, field: str) -> bool:
        return field in self.at

    def cell(self, cells: Sequence[str], field: str) -> str:
        """The cell of a field; empty where the file has no such column or says that nothing is known."""
        text = cells[self.at[field]].strip() if field in self.at else ""
        return "" if is_absent(text) else text


def find(entry: Entry, source: Source, table: Table) -> tuple[Columns, list[Problem]]:
    """The columns of a table, and what is wrong with its headings or with what the YAML says of them."""
    asked, problems = _asked(entry, table.headings, source.columns)
    found: dict[str, list[int]] = {}
    for number, heading in enumerate(table.headings):
        field = _NAMED.get(fold(heading)) or field_of(heading)
        if field in FIELDS and field not in asked and number not in asked.values():
            found.setdefault(str(field), []).append(number)
    if table.shaped:
        found = {field: at for field, at in found.items() if field not in AREAS}
    chosen = {field: _chosen(table.headings, at) for field, at in found.items()}
    several = {field: at for field, at in chosen.items() if len(at) > 1}
    problems += [_several(entry, table.headings, field, at) for field, at in several.items()]
    at = asked | {field: one[0] for field, one in chosen.items()}
    if "name" not in at:
        problems.append(problem(entry.name, None, "source.columns.name", "", "no_name", known=_shown(table.headings)))
    return Columns(at), [*problems, *_twice(entry, table.headings, at)]


def _asked(entry: Entry, headings: Sequence[str], wanted: Mapping[str, str]) -> tuple[dict[str, int], list[Problem]]:
    known = {fold(heading): number for number, heading in enumerate(headings)}
    found, problems = {}, []
    for field, heading in wanted.items():
        key = f"source.columns.{field}"
        if field not in FIELDS:
            problems.append(problem(entry.name, None, key, heading, "no_field", known=", ".join(FIELDS)))
        elif fold(heading) not in known:
            problems.append(problem(entry.name, None, key, heading, "no_column", known=_shown(headings)))
        else:
            found[field] = known[fold(heading)]
    return found, problems


def _chosen(headings: Sequence[str], at: list[int]) -> list[int]:
    """Of several columns of a field those in degrees, if there are any."""
    return [number for number in at if any(word in fold(headings[number]) for word in DEGREES)] or at


def _several(entry: Entry, headings: Sequence[str], field: str, at: list[int]) -> Problem:
    named = ", ".join(headings[number] for number in at)
    return problem(entry.name, None, f"source.columns.{field}", named, "several_columns", field=field)


def _twice(entry: Entry, headings: Sequence[str], at: Mapping[str, int]) -> list[Problem]:
    """Headings that stand over several columns, of which one is read."""
    counts = Counter(map(fold, headings))
    names = sorted({headings[number] for number in at.values() if counts[fold(headings[number])] > 1})
    return [problem(entry.name, None, "source.columns", name, "heading_twice") for name in names]


def _shown(headings: Sequence[str]) -> str:
    return ", ".join(filter(None, headings))
