"""Amounts as Korean texts print them: 2조8452억 원, 약 1조 8천억 원, 1천633만㎡, 80여 명, 연 70만 톤."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

#: Words before and after an amount, by the key of what they say in the section `units`.
BEFORE = {"약": "about", "최대": "most", "최소": "least", "총": "total", "연": "yearly", "누적": "cumulative"}
AFTER = {
    "이상": "from", "이하": "to", "미만": "under", "초과": "above", "여": "over", "+α": "plus",
    **dict.fromkeys(("내외", "안팎", "가량", "정도", "쯤"), "about"),
}  # fmt: skip
#: What is said after every other qualifier.
LAST = ("total", "yearly", "cumulative")
_SMALL = {"십": 10, "백": 100, "천": 1000}
_LARGE = {"만": 10**4, "억": 10**8, "조": 10**12}
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_SCALE = f"[{''.join((*_SMALL, *_LARGE))}]"
_AMOUNT = re.compile(
    rf"((?:(?:{'|'.join(BEFORE)}) ?)*)({_NUMBER}(?: ?{_SCALE}+|(?<={_SCALE}) ?{_NUMBER})*)( ?여)? ?"
    rf"(\D*?)((?: ?(?:{'|'.join(map(re.escape, AFTER))}))*)"
)
_TOKEN = re.compile(rf"{_NUMBER}|{_SCALE}")


@dataclass(frozen=True)
class Amount:
    """A number with its unit, empty where it has none, and the keys of what qualifies it as it is said."""

    number: Decimal
    unit: str
    keys: tuple[str, ...]


def amount(text: str) -> Amount | None:
    """The amount that a text is, or None where it is another thing."""
    found = _AMOUNT.fullmatch(text.strip())
    if found is None:
        return None
    before, digits, near, unit, after = found.groups()
    said = [*(BEFORE[word] for word in before.split()), *([AFTER["여"]] if near else [])]
    said += [AFTER[word] for word in re.findall("|".join(map(re.escape, AFTER)), after)]
    return Amount(_value(digits), unit.strip(), tuple(sorted(dict.fromkeys(said), key=LAST.__contains__)))


def scaled(unit: str) -> tuple[int, str]:
    """What a unit multiplies, and the unit without it: 만㎡ is 10,000 and ㎡."""
    times, rest = 1, unit.replace(" ", "")
    while len(rest) > 1 and rest[0] in _LARGE | _SMALL:
        times, rest = times * (_LARGE | _SMALL)[rest[0]], rest[1:]
    return times, rest


def _value(digits: str) -> Decimal:
    """1조 8천억 as 1,800,000,000,000."""
    total, group, number = Decimal(0), Decimal(0), None
    for token in _TOKEN.findall(digits):
        if token in _SMALL:
            group, number = group + (1 if number is None else number) * _SMALL[token], None
        elif token in _LARGE:
            total, group, number = total + (group + (number or 0) or 1) * _LARGE[token], Decimal(0), None
        else:
            number = Decimal(token.replace(",", ""))
    return total + group + (number or 0)
