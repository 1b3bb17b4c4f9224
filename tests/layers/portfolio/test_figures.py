from datetime import date

import pytest

from layers.collection.entries import of_figures
from layers.collection.search import search
from layers.portfolio.figures import binding, national_figures, standing_figures

DAY = date(2026, 11, 28)
LIMITS = (
    {"reshoring-after-capital", "reshoring-before-capital"},
    {
        "reshoring-after-noncapital",
        "reshoring-before-noncapital",
    },
)


def keys(real, region, day=DAY):
    return {fact.item.partition(".")[2] for fact in binding(real, region, day)}


@pytest.mark.parametrize("region", ["seoul", "gyeonggi.yongin", "pole-capital"])
def test_limits_of_the_capital_region_bind_the_regions_in_it(real, region):
    assert keys(real, region) & (LIMITS[0] | LIMITS[1]) == LIMITS[0]


@pytest.mark.parametrize("region", ["gyeongbuk", "gyeongbuk.pohang", "jeonnam-gwangju", "pole-jeju", "sejong"])
def test_limits_outside_the_capital_region_bind_the_others(real, region):
    assert keys(real, region) & (LIMITS[0] | LIMITS[1]) == LIMITS[1]


def test_what_a_document_says_of_an_instrument_binds_where_the_instrument_is(real):
    assert "advanced-investment-2047" in keys(real, "gyeongbuk.pohang")
    assert "advanced-investment-2047" not in keys(real, "jeju")


def test_what_no_layer_places_binds_every_region(real):
    assert {"ai-factories-by-2030"} <= keys(real, "jeju") & keys(real, "gyeongbuk.ulleung")


def test_no_figure_binds_before_its_document(real):
    assert keys(real, "gyeongbuk", date(2024, 1, 31)) & LIMITS[1] == set()


@pytest.mark.parametrize(
    "text", ["674조", "674조 원", "AI 팩토리", "유턴 보조금", "유턴 보조금 한도(비수도권", "reshoring subsidy"]
)
def test_national_figures_are_found_by_name_and_value(real, text):
    assert [hit for hit in search(real, text, DAY) if hit.kind == "figure"] != []


@pytest.mark.parametrize("day", [date(2018, 6, 1), date(2023, 3, 1), date(2024, 6, 1), DAY])
def test_pages_and_search_have_one_list_of_national_figures(real, day):
    listed = {fact.id for fact in national_figures(real, day)}
    assert {entry.hit.id for entry in of_figures(real, day, "ko")} == listed
    assert {fact.id for fact in standing_figures(real, day)} <= listed
    assert {fact.id for fact in binding(real, "gyeongbuk", day)} <= listed
