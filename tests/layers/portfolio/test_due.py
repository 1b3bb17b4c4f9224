from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from geo.errors import UnknownRegion
from layers.agenda.awaited import awaited
from layers.atlas.instrument import COMPLETION
from layers.facts.dating import INTENDED
from layers.periods import last_day
from layers.portfolio.due import DECISION, PASSED_UNKNOWN, PENDING, RENEWAL, TARGET, due, left
from layers.wording.deadlines import DISPUTED, MOVED, how

TODAY = date(2026, 11, 21)


def states(atlas, asof, region=None):
    return {one.item.id: (one.due, one.days, one.state) for one in due(atlas, asof, region)}


def test_decision_is_pending_until_the_last_day_its_date_allows(toy):
    assert states(toy, date(2026, 2, 28))["engines.pole-north"] == ("2026-02", 0, PENDING)
    assert states(toy, date(2026, 3, 1))["engines.pole-north"] == ("2026-02", -1, PASSED_UNKNOWN)


def test_what_is_done_is_not_due(toy_copy, read_toy):
    path = toy_copy / "seeds" / "facts" / "daily-2024-05-01.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("under-way", "completed"), encoding="utf-8")
    assert "plants.gaon" not in states(read_toy(), date(2024, 6, 1))
    assert "plants.gaon" in states(read_toy(), date(2024, 3, 1))


def test_region_has_what_is_due_in_it_and_of_what_it_lies_in(toy):
    asof = date(2026, 2, 1)
    assert set(states(toy, asof, "alpha.gaon")) == {"engines.pole-north", "plants.gaon"}
    assert set(states(toy, asof, "alpha.nuri")) == {"engines.pole-north"}
    assert set(states(toy, asof, "pole-south")) == {"engines.pole-south"}
    with pytest.raises(UnknownRegion):
        due(toy, asof, "atlantis")


def test_announced_term_is_due_for_renewal_and_then_unknown(real):
    before, after = (
        [one for one in due(real, day) if one.kind == RENEWAL and one.layer == "depopulation-areas"]
        for day in (date(2025, 12, 17), TODAY)
    )
    assert (len(before), len(after)) == (89, 107)
    assert {(one.due, one.state) for one in before} == {("2026-10-18", PENDING)}
    states = Counter((one.due, one.state) for one in after)
    assert states == {("2026-10-18", PASSED_UNKNOWN): 89, ("2026-10-19", PASSED_UNKNOWN): 18}


def test_end_written_because_the_next_status_began_is_no_term(real):
    assert not [one for one in due(real, date(2022, 6, 1)) if one.layer == "industries-before-reform"]


def test_a_date_that_replaced_the_ministry_s_holds_and_the_earlier_stands_beside_it(real):
    found = {one.item.id: one for one in due(real, TODAY)}
    moved = found["core-projects.p14"]
    assert (moved.due, [fact.due for fact in moved.earlier], moved.kind) == ("2027", ["2025"], COMPLETION)
    assert how(moved.earlier[0], moved.due) == MOVED


def test_a_disputed_date_stands_beside_that_of_the_ministry(real):
    found = {one.item.id: one for one in due(real, TODAY)}
    disputed = found["advanced-complex-call-2026.battery-raw"]
    assert disputed.due == "2026-H2"
    assert {how(fact, disputed.due) for fact in disputed.earlier if fact.due != disputed.due} == {DISPUTED}
    assert found["growth-engines.pole-capital"].kind == DECISION


@pytest.mark.parametrize("asof", [date(2018, 1, 1), date(2024, 2, 29), date(2025, 12, 17), TODAY])
def test_due_list_is_in_order_and_agrees_with_its_days(real, asof):
    found = due(real, asof)
    assert [one.days for one in found] == sorted(one.days for one in found)
    assert all((one.days >= 0) == (one.state == PENDING) for one in found)


@pytest.mark.parametrize(
    ("due_day", "asof", "ko", "en"),
    [
        ("2026-12-31", date(2026, 11, 28), "D−33", "D−33"),
        ("2026-12-31", date(2026, 12, 31), "D-day", "D-day"),
        ("2026-12-31", date(2026, 8, 1), "2026년 하반기", "second half of 2026"),
        ("2026-H2", date(2026, 11, 28), "2026년 하반기", "second half of 2026"),
        ("2036", date(2026, 11, 28), "2036년", "2036"),
        ("2026-02", date(2026, 11, 28), "기한 경과(결과 미확인)", "deadline passed (outcome unconfirmed)"),
        ("2018-Q1", date(2026, 11, 28), "기한 경과(결과 미확인)", "deadline passed (outcome unconfirmed)"),
    ],
)
def test_days_are_counted_to_near_and_exact_days_alone(real, due_day, asof, ko, en):
    one = replace(due(real, TODAY)[0], due=due_day, days=(last_day(due_day) - asof).days)
    one = replace(one, state="pending" if one.days >= 0 else "passed-unknown")
    assert (left(one, "ko"), left(one, "en")) == (ko, en)


@pytest.mark.parametrize(
    ("asof", "item", "value", "day"),
    [
        (date(2018, 1, 1), "industry-academia-zones.total", "15", "2022"),
        (date(2018, 1, 1), "national-figures.electric-cars-2022", "35", "2022"),
        (date(2024, 2, 29), "national-figures.ev-capacity-2030", "150", "2030"),
        (date(2025, 12, 17), "national-figures.ai-factories-by-2030", "500", "2030"),
    ],
)
def test_a_number_that_a_document_means_to_reach_by_a_day_is_due(real, asof, item, value, day):
    (one,) = [one for one in due(real, asof) if one.item.id == item]
    assert (one.kind, one.fact.value, one.due) == (TARGET, value, day)


def test_every_intention_with_a_day_in_a_document_is_due(real):
    meant = {f.item for f in real.facts if f.due and f.status in INTENDED and real.documents[f.document].is_seed}
    days = {real.event(fact) for fact in real.facts if fact.due and real.documents[fact.document].is_seed}
    told = [line for day in days for line in awaited(real, due(real, day), day)]
    assert meant - {due.item.id for line in told for due in (*line.dues, *line.bids)} == {"growth-engines.national"}
    assert "growth-engines.national" in {line.item.id for line in told}


def test_targets_of_the_nation_are_no_regions(real):
    assert not [one for one in due(real, TODAY, "gyeongbuk") if one.kind == TARGET]


def test_the_first_source_of_a_deadline_is_official_where_one_names_it(real):
    found = {one.item.id: one for one in due(real, TODAY) if one.layer == "advanced-complex-call-2026"}
    assert {real.documents[one.fact.document].grade for one in found.values()} == {1}
    assert found["advanced-complex-call-2026.gyeongnam-defence"].fact.document.startswith("motir-2025-12-1")


def test_every_promise_of_the_nation_with_a_date_is_due_whatever_figure_stands_beside_it(real):
    promised = [fact for fact in real.by_topic["national-figures"] if fact.claim == "process" and fact.due]
    assert len(promised) > 10
    for fact in promised:
        assert (fact.item, fact.due, fact.subject_ko) in {
            (one.item.id, one.due, one.item.subject_ko) for one in due(real, real.event(fact))
        }


def test_of_a_bid_it_is_awaited_whether_it_is_designated(real):
    found = [one for one in due(real, TODAY) if one.item.status == "applied"]
    assert {(one.kind, one.awaited) for one in found} == {("decision", "bid")}
    others = [one for one in due(real, TODAY) if one.item.status != "applied"]
    assert all(one.awaited == one.kind for one in others)
