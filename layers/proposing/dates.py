"""Dates in a text, read from the day of its document: ’26.上, 26년 하반기, 2.29일까지, 내년 1분기, '22~'47."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from layers.periods import first_day, is_date, last_day
from layers.proposing.tables import GRAMMAR

_YEAR = (
    r"(?:(?<![\d.])(?P<year>20\d\d)(?=년|\.| ?[상하]|[- ]?[1-4]분기)"
    r"|[’'‘](?P<short>\d\d)|(?<![\d.,])(?P<bare>\d\d)(?=년(?!간|을|째| ?동안| ?이상| ?넘)))(?:년)?"
)
_PART = r"(?P<part>상반기|하반기|[1-4]/?4?분기|上|下)"
_UNTIL = (
    r"(?P<until> ?(?:말|초|중|중순)?(?: ?(?:까지|內|中|내(?=[에 ,.)]|$)|이내|중(?=[에 ,.)]|$)|목표|예정|완공|준공))?)?"
)
_FORMS = (
    re.compile(rf"{_YEAR}[. ]*{_PART}{_UNTIL}"),
    re.compile(rf"{_YEAR}[. ]*(?P<month>\d{{1,2}})(?:월|\.)(?: ?(?P<day>\d{{1,2}})(?:일|\.|(?=[(\s,)]|$)))?{_UNTIL}"),
    re.compile(
        rf"(?P<word>내년|올해|금년|지난해|작년|내후년)(?:도|에|엔)?"
        rf"(?: ?{_PART}| ?(?P<month>\d{{1,2}})월(?: ?(?P<day>\d{{1,2}})일)?)?{_UNTIL}"
    ),
    re.compile(rf"(?<![\d.,])(?P<month>\d{{1,2}})(?:월 ?|\. ?)(?P<day>\d{{1,2}})일?(?=일|\(|까지| ?~|에|,|\s){_UNTIL}"),
    re.compile(rf"(?P<end>다음 ?달|내달|이달|지난달) ?(?P<day>\d{{1,2}})일{_UNTIL}"),
    re.compile(rf"(?P<next>오는|지난)? ?(?<![\d.,~])(?P<day>\d{{1,2}})일(?=\(|,| |에|까지|부터|자|$){_UNTIL}"),
    re.compile(rf"(?<![\d.,])(?P<month>\d{{1,2}})월{_UNTIL}"),
    re.compile(rf"(?<!\d)(?:{_PART}){_UNTIL}"),
    re.compile(r"(?P<end>연내|연말|이달|내달|다음 ?달|지난달)"),
    re.compile(rf"{_YEAR}{_UNTIL}"),
)
_FROM = re.compile(r" ?부터 ?")
_PERIOD = re.compile(GRAMMAR["periods"])
_WORDS = {"내년": 1, "올해": 0, "금년": 0, "지난해": -1, "작년": -1, "내후년": 2}
_MONTHS = {"이달": 0, "내달": 1, "다음달": 1, "다음 달": 1, "지난달": -1}
_DUE = re.compile(r"까지|中|內|내|중|목표|예정|완공|준공|말")
_MOST_OF_A_YEAR = 240
#: A day without a month that is so far behind the document's is one of the month to come.
_FAR = 7


@dataclass(frozen=True)
class When:
    """A date where it stands, as files write it; `first` is the begin of a period."""

    start: int
    end: int
    iso: str
    due: bool
    first: str = ""


def dates(text: str, anchor: str) -> list[When]:
    """Dates of a text by where they stand, none within another."""
    found: list[When] = list(_periods(text))
    for form in _FORMS:
        for match in form.finditer(text):
            if any(match.start() < one.end and one.start < match.end() for one in found):
                continue
            iso = _iso(match, anchor)
            if iso:
                found.append(When(match.start(), match.end(), iso, _is_due(match)))
    return _terms(sorted(found, key=lambda one: one.start), text)


def _is_due(match: re.Match[str]) -> bool:
    said = match.groupdict()
    return said.get("end") == "연내" or bool(_DUE.search(said.get("until") or ""))


def _terms(found: list[When], text: str) -> list[When]:
    """Dates with those of a term (… 부터 … 까지) as one."""
    terms: list[When] = []
    for one in found:
        last = terms[-1] if terms else None
        if last is not None and not last.first and _FROM.fullmatch(text[last.end : one.start]) and one.iso > last.iso:
            terms[-1] = When(last.start, one.end, one.iso, True, last.iso)
        else:
            terms.append(one)
    return terms


def is_ahead(when: When, anchor: str) -> bool:
    """Whether a date is still to come on the document's day; its own year if due, or most of it is left."""
    if not anchor or last_day(when.iso) <= last_day(anchor):
        return False
    left = (last_day(when.iso) - last_day(anchor)).days
    return when.due or len(when.iso) > len("2026") or left > _MOST_OF_A_YEAR


