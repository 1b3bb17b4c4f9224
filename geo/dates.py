"""Days and partial dates: what a source dates to a year, half, quarter, month or day keeps that precision."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import total_ordering

from geo.errors import BadDate

SEOUL = timezone(timedelta(hours=9), "Asia/Seoul")  # no daylight saving since 1988

_FORM = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?", re.ASCII)


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A date as precise as its source: ``2024``, ``2026-H2``, ``2026-Q3``, ``2024-02`` or ``2024-02-29``.

    It orders as its first day; `text` is what the source's precision allows and is shown as it stands.
    """

    text: str
    first: date
    precision: str

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.first, self.text) < (other.first, other.text)

    def __str__(self) -> str:
        return self.text


def parse(text: str) -> PartialDate:
    """The partial date written in `text`.

    Raises
    ------
    BadDate
        If `text` has another form or names no day of the calendar.
    """
    match = _FORM.fullmatch(text)
    if match is None:
        raise BadDate(f"date {text!r}: write 2024, 2026-H2, 2026-Q3, 2024-02 or 2024-02-29")
    year, half, quarter, month, day = match.groups()
    first_month = 6 * int(half) - 5 if half else 3 * int(quarter) - 2 if quarter else int(month or 1)
    try:
        first = date(int(year), first_month, int(day or 1))
    except ValueError as wrong:
        raise BadDate(f"date {text!r}: no such day ({wrong})") from wrong
    named = {"half": half, "quarter": quarter, "day": day, "month": month}
    return PartialDate(text, first, next((word for word, part in named.items() if part), "year"))


def day(value: "date | str | PartialDate") -> date:
    """The day `value` stands for: a day itself, or the first day of a partial date or its text."""
    if isinstance(value, PartialDate):
        return value.first
    if isinstance(value, datetime):
        return value.date()
    return parse(value).first if isinstance(value, str) else value


def today() -> date:
    """Today's date in Seoul, whatever the clock zone of the machine."""
    return datetime.now(SEOUL).date()
