from dataclasses import replace
from datetime import date

import pytest

from layers.atlas.contradictions import differences
from layers.atlas.items import item
from layers.facts.facts import CONTRADICTED
from layers.portfolio.document_report import report
from layers.wording import details

DAY = date(2026, 11, 28)


@pytest.fixture
def area(toy):
    return next(fact for fact in toy.facts if fact.claim == "area" and fact.value)


def kinds(atlas, *claims):
    return [each.kind for each in differences(atlas, claims)]


def other(fact, **cells):
    return replace(fact, id="other", value="999", **cells)


def test_two_values_of_one_thing_and_day_contradict_each_other(toy, area):
    assert kinds(toy, area, other(area)) == ["contradicted"]


def test_values_of_two_days_do_not_unless_both_are_said_to(toy, area):
    early, late = replace(area, valid_from="2023-03-15"), other(area, valid_from="2024-09-02")
    assert kinds(toy, early, late) == ["other-extent"]
    surely = [replace(each, flags=(CONTRADICTED,)) for each in (early, late)]
    assert kinds(toy, *surely) == ["contradicted"]


@pytest.mark.parametrize("flag", ["other-extent", "changed"])
def test_a_row_says_what_its_value_is_beside_another(toy, area, flag):
    assert kinds(toy, area, other(area, flags=(flag,))) == [flag]


def test_the_same_two_values_are_told_once_however_often_they_are_claimed(toy, area):
    again = [replace(area, id="again"), other(area), replace(other(area), id="once more")]
    assert kinds(toy, area, *again) == ["contradicted"]


def test_a_number_and_the_same_number_with_a_qualifier_do_not_differ(toy, area):
    assert kinds(toy, area, replace(area, id="other", value=f"약 {area.value}")) == []


@pytest.mark.parametrize(
    ("topic", "key", "said"),
    [
        ("national-complex-candidates", "yongin", "대상·시점이 다른 값: 728만㎡ / 778만㎡"),
        ("national-complex-candidates", "andong", "값 변경: 132만㎡ → 105만㎡"),
        ("advanced-complexes", "ulsan", "대상·시점이 다른 값: 11.35조 원 / 7.4조 원"),
        ("regional-projects", "chungnam-display", "값 변경: 3,000억 원 → 5,200억 원"),
    ],
)
def test_what_is_no_contradiction_says_what_it_is(real, topic, key, said):
    found = item(real, topic, f"{topic}.{key}", DAY)
    assert CONTRADICTED not in found.flags
    assert said in details.notes(real, found, "ko")


def test_the_approved_area_of_yongin_is_told_and_not_the_planned_one(real):
    found = item(real, "national-complex-candidates", "national-complex-candidates.yongin", DAY)
    assert "면적 728만㎡" in details.detail(found, DAY, "ko")


def test_the_two_areas_of_blue_valley_are_of_it_and_not_of_the_complex(real):
    found = item(real, "advanced-complexes", "advanced-complexes.pohang", DAY)
    assert found.contradictions == ()
    (pair,) = [each for each in report(real, "kotra-2024-03-05-plc").differences if each.kind == CONTRADICTED]
    assert {pair.one.value, pair.other.value} == {"608", "548.4"}
    assert pair.one.subject_ko == "포항 블루밸리 국가산단"


def test_no_row_says_contradicted_whose_value_differs_for_another_reason_alone(real):
    claims, kinds_of = {}, {}
    for fact in real.facts:
        claims.setdefault((fact.topic, fact.item), []).append(fact)
    for rows in claims.values():
        for each in differences(real, rows):
            for fact in (each.one, each.other):
                kinds_of.setdefault(fact, set()).add(each.kind)
    flagged = {fact: kinds for fact, kinds in kinds_of.items() if CONTRADICTED in fact.flags}
    assert [fact.id for fact, kinds in flagged.items() if CONTRADICTED not in kinds] == []


def test_what_a_value_became_is_told_before_what_it_was(real):
    found = item(real, "national-complex-candidates", "national-complex-candidates.andong", date(2026, 11, 28))
    assert details.detail(found, date(2026, 11, 28), "ko").startswith("면적 105만㎡")
    before = item(real, "national-complex-candidates", "national-complex-candidates.andong", date(2024, 6, 30))
    assert details.detail(before, date(2024, 6, 30), "ko").startswith("면적 132만㎡")
