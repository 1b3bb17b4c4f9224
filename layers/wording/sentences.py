"""Sentences that say in Korean or English what differs between two days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date


def of_regions(first: date, last: date, levels: Mapping[str, Sequence[str]], lang: str) -> str:
    """One sentence on regions; `levels` are those of the regions of each kind of change."""
    told = {kind: _by_level(found, lang) for kind, found in levels.items()}
    listed = ", ".join(_KIND[lang][kind].format(what=what) for kind, what in told.items() if what)
    said = _REGIONS[lang] if listed else _NO_REGIONS[lang]
    return said.format(first=first, last=last, listed=listed)


def of_items(numbers: Mapping[str, int], unknown: int, lang: str) -> str:
    """One sentence on items: how many of each kind of change, and how many of them are unknown now."""
    total = sum(numbers.values())
    if not total:
        return _NO_ITEMS[lang]
    said = _ITEMS[lang].format(total=total, **numbers)
    return said + (_UNKNOWN[lang].format(unknown=unknown) if unknown else "") + "."


def of_layers(totals: Iterable[tuple[str, int]], lang: str) -> str:
    """One sentence on the three layers with most changes, empty when there are none."""
    most = sorted(totals, key=lambda pair: -pair[1])[:3]
    listed = ", ".join(_ONE[lang].format(title=title, number=number) for title, number in most)
    return _LAYERS[lang].format(listed=listed) if most else ""


def _by_level(levels: Sequence[str], lang: str) -> str:
    """How many regions of each level, in words; empty when none."""
    return "·".join(_LEVEL[lang][level].format(n=levels.count(level)) for level in dict.fromkeys(levels))


_NO_REGIONS = {
    "ko": "{first}부터 {last}까지 행정구역은 바뀌지 않았다.",
    "en": "No region changed between {first} and {last}.",
}
_REGIONS = {
    "ko": "{first}부터 {last}까지 지역은 {listed}.",
    "en": "Regions between {first} and {last}: {listed}.",
}
_KIND = {
    "ko": {"begun": "{what} 생김", "ended": "{what} 없어짐", "changed": "{what} 이름이나 소속 바뀜"},
    "en": {"begun": "{what} begun", "ended": "{what} ended", "changed": "{what} of another name or parent"},
}
_LEVEL = {
    "ko": {"nation": "나라 {n}", "pole": "권역 {n}곳", "province": "시·도 {n}곳", "municipality": "시·군·구 {n}곳"},
    "en": {
        "nation": "{n} nation",
        "pole": "{n} pole(s)",
        "province": "{n} province(s)",
        "municipality": "{n} municipality(ies)",
    },
}
_NO_ITEMS = {"ko": "정책 항목은 바뀌지 않았다.", "en": "No policy item changed."}
_ITEMS = {
    "ko": "정책 항목은 {total}건이 달라졌다: 새로 생긴 것 {begun}건, 끝난 것 {ended}건, 상태가 바뀐 것 {changed}건",
    "en": "{total} policy items differ: {begun} begun, {ended} ended, {changed} of another status",
}
_UNKNOWN = {
    "ko": " (이 가운데 {unknown}건은 그 뒤를 확인하지 못해 미확인이 된 것)",
    "en": " ({unknown} of them became unconfirmed: no source says how they stand)",
}
_ONE = {"ko": "{title} {number}건", "en": "{title} {number}"}
_LAYERS = {"ko": "가장 많이 달라진 층은 {listed}이다.", "en": "Most changes are in {listed}."}
