"""A day knows only what was decided or published by then: no row before its event, no intention before its document."""

from collections import Counter
from datetime import date, timedelta

import pytest

from layers.atlas.items import claims_in_force, items, standing
from layers.facts import dating
from layers.periods import first_day
from layers.portfolio.changes import CHANGED, ENDED, LAPSED, changes
from layers.wording import details

REFORMED = {"main-industries": 41, "future-industries-single": 14, "future-industries-joint": 5}
ANNOUNCED, DECIDED = date(2023, 2, 16), date(2023, 2, 27)
NAMED_LATER = "unconfirmed"


@pytest.mark.parametrize("topic", REFORMED)
@pytest.mark.parametrize("days", range((DECIDED - ANNOUNCED).days))
def test_between_16_and_26_february_2023_only_the_totals_are_known(real, topic, days):
    asof = ANNOUNCED + timedelta(days)
    assert items(real, topic, asof) == []
    (total,) = [one for one in standing(real, topic, asof) if one.status_fact.claim == "total"]
    fact = total.status_fact
    assert (total.status, fact.value, fact.place) == (
        "planned",
        str(REFORMED[topic]),
        ("전국",),
    )


@pytest.mark.parametrize("topic", REFORMED)
def test_from_27_february_2023_they_are_selected_by_name_and_never_designated(real, topic):
    statuses = Counter(item.status for item in items(real, topic, DECIDED))
    assert statuses.total() == REFORMED[topic]
    assert set(statuses) <= {"selected", NAMED_LATER}


def test_the_changes_across_the_27th_tell_the_selection_with_the_plan_before_it_and_no_ending(real):
    found = [one for one in changes(real, ANNOUNCED, DECIDED).items if "industries" in one.layer_id]
    selected = [one for one in found if one.after == "selected"]
    assert Counter(one.layer_id for one in selected) == Counter(REFORMED) - Counter({"main-industries": 6})
    assert {(one.kind, one.before, one.plan.value) for one in selected} == {
        (CHANGED, "planned", "41"), (CHANGED, "planned", "14"), (CHANGED, "planned", "5")
    }  # fmt: skip
    assert not [one for one in found if one.kind == ENDED]
    assert {one.kind for one in found if one.layer_id == "industries-before-reform"} == {LAPSED}


def test_no_row_is_shown_before_its_event_nor_an_intention_before_its_document(real):
    days = sorted({real.event(fact) for fact in real.facts})
    watched = sorted({day + timedelta(days=shift) for day in days for shift in (-1, 0)})
    early = []
    for topic, facts in real.by_topic.items():
        own = {real.event(fact) for fact in facts}
        for asof in (day for day in watched if day in own or day + timedelta(days=1) in own):
            shown = [fact for claims in claims_in_force(real, topic, asof).values() for fact in claims]
            early += [f.id for f in shown if f.valid_from and first_day(f.valid_from) > asof]
            intended = [f for f in shown if f.status in dating.INTENDED]
            early += [f.id for f in intended if first_day(real.documents[f.document].date) > asof]
    assert early == []


def test_every_row_keeps_the_rules_of_days(real):
    assert [str(problem) for problem in dating.check(real.facts, real.documents)] == []


def test_rows_later_than_their_document_are_awaited_looked_for_inferred_or_set_by_it(real):
    late = [fact for fact in real.facts if dating.lies_after(fact, real.documents[fact.document])]
    kinds = Counter(
        "searched" if fact.basis == dating.SEARCH
        else fact.status if fact.status in dating.AWAITED
        else next(flag for flag in (dating.EFFECTIVE_LATER, dating.INFERRED) if flag in fact.flags)
        for fact in late
    )  # fmt: skip
    assert kinds == {"inferred": 85, "planned": 9, "effective-later": 13}


def test_an_event_that_a_later_source_confirms_says_so_on_its_day(real):
    later = "이후 자료로 확인"
    found = items(real, "main-industries", DECIDED)
    late = [one for one in found if first_day(real.documents[one.status_fact.document].date) > DECIDED]
    assert late
    assert all(any(later in note for note in details.notes(real, one, "ko", DECIDED)) for one in late)
    assert not any(later in note for one in late for note in details.notes(real, one, "ko", date(2026, 11, 28)))
