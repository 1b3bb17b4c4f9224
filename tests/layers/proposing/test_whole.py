"""What a release says as a whole: its decision, its own names, its tables, and what in it says nothing."""

import pytest

from layers.intake.assembling import blocks
from layers.intake.document import Line, Raw
from layers.intake.read import read
from layers.proposing import clauses
from layers.proposing.propose import propose

HEAD = """보도자료 (즉시 보도) 2026. 5. 6.(수)

목재융합단지 두 곳, 새 길을 열었다

□ 산업통상부는 5월 4일 열린 위원회에서 강원 정선군, 전남 담양군 등 2곳을 목재융합단지로 지정했다고 6일 밝혔다.
"""
ZONES = """보도자료 2026. 5. 6.(수)

교육발전특구 새로 지정

□ 교육부는 강원 정선군을 교육발전특구로 지정했다고 밝혔다.
"""


@pytest.fixture
def told(atlas, tmp_path):
    """Region, status, value with unit, day and due of what is proposed of a release."""

    def of(text):
        path = tmp_path / "release.txt"
        path.write_text(text, encoding="utf-8")
        found = propose(atlas, read(path)).proposals
        return [("·".join(p.regions), p.status, f"{p.value}{p.unit}", p.valid_from, p.due, p.topic) for p in found]

    return of


def at(told, locator_text, region):
    """What is said of a region in a release."""
    return [one for one in told(locator_text) if one[0] == region]


def test_a_name_of_no_table_is_an_instrument_where_the_release_decides_on_it(told):
    found = told(HEAD)
    assert ("gangwon.jeongseon", "designated", "", "2026-05-04", "", "other-instruments") in found
    assert ("jeonnam.damyang", "designated", "", "2026-05-04", "", "other-instruments") in found


def test_rows_and_lists_without_a_predicate_have_the_decision_and_its_day(told):
    table = "\n지역\t면적(만㎡)\n강원 정선\t12\n전남 담양\t7\n합계\t19\n"
    found = told(HEAD + table)
    assert ("gangwon.jeongseon", "designated", "12만㎡", "2026-05-04", "", "other-instruments") in found
    assert not [one for one in found if one[2] == "19만㎡"]
    listed = told(HEAD + "\n□ 대상은 △강원 정선군 △전남 담양군이다.\n")
    assert [one[:2] for one in listed if one[1] == "designated"].count(("jeonnam.damyang", "designated")) == 2
    said = told(ZONES + "\n□ 2유형은 부산, 대구, 광주이다.\n")
    assert {one[0] for one in said if one[1] == "designated"} >= {"busan", "daegu", "jeonnam-gwangju"} or {
        one[0] for one in said if one[1] == "designated"
    } >= {"busan", "daegu", "gwangju"}


def test_a_table_of_something_else_has_no_decision(told):
    found = told(HEAD + "\n< 기존 단지 현황 >\n지역\t규모(만㎡)\n경북 봉화\t5\n")
    assert [one[1] for one in found if one[0] == "gyeongbuk.bonghwa"] == [""]


def test_a_head_of_two_rows_gives_its_units(told):
    head = "\n구분\t사업지구\t\t특징\n\t위치\t면적(만㎡)\t\n"
    table = f"{head}강원 정선\t옛 역 터\t98\t목재\n전남 담양\t옛 장터\t21\t대나무\n"
    assert {one[2] for one in told(HEAD + table)} >= {"98만㎡", "21만㎡"}


def test_a_table_on_its_side_is_read_by_its_columns(told):
    rows = (
        "구분\t정선군\t담양군\t봉화군",
        "추진 상태\t신규 지정\t신규 지정\t지정 취소",
        "총사업비(억원)\t412\t285\t-",
        "위치\t읍내\t면내\t-",
    )
    table = "\n".join(("", *rows, ""))
    found = told(HEAD + table)
    assert ("gangwon.jeongseon", "designated", "412억원") in [one[:3] for one in found]
    assert ("gyeongbuk.bonghwa", "ended") in [one[:2] for one in found]


def test_days_below_a_head_are_of_the_rows_below_too(told):
    table = "\n시·도\t시·군\t지정일\n강원\t태백시\t’26.2.5\n충북\t괴산군\t\n경북\t봉화군\t2027. 3. 2.\n"
    found = {one[0]: one for one in told(ZONES + table) if one[1]}
    assert found["gangwon.taebaek"][1:4] == ("designated", "", "2026-02-05")
    assert found["chungbuk.goesan"][3] == "2026-02-05"
    assert found["gyeongbuk.bonghwa"][1] == "undecided"


