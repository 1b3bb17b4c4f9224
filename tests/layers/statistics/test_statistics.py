from datetime import date

import pytest

from layers.errors import UnknownStatistic

MERGED = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("asof", "year"),
    [(date(2025, 1, 10), "2024"), (date(2026, 12, 30), "2024"), (date(2026, 12, 31), "2025")],
)
def test_figure_is_of_the_latest_year_published(toy, asof, year):
    assert toy.statistics.figure("population", "alpha", asof).year == year


def test_nothing_is_known_before_publication(toy):
    assert toy.statistics.figure("population", "alpha", date(2025, 1, 9)) is None


def test_unknown_publication_day_is_the_end_of_the_next_year_and_says_so(toy):
    figure = toy.statistics.figure("population", "alpha", MERGED)
    assert figure.published == date(2026, 12, 31)
    assert "공표일 미상" in figure.note("ko")


def test_levels_of_a_merged_province_are_summed(toy):
    figure = toy.statistics.figure("population", "beta-gamma", MERGED)
    assert (figure.value, figure.year, figure.made_of) == (2000.0, "2025", ("beta", "gamma"))
    assert "베타광역시 + 감마도의 합" in figure.note("ko")


def test_shares_of_a_merged_province_are_recomputed_not_averaged(toy):
    assert toy.statistics.figure("young-share", "beta-gamma", MERGED).value == pytest.approx(100 * 400 / 2000)


def test_what_cannot_be_put_together_has_no_value_but_a_reason(toy):
    figure = toy.statistics.figure("income", "beta-gamma", MERGED)
    assert figure.value is None
    assert "베타광역시 + 감마도" in figure.note("ko")


def test_a_series_has_every_year_public_by_a_day(toy):
    days = {date(2025, 1, 9): [], date(2025, 1, 10): ["2024"], MERGED: ["2024", "2025"]}
    for day, years in days.items():
        assert [figure.year for figure in toy.statistics.series("population", "alpha", day)] == years


def test_a_series_of_a_merged_province_is_of_sums_and_says_so(toy):
    found = toy.statistics.series("population", "beta-gamma", MERGED)
    assert found[-1] == toy.statistics.figure("population", "beta-gamma", MERGED)
    assert all("베타광역시 + 감마도의 합" in figure.note("ko") for figure in found)


@pytest.mark.parametrize("region", ["alpha.saebyeok", "alpha.noeul"])
def test_a_series_of_what_was_split_is_empty(toy, region):
    assert toy.statistics.series("population", region, MERGED) == []


@pytest.mark.parametrize("region", ["alpha.saebyeok", "alpha.noeul"])
def test_split_regions_are_given_no_part_of_the_whole(toy, region):
    assert toy.statistics.figure("population", region, MERGED) is None


def test_abolished_region_keeps_its_own_figure(toy):
    assert toy.statistics.figure("population", "alpha.nuri", MERGED).value == 300


def test_unknown_indicator_is_an_error_that_names_the_known_ones(toy):
    with pytest.raises(UnknownStatistic, match=r"'happiness'.*population"):
        toy.statistics.figure("happiness", "alpha", MERGED)
