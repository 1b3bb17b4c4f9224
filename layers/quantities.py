"""Values of claims as readers of a language write them; what no rule or table tells stays as printed, marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from geo.region import reads_korean
from layers.labels import area, between, long_date, told_day, won
from layers.periods import is_date
from layers.words import terms
from layers.words.amounts import amount, scaled
from layers.words.catalogue import Words, words_of
from layers.words.forms import number
from layers.words.qualifiers import parsed

JO, EOK, MAN = 10**12, 10**8, 10**4
HANGUL = re.compile("[ㄱ-ㆎ가-힣]")
SILENT_UNITS = frozenset({"기간", "기한", "이름"})
#: Written close to its number: 2023~2025년.
YEAR = "년"
DOLLARS = frozenset({"불", "달러"})
WON, SQUARE_METRES = "원", "㎡"
_DATE = re.compile(
    r"(?:(?P<year>\d{4})|['’](?P<short>\d\d))년(?: ?(?P<month>\d{1,2})월(?: ?(?P<day>\d{1,2})일)?)?"
    r"(?: ?(?P<part>상반기|하반기|[1-4]분기))?(?: ?(?P<bound>까지|부터|말|초))?"
)
_PARTS = {"상반기": "H1", "하반기": "H2"}
_BOUNDS = {"까지": "until", "부터": "since", "말": "end", "초": "early"}
_CALENDAR = re.compile(r"(?:19|20)\d\d")
_NUMBERS = re.compile(r"[\d\s.,~→/]+")
_SPAN = re.compile(r"(.+?) ?[~–] ?(.+)")
_BRACKETED = re.compile(r"(.+?) ?\(([^()]+)\)")
#: Between parts of a value as rows write a list.
LISTED = re.compile(r"(?<=\S);(?=\S)")
#: What stands between parts of a value, and how it is written between their translations; what holds least, last.
SEPARATORS = ((r" ?→ ?", " → "), (r" / ", " / "), (r"; ?", "; "), (r", ", ", "), (r" \+ ", " + "), (r"·", ", "))


def quantity(value: str, unit: str | None, lang: str) -> str:
    """A claim's value with its unit and what qualifies it, in the reader's way of writing."""
    if reads_korean(lang):
        return _written(value, unit, lang)
    said = _told(value, unit or "", lang)
    return said or words_of(lang, "units")("as_printed", text=" ".join(filter(None, (value, unit))))


def term(printed: str, lang: str) -> str:
    """A name or phrase that a document prints, in the reader's language; as printed, and marked, where it cannot be."""
    return quantity(printed, None, lang) if printed else ""


def listed(printed: Iterable[str], lang: str) -> str:
    """Several of them in one line."""
    return ", ".join(term(each, lang) for each in printed)


def is_told(value: str, unit: str | None, lang: str) -> bool:
    """Whether a value can be told in a language, rather than only printed."""
    return reads_korean(lang) or _told(value, unit or "", lang) is not None


def _written(value: str, unit: str | None, lang: str) -> str:
    words, found = words_of(lang, "units"), parsed(value)
    if not unit or unit in SILENT_UNITS:
        written = told_day(value, lang) if is_date(value) else LISTED.sub("·", value)
        return written if found is None or unit else _qualified(found.keys, number(found.number), words)
    if found is None:
        return words("worded_year" if unit == YEAR else "worded", value=value, unit=unit)
    return _qualified(found.keys, _measured(found.number, unit, lang), words)


def _told(value: str, unit: str, lang: str) -> str | None:
    """A value in the reader's language by the first way that fits; None where none does."""
    ways: Sequence[Callable[[str, str, str], str | None]] = (
        _dated, _amount, _between, _labelled, _term, _plain, _several, _bracketed,
    )  # fmt: skip
    return next((said for way in ways if (said := way(value.strip(), unit, lang))), None)


def _labelled(value: str, unit: str, lang: str) -> str | None:
    """A unit that says what kind of thing the value is: 디스플레이 산업 혁신전략, 첨단산업 전략."""
    kind = None if _NUMBERS.fullmatch(value) else terms.told(unit)
    said = _told(value, "", lang) if kind else None
    return words_of(lang, "units")("of_kind", value=said, kind=kind) if said else None


