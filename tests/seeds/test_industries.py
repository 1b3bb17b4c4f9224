"""Regional industries and depopulation areas: complete by their totals, cited, inferred pairs marked."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from geo.region import RECORD_BEGINS
from geo.regions import Regions
from layers.facts import documents, facts, places, sectors, statuses
from layers.periods import first_day

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
FACTS, PROBLEMS = facts.read(SEEDS)
DOCUMENTS, DOCUMENT_PROBLEMS = documents.read(SEEDS)
REGIONS = Regions.read(ROOT / "data" / "regions.csv")
PLACES, _ = places.read_places(SEEDS, REGIONS)
OURS = [fact for fact in FACTS if fact.document.endswith("-ind")]
STATUS = [fact for fact in OURS if fact.draws]
METROPOLITAN = ("busan", "daegu", "gwangju", "daejeon", "ulsan")
THREE = (*METROPOLITAN, "gangwon", "chungbuk", "chungnam", "jeonbuk", "jeonnam", "gyeongbuk", "gyeongnam", "jeju")
OTHER_PROGRAMME = {
    "main-industries.sejong.intelligent-mobility-parts",
    "main-industries.sejong.functional-bio-materials",
    "main-industries.gyeongnam.precision-machinery",
}
#: Seen on a board alone, which is of grade 3 and sets no status.


def items(topic: str, *wanted: str) -> set[str]:
    """Items of a topic that have a status claim with one of these statuses (any when none given)."""
    return {f.item for f in STATUS if f.topic == topic and (not wanted or f.status in wanted)}


def known(name: str) -> set[str]:
    read = {"sectors": sectors.read, "statuses": statuses.read}[name]
    return set(read(SEEDS)[0])


def test_files_are_read_without_a_problem():
    assert [str(p) for p in PROBLEMS if p.file.endswith("-ind.csv")] == []
    assert [str(p) for p in DOCUMENT_PROBLEMS if "industries" in p.file] == []
    assert OURS


@pytest.mark.parametrize(
    ("topic", "count"),
    [
        ("main-industries", 41),
        ("future-industries-single", 14),
        ("future-industries-joint", 5),
        ("industries-before-reform", 48),
        ("depopulation-areas", 107),
    ],
)
def test_layer_has_as_many_items_as_its_total(topic, count):
    assert len(items(topic)) == count


def test_main_industries_are_three_a_province_and_two_in_sejong():
    by_province = Counter(item.split(".")[1] for item in items("main-industries"))
    assert by_province == dict.fromkeys(THREE, 3) | {"sejong": 2}


def test_industries_before_the_reform_are_four_three_and_two_a_province():
    by_province = Counter(item.split(".")[1] for item in items("industries-before-reform"))
    assert Counter(by_province.values()) == {4: 7, 3: 6, 2: 1}


#: Known from a board that reposts a release alone.
HEARD_OF = {f.item for f in STATUS if f.topic == "main-industries" and f.document == "jeju-2023-ind"}


def test_each_industry_is_selected_on_27_february_and_none_is_planned_by_name():
    for topic in ("main-industries", "future-industries-single", "future-industries-joint"):
        assert items(topic, "selected") == items(topic) - OTHER_PROGRAMME - HEARD_OF
        assert {f.valid_from for f in STATUS if f.topic == topic} == {"2023-02-27"}


def test_fields_of_another_programme_are_unconfirmed():
    assert items("main-industries", "unconfirmed") == OTHER_PROGRAMME | HEARD_OF
    assert all("inferred" in f.flags for f in STATUS if f.item in OTHER_PROGRAMME)


def test_one_main_industry_has_no_known_name():
    unnamed = {f.item for f in STATUS if f.topic == "main-industries" and "name-unknown" in f.flags}
    assert unnamed == {"main-industries.gyeongnam.aviation-name-unknown"}


def test_joint_industries_have_thirteen_memberships():
    members = [f.place for f in STATUS if f.topic == "future-industries-joint" and f.status == "selected"]
    assert sum(map(len, members)) == 13


def test_the_list_of_48_runs_until_the_41_are_selected_and_no_row_invents_an_ending():
    before = [f for f in STATUS if f.topic == "industries-before-reform"]
    assert {f.valid_to for f in before} == {"2023-02-26"}
    assert {f.status for f in before} == {"selected"}


def test_each_of_the_48_says_what_became_of_it_and_only_stated_pairs_lack_a_mark():
    became = [f for f in OURS if f.topic == "industries-before-reform" and f.claim == "process"]
    assert {f.item for f in became} == items("industries-before-reform")
    assert all("추정" in f.note for f in became if f.confidence == "low")
    assert all("근거" in f.note for f in became if "inferred" not in f.flags)
    assert sum("inferred" not in f.flags for f in became) == 5


@pytest.mark.parametrize(
    ("field", "flag"),
    [
        ("chungbuk", "other-extent"),  # of 2022 and of 2023
        ("jeonnam", "other-extent"),
        ("chungnam", "contradicted"),
        ("gyeongbuk", "contradicted"),
    ],
)
def test_differing_names_of_an_industry_say_how_they_differ(field, flag):
    names = [f for f in OURS if f.claim == "name" and f.item.startswith(f"main-industries.{field}.")]
    by_item = {item: [f for f in names if f.item == item] for item in {f.item for f in names}}
    differing = [group for group in by_item.values() if len({f.value for f in group}) > 1]
    assert len(differing) == 1
    assert any(flag in f.flags for f in differing[0])


def test_depopulation_areas_are_89_and_18_watch_areas():
    roles = Counter(role for _, role in {(f.item, f.role) for f in STATUS if f.topic == "depopulation-areas"})
    assert roles == {"인구감소지역": 89, "인구감소관심지역": 18}


def test_depopulation_designation_ends_after_five_years_and_is_unconfirmed_after():
    designated = [f for f in STATUS if f.role == "인구감소지역" and f.status == "designated"]
    after = [f for f in STATUS if f.role == "인구감소지역" and f.status == "unconfirmed"]
    assert {(f.valid_from, f.valid_to) for f in designated} == {("2021-10-18", "2026-10-18")}
    assert {(f.valid_from, f.basis) for f in after} == {("2026-10-19", "search")}
    assert {f.item for f in designated} == {f.item for f in after}


def test_watch_areas_are_in_force_when_the_document_counts_107():
    early = {f.item for f in STATUS if f.topic == "depopulation-areas" and f.valid_from <= "2023-02-16"}
    assert len(early) == 107


def test_a_hundred_of_the_107_lie_outside_the_capital_region():
    capital = {"seoul", "incheon", "gyeonggi"}
    outside = {item for item in items("depopulation-areas") if item.split(".")[1] not in capital}
    assert len(outside) == 100


@pytest.mark.parametrize("item", sorted(items("depopulation-areas")))
def test_depopulation_area_is_the_region_its_key_names(item):
    named = {(name, first_day(DOCUMENTS[f.document].date)) for f in STATUS if f.item == item for name in f.place}
    resolved = {PLACES.resolve(name, "depopulation-areas", max(day, RECORD_BEGINS)) for name, day in named}
    assert resolved == {(item.removeprefix("depopulation-areas."),)}


def test_gunwi_is_written_under_daegu_and_keeps_its_id():
    gunwi = {name for f in STATUS if f.item == "depopulation-areas.gyeongbuk.gunwi" for name in f.place}
    assert gunwi == {"대구광역시 군위군"}


@pytest.mark.parametrize("topic", sorted({f.topic for f in OURS if f.topic != "depopulation-areas"}))
def test_places_of_industries_are_provinces(topic):
    for fact in (f for f in OURS if f.topic == topic):
        for name in fact.place:
            (region,) = PLACES.resolve(name, topic, date(2023, 2, 27))
            assert "." not in region, fact.id


def test_statuses_and_sectors_are_of_the_vocabulary():
    assert {f.status for f in OURS if f.status} <= known("statuses")
    assert {s for f in OURS for s in (f.sector, f.sector2) if s} <= known("sectors")


def test_every_industry_has_a_sector():
    industries = [f for f in STATUS if f.topic != "depopulation-areas"]
    assert [f.id for f in industries if f.sector is None] == []


def test_every_row_has_evidence_a_document_and_both_names():
    assert [f.id for f in OURS if f.basis != "search" and not f.evidence] == []
    assert {f.document for f in OURS} <= set(DOCUMENTS)
    assert [f.id for f in OURS if not f.subject_ko or not f.subject_en] == []
