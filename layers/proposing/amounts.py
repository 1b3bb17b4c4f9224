"""Amounts in a text: number, unit and what qualifies it, as rows of facts write them (약 1800 억원, 40 이상 %)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from layers.proposing.tables import GRAMMAR
from layers.words.amounts import amount, scaled

_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_FOUND = re.compile(
    r"(?P<before>(?:(?:약|최대|최소|총|연|누적) ?)*)"
    rf"(?P<digits>{_NUMBER}(?: ?[조억만천백](?: ?{_NUMBER}(?=[조억만천백\s]?))?)*)"
    rf"(?P<near> ?여)? ?(?P<unit>{GRAMMAR['units']})(?P<after> ?(?:이상|이하|미만|초과|내외|안팎|가량|정도|여))?"
    r"(?P<plus> ?\+ ?[αa@])?"
)
_NOT_BEFORE = re.compile(GRAMMAR["not_before"])
_KEPT = ("약", "최대", "최소")
_AFTER = {"내외": "약", "안팎": "약", "가량": "약", "정도": "약"}
#: The largest scale that is printed stays in the unit.
_SCALES = (("조", 10**12), ("억", 10**8), ("만", 10**4))
#: Units of dates and ranks, which are no amounts of their own.
_NO_AMOUNT = ("년", "일", "위", "배", "개월")
#: Small numbers with these count ranks and rounds (10대 업종, 2기 사업), no vehicles or machines.
_RANKED, _RANKS_TO = ("대", "기", "석"), 100


@dataclass(frozen=True)
class Stated:
    """An amount where it stands: value and unit of a row, how it is printed, and the number in its base unit."""

    start: int
    end: int
    printed: str
    value: str
    unit: str
    number: Decimal
    base: str


def stated(text: str) -> list[Stated]:
    """Amounts of a text with a unit; no numbers of chapters, years, lots, notices, ranks."""
    found = (_read(match) for match in _FOUND.finditer(text) if not _NOT_BEFORE.search(text[: match.start("digits")]))
    return [one for one in found if one is not None and not _is_rank(one)]


def _is_rank(one: Stated) -> bool:
    return one.base in _NO_AMOUNT or (one.base in _RANKED and one.number <= _RANKS_TO)


def _read(match: re.Match[str]) -> Stated | None:
    unit = match["unit"].strip().replace(" ", "")
    unit = f"{unit}원" if unit in ("조", "억") else unit
    said = amount(f"{match['digits']}{unit}")
    if said is None:
        return None
    number, base = said.number, said.unit or unit
    times, base = scaled(base) if len(base) > 1 else (1, base)
    number *= times
    shown, size = _scaled(match["digits"] + unit, number)
    value = f"{(number / size).normalize():f}"
    return Stated(match.start(), match.end(), match[0].strip(), _qualified(match, value), shown + base, number, base)


def _scaled(printed: str, number: Decimal) -> tuple[str, int]:
    return next(((word, size) for word, size in _SCALES if word in printed), ("", 1))


def _qualified(match: re.Match[str], value: str) -> str:
    after = (match["after"] or match["near"] or "").strip()
    before = next((word for word in match["before"].split() if word in _KEPT), _AFTER.get(after, ""))
    last = "+α" if match["plus"] else "" if after in _AFTER else after
    return " ".join(part for part in (before, value, last) if part)


def counts(text: str) -> Iterator[int]:
    """How many places a text says there are: 7곳, 4개 지역."""
    for match in re.finditer(
        r"(?<![\d.,제])(\d{1,3}) ?(?:곳|개소|개 ?(?:지역|시·도|시도|지자체|특구|단지|시·군|시군|산단|권역|도시))", text
    ):
        yield int(match[1])
