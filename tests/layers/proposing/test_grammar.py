"""Amounts, dates and predicates as Korean documents write them."""

import pytest

from layers.proposing.amounts import stated
from layers.proposing.clauses import judged
from layers.proposing.dates import dates

AMOUNTS = {
    "약 1,800억원": [("약 1800", "억원")],
    "1조 2천억원": [("1.2", "조원")],
    "1조688억원": [("1.0688", "조원")],
    "9천억원 이상": [("9000 이상", "억원")],
    "전력 10GW(LNG 3GW + 송전 7GW)": [("10", "GW"), ("3", "GW"), ("7", "GW")],
    "150조원의 40% 이상": [("150", "조원"), ("40 이상", "%")],
    "80여명": [("80 여", "명")],
    "30만개+α": [("30 +α", "만개")],
    "57만5,000평": [("57.5", "만평")],
    "120만㎡ 규모": [("120", "만㎡")],
    "제4차 위원회, 3단계, 2기 사업, 10대 업종": [],
    "산업부고시 제2026-12호": [],
    "'26년 하반기, 3년간": [],
}
DATES = {
    "’26.2월까지": ("2026-02", True),
    "'26년 하반기에": ("2026-H2", False),
    "내년 2월까지": ("2026-02", True),
    "내년 1분기까지": ("2026-Q1", True),
    "내년중": ("2026", True),
    "상반기 中": ("2025-H1", True),
    "'24.上": ("2024-H1", False),
    "오는 27일": ("2025-12-27", False),
    "지난 10월": ("2025-10", False),
    "지난 20일": ("2025-11-20", False),
    "2026. 11. 20.(금)": ("2026-11-20", False),
    "내달": ("2026-01", False),
    "연말": ("2025-12", False),
    "30년까지": ("2030", True),
    "60년을 넘은 올해": ("2025", False),
}
PREDICATES = {
    "특화단지로 지정했다": "designated",
    "특화단지로 지정한다고 밝혔다": "designated",
    "특화단지 지정 완료": "designated",
    "후보지 3곳 중 한 곳을 최종 선정했다": "selected",
    "후보지로 선정했다": "candidate",
    "내년에 지정할 계획이다": "undecided",
    "지정 여부를 결정한다": "undecided",
    "지정을 신청했다": "applied",
    "지정을 건의": "proposed",
    "도입을 검토한다": "considered",
    "단지를 조성한다": "planned",
    "2031년 준공 예정": "planned",
    "공장을 착공했다": "under-way",
    "단지를 조성 중이다": "under-way",
    "시설을 운영 중이다": "completed",
    "공장을 준공했다": "completed",
    "선정되지 못했다": "not-selected",
    "특구 지정을 해제했다": "ended",
    "지정되지 않았다": "not-selected",
    "지정되면 늘어난다": "",
    "지정될 것으로 보인다": "",
    "그린벨트를 해제했다": "",
}


@pytest.mark.parametrize(("text", "right"), AMOUNTS.items())
def test_amounts_have_their_unit_and_what_qualifies_them(text, right):
    assert [(one.value, one.unit) for one in stated(text)] == right


@pytest.mark.parametrize(("text", "right"), DATES.items())
def test_dates_are_told_from_the_day_of_their_document(text, right):
    (one,) = dates(text, "2025-12-17")
    assert (one.iso, one.due) == right


def test_periods_have_two_ends():
    assert [(one.first, one.iso) for one in dates("'22~'47", "2024-02")] == [("2022", "2047")]


@pytest.mark.parametrize(("text", "right"), PREDICATES.items())
def test_the_last_predicate_decides(text, right):
    assert judged(text, dates(text, "2025-12-17"), "2025-12-17").status == right
