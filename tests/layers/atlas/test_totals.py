from dataclasses import replace
from datetime import date

import pytest

from layers.atlas import totals
from layers.atlas.totals import Expected, check, count
from layers.wording.totals_told import sentence, totals_of

PLANTS = Expected("plants", "motie-2024-02", "공장", "Plants", 10, "L1", {"topic": "plants", "claim": "status"})


@pytest.fixture
def named(toy):
    """The toy's facts with a name for everything."""
    return tuple(replace(fact, flags=()) for fact in toy.facts)


def verdict(total, facts, *others):
    return next(found for found in check((total, *others), facts) if found.id == total.id).verdict


def test_totals_are_counted_over_the_facts(toy):
    found = {total.id: total for total in check(toy.totals, toy.facts)}
    assert (found["plants"].counted, found["plants"].named, found["plants"].verdict) == (10, 9, "named")
    assert (found["engines"].counted, found["engines"].verdict) == (2, "differs")


def test_a_number_that_no_document_prints_agrees_with_nothing(toy):
    found = {total.id: total for total in check(toy.totals, toy.facts)}
    assert (found["both"].counted, found["both"].stands, found["both"].verdict) == (12, "counted", None)
    assert sentence(found["both"], "ko") == "집계 12"


def test_a_sum_that_leads_back_to_itself_confirms_its_arithmetic_alone(named):
    kept = replace(PLANTS, id="kept", printed=6, check={"sum": "plants - new"})
    new = replace(PLANTS, id="new", printed=4, check={"sum": "plants - kept"})
    assert {verdict(kept, named, new, PLANTS), verdict(new, named, kept, PLANTS)} == {"formula"}


def test_a_sum_of_what_was_counted_is_a_count_of_its_own(named):
    twice = replace(PLANTS, id="twice", printed=20, check={"sum": "plants + plants"})
    assert verdict(twice, named, PLANTS) == "agrees"


def test_things_without_a_name_agree_with_no_number(toy):
    (found,) = check((PLANTS,), toy.facts)
    assert sentence(found, "ko") == "문서에 적힌 수 10 · 집계 10 · 이름 있는 것 9"


def test_what_is_added_up_from_printed_numbers_is_called_their_sum(named):
    (found,) = check((replace(PLANTS, parts=("7", "3")),), named)
    assert sentence(found, "en") == "sum of printed numbers 10 (7 + 3) · counted by the atlas 10 · agrees"


@pytest.mark.parametrize("total", ["main-excluded", "main-new", "main-narrowed"])
def test_the_three_numbers_of_the_reform_that_make_each_other_are_arithmetic(real, total):
    assert {found.id: found.verdict for found in check(real.totals, real.facts)}[total] == "formula"


def test_a_layer_counts_the_totals_of_its_own_topic_alone_and_those_of_its_day(toy, monkeypatch):
    counted, count_all = [], totals.count
    monkeypatch.setattr(
        totals, "count", lambda conditions, facts: counted.append(conditions) or count_all(conditions, facts)
    )
    told = totals_of(toy, toy.catalog["plants"], date(2026, 11, 21))
    assert {total.id for total in told} == {one.id for one in toy.totals if one.check.get("topic") == "plants"}
    assert {conditions["topic"] for conditions in counted} == {"plants"}
    assert totals_of(toy, toy.catalog["plants"], date(2017, 12, 18)) == []
    assert totals_of(toy, toy.catalog["population"], date(2026, 11, 21)) == []


def test_rows_items_and_groups_are_counted_apart(toy):
    how = {"topic": "plants", "claim": "status"}
    assert count(how, toy.facts) == 10
    assert count(how | {"count": "rows"}, toy.facts) == 13
    assert count(how | {"claim": "area;total", "count": "rows"}, toy.facts) == 3


def test_adding_a_fact_never_lowers_a_count(toy):
    how = {"topic": "plants", "claim": "status"}
    counts = [count(how, toy.facts[:number]) for number in range(len(toy.facts) + 1)]
    assert counts == sorted(counts)
