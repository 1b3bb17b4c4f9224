"""What keeps a sentence from being confirmed, beside the drafts."""

from datetime import date

import pytest

from layers.checking.check import CONFIRMED, DIFFERENT, UNKNOWN

TRUE = "경북 구미시는 반도체 특화단지로 지정됐다."


def test_a_sentence_is_checked_as_of_its_day(checked):
    assert [one.verdict for one in checked(TRUE)] == [CONFIRMED]
    assert [one.verdict for one in checked(TRUE, date(2022, 1, 1))] != [CONFIRMED]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("경북 구미시는 반도체 특화단지로 지정된 것으로 알려졌다.", UNKNOWN),
        ("경북 구미시와 김천시는 반도체 특화단지로 지정됐다.", UNKNOWN),
        ("구미 반도체 특화단지 1단계 면적은 3607만㎡이다.", UNKNOWN),
        ("경북 구미시의 반도체 특화단지와 교육발전특구가 지정됐다.", UNKNOWN),
        ("경북 구미시는 7개 반도체 특화단지 가운데 하나로 지정됐다.", UNKNOWN),
        ("경북 구미시는 바이오 특화단지로 지정됐다.", DIFFERENT),
        ("경북 구미시는 반도체 특화단지 지정이 취소됐다.", DIFFERENT),
    ],
)
def test_what_no_row_says_exactly_is_not_confirmed(checked, text, verdict):
    assert [one.verdict for one in checked(text)] == [verdict]


def test_a_sentence_that_states_nothing_is_left_out(checked):
    assert checked("지역의 산업을 널리 알리는 글이다.") == []


@pytest.mark.parametrize(
    "text",
    [
        "국가혁신클러스터는 모두 14곳이다.",
        "2차 교육발전특구 시범지역은 25건이다.",
        "경북대가 글로컬대학으로 뽑혔다.",
        "경북 구미의 유무인복합체계 방산혁신클러스터가 선정되었다.",
        "전북 전주시는 탄소소재 소부장 특화단지이다.",
        "전남 여수시의 산업위기선제대응지역 기간은 2027년 4월 30일까지이다.",
    ],
)
def test_what_the_row_of_a_name_a_count_or_a_place_says_is_confirmed(checked, text):
    assert [one.verdict for one in checked(text)] == [CONFIRMED]


@pytest.mark.parametrize(
    "text",
    [
        "국가혁신클러스터는 모두 15곳이다.",
        "비수도권의 국가혁신클러스터는 14곳이다.",
        "2차 교육발전특구 시범지역은 31건이다.",
        "전남 여수시는 2025년 6월 1일부터 2027년 4월 30일까지 산업위기선제대응지역이다.",
        "경북대가 2020년에 글로컬대학으로 뽑혔다.",
        "가나다 일반산업단지는 부산 강서구의 기회발전특구이다.",
        "경남 통영시는 인구감소지역이다.",
        "전남 여수시의 산업위기선제대응지역 기간은 2028년 4월 30일까지이다.",
        "포항시는 암모니아특화단지로 지정됐다.",
        "경북 구미시는 더 이상 반도체 특화단지로 지정되어 있다.",
        "경북 구미시는 반도체 특화단지 예정지로 지정됐다.",
        "경북 구미시는 국내 최초로 반도체 특화단지로 지정됐다.",
        "포항 이차전지 특화단지의 국비 투자 계획은 12.1조원이다.",
    ],
)
def test_what_another_name_word_or_count_narrows_is_not_confirmed(checked, text):
    assert CONFIRMED not in [one.verdict for one in checked(text)]


def test_a_sentence_is_about_the_instrument_of_the_one_before(checked):
    text = "전북 전주시는 탄소소재 소부장 특화단지로 지정되었다. 경기 안성시는 2023년 7월 20일에 지정되었다."
    assert [one.verdict for one in checked(text)] == [CONFIRMED, CONFIRMED]
