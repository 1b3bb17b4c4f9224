from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.periods import first_day, is_date, last_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31)),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_date_runs_from_its_first_day_to_its_last(text, first, last):
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize("text", ["", "2024-13", "2023-02-29", "24", "2024.2.1", "2024-H3", "soon"])
def test_what_is_no_date_is_none(text):
    assert not is_date(text)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31)))
def test_shorter_dates_hold_the_day_they_are_cut_from(day):
    for text in (f"{day:%Y}", f"{day:%Y-%m}", day.isoformat()):
        assert first_day(text) <= day <= last_day(text)
