"""Dates, numbers and units as readers of a language write them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from geo.region import reads_korean
from layers.words.catalogue import languages, words_of

PARTS = ("H1", "H2", "Q1", "Q2", "Q3", "Q4")
JO = 10_000
MONEY = {"조원": JO, "조 원": JO, "억원": 1, "억 원": 1}
#: Least amounts in 100 million won by the words for them.
WON = {"won.many": JO, "won.few": 10, "won.least": 0}
KM2 = 100
"""A km² in 10,000 m²."""
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


def ids_by_name(rows: Mapping[str, Named]) -> dict[str, str]:
    """The ids of rows by their names in every language."""
    return {named(row, lang): key for key, row in rows.items() for lang in languages()}


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
    key = next(key for key, least in WON.items() if abs(value_100m) >= least)
    return words_of(lang, "units")(key, n=value_100m)


def area(value_10k_m2: float, lang: str) -> str:
    """An area in 10,000 m²: 3,607만㎡, 36.07 km², 362,000 m²."""
    return words_of(lang, "units")("area.many" if value_10k_m2 >= KM2 else "area.few", n=value_10k_m2)


def span(years: Sequence[str], lang: str) -> str:
    """The years of some figures: 2024, or 2022~2024 (2022–2024 in English)."""
    if not years:
        return ""
    return between(dict.fromkeys((years[0], years[-1])), lang)


def between(ends: Iterable[str], lang: str) -> str:
    """Two ends of a range, or the one there is."""
    first, *last = ends
    return words_of(lang, "units")("range", first=first, last=last[0]) if last else first