def test_a_table_of_corrections_says_nothing(told):
    assert "gyeongbuk.bonghwa" not in {
        one[0] for one in told(HEAD + "\n위치\t당초\t정정\n2쪽 표\t경북 봉화군\t전남 담양군\n")
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "□ 경북 봉화군도 넣어 달라고 건의했으나 올해 목록에는 반영되지 않았다.",
        "□ 경북 봉화군은 특구 지정을 요구하고 있으나 요건이 맞는 곳이 아니다.",
        "□ 경북 봉화군은 서류가 모자라 지정 명단에서 빠졌으며, 가을에 다시 다룬다.",
        "□ 군 지역으로는 경북 봉화군에 이어 세 번째이다.",
        "□ 2019년 봄 경북 봉화군을 시작으로 해마다 새 지역 선정이 이어졌다.",
        "□ 교육발전특구는 경북 봉화군 같은 곳에서 학교와 지역이 함께 배움터를 만드는 사업으로, 3년마다 평가한다.",
        "□ 경북 봉화군의 대학과 힘을 합쳐야 한다는 제언이 있었다.",
        "□ 경북 봉화군과는 협의를 이어 가고 있다.",
        "□ 경북 봉화군은 다음 공모에 도전하고 싶다고 했다.",
        "□ 지방자치단체의 요청과 의견\n ㅇ 경북 봉화군은 검토해 달라고 요청하였다.",
        "□ 【바로잡음】 지난 자료의 ‘경북 봉화군 지정’은 잘못이므로 바로잡습니다.",
    ],
)
def test_what_was_asked_told_or_denied_is_not_proposed(told, sentence):
    assert "gyeongbuk.bonghwa" not in {one[0] for one in told(ZONES + "\n" + sentence + "\n")}


def test_what_is_applied_for_stands_below_opinions(told):
    found = told(ZONES + "\n1. 시·군에서 수렴한 의견은 아래와 같다.\n   가. 경북 봉화군은 교육발전특구를 신청하였다.\n")
    assert ("gyeongbuk.bonghwa", "applied") in [one[:2] for one in found]


def test_what_ends_is_told_before_what_it_was(told):
    found = told(ZONES + "\n□ 2019년에 선정되었던 경북 봉화군의 교육발전특구는 선정을 취소하고 국비를 회수한다.\n")
    assert ("gyeongbuk.bonghwa", "ended") in [one[:2] for one in found]


def test_what_was_decided_on_another_day_has_that_day(told):
    found = told(ZONES + "\n□ 앞서 4월 5일 경북 봉화군과 충북 괴산군이 지정되어, 특구는 셋으로 늘었다.\n")
    assert ("gyeongbuk.bonghwa", "designated", "", "2026-04-05") in [one[:4] for one in found]


def test_a_term_has_its_days(told):
    found = told(
        ZONES + "\n□ 경북 봉화군을 교육발전특구로 지정했다. 기간은 2026년 3월 2일부터 2028년 3월 1일까지 2년이다.\n"
    )
    assert ("gyeongbuk.bonghwa", "2026~2028기간", "2028-03-01") in [(one[0], one[2], one[4]) for one in found]


def test_a_decision_of_the_title_is_made_though_it_is_told_in_the_present(told):
    text = "□ 교육부는 경북 봉화군을 교육발전특구로 지정하고 2030년까지 390억원을 투입한다.\n"
    assert at(told, ZONES + text, "gyeongbuk.bonghwa")[0][1] == "designated"
    assert at(told, ZONES.replace("새로 지정", "추진") + text, "gyeongbuk.bonghwa")[0][1] == "undecided"


def test_a_deadline_of_the_kind_belongs_to_the_instrument(told):
    found = told(ZONES + "\n□ 교육부는 내년 상반기까지 특구별 실시계획 수립에 착수한다.\n")
    assert ("korea", "2027-H1", "education-zones") in [(one[0], one[4], one[5]) for one in found]


def test_names_in_a_list_are_settled_by_those_before_and_behind(told):
    found = {one[0] for one in told(ZONES + "\n□ 부산 강서구와 울산 동구·북구를 교육발전특구로 지정했다.\n")}
    assert {"busan.gangseo", "ulsan.dong", "ulsan.buk"} <= found
    day = ZONES.replace("2026. 5. 6.", "2025. 5. 6.")
    assert "gwangju.dong" in {one[0] for one in told(day + "\n□ △광주 동구를 교육발전특구로 지정했다.\n")}
    listed = told(ZONES + "\n□ 이번에 지정된 곳은 ①대전 나무 배움터, ②울산 바다 배움터이다.\n")
    assert {"daejeon", "ulsan"} <= {one[0] for one in listed if one[1] == "designated"}


def test_a_sentence_ends_before_a_year():
    assert len(clauses.sentences("정선군이 지정되었다. 2027년 말까지 특구는 7곳이다.")) == 2
    assert len(clauses.sentences("가. 나. 다. 3월에 연다.")) == 1


def test_a_word_that_a_line_breaks_is_one(told):
    lines = (Line("제", 1, 1, continues=True, broken=True), Line("외되었다.", 1, 2))
    assert [one.text for one in blocks(Raw(lines))] == ["제외되었다."]


def test_a_title_may_end_as_a_sentence_and_a_date_stand_behind_its_head(tmp_path):
    path = tmp_path / "release.txt"
    path.write_text(HEAD, encoding="utf-8")
    found = read(path).masthead
    assert (found.title, found.date) == ("목재융합단지 두 곳, 새 길을 열었다", "2026-05-06")
