"""기회발전특구, 규제자유특구, 글로벌 혁신특구: as many as their sources count, where and until when these say."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from geo.regions import Regions
from layers.atlas import atlas
from layers.atlas.items import items
from layers.facts import documents, facts, names_by_date, places

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
FACTS, PROBLEMS = facts.read(SEEDS)
DOCUMENTS, _ = documents.read(SEEDS)
NAMES, _ = names_by_date.read(SEEDS)
REGIONS = Regions.read(ROOT / "data" / "regions.csv")
PLACES, _ = places.read_places(SEEDS, REGIONS)
SITES, _ = places.read_sites(SEEDS, REGIONS)
OURS = [fact for fact in FACTS if fact.document.endswith("-spz")]
FREE = [fact for fact in OURS if fact.topic == "regulatory-free-zones" and fact.draws]
GLOBAL = [fact for fact in OURS if fact.topic == "global-innovation-zones" and fact.draws]
NOTICE = "motir-2026-02-05-spz"
LISTED = [fact for fact in OURS if fact.document == NOTICE and fact.draws]
#: Zones by what the committee decided of them in 2024-11 and 2025-11: ended with its reason, or extended.
ENDED = {
    "2024-11-22": {
        "sejong-autonomous-driving", "daegu-cobots", "chungnam-low-carbon-materials", "ulsan-co2",
    },
    "2025-11-21": {"gangwon-digital-healthcare", "ulsan-hydrogen-mobility"},
}  # fmt: skip
EXTENDED = {
    "2024-11-22": {
        "busan-blockchain", "ulsan-genome", "gangwon-liquid-hydrogen", "chungnam-hydrogen-energy",
        "gyeongbuk-hemp", "jeonbuk-carbon", "gyeongnam-5g-factory",
    },
    "2025-11-21": {
        "busan-ammonia", "jeonnam-energy", "jeonbuk-carbon", "jeju-ev-charging", "jeonnam-hdpe-boats",
    },
}  # fmt: skip
CONDITIONAL = [fact for fact in OURS if fact.status_printed == "조건부 지정"]


@pytest.fixture(scope="module")
def real():
    return atlas.read(SEEDS, ROOT / "data", ROOT / "layers" / "definitions")


def test_files_are_read_without_a_problem():
    assert [str(one) for one in PROBLEMS if "-spz" in one.file] == []
    assert {fact.document for fact in OURS} == {key for key in DOCUMENTS if key.endswith("-spz")}


def test_areas_of_the_64_sites_add_up_to_the_notice_to_the_square_metre():
    total = next(fact for fact in OURS if fact.claim == "total" and fact.unit == "㎡")
    metres = [round(fact.area_10k_m2 * 10_000) for fact in LISTED]
    assert (len(metres), sum(metres)) == (64, 41_675_740)
    assert int(total.value) == sum(metres)


@pytest.mark.parametrize("fact", LISTED, ids=lambda fact: fact.id)
def test_area_of_a_site_is_that_of_its_evidence(fact):
    assert f"{round(fact.area_10k_m2 * 10_000):,}㎡" in fact.evidence


def test_sites_were_noticed_in_five_rounds():
    days = Counter(fact.noticed_on for fact in LISTED)
    assert sorted(days) == ["2024-06-25", "2024-11-06", "2024-12-27", "2025-07-30", "2026-02-05"]
    assert {fact.decided_on for fact in LISTED if fact.noticed_on == "2024-06-25"} == {"2024-06-20"}


def test_the_number_of_zones_stands_beside_that_of_sites_and_no_site_is_given_to_one():
    assert [fact.value for fact in OURS if fact.item == "opportunity-zones.zones"] == ["55"]
    assert len({fact.item for fact in LISTED}) == len(LISTED)


def test_conditional_sites_are_decided_with_their_condition_and_not_in_the_notice():
    assert {fact.place for fact in CONDITIONAL} == {("전라남도 해남군",), ("대전광역시 유성구",), ("경상남도 통영시",)}
    assert {fact.status for fact in CONDITIONAL} == {"decided"}
    assert all("조건: " in fact.note and "Condition: " in fact.note_en for fact in CONDITIONAL)
    assert not {fact.item for fact in CONDITIONAL} & {fact.item for fact in LISTED}


def test_a_point_of_lot_numbers_is_a_site_and_a_point_of_a_name_an_area():
    own = [SITES[key] for fact in LISTED for key in fact.site if key.startswith("oz-")]
    assert own
    for site in own:
        assert site.basis == ("sourced" if "지번" in site.found else "inferred")
        assert site.precision == ("site" if site.basis == "sourced" and site.radius_km < 10 else "area")
        assert site.precise == (site.precision == "site")


@pytest.mark.parametrize("fact", LISTED, ids=lambda fact: fact.id)
def test_a_site_without_a_point_says_why(fact):
    assert fact.site or "지번" in fact.note


@pytest.mark.parametrize(
    ("item", "regions"),
    [
        ("gwangyang-donghoan", {"jeonnam.gwangyang"}),
        ("gwangyang-sepung", {"jeonnam.gwangyang"}),
        ("mokpo-new-port", {"jeonnam.mokpo"}),
        ("haenam-hwawon", {"jeonnam.haenam"}),
        ("iksan-3", {"jeonbuk.iksan"}),
        ("iksan-food", {"jeonbuk.iksan"}),
        ("jeongeup-science", {"jeonbuk.jeongeup"}),
        ("busan-munhyeon", {"busan.nam"}),
    ],
)
def test_a_merged_cell_of_the_notice_places_no_site_twice(item, regions):
    fact = next(one for one in LISTED if one.item == f"opportunity-zones.{item}")
    row = PLACES.find(fact.place[0], fact.topic)
    assert set(row.regions) == regions
    assert row.source


@pytest.mark.parametrize("fact", OURS, ids=lambda fact: fact.id)
def test_fact_is_dated_placed_and_named_in_both_languages(fact):
    assert fact.valid_from
    assert fact.place
    assert fact.evidence or fact.basis == "search"
    assert fact.subject_en
    assert fact.subject_en.isascii() or "–" in fact.subject_en
    assert bool(fact.role) == bool(fact.role_en)
    assert bool(fact.note) == bool(fact.note_en)
    assert all(len(term) <= 30 for term in fact.evidence)


def test_ministries_and_acts_are_those_of_the_day():
    assert names_by_date.check(OURS, DOCUMENTS, NAMES) == []
    named = {fact.ministry for fact in LISTED if fact.valid_from < "2025-10-01"}
    assert named == {"산업통상자원부"}


def test_no_designation_rests_on_a_source_of_grade_three_and_no_copy_is_sure():
    assert [fact.id for fact in OURS if fact.draws and DOCUMENTS[fact.document].grade > 2] == []
    assert [fact.id for fact in OURS if fact.basis == "copy" and fact.confidence == "high"] == []


def of_day(day, status):
    return {fact.item.partition(".")[2] for fact in FREE if fact.decided_on == day and fact.status == status}


def test_free_zones_are_42_in_ten_rounds_and_as_many_as_the_release_counts():
    first = {fact.item: fact for fact in reversed(FREE) if re.search(r"\d+차 지정", fact.note or "")}
    rounds = Counter(int(re.search(r"(\d+)차 지정", fact.note)[1]) for fact in first.values())
    assert sorted(rounds) == list(range(1, 11))
    assert sum(rounds.values()) == 42 == int(next(f.value for f in OURS if f.item.endswith(".total-designated")))
    assert len({fact.item for fact in FREE}) == 42


@pytest.mark.parametrize("day", ENDED)
def test_what_the_committee_ended_says_that_its_rules_were_changed(day):
    assert of_day(day, "fulfilled") == ENDED[day]
    ended = [fact for fact in FREE if fact.decided_on == day and fact.status == "fulfilled"]
    assert {fact.status_printed for fact in ended} == {"종료(규제개선 완료)"}


@pytest.mark.parametrize("day", EXTENDED)
def test_what_the_committee_extended_stays_designated_in_its_printed_word(day):
    assert of_day(day, "designated") == EXTENDED[day]
    assert all(fact.status_printed != "지정" for fact in FREE if fact.decided_on == day)


def test_an_end_has_a_reason_or_says_that_none_is_stated():
    ended = [fact for fact in FREE if fact.status in ("ended", "fulfilled")]
    assert Counter(fact.status_printed for fact in ended) == {
        "종료(규제개선 완료)": 6,
        "종료(기간만료)": 2,
        "지정 해제": 1,
    }


def test_no_more_zones_are_told_to_operate_than_the_release_counts(real):
    on = [one for one in items(real, "regulatory-free-zones", date(2025, 11, 6)) if one.status == "designated"]
    assert len(on) <= int(next(fact.value for fact in OURS if fact.item.endswith(".total-operating")))


def test_a_province_has_the_name_of_the_day():
    assert {name for f in FREE if f.valid_from < "2023-06-11" for name in f.place} & {"강원특별자치도"} == set()
    assert {name for f in FREE if f.valid_from < "2024-01-18" for name in f.place} & {"전북특별자치도"} == set()


def test_global_zones_are_four_designated_and_three_decided():
    assert Counter(fact.status for fact in GLOBAL) == {"designated": 4, "decided": 3}
    assert {fact.decided_on for fact in GLOBAL if fact.status == "decided"} == {"2025-05-20"}


@pytest.mark.parametrize("topic", sorted({fact.topic for fact in OURS}))
def test_a_place_is_a_region_of_the_day_of_the_event_and_no_later_one(real, topic):
    for day in (date(2020, 11, 13), date(2024, 6, 25), date(2025, 12, 17)):
        here = {region.id for region in real.regions.at(day)}
        found = items(real, topic, day)
        assert [one.id for one in found if set(one.original_regions) - here] == []
