import itertools
from dataclasses import replace
from datetime import date

import pytest

from layers.atlas.contradictions import contradictions
from layers.atlas.items import checked_until, first_date, item, items
from layers.errors import UnknownItem, UnknownLayer

BEFORE_MERGER = date(2026, 6, 30)
AFTER_MERGER = date(2026, 7, 1)
DAYS = [date(2021, 1, 1), date(2023, 2, 27), date(2024, 2, 1), date(2024, 5, 1), BEFORE_MERGER, AFTER_MERGER]


def plant(toy, name, asof):
    return item(toy, "plants", f"plants.{name}", asof)


@pytest.mark.parametrize(
    ("asof", "status"),
    [(date(2024, 2, 1), "planned"), (date(2024, 4, 30), "planned"), (date(2024, 5, 1), "under-way")],
)
def test_status_is_the_latest_event_in_force(toy, asof, status):
    assert plant(toy, "gaon", asof).status == status


def test_better_grade_wins_on_the_same_day_and_the_other_stays_visible(toy):
    found = plant(toy, "gaon", date(2024, 5, 2))
    assert found.status_fact.document == "daily-2024-05-01"
    assert "b24-gaon" in {fact.id for fact in found.facts}
    assert {"under-way", "completed"} in [{a.status, b.status} for a, b in found.contradictions]


def test_different_values_of_one_claim_contradict_each_other(toy):
    pairs = [{a.value, b.value} for a, b in plant(toy, "gaon", date(2024, 5, 2)).contradictions]
    assert {"100", "120"} in pairs


def test_claims_without_a_later_status_keep_subject_place_and_sector_of_the_earlier(toy):
    found = plant(toy, "gaon", AFTER_MERGER)
    assert (found.subject_ko, found.sector, found.regions) == ("가온 공장", "battery", ("alpha.gaon",))


@pytest.mark.parametrize(
    ("asof", "status"),
    [(date(2025, 12, 17), "undecided"), (date(2026, 2, 28), "undecided"), (date(2026, 3, 1), "unconfirmed")],
)
def test_undecided_becomes_unconfirmed_when_its_deadline_has_passed(toy, asof, status):
    found = item(toy, "engines", "engines.pole-north", asof)
    assert found.status == status
    assert found.checked == "2026-03-12"
    assert found.status_fact.status == "undecided"


@pytest.mark.parametrize(("asof", "stale"), [(date(2026, 5, 11), False), (date(2026, 5, 12), True)])
def test_research_is_stale_after_sixty_days(toy, asof, stale):
    assert item(toy, "engines", "engines.pole-north", asof).stale is stale


@pytest.mark.parametrize(
    ("asof", "status"),
    [(date(2021, 1, 1), "selected"), (date(2023, 2, 26), "selected"), (date(2023, 2, 27), "ended")],
)
def test_an_ended_thing_stays_as_ended(toy, asof, status):
    assert plant(toy, "gone", asof).status == status


def test_nothing_exists_before_its_event(toy):
    assert items(toy, "engines", date(2025, 12, 16)) == []
    with pytest.raises(UnknownItem, match=r"engines\.pole-north.*2025-12-16"):
        item(toy, "engines", "engines.pole-north", date(2025, 12, 16))


def test_totals_draw_no_item(toy):
    assert "plants.total" not in {found.id for found in items(toy, "plants", AFTER_MERGER)}


def test_merged_province_carries_the_facts_of_the_old_one_and_says_so(toy):
    before, after = plant(toy, "beta", BEFORE_MERGER), plant(toy, "beta", AFTER_MERGER)
    assert (before.regions, before.carried) == (("beta",), ())
    assert (after.regions, after.original_regions) == (("beta-gamma",), ("beta",))
    assert [note.text("ko") for note in after.carried] == ["구 베타광역시에 관한 사실"]
    assert not after.old_outline


def test_area_of_a_split_municipality_keeps_its_old_outline(toy):
    found = plant(toy, "nuri", AFTER_MERGER)
    assert found.old_outline
    assert found.original_regions == ("alpha.nuri",)
    assert set(found.regions) == {"alpha.saebyeok", "alpha.noeul"}
    assert "분할 전" in [note.text("ko") for note in found.carried]


def test_point_in_a_split_municipality_goes_by_location(toy):
    found = plant(toy, "nuri-works", AFTER_MERGER)
    assert (found.regions, found.old_outline) == (("alpha.noeul",), False)


def test_place_of_several_regions_is_in_each(toy):
    assert plant(toy, "sea", AFTER_MERGER).regions == ("beta.haneul", "gamma.haneul")


def test_items_stand_in_official_order(toy):
    first = [found.regions[0] for found in items(toy, "plants", BEFORE_MERGER)]
    assert first == sorted(first, key=["alpha", "alpha.gaon", "alpha.nuri", "beta", "beta.haneul", "gamma"].index)


@pytest.mark.parametrize(("earlier", "later"), list(itertools.pairwise(DAYS)))
def test_items_only_grow_where_nothing_is_withdrawn(toy, earlier, later):
    then, now = ({found.id for found in items(toy, "plants", day)} for day in (earlier, later))
    assert then <= now


def test_first_date_and_last_check_of_a_topic(toy):
    assert first_date(toy, "engines") == date(2025, 12, 17)
    assert checked_until(toy, "engines", AFTER_MERGER) == "2026-03-12"
    assert first_date(toy, "national-figures") is None


def test_unknown_topic_is_an_error(toy):
    with pytest.raises(UnknownLayer, match="'nowhere'"):
        items(toy, "nowhere", AFTER_MERGER)


@pytest.mark.parametrize(("other_day", "clash"), [("2024-05-02", True), ("2024-05-03", False)])
def test_statuses_of_one_day_contradict_each_other_and_of_two_days_follow(toy, other_day, clash):
    one, *_ = (fact for fact in toy.facts if fact.draws)
    first = replace(one, status="under-way", valid_from="2024-05-02")
    second = replace(one, id="other", status="completed", valid_from=other_day)
    assert list(contradictions(toy, [first, second])) == ([(first, second)] if clash else [])


def test_one_status_told_twice_on_a_day_is_no_contradiction(toy):
    one, *_ = (fact for fact in toy.facts if fact.draws)
    assert list(contradictions(toy, [one, replace(one, id="other")])) == []


def test_a_status_and_an_attribute_of_one_day_do_not_clash(toy):
    one, *_ = (fact for fact in toy.facts if fact.draws)
    assert list(contradictions(toy, [one, replace(one, id="other", claim="role", status=None)])) == []


@pytest.mark.parametrize(("status", "leads"), [("planned", False), ("completed", True)])
def test_a_row_of_the_own_folder_adds_to_an_item_and_leads_only_where_it_changes_its_status(toy, status, leads):
    before = plant(toy, "gaon", date(2024, 4, 1))
    own = replace(
        before.status_fact, id="own-x-001", subject_ko="남의 이름", subject_en=None, role=None, status=status,
        valid_from="2024-03-20", flags=(), due=None,
    )  # fmt: skip
    joined = replace(
        toy, facts=(*toy.facts, own), places_of={**toy.places_of, own.id: toy.places_of[before.facts[0].id]}
    )
    found = plant(joined, "gaon", date(2024, 4, 1))
    assert (found.subject_ko, found.subject_en, found.role) == (before.subject_ko, before.subject_en, before.role)
    assert (found.status_fact is own, own in found.facts) == (leads, True)
