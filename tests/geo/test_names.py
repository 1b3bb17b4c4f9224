"""From written names to regions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import names
from geo.errors import AmbiguousRegion, NotYetRegion, UnknownRegion
from geo.spelling import fold

TODAY = "2026-11-21"


def ids(rows):
    return [row.id for row in rows]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("전라북도", "jeonbuk"),
        ("전북", "jeonbuk"),
        ("전북도", "jeonbuk"),
        ("Jeollabuk-do", "jeonbuk"),
        ("강원도", "gangwon"),
        ("제주", "jeju"),
        ("제주시", "jeju.jeju"),
        ("세종", "sejong"),
        ("충청권", "pole-jungbu"),
        ("서남권", "pole-honam"),
        ("대구경북권", "pole-daegyeong"),
        ("대구·경북권", "pole-daegyeong"),
        ("광주특별시", "jeonnam-gwangju"),
        ("전국", "korea"),
        ("포항", "gyeongbuk.pohang"),
        ("Pohang-si", "gyeongbuk.pohang"),
        ("해운대구", "busan.haeundae"),
        ("Gijang-gun", "busan.gijang"),
        ("경남 고성", "gyeongnam.goseong"),
        ("강원특별자치도 고성군", "gangwon.goseong"),
        ("대구 군위군", "gyeongbuk.gunwi"),
        ("경북 군위군", "gyeongbuk.gunwi"),
        ("경기 광주시", "gyeonggi.gwangju"),
        ("광주광역시", "gwangju"),
        ("gwangju", "gwangju"),
        ("gyeongbuk.pohang", "gyeongbuk.pohang"),
    ],
)
def test_a_written_name_is_one_region(regions, text, found):
    assert ids(names.resolve(regions, text)) == [found]


@pytest.mark.parametrize("limits", [{}, {"date": "2025-12-17"}, {"date": TODAY}])
def test_gwangju_alone_is_never_guessed(regions, limits):
    with pytest.raises(AmbiguousRegion, match=r"'광주'.*gwangju") as raised:
        names.resolve(regions, "광주", **limits)
    assert set(raised.value.candidates) == {"gwangju", "gyeonggi.gwangju"}


@pytest.mark.parametrize(
    ("limits", "found"),
    [
        ({"level": "province"}, "gwangju"),
        ({"level": "municipality"}, "gyeonggi.gwangju"),
        ({"within": "gyeonggi"}, "gyeonggi.gwangju"),
        ({"within": "pole-honam"}, "gwangju"),
        ({"level": "province", "date": TODAY}, "jeonnam-gwangju"),
    ],
)
def test_gwangju_is_clear_with_a_level_or_a_region_around_it(regions, limits, found):
    assert ids(names.resolve(regions, "광주", **limits)) == [found]


def test_an_abolished_region_is_answered_by_its_successors(regions):
    assert ids(names.resolve(regions, "광주광역시", TODAY)) == ["jeonnam-gwangju"]
    assert ids(names.resolve(regions, "인천 서구", TODAY)) == ["incheon.seohae", "incheon.geomdan"]


def test_names_are_those_of_the_day(regions):
    assert names.resolve(regions, "전북", "2020")[0].name_ko == "전라북도"
    assert names.resolve(regions, "전라북도", TODAY)[0].name_ko == "전북특별자치도"


def test_a_former_name_still_finds_its_region(regions):
    assert ids(names.resolve(regions, "남구", within="incheon")) == ["incheon.michuhol"]


def test_a_name_to_come_is_refused_with_its_day(regions):
    with pytest.raises(NotYetRegion, match="exists from 2026-07-01"):
        names.resolve(regions, "전남광주통합특별시", "2025-12-17")


@pytest.mark.parametrize(("text", "near"), [("경상북토", "경상북도"), ("포항시시", "포항시")])
def test_an_unknown_name_comes_with_suggestions(regions, text, near):
    with pytest.raises(UnknownRegion, match=text) as raised:
        names.resolve(regions, text)
    assert near in raised.value.suggestions


def test_shared_district_names_are_ambiguous_until_the_province_is_written(regions):
    with pytest.raises(AmbiguousRegion):
        names.resolve(regions, "중구")
    assert ids(names.resolve(regions, "울산 중구")) == ["ulsan.jung"]


def test_other_places_go_before_the_regions_own_names(regions):
    places = {"새만금": ["jeonbuk.gunsan", "jeonbuk.gimje", "jeonbuk.buan"], "광주": ["gwangju"]}
    assert ids(names.resolve(regions, "새만금", places=places)) == ["jeonbuk.gunsan", "jeonbuk.gimje", "jeonbuk.buan"]
    assert ids(names.resolve(regions, "광주", TODAY, places=places)) == ["jeonnam-gwangju"]


def test_every_full_name_with_its_province_is_one_region(regions):
    for row in regions.rows:
        if row.level == "municipality" and row.id != "sejong.sejong":
            province = regions.latest(row.parent)
            assert ids(names.resolve(regions, f"{province.name_ko} {row.name_ko}")) == [row.id]


@given(text=st.text(max_size=30))
def test_any_text_is_a_region_or_an_error_that_names_it(regions, text):
    try:
        answer = len(names.resolve(regions, text)) * repr(text)
    except (UnknownRegion, AmbiguousRegion) as wrong:
        answer = str(wrong)
    assert repr(text) in answer


@given(text=st.text())
def test_folding_twice_is_folding_once_for_names_with_spaces(text):
    assert fold(f" {text} ") == fold(text)
