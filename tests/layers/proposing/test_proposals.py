"""What is a fact is proposed with what it rests on; what only looks like one is not."""

import csv
from pathlib import Path

import pytest

from layers.evidence.paragraphs import normalise, stands
from layers.facts.facts import COLUMNS
from layers.intake.read import read
from layers.proposing import sheet
from layers.proposing.propose import propose
from layers.proposing.tables import INSTRUMENTS
from tests.reader import traps

with (Path(traps.__file__).with_name("finds.csv")).open(encoding="utf-8", newline="") as file:
    FINDS = list(csv.DictReader(file))
TRAPS = traps.table()
SENTENCE = "장난감부는 포항시를 반도체 특화단지로 지정했다"


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.text[:30])
def test_what_is_no_fact_is_not_proposed(proposed, trap):
    assert not trap.springs(list(proposed(trap.text)))


@pytest.mark.parametrize("row", FINDS, ids=lambda row: row["text"][:30])
def test_what_a_sentence_states_is_proposed_and_no_other_place(proposed, row):
    wanted = [tuple(each.split(":")) for each in row["finds"].split(";")]
    found = {(region, one.status, one.topic) for one in proposed(row["text"], row["day"]) for region in one.regions}
    assert not [each for each in wanted if not any(one[: len(each)] == each for one in found)]
    assert {one[0] for one in found} - {"korea"} == {each[0] for each in wanted}


def test_most_traps_are_traps_for_a_plain_reader(atlas):
    (_, own, every), (_, plain, _) = traps.sprung(atlas)
    assert not own
    assert len(plain) > 0.8 * every


def test_every_proposal_stands_in_its_paragraph_term_by_term(atlas):
    for text in (*(trap.text for trap in TRAPS), *(row["text"] for row in FINDS)):
        document = traps.document(text)
        lines = {one.locator: normalise(one.printed) for one in document.paragraphs}
        for one in propose(atlas, document).proposals:
            assert one.evidence
            assert all(stands(term, lines[one.locator]) for term in one.evidence), (text, one.evidence)


def test_every_instrument_of_the_table_has_a_topic_of_the_facts_and_their_word(atlas):
    for one in INSTRUMENTS:
        assert one.topic in atlas.by_topic
        words = {fact.instrument for fact in atlas.by_topic[one.topic]}
        assert not one.instrument or one.instrument in words


def test_what_the_atlas_has_already_is_recognised(proposed):
    known = {
        one.place[0]: (one.known, one.item) for one in proposed(SENTENCE.replace("반도체", "이차전지")) if one.regions
    }
    assert known["경상북도 포항시"] == ("같음", "advanced-complexes.pohang")
    (new,) = (one for one in proposed("영천시를 로봇 특화단지로 지정했다") if one.regions == ("gyeongbuk.yeongcheon",))
    assert (new.known, new.item) == ("새 항목", "")
    ended = [
        one for one in proposed("포항시 이차전지 특화단지 지정을 해제했다") if one.regions == ("gyeongbuk.pohang",)
    ]
    assert {one.known for one in ended} == {"새 상태"}


def test_a_name_that_cannot_be_settled_is_left_open_with_candidates_and_low(proposed):
    (one,) = (
        each
        for each in proposed("중구를 기회발전특구로 지정했다")
        if each.claim == "status" and each.place != ("전국",)
    )
    assert one.regions == ()
    assert {"seoul.jung", "busan.jung", "ulsan.jung"} <= set(one.candidates)
    assert one.confidence == "low"


def test_what_was_assumed_lowers_the_confidence_and_is_said(proposed):
    (sure,) = (one for one in proposed(SENTENCE) if one.regions == ("gyeongbuk.pohang",))
    (less,) = (one for one in proposed("ㅇ 포항시를 새로 지정했다") if one.regions == ("gyeongbuk.pohang",))
    assert (sure.confidence, sure.causes) == ("high", ())
    assert less.confidence == "medium"
    assert less.causes == ("제목에서 이은 제도",)


def test_amounts_and_dates_stand_with_their_places(proposed):
    text = "용인·평택 반도체 특화단지에 ’31년까지 약 1조 2천억원을 투자하고 120만㎡를 조성한다"
    found = {(one.value, one.unit): one for one in proposed(text) if "gyeonggi.yongin" in one.regions}
    assert found["약 1.2", "조원"].due == "2031"
    assert "1조 2천억원" in " ".join(found["약 1.2", "조원"].evidence)
    assert ("120", "만㎡") in found


def test_an_amount_for_each_is_of_each(proposed):
    found = proposed("포항시·구미시·안동시 기회발전특구에 각 100억원을 지원한다")
    each = {one.regions for one in found if (one.value, one.unit) == ("100", "억원")}
    assert each == {("gyeongbuk.pohang",), ("gyeongbuk.gumi",), ("gyeongbuk.andong",)}


def test_a_table_lends_its_head_its_first_column_and_its_heading(atlas, tmp_path):
    path = tmp_path / "table.txt"
    head = "보도시점 2026. 11. 20.\n\n< 수소특화단지 지정 현황 >\n\n"
    path.write_text(f"{head}구분\t지역\t사업비(억원)\n발전\t포항\t1,000\n\t강화\t20\n", encoding="utf-8")
    document = read(path)
    found = {one.place[0]: one for one in propose(atlas, document).proposals if one.topic == "hydrogen-complexes"}
    assert {"경상북도 포항시", "인천광역시 강화군"} <= set(found)
    assert (found["경상북도 포항시"].status, found["경상북도 포항시"].value) == ("designated", "1000")
    assert found["경상북도 포항시"].unit == "억원"
    assert "1,000" in found["경상북도 포항시"].evidence
    assert found["인천광역시 강화군"].locator == "L7"


def test_of_a_document_that_answers_others_only_its_own_words_are_read_and_it_says_so(atlas):
    parts = ("보도설명자료", "1. 기사 내용", f"□ {SENTENCE}", "2. 설명 내용", "□ 구미시를 반도체 특화단지로 지정했다")
    reading = propose(atlas, traps.document("\\n".join(parts)))
    assert {one.regions for one in reading.proposals} == {("gyeongbuk.gumi",)}
    assert reading.warnings
    opened = propose(atlas, traps.document("보도설명자료\\n□ 춘천시를 수소특화단지로 지정했다"))
    assert opened.proposals == ()
    assert [(one.cause, one.locator) for one in opened.unread] == [("설명·정정 자료의 새 항목", "L3")]
    denied = propose(atlas, traps.document(f"보도설명자료\\n{SENTENCE}는 보도는 사실이 아닙니다"))
    assert denied.proposals == ()


def test_what_is_passed_over_is_told_with_its_cause(atlas):
    reading = propose(atlas, traps.document("포항시가 반도체 특화단지로 지정될 것으로 보인다"))
    assert [(one.cause, one.locator) for one in reading.unread] == [("추측", "L2")]


def test_the_table_has_the_columns_of_facts_and_no_formula(atlas):
    document = traps.document(f"=cmd|'/C calc'!A0 {SENTENCE}")
    text = sheet.sheet(document, propose(atlas, document).proposals)
    rows = list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))
    assert text.startswith("\ufeff")
    assert set(COLUMNS) | set(sheet.BESIDE) == set(rows[0])
    assert any(row["place"] == "경상북도 포항시" and row["status"] == "designated" for row in rows)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(sheet.FORMULA)]


def test_an_item_is_called_by_its_place_and_its_instrument(proposed):
    found = {one.subject_ko for one in proposed(SENTENCE) if one.place == ("경상북도 포항시",)}
    assert found == {"포항시 반도체 특화단지"}
