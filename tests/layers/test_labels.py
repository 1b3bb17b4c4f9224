import pytest

from layers import labels, quantities
from layers.symbols.sizes import bubble_px


@pytest.mark.parametrize(
    ("iso", "ko", "en"),
    [
        ("2025-12-17", "2025년 12월 17일", "17 December 2025"),
        ("2024-02", "2024년 2월", "February 2024"),
        ("2024", "2024년", "2024"),
        ("2026-H2", "2026년 하반기", "second half of 2026"),
        ("2026-Q3", "2026년 3분기", "third quarter of 2026"),
    ],
)
def test_a_date_keeps_its_precision(iso, ko, en):
    assert labels.long_date(iso, "ko") == ko
    assert labels.long_date(iso, "en") == en


@pytest.mark.parametrize(
    ("iso", "ko", "en"),
    [
        ("2025-12-17", "2025.12.17.", "17 Dec 2025"),
        ("2024-02", "2024.2.", "Feb 2024"),
        ("2024", "2024년", "2024"),
        ("2026-H2", "2026년 하반기", "second half of 2026"),
    ],
)
def test_a_short_date_keeps_its_precision(iso, ko, en):
    assert labels.short_date(iso, "ko") == ko
    assert labels.short_date(iso, "en") == en


@pytest.mark.parametrize(
    ("value", "unit", "ko", "en"),
    [
        ("4.7", "조원", "4.7조 원", "KRW 4.7 trillion"),
        ("154", "억원", "154억 원", "KRW 15.4 billion"),
        ("3607", "만㎡", "3,607만㎡", "36.07 km²"),
        ("10", "GW", "10GW", "10 GW"),
        ("2022~2047", "기간", "2022~2047", "2022–2047"),
        ("약 100", "개", "약 100개", "about 100"),
        ("대구;경북", None, "대구·경북", "Daegu; Gyeongbuk"),
        ("2023~2025", "년", "2023~2025년", "2023–2025"),
    ],
)
def test_a_quantity_is_written_for_its_reader(value, unit, ko, en):
    assert quantities.quantity(value, unit, "ko") == ko
    assert quantities.quantity(value, unit, "en") == en


def test_circles_grow_by_the_same_step_for_each_power_of_ten():
    small, middle, large = (bubble_px(power) for power in (100, 1000, 10_000))
    assert middle - small == pytest.approx(large - middle)
    assert bubble_px(20) == small
    assert bubble_px(90_000) == large
