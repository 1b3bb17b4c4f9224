from datetime import date

import pytest

from geo.errors import BeforeRecord
from layers.errors import BadPeriod
from layers.portfolio.changes import BEGUN, CHANGED, ENDED, EVENT, KINDS, KNOWLEDGE, changes

BEFORE, LAST, MERGED = date(2023, 1, 1), date(2026, 6, 30), date(2026, 7, 1)
DAYS = [date(2017, 12, 18), date(2023, 2, 16), date(2024, 2, 29), date(2025, 12, 17), date(2026, 11, 21)]
SETTLED = {"designated", "selected", "approved", "decided", "completed"}
PERIODS = [(first, last) for first in DAYS for last in DAYS if first <= last]


def kinds(found):
    return {change.item.id: (change.kind, change.before, change.after) for change in found.items}


def test_items_begin_end_and_change_status(toy):
    found = kinds(changes(toy, BEFORE, LAST))
    assert found["plants.haneul"] == (BEGUN, None, "planned")
    assert found["plants.gone"] == (ENDED, "selected", "ended")
    assert kinds(changes(toy, date(2024, 2, 28), LAST))["plants.gaon"] == (CHANGED, "planned", "under-way")


def test_what_began_and_ended_between_is_told_as_ended(toy):
    assert kinds(changes(toy, date(2018, 1, 1), LAST))["plants.gone"] == (ENDED, None, "ended")


def test_passing_our_research_is_a_change_of_knowledge_not_an_event(toy):
    found = changes(toy, date(2025, 12, 17), date(2026, 3, 13))
    assert {(one.item.id, one.before, one.after, one.why) for one in found.items} == {
        ("engines.pole-north", "undecided", "unconfirmed", KNOWLEDGE),
        ("engines.pole-south", "undecided", "unconfirmed", KNOWLEDGE),
    }
    assert {one.why for one in changes(toy, BEFORE, date(2024, 3, 1)).items} == {EVENT}


def test_merger_and_split_are_administrative_and_move_no_item(toy):
    found = changes(toy, LAST, MERGED)
    regions = {(one.kind, one.region) for one in found.administrative}
    assert regions == {
        (BEGUN, "beta-gamma"),
        (ENDED, "beta"),
        (ENDED, "gamma"),
        (BEGUN, "alpha.saebyeok"),
        (BEGUN, "alpha.noeul"),
        (ENDED, "alpha.nuri"),
        (CHANGED, "beta.haneul"),
        (CHANGED, "gamma.haneul"),
    }
    assert {one.what for one in found.administrative if one.kind == CHANGED} == {("parent",)}
    assert found.items == ()


def test_the_same_day_has_no_changes(toy):
    found = changes(toy, LAST, LAST)
    assert (found.administrative, found.items) == ((), ())


@pytest.mark.parametrize(
    ("first", "last", "mistake"), [(MERGED, LAST, BadPeriod), (date(2017, 12, 17), LAST, BeforeRecord)]
)
def test_impossible_periods_are_errors(toy, first, last, mistake):
    with pytest.raises(mistake, match=str(first)):
        changes(toy, first, last)


@pytest.mark.parametrize(("first", "last"), PERIODS)
def test_every_item_changes_once(real, first, last):
    found = changes(real, first, last)
    assert {one.kind for one in found.items} <= set(KINDS)
    keys = [(one.layer_id, one.item.id) for one in found.items]
    assert len(keys) == len(set(keys))


def test_three_known_changes_since_the_strategy_of_2024(real):
    found = {one.item.id: one for one in changes(real, date(2024, 2, 29), date(2026, 11, 21)).items}
    yongin = found["national-complex-candidates.yongin"]
    assert (yongin.kind, yongin.before, yongin.after) == (CHANGED, "candidate", "approved")
    bio = [key for key in found if key.startswith("advanced-complexes.") and found[key].kind == BEGUN]
    assert len(bio) == 5
    assert found["depopulation-areas.busan.dong"].why == KNOWLEDGE


def test_an_event_of_a_month_is_in_the_span_by_whose_end_it_had_surely_come(real):
    """Three distributed energy zones of 2025-12 were announced on the 25th: no span to the 17th has them."""
    of_month = {
        "distributed-energy-zones.ulsan-nam": date(2025, 12, 25),
        "rnd-small-zones.gangwon-chuncheon": date(2025, 12, 18),
        "ax-complexes.yeosu": date(2025, 12, 31),
    }
    for item, told in of_month.items():
        eve = date.fromordinal(told.toordinal() - 1)
        early, late = changes(real, date(2025, 11, 30), eve), changes(real, eve, told)
        assert item not in kinds(early)
        assert item in {one.item.id for one in early.unsure}
        assert item in kinds(late)
        assert item not in {one.item.id for one in late.unsure}


@pytest.mark.parametrize("middle", [date(2018, 4, 10), date(2021, 6, 30), date(2025, 12, 17)])
def test_what_two_spans_tell_begins_once_and_is_what_the_whole_span_tells(real, middle):
    parts = [changes(real, DAYS[0], middle), changes(real, middle, DAYS[-1])]
    begun = [{one.item.id for one in part.items if one.kind == BEGUN} for part in parts]
    assert not begun[0] & begun[1]
    whole = {one.item.id for one in changes(real, DAYS[0], DAYS[-1]).items if one.after in SETTLED}
    assert whole <= {one.item.id for part in parts for one in part.items}
