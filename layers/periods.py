"""First and last days of dates written with their own precision."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from geo.dates import day, parse
from geo.errors import BadDate

_MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}


def is_date(text: str) -> bool:
    """Whether a text is a date such as 2024, 2026-H2, 2024-02 or 2024-02-29."""
    try:
        parse(text)
    except BadDate:
        return False
    return True


@lru_cache(maxsize=4096)
def first_day(text: str) -> date:
    """First day a date stands for; a date orders as this day."""
    return day(text)


@lru_cache(maxsize=4096)
def last_day(text: str) -> date:
    """Last day a date stands for: 2024-02 ends on 2024-02-29."""
    written = parse(text)
    months = _MONTHS.get(written.precision)
    if months is None:
        return written.first
    index = written.first.month - 1 + months
    return date(written.first.year + index // 12, index % 12 + 1, 1) - timedelta(days=1)
