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
