"""Sentences as they read: full names, the whole beside the part, the day, and none of the words that judge."""

import re
from datetime import date

import pytest

from layers.findings.finding import Finding, sources
from layers.findings.findings import findings

DAYS = [
    date(2017, 12, 18),
    date(2023, 2, 27),
    date(2024, 2, 27),
    date(2025, 12, 17),
    date(2026, 3, 20),
    date(2026, 11, 28),
]
TODAY = DAYS[-1]
NAME, BELT = "국가첨단전략산업 특화단지", "남부권 반도체 혁신벨트"
READ = {
    "engines-moved": "성장엔진 선정 시기 ‘2026.2.’에서 ‘2026년 하반기’로 변경(국무조정실 2026.4.1.), 8개 권역 미정",
    "complexes-investment": f"{NAME} 7곳(2023.7.20. 지정) 민간투자 계획 614조 원 중 562조 원(91.5%)은 용인·평택",
    "complexes-infrastructure": f"2024.2. 자료의 {NAME} 7곳 모두 전력 또는 용수 확보 계획이 있음(둘 다 2곳)",
    "changes-of-year": (
        "2026.1.1.~2026.3.12. 확인분: 정부 결정 기회발전특구 3, 지역 중점 사업 1, 고용위기 선제대응지역·고용위기지역 2"
        " / 지역 신청 4건 · 제안 12건"
    ),
    "complexes-outside-capital": "국가첨단전략산업 특화단지 12곳 중 10곳 비수도권 소재(2024.6.27. 지정분까지)",
    "sobujang-outside-capital": "소부장 특화단지 10곳 중 8곳 비수도권 소재(2023.7.20. 지정분까지)",
    "belt-roles": f"{BELT}, 문서에 적힌 역할: 부산 전력반도체 · 광주(구 광주광역시) 첨단 패키징 · 구미 소재·부품",
}
#: Words of cause, praise, blame, forecast and rank.
NEVER = re.compile(
    "가장|최대|최고|1위|순위에서|집중|편중|공백|강점|약점|때문|덕분|전망|앞서|뒤처|most|best|lead|because|strong", re.I
)


@pytest.mark.parametrize("key", READ)
def test_a_sentence_reads_so(real, key):
    assert findings(real, TODAY).one(key).said("ko") == READ[key]


def test_bids_are_told_without_a_day_while_sources_disagree(real):
    found = findings(real, date(2026, 3, 20)).one("call-applications")
    assert found.said("ko") == "신규 국가첨단전략산업 특화단지 공모: 확인된 신청 4건, 지정 결과 미확인"
    assert "전체 신청 수 미확인" in found.detailed("ko")


def test_later_designations_are_outside_an_earlier_table(real):
    detail = findings(real, TODAY).one("complexes-infrastructure").detailed("ko")
    assert detail == "전력만 3곳 · 용수만 2곳 · 이후 지정 5곳은 대상 아님(2024.6.27. 지정)"


def test_the_other_total_stands_beside_the_share_once_it_is_known(real):
    beside = "지정 발표 기준. 2024.2. 자료는 674조 원(~2047)"
    assert findings(real, TODAY).one("complexes-investment").detailed("ko") == beside
    assert findings(real, date(2023, 8, 1)).one("complexes-investment").detailed("ko") == "지정 발표 기준"


def test_a_region_hears_of_the_closed_list_and_of_the_round_that_is_open(real):
    own = findings(real, TODAY, "gyeongbuk")
    assert own.one("complexes-in-region").said("ko") == "경상북도, 국가첨단전략산업 특화단지 2024.6.27. 지정분까지 3곳"
    lacking = "경상북도, 소부장 특화단지 2023.7.20. 지정분까지 없음, 소부장 특화단지 3기 결과 미확인"
    assert own.one("sobujang-not-in-region").said("ko") == lacking


def test_undecided_turns_into_unconfirmed_the_day_after_we_looked(real):
    assert (
        findings(real, date(2026, 11, 29))
        .one("engines-moved")
        .said("ko")
        .endswith("8개 권역 2026.11.28. 이후 결과 미확인")
    )


@pytest.mark.parametrize("asof", DAYS)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_no_sentence_judges(real, asof, lang):
    for one in (*findings(real, asof).told, *findings(real, asof).more):
        text = f"{one.said(lang)} {one.detailed(lang)}"
        assert not NEVER.search(text), text


@pytest.mark.parametrize("asof", DAYS)
def test_a_complex_is_never_called_by_half_its_name(real, asof):
    for one in findings(real, asof).told:
        assert not re.search(r"(?<!산업 )(?<!소부장 )특화단지", one.said("ko"))


@pytest.mark.parametrize("asof", DAYS)
def test_the_ministry_stands_before_the_press(real, asof):
    for one in findings(real, asof).told:
        grades = [document.grade for document in sources(real, one)]
        assert grades == sorted(grades)


def test_a_decision_that_the_press_tells_cites_the_release_of_its_ministry_first(real):
    cited = sources(real, findings(real, TODAY).one("changes-of-year"))
    official = [document.id for document in cited if document.grade == 1]
    assert "molit-2026-01-21-rel" in official
    assert [document.grade for document in cited] == sorted(document.grade for document in cited)
    assert {document.grade for document in cited[len(official) :]} == {2}


@pytest.mark.parametrize("asof", DAYS)
def test_nothing_is_told_that_is_not_yet_known(real, asof):
    for one in findings(real, asof).told:
        assert isinstance(one, Finding)
        assert all(real.event(row.fact) <= asof for row in one.rows if row.fact)
