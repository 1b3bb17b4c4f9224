"""Texts of definitions are claims: what no row, evidence or count holds is found, whatever the layer says."""

from dataclasses import replace

import pytest

from layers.atlas.text import Sentence
from layers.errors import BrokenSeeds
from layers.labels import Texts
from layers.wording import claims
from tests.layers_named import LAYERS


def found(atlas, layer, key="abstract", **texts):
    """What is found in one text of a layer that says something else in both languages, today."""
    words = {"ko": texts.get("ko", "가"), "en": texts.get("en", "a")}
    said = Texts(words) if key == "title" else Sentence(**words, since="2026-11-28")
    definition = replace(atlas.catalog[layer], **{key: said})
    return {problem.value for problem in claims.problems(atlas, definition)}


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.whole
def test_every_text_of_every_definition_is_held(real, layer):
    assert [str(problem) for problem in claims.problems(real, real.catalog[layer])] == []


@pytest.mark.parametrize(
    "note", [{"note": "용인과 평택 둘을 합한 값."}, {"note_en": "Yongin and Pyeongtaek together; no shares"}]
)
def test_the_note_of_a_mark_tells_no_relation_that_its_row_does_not(real, note):
    topic = "complex-infrastructure"
    rows = tuple(replace(fact, **note) if fact.topic == topic and fact.unit == "GW" else fact for fact in real.facts)
    told = replace(real, facts=rows)
    assert {problem.value for problem in claims.problems(told, real.catalog[topic])} in ({"합한"}, {"together"})


@pytest.mark.whole
def test_the_command_refuses_what_is_not_held(real):
    claims.held(real)
    lie = replace(real.catalog["core-projects"], title=Texts({"ko": "25대 프로젝트", "en": "25 projects"}))
    with pytest.raises(BrokenSeeds, match=r"core-projects\.yml: title\.ko = '25'"):
        claims.held(replace(real, catalog={"core-projects": lie}))


@pytest.mark.parametrize(
    ("layer", "ko", "wrong"),
    [
        ("core-projects", "핵심 투자 프로젝트 20건", set()),
        ("core-projects", "핵심 투자 프로젝트 23건", {"23"}),
        ("advanced-complexes", "2023년 7월 20일 7곳, 2024년 6월 27일 5곳 지정", set()),
        ("advanced-complexes", "2023년 7월 21일 지정", {"2023년 7월 21일"}),
        ("advanced-complexes", "2019년부터 지정", {"2019년"}),
        ("advanced-complexes", "지정된 열 곳", {"10"}),
        ("complex-infrastructure", "10GW는 두 곳을 합한 값이다", {"합한"}),
        ("complex-infrastructure", "10GW는 용인과 평택에 각각 확보한다", {"각각"}),
        ("complex-infrastructure", "합한 값인지는 문서에 없다", set()),
        ("southern-semiconductor-belt", "광주·구미·부산을 잇는다", set()),
        ("southern-semiconductor-belt", "광주·구미·대구를 잇는다", {"대구"}),
        ("main-industries", "수도권은 대상이 아니다", set()),
        ("population", "다섯 빛깔", set()),
        ("population", "일곱 빛깔", {"7"}),
    ],
)
@pytest.mark.whole
def test_numbers_dates_relations_and_places_of_a_korean_text_are_held_to_rows(real, layer, ko, wrong):
    assert found(real, layer, ko=ko) == wrong


@pytest.mark.parametrize(
    ("layer", "en", "wrong"),
    [
        ("advanced-complexes", "The twelve complexes, seven of 20 July 2023", set()),
        ("advanced-complexes", "The thirteen complexes", {"13"}),
        ("advanced-complexes", "designated on 21 July 2023", {"21 July 2023"}),
        ("battery-triangle", "planned since 2024", {"2024"}),
        ("complex-infrastructure", "The 10 GW belongs to both together", {"together"}),
        ("innovation-clusters", "for 14 provinces, Seoul among them", {"Seoul"}),
    ],
)
@pytest.mark.whole
def test_those_of_an_english_text_are_too(real, layer, en, wrong):
    assert found(real, layer, en=en) == wrong


@pytest.mark.parametrize("key", ["title", "abstract", "notice"])
def test_each_text_of_a_definition_is_read(real, key):
    assert found(real, "core-projects", key, ko="프로젝트 77건") == {"77"}


@pytest.mark.parametrize(
    ("ko", "en", "wrong"),
    [
        ("둘을 합한 값. 배분은 문서에 없음", "", {"합한"}),
        ("두 곳에 각각 10GW", "", {"각각"}),
        ("세 건의 합 30MW", "", set()),
        ("두 곳이 각각 확보", "", {"각각"}),
        ("", "Both together; the document gives no shares", {"together"}),
        ("합인지 각각인지는 문서에 없다", "", set()),
    ],
)
@pytest.mark.whole
def test_the_note_of_a_row_ties_nothing_together_that_its_evidence_does_not(real, ko, en, wrong):
    row = real.by_topic["complex-infrastructure"][0]
    others = tuple(fact for fact in real.facts if fact.id != row.id)
    atlas = replace(real, facts=(*others, replace(row, note=ko, note_en=en)))
    problems = claims.problems(atlas, real.catalog["complex-infrastructure"])
    assert {str(problem.value).rpartition(": ")[2] for problem in problems} == wrong


def test_what_the_ten_gigawatts_are_is_told_as_the_document_leaves_it(real):
    said = real.catalog["complex-infrastructure"].abstract["ko"]
    assert "합인지 각각인지" in said
    assert "합한 값이다" not in said
