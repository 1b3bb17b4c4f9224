"""Partial dates."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import dates
from geo.errors import BadDate


@pytest.mark.parametrize(
    ("text", "first", "precision"),
    [
        ("2024", date(2024, 1, 1), "year"),
        ("2026-H1", date(2026, 1, 1), "half"),
        ("2026-H2", date(2026, 7, 1), "half"),
        ("2026-Q3", date(2026, 7, 1), "quarter"),
        ("2024-02", date(2024, 2, 1), "month"),
        ("2024-02-29", date(2024, 2, 29), "day"),
    ],
)
def test_a_partial_date_orders_as_its_first_day_and_keeps_its_text(text, first, precision):
    parsed = dates.parse(text)
    assert (parsed.first, parsed.precision, str(parsed)) == (first, precision, text)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-2", "2024-13", "2023-02-29", "2024-H3", "2024-02-29 ", "２０２４", "0000"]
)
def test_other_forms_and_days_that_never_were_are_refused(text):
    with pytest.raises(BadDate, match="date"):
        dates.parse(text)


@given(st.text())
def test_any_text_is_a_date_or_a_bad_date(text):
    try:
        answer = dates.parse(text).text
    except BadDate as wrong:
        answer = str(wrong)
    assert answer == text or repr(text) in answer


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_days_order_as_days(one, other):
    assert (dates.parse(one.isoformat()) < dates.parse(other.isoformat())) == (one < other)


def test_dates_of_different_precision_sort_together():
    texts = ["2026-H2", "2024-02-29", "2024", "2024-02"]
    assert [str(one) for one in sorted(map(dates.parse, texts))] == ["2024", "2024-02", "2024-02-29", "2026-H2"]


@pytest.mark.parametrize("value", [date(2024, 2, 1), "2024-02", dates.parse("2024-02"), datetime(2024, 2, 1, 9)])
def test_a_day_is_read_from_days_texts_and_partial_dates(value):
    assert dates.day(value) == date(2024, 2, 1)


def test_today_is_the_day_in_seoul(monkeypatch):
    class LateEvening(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime(2026, 6, 30, 15, 30, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(dates, "datetime", LateEvening)
    assert dates.today() == date(2026, 7, 1)
