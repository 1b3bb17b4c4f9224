"""Words that are part of a number: 약 1,800, 최대 12, 40 이상, 80여, 102+α."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

#: What a document writes before or after a number, by the key of its words in the section `units`.
BEFORE = {"약": "about", "최대": "most", "최소": "least"}
AFTER = {"이상": "from", "이하": "to", "여": "over", "+α": "plus"}
_NUMBER = r"[\d,]+(?:\.\d+)?"
_CELL = re.compile(rf"(?:({'|'.join(BEFORE)}) )?({_NUMBER})(?: ({'|'.join(map(re.escape, AFTER))}))?")
_TIMES = {"천": 1e3, "만": 1e4}
_PRINTED = re.compile(
    rf"(?:(약|최대|최소) ?)?(?<![\d.,'’])({_NUMBER})(천|만)?(여)?"
    r"(?: ?[가-힣㎡%A-Za-z]{0,3}? ?(이상|이하|여|\+(?: ?[αa@]|$)))?"
)


@dataclass(frozen=True)
class Qualified:
    """A number and the keys of what qualifies it; none for a plain one."""

    number: float
    keys: tuple[str, ...]


def parsed(cell: str) -> Qualified | None:
    """What a cell says, or None where it is no number."""
    found = _CELL.fullmatch(cell.strip())
    if found is None:
        return None
    before, digits, after = found.groups()
    keys = (BEFORE.get(before or ""), AFTER.get(after or ""))
    return Qualified(float(digits.replace(",", "")), tuple(key for key in keys if key))


def printed(terms: Iterable[str], cell: str) -> str | None:
    """How terms qualify the number of a cell that leaves it out, as the cell should write it; None where none does."""
    own = parsed(cell)
    if own is None or own.keys:
        return None
    for before, digits, times, near, after in (found for term in terms for found in _PRINTED.findall(term)):
        word = near or ("+α" if after.startswith("+") else after)
        if (before or word) and float(digits.replace(",", "")) in (own.number, own.number / _TIMES.get(times, 1)):
            return " ".join(part for part in (before, cell, word) if part)
    return None