def _dated(value: str, unit: str, lang: str) -> str | None:
    """A date as files or as Korean texts write it: 2026-H2, 2026년 하반기, '24년 6월, 2028년까지."""
    if unit not in SILENT_UNITS | {""}:
        return None
    if is_date(value) and (len(value) > 4 or _CALENDAR.fullmatch(value)):
        return long_date(value, lang)
    found = _DATE.fullmatch(value)
    if found is None:
        return None
    said = long_date(_iso(found), lang)
    return words_of(lang, "units")(f"bound.{_BOUNDS[found['bound']]}", said=said) if found["bound"] else said


def _iso(found: re.Match[str]) -> str:
    year, part = found["year"] or f"20{found['short']}", found["part"]
    if part:
        return f"{year}-{_PARTS.get(part, f'Q{part[0]}')}"
    return "-".join([year, *(f"{int(each):02d}" for each in (found["month"], found["day"]) if each)])


def _amount(value: str, unit: str, lang: str) -> str | None:
    """A number with its unit, in the value or beside it, and everything that qualifies it."""
    found = amount(value)
    if found is None or (found.unit and unit):
        return None
    of = found.unit or unit
    if of in SILENT_UNITS | {""}:
        return _qualified(found.keys, number(float(found.number)), words_of(lang, "units"))
    times, base = scaled(of)
    said = _measured(found.number * times, base, lang)
    return None if HANGUL.search(said) else _qualified(found.keys, said, words_of(lang, "units"))


def _between(value: str, unit: str, lang: str) -> str | None:
    """Two ends, of which the last one carries the unit: 2~4%, 2023~2025년."""
    ends = _SPAN.fullmatch(value)
    if ends is None:
        return None
    first, last = ends.groups()
    if (
        _CALENDAR.fullmatch(first)
        and _CALENDAR.fullmatch(last.removesuffix(YEAR))
        and unit in SILENT_UNITS | {"", YEAR}
    ):
        return between((first, last.removesuffix(YEAR)), lang)
    one, other = amount(first), _told(last, unit, lang)
    if one is None or other is None:
        return None
    money = scaled(unit)[1] in DOLLARS | {WON, SQUARE_METRES}
    said = _told(first, unit, lang) if money else number(float(one.number))
    return between((said, other), lang) if said else None


def _term(value: str, unit: str, _: str) -> str | None:
    return terms.told(value) if unit in SILENT_UNITS | {""} else None


def _plain(value: str, unit: str, _: str) -> str | None:
    """What has no Korean in it."""
    return value if unit in SILENT_UNITS | {""} and not HANGUL.search(value) else None


def _several(value: str, unit: str, lang: str) -> str | None:
    """Parts, each of which can be told."""
    for pattern, joint in SEPARATORS:
        parts = re.split(pattern, value)
        told = [_told(part, unit, lang) for part in parts] if len(parts) > 1 else []
        if told and all(told):
            return joint.join(part for part in told if part)
    return None


def _bracketed(value: str, unit: str, lang: str) -> str | None:
    found = _BRACKETED.fullmatch(value)
    parts = [_told(part, unit, lang) for part in found.groups()] if found else []
    return f"{parts[0]} ({parts[1]})" if parts and all(parts) else None


def _measured(found: float | Decimal, unit: str, lang: str) -> str:
    words, whole = words_of(lang, "units"), int(found)
    times, base = scaled(unit)
    amount_ = float(found) * times
    if base == WON and f"claim.{unit}" not in words:
        return won(amount_ / EOK, lang)
    if base == SQUARE_METRES:
        return area(amount_ / MAN, lang)
    if base in DOLLARS:
        return words("dollars.many" if amount_ >= 10 * EOK else "dollars.few", n=amount_ / EOK)
    known = f"claim.{unit}" if f"claim.{unit}" in words else "ascii" if unit.isascii() else "other"
    return words(known, n=whole if whole == found else float(found), unit=unit)


def _qualified(keys: Iterable[str], said: str, words: Words) -> str:
    """A quantity with what qualifies it: 약 1,800억 원, 80여 명, at least 40%."""
    for key in keys:
        digits = re.search(r"[\d,.]*\d", said)
        first, rest = (said[: digits.end()], said[digits.end() :]) if digits else (said, "")
        said = words(f"qualified.{key}", said=said, first=first, rest=rest)
    return said
