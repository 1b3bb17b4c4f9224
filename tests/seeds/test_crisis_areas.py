"""Areas for response to crisis: tiers by full names, terms that end, and nothing after them that no source says."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from layers.atlas import atlas
from layers.atlas.items import items
from layers.facts import documents, facts, names_by_date
from layers.periods import first_day, last_day
from layers.wording import abstracts

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
FACTS, PROBLEMS = facts.read(SEEDS)
DOCUMENTS, _ = documents.read(SEEDS)
NAMES, _ = names_by_date.read(SEEDS)
OURS = [fact for fact in FACTS if fact.document.endswith("-crs")]
DRAWN = [fact for fact in OURS if fact.draws]
INDUSTRY, EMPLOYMENT = "industry-crisis-areas", "employment-crisis-areas"
TIERS = {
    INDUSTRY: {"산업위기선제대응지역", "산업위기대응특별지역"},
    EMPLOYMENT: {"고용위기 선제대응지역", "고용위기지역"},
}
DAY = date(2026, 11, 28)


@pytest.fixture(scope="module")
def real():
    return atlas.read(SEEDS, ROOT / "data", ROOT / "layers" / "definitions")


def standing(real, topic, day, tier):
    return {one.id.partition(".")[2]: one.status for one in items(real, topic, day) if one.role == tier}


def test_files_are_read_without_a_problem():
    assert [str(one) for one in PROBLEMS if "-crs" in one.file] == []
    assert {fact.document for fact in OURS} == {key for key in DOCUMENTS if key.endswith("-crs")}


@pytest.mark.parametrize("topic", TIERS)
def test_a_tier_has_its_full_name_and_an_instrument_of_its_own(topic):
    pairs = {(fact.role, fact.instrument) for fact in DRAWN if fact.topic == topic}
    assert {role for role, _ in pairs} == TIERS[topic]
    assert len({instrument for _, instrument in pairs}) == len(pairs) == 2


def test_an_item_is_of_one_tier_alone():
    roles = {}
    for fact in DRAWN:
        roles.setdefault(fact.item, set()).add(fact.role)
    assert [item for item, found in roles.items() if len(found) > 1] == []


@pytest.mark.parametrize("fact", [f for f in DRAWN if f.status == "unconfirmed"], ids=lambda fact: fact.id)
def test_a_term_without_news_is_unconfirmed_from_the_next_day(fact):
    ends = [last_day(other.valid_to) for other in DRAWN if other.item == fact.item and other.valid_to]
    assert first_day(fact.valid_from) - timedelta(days=1) in ends
    assert fact.basis == "search"
    assert fact.note
    assert fact.note_en


@pytest.mark.parametrize("fact", [f for f in DRAWN if f.valid_to], ids=lambda fact: fact.id)
def test_nothing_is_silent_after_a_term(real, fact):
    day = last_day(fact.valid_to) + timedelta(days=1)
    known = {one.id for one in items(real, fact.topic, day)}
    assert day > DAY or fact.item in known


def test_preemptive_areas_for_industry_are_four_and_in_force(real):
    found = standing(real, INDUSTRY, DAY, "산업위기선제대응지역")
    assert found == dict.fromkeys(("yeosu", "seosan", "pohang", "gwangyang"), "designated")


def test_special_areas_of_2018_to_2023_are_six_and_their_terms_over(real):
    known = standing(real, INDUSTRY, date(2020, 1, 1), "산업위기대응특별지역")
    assert len(known) == 6
    assert set(known.values()) == {"designated"}
    assert set(standing(real, INDUSTRY, DAY, "산업위기대응특별지역").values()) == {"unconfirmed"}


def test_preemptive_areas_for_employment_that_are_in_force_are_those_whose_term_runs(real):
    found = standing(real, EMPLOYMENT, DAY, "고용위기 선제대응지역")
    assert len(found) == 8
    assert {key for key, status in found.items() if status == "designated"} == {
        "gwangyang",
        "incheon-jemulpo",
        "dangjin",
    }


def test_pohang_was_designated_twice_and_is_one_item(real):
    of_day = {
        day: standing(real, INDUSTRY, day, "산업위기선제대응지역").get("pohang")
        for day in (date(2023, 1, 1), date(2025, 1, 1), date(2025, 9, 1))
    }
    assert list(of_day.values()) == ["designated", "unconfirmed", "designated"]


def test_dangjin_is_no_area_for_industry_but_a_cited_line(real):
    assert not [one for one in items(real, INDUSTRY, DAY) if "dangjin" in one.id]
    line = next(fact for fact in OURS if "dangjin" in fact.item and fact.topic == INDUSTRY)
    assert (line.claim, DOCUMENTS[line.document].grade) == ("process", 2)
    assert "당진" in abstracts.abstract(real, real.catalog[INDUSTRY], DAY, "ko")


def test_a_ward_is_told_as_a_part_of_its_city():
    wards = [fact for fact in DRAWN if "진해구" in (fact.subject_ko or "") and fact.basis != "search"]
    assert wards
    assert all("진해구만" in fact.note and "alone" in fact.note_en for fact in wards)


def test_what_rests_on_the_press_alone_says_that_no_official_document_was_found():
    topics = [f for f in DRAWN if DOCUMENTS[f.document].grade == 2 and f.topic == EMPLOYMENT]
    assert topics
    assert [fact.id for fact in topics if "공식 문서 미확인" not in fact.note] == []


def test_ministries_and_acts_are_those_of_the_day():
    assert names_by_date.check(OURS, DOCUMENTS, NAMES) == []
    early = {f.ministry for f in DRAWN if f.topic == INDUSTRY and f.valid_from < "2025-10-01"}
    assert early == {"산업통상자원부"}


@pytest.mark.parametrize("fact", OURS, ids=lambda fact: fact.id)
def test_fact_is_dated_placed_and_named_in_both_languages(fact):
    assert fact.valid_from
    assert fact.place
    assert fact.evidence or fact.basis == "search"
    assert fact.subject_en
    assert bool(fact.note) == bool(fact.note_en)
    assert all(len(term) <= 30 for term in fact.evidence)
