"""Sentences over compared regions: counted again from the rows, silent where the unknown could turn them."""

from datetime import date

import pytest

from layers.comparison.comparison import compare
from layers.findings.beside import MOST, beside
from tests.layers.findings import independent

TODAY = date(2026, 11, 28)


def told(real, *regions, asof=TODAY):
    return {one.kind: one for one in beside(real, compare(real, regions, asof))}


def counted(topic, region):
    rows = independent.designated(TODAY, topic).values()
    return sum(independent.lies_in(independent.places(), row, region) for row in rows)


@pytest.mark.parametrize("regions", [("chungbuk", "chungnam", "jeonbuk"), ("gyeongbuk", "busan"), ("ulsan", "jeju")])
def test_numbers_of_complete_lists_are_those_of_the_rows(real, regions):
    numbers = told(real, *regions)["counts"].numbers
    assert next(iter(numbers)) == "advanced-complexes"
    for topic, counts in numbers.items():
        assert counts == {region: counted(topic, region) for region in counts}


def test_three_are_told_with_their_day_and_without_praise(real):
    found = beside(real, compare(real, ["chungbuk", "chungnam", "jeonbuk"], TODAY))
    assert len(found) == MOST
    assert found[0].said("ko") == "국가첨단전략산업 특화단지 2024.6.27. 지정분까지 충북 1 · 충남 1 · 전북 1"
    assert not any(word in one.line("ko") for one in found for word in ("가장", "1위", "우수", "강점", "뒤처"))


def test_quotients_on_two_sides_or_withheld_are_not_told(real):
    """Of 부산 a count is withheld; workers and shipments of the others agree."""
    assert "quotient" in told(real, "chungbuk", "chungnam", "jeonbuk")
    assert "quotient" not in told(real, "gyeongbuk.pohang", "gyeongbuk.gumi")


def test_quotients_are_those_of_the_review(real):
    numbers = told(real, "chungbuk", "chungnam", "jeonbuk")["quotient"].numbers
    said = {region: tuple(round(value, 2) for value in pair) for region, pair in numbers.items()}
    assert said == {"chungbuk": (2.76, 3.47), "chungnam": (0.81, 0.68), "jeonbuk": (0.90, 0.94)}


def test_roles_are_printed_ones_of_what_is_decided_or_planned(real):
    numbers = told(real, "chungbuk", "jeonnam-gwangju", "jeonbuk")["roles"].numbers
    written = {row["role"] for row in independent.rows() if row["status"] not in ("applied", "proposed", "considered")}
    assert {word for words in numbers.values() for word in words} <= written
    assert "이차전지 기초원료" not in {word for words in numbers.values() for word in words}


def test_a_sector_that_rests_on_one_bid_is_not_listed_in_all(real):
    """포항 and 구미 share nothing in robotics but one bid."""
    found = told(real, "gyeongbuk.pohang", "gyeongbuk.gumi")
    assert "robotics" not in (found["common"].numbers["sectors"] if "common" in found else ())


def test_before_its_first_designation_nothing_is_said_of_a_list(real):
    assert "advanced-complexes" not in told(real, "gyeongbuk", "busan", asof=date(2017, 12, 18))["counts"].numbers


def test_many_regions_are_counted_not_listed(real):
    provinces = [region.id for region in real.regions.at(TODAY, "province")]
    assert "16곳 중 10곳에 있음" in told(real, *provinces)["counts"].said("ko")
