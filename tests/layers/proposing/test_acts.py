"""Predicates are read as lemma and ending; names are no part of them; sentences lend, carry and set apart."""

import pytest

from layers.proposing.acts.masks import BLANK, masked
from layers.proposing.acts.predicates import predicates
from layers.proposing.clauses import judged
from layers.proposing.dates import dates
from layers.proposing.propose import propose
from tests.reader import traps

DAY = "2026-11-20"
#: One act in the classes of its endings, and other lemmas of the same acts.
SAID = {
    "특구에 이름을 올렸다": "joined",
    "특구의 지위를 얻었으며": "designated",
    "지정 명단에 오르지 못했다": "not-selected",
    "고배를 마셨다": "not-selected",
    "신청은 받아들여지지 않았습니다": "not-selected",
    "공모에 참여해 최종 선정됐다": "selected",
    "지정하여 고시했다": "designated",
    "지정해 육성할 계획이다": "undecided",
    "지정 기간을 연장받았다": "extended",
    "계획 승인 고시를 마쳤다": "approved",
    "조성을 마치고 준공 인가를 받았다": "completed",
    "첫 삽을 떴습니다": "under-way",
    "아직 첫 삽조차 뜨지 못했지만": "",
    "연장을 신청하여 이달 말 심의할 예정이다": "applied",
    "장관에게 건의한 상태다": "proposed",
    "지정 취소 절차가 진행되고 있다": "undecided",
    "예타 면제를 위한 조사를 신청한 적이 없다": "",
    "다음 회의로 넘어갔다": "undecided",
    "2024년 특구 예비지정 결과 발표": "candidate",
}
NAMES = {
    "대전 한국철도공사 본사에서": "대전 한국철도공사 본사",
    "「도심융합특구 지정에 관한 특별법」에 따라": "「도심융합특구 지정에 관한 특별법」",
    "지정심의위원회를 열고": "지정심의위원회",
    "“특구로 반드시 지정되겠다”고 말했다": "“특구로 반드시 지정되겠다”",
}


@pytest.mark.parametrize(("text", "status"), SAID.items())
def test_an_ending_composes_with_its_lemma(text, status):
    assert judged(text, dates(text, DAY), DAY).status == status


@pytest.mark.parametrize(("text", "name"), NAMES.items())
def test_a_name_is_blanked_out_letter_by_letter(text, name):
    assert masked(text) == text.replace(name, BLANK * len(name))
    assert not [one for one in predicates(masked(text)) if one.lemma == "지정"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("포항시를 기회발전특구로 지정하고, 안동시는 보류했다", {"pohang": "designated", "andong": "undecided"}),
        ("포항시는 기회발전특구 공모에 참여했으나 고배를 마셨다", {"pohang": "not-selected"}),
        ("경상북도는 포항시의 기회발전특구 지정을 신청했다", {"pohang": "applied"}),
        ("안동시, 경주시 가운데 경주시가 기회발전특구로 지정됐다", {"gyeongju": "designated"}),
        ("구미시와 달리 포항시는 기회발전특구로 지정됐다", {"pohang": "designated"}),
        ("포항시를 기회발전특구로 지정했다. 사업비는 20억원이다", {"pohang": "designated"}),
    ],
)
def test_each_place_has_the_predicate_that_governs_it(proposed, text, found):
    said = {region.partition(".")[2]: one.status for one in proposed(text) for region in one.regions if "." in region}
    assert said == found


def test_a_short_name_stands_for_the_instrument_that_the_document_introduces(proposed):
    text = "정부는 수소특화단지(이하 단지)를 늘린다.\\n□ 포항시는 단지로 지정됐다"
    assert [one.topic for one in proposed(text) if one.regions == ("gyeongbuk.pohang",)] == ["hydrogen-complexes"]


def test_a_bare_kind_stands_for_the_instrument_that_the_head_names_and_the_document_names_most(atlas):
    text = (
        "위원회는 규제자유특구 지정안을 의결했다.\\n글로벌 혁신특구 공모는 따로 한다.\\n"
        "□ 울산 특구로 울산광역시가 지정됐다.\\n□ 규제자유특구는 4년간 운영된다."
    )
    found = propose(atlas, traps.document(text)).proposals
    assert {one.topic for one in found if one.regions == ("ulsan",)} == {"regulatory-free-zones"}


def test_a_clause_whose_predicate_is_of_no_table_is_left_to_the_person(atlas):
    reading = propose(atlas, traps.document("포항시 기회발전특구는 바다와 맞닿아 있다"))
    assert reading.proposals == ()
    assert [one.cause for one in reading.unread] == ["서술어 없음"]