def is_to_come(when: When, anchor: str) -> bool:
    """Whether a predicate beside a date tells what is to come: its own year only if due (2024년 … 선정 결과)."""
    return is_ahead(when, anchor) and (when.due or when.iso != anchor[:4])


def is_past(iso: str, anchor: str) -> bool:
    """Whether a date ended before the document's."""
    return bool(anchor) and last_day(iso) < first_day(anchor)


def is_before(iso: str, anchor: str, days: int) -> bool:
    """Whether a date ended so many days before the document's, or more."""
    return bool(anchor) and is_date(iso) and (first_day(anchor) - last_day(iso)).days >= days


def _periods(text: str) -> Iterator[When]:
    for match in _PERIOD.finditer(text):
        short, year, to_short, to_year = match.groups()
        yield When(match.start(), match.end(), to_year or f"20{to_short}", True, year or f"20{short}")


def _iso(match: re.Match[str], anchor: str) -> str:
    said = match.groupdict()
    day = first_day(anchor) if anchor else None
    year = _year(said, day)
    if year is None:
        return ""
    if said.get("end"):
        month = _of_word(said["end"], day)
        return _checked(f"{month}-{int(said['day']):02d}") if said.get("day") and month else month
    if said.get("part"):
        return _checked(f"{year}-{_part(said['part'])}")
    if said.get("month"):
        return _checked(
            "-".join([str(year), *(f"{int(part):02d}" for part in (said["month"], said.get("day")) if part)])
        )
    if said.get("day"):
        return _of_day(int(said["day"]), said.get("next") or "", day)
    return str(year)


def _year(said: dict[str, str | None], day: date | None) -> int | None:
    if said.get("year"):
        return int(said["year"] or 0)
    short = said.get("short") or said.get("bare")
    if short:
        return 2000 + int(short)
    return day.year + _WORDS.get(said.get("word") or "", 0) if day else None


def _part(part: str) -> str:
    return {"상반기": "H1", "上": "H1", "하반기": "H2", "下": "H2"}.get(part, f"Q{part[0]}")


def _of_word(word: str, day: date | None) -> str:
    if day is None:
        return ""
    if word in _MONTHS:
        index = day.year * 12 + day.month - 1 + _MONTHS[word]
        return f"{index // 12}-{index % 12 + 1:02d}"
    return f"{day.year}-12" if word == "연말" else str(day.year)


def _of_day(number: int, told: str, day: date | None) -> str:
    """A day without a month: of the document's, of the one before (지난), or of the next (오는)."""
    if day is None:
        return ""
    ahead = told == "오는" and number < day.day
    behind = (told != "오는" and number > day.day + _FAR) or (told == "지난" and number > day.day)
    index = day.year * 12 + day.month - 1 + ahead - behind
    return _checked(f"{index // 12}-{index % 12 + 1:02d}-{number:02d}")


def _checked(iso: str) -> str:
    return iso if is_date(iso) else ""
