"""글로컬대학, 교육발전특구, 도심융합특구: as many as the releases count."""

import re
from collections import Counter
from pathlib import Path

import pytest

from layers.facts import documents, facts

ROOT = Path(__file__).parents[2]
FACTS, _ = facts.read(ROOT / "seeds")
DOCUMENTS, _ = documents.read(ROOT / "seeds")
GLOCAL = [fact for fact in FACTS if fact.topic == "glocal-universities"]
URBAN = [fact for fact in FACTS if fact.topic == "urban-convergence-zones"]
SCHOOLS = [fact for fact in FACTS if fact.topic == "education-zones"]
UNSEEN = "공식 문서 미확인"
PRINTED = {
    "glocal-universities": {"본지정"},
    "education-zones": {"시범지역 지정", "추가 지정"},
    "urban-convergence-zones": {"사업지구 선정", "선도사업지 선정", "지정", "신청"},
}


def totals(rows):
    return {fact.valid_from: int(fact.value) for fact in rows if fact.claim == "total"}


def test_each_year_has_as_many_universities_as_its_release_counts():
    chosen = Counter(fact.valid_from for fact in GLOCAL if fact.draws)
    assert dict(chosen) == totals(GLOCAL)
    assert len({fact.item for fact in GLOCAL if fact.draws}) == sum(chosen.values())


@pytest.mark.parametrize("fact", [fact for fact in GLOCAL + SCHOOLS + URBAN if fact.draws], ids=lambda fact: fact.id)
def test_a_choice_rests_on_a_release_or_says_that_none_was_seen(fact):
    document = DOCUMENTS[fact.document]
    assert document.grade == 1 or UNSEEN in fact.note or (fact.status, fact.confidence) == ("applied", "low")
    assert fact.status_printed in PRINTED[fact.topic]


def test_several_universities_as_one_stand_where_the_first_is_and_say_so():
    several = [fact for fact in GLOCAL if fact.draws and "·" in fact.subject_ko]
    assert all(len(fact.place) == 1 and "먼저 적힌 대학" in fact.note for fact in several)
    assert all(fact.subject_en.count(",") == fact.subject_ko.count("·") for fact in several)


def test_designated_zones_are_the_cities_of_the_title_and_an_application_is_none_of_them():
    designated = [fact for fact in URBAN if fact.draws and fact.status == "designated"]
    title = DOCUMENTS["molit-2024-11-07-urb"].title_ko
    cities = {fact.subject_ko.partition(" ")[0] for fact in designated}
    assert cities == set(title.partition(" ")[0].split("·"))
    assert {len(designated)} == set(totals(URBAN).values())
    assert [fact.item for fact in URBAN if fact.status == "applied"] == ["urban-convergence-zones.jeonju"]


def test_an_area_is_told_of_the_site_that_was_chosen_not_of_the_designation():
    areas = {fact.item: fact.area_10k_m2 for fact in URBAN if fact.area_10k_m2}
    assert set(areas) == {fact.item for fact in URBAN if fact.status == "selected"}
    assert {fact.status for fact in URBAN if fact.area_10k_m2} == {"selected"}


def test_pilot_areas_of_two_rounds_are_as_many_of_each_type_as_the_releases_count():
    drawn = [fact for fact in SCHOOLS if fact.draws]
    for total in (fact for fact in SCHOOLS if fact.claim == "total"):
        types = Counter(fact.role[0] for fact in drawn if fact.valid_from == total.valid_from)
        printed = {one[0]: int(re.search(r"(\d+)건", one)[1]) for one in total.evidence if "유형" in one}
        assert dict(types) == printed
        assert sum(printed.values()) == int(total.value)


def test_what_was_added_later_says_that_the_rest_of_its_round_is_not_known():
    dated = {fact.valid_from for fact in SCHOOLS if fact.claim == "total"}
    later = [fact for fact in SCHOOLS if fact.draws and fact.valid_from not in dated]
    assert {place for fact in later for place in fact.place} == {
        "전라남도 고흥군", "전라남도 보성군", "전라남도 완도군", "전라남도 진도군"
    }  # fmt: skip
    assert all("같은 차수의 다른 곳은 미확인" in fact.note for fact in later)


def test_a_municipality_is_in_one_pilot_area_at_most():
    held = Counter(place for fact in SCHOOLS if fact.draws for place in fact.place)
    assert [place for place, times in held.items() if times > 1] == []
