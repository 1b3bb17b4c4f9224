"""Dates, numbers and units as readers of a language write them."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from geo.region import reads_korean
from layers.words.catalogue import Words, words_of
from layers.words.forms import number
from layers.words.qualifiers import Qualified, parsed

PARTS = ("H1", "H2", "Q1", "Q2", "Q3", "Q4")
SILENT_UNITS = frozenset({"기간", "기한", "이름"})
JO = 10_000
PRECISIONS = ("year", "month", "day")


def pick(lang: str, ko: str | None, en: str | None) -> str:
    """The text in the reader's language, or the other one where it is missing."""
    first, second = (ko, en) if reads_korean(lang) else (en, ko)
    return first or second or ""


class Texts(dict[str, str]):
    """A text of the data by language, `ko` and `en`; in any other language the one that it reads."""

    def __missing__(self, lang: str) -> str:
        return pick(lang, **self)


class Named(Protocol):
    """What has a name in Korean and in English."""

    @property
    def ko(self) -> str | None:
        """The Korean one."""

    @property
    def en(self) -> str | None:
        """The English one."""


def named(thing: Named, lang: str) -> str:
    """The name of a status, sector, stage or indicator in the reader's language."""
    return pick(lang, thing.ko, thing.en)


def flag(flag_id: str, lang: str) -> str:
    """A flag in words."""
    return words_of(lang, "flag").get(flag_id, flag_id)


def long_date(iso: str, lang: str) -> str:
    """A date of any precision in running text: 2025년 12월 17일, 17 December 2025, 2026년 하반기."""
    return _dated(iso, lang, "long")


def short_date(iso: str, lang: str) -> str:
    """A date of any precision in chips and notes: 2025.12.17., 17 Dec 2025."""
    return _dated(iso, lang, "short")


def told_day(iso: str, lang: str) -> str:
    """A date as tables write it: ISO, but a half-year or quarter in words."""
    return short_date(iso, lang) if iso[5:] in PARTS else iso


def _dated(iso: str, lang: str, style: str) -> str:
    words, (year, *rest) = words_of(lang, "date"), iso.split("-")
    if rest and rest[0] in PARTS:
        return words(f"{style}.part", year=year, name=words[f"part.{rest[0]}"])
    month, day = (*(int(n) for n in rest[:2]), None, None)[:2]
    named = {"name": words[f"month.{month}"], "brief": words[f"month_brief.{month}"]} if month else {}
    return words(f"{style}.{PRECISIONS[len(rest[:2])]}", year=year, month=month, day=day, **named)


def day(asof: date) -> str:
    """A day as ISO text."""
    return asof.isoformat()


def won(value_100m: float, lang: str) -> str:
    """An amount in 100 million won (억 원): 4.7조 원, KRW 4.7 trillion."""
    return words_of(lang, "units")("won.many" if value_100m >= JO else "won.few", n=value_100m)


def area(value_10k_m2: float, lang: str) -> str:
    """An area in 10,000 m²: 3,607만㎡, 36.07 km²."""
    return words_of(lang, "units")("area", n=value_10k_m2)


MONEY = {"조원": JO, "조 원": JO, "억원": 1, "억 원": 1}
#: Written close to its number: 2023~2025년.
YEAR = "년"


def quantity(value: str, unit: str | None, lang: str) -> str:
    """A claim's value with its unit and what qualifies it, in the reader's way of writing."""
    words, found = words_of(lang, "units"), parsed(value)
    if not unit or unit in SILENT_UNITS:
        return value if found is None or unit else _qualified(found, number(found.number), words)
    if found is None:
        return words("worded_year" if unit == YEAR else "worded", value=value, unit=unit)
    return _qualified(found, _measured(found.number, unit, lang), words)


def _measured(amount: float, unit: str, lang: str) -> str:
    words = words_of(lang, "units")
    if unit in MONEY:
        return won(amount * MONEY[unit], lang)
    if unit == "만㎡":
        return area(amount, lang)
    known = f"claim.{unit}" if f"claim.{unit}" in words else "ascii" if unit.isascii() else "other"
    return words(known, n=amount, unit=unit)


def _qualified(found: Qualified, said: str, words: Words) -> str:
    """A quantity with what qualifies it: 약 1,800억 원, 80여 명, at least 40%."""
    digits = re.search(r"[\d,.]*\d", said)
    first, rest = (said[: digits.end()], said[digits.end() :]) if digits else (said, "")
    for key in found.keys:
        said = words(f"qualified.{key}", said=said, first=first, rest=rest)
    return said


def span(years: Sequence[str], lang: str) -> str:
    """The years of some figures: 2024, or 2022~2024 (2022–2024 in English)."""
    if not years:
        return ""
    return between(dict.fromkeys((years[0], years[-1])), lang)


def between(ends: Iterable[str], lang: str) -> str:
    """Two ends of a range, or the one there is."""
    first, *last = ends
    return words_of(lang, "units")("range", first=first, last=last[0]) if last else first
