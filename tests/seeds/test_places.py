"""Complexes, sites, projects, clusters, cities and zones: complete by their totals, cited, never too precise."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from geo.boundaries import Boundaries
from geo.region import RECORD_BEGINS
from geo.regions import Regions
from layers.facts import documents, facts, places, sectors, statuses
from layers.periods import first_day

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
FACTS, PROBLEMS = facts.read(SEEDS)
DOCUMENTS, DOCUMENT_PROBLEMS = documents.read(SEEDS)
REGIONS = Regions.read(ROOT / "data" / "regions.csv")
BOUNDARIES = Boundaries(ROOT / "data", REGIONS)
PLACES, PLACE_PROBLEMS = places.read_places(SEEDS, REGIONS)
SITES, SITE_PROBLEMS = places.read_sites(SEEDS, REGIONS)
OURS = [fact for fact in FACTS if fact.document.endswith("-plc")]
MIRROR = "mirror-2024-11-24-plc"


def items(topic: str, *wanted: str) -> set[str]:
    """Items of a topic with a status claim of one of these statuses (any when none given)."""
    return {f.item for f in OURS if f.draws and f.topic == topic and (not wanted or f.status in wanted)}


def claims(topic: str, claim: str) -> list[facts.Fact]:
    return [fact for fact in OURS if fact.topic == topic and fact.claim == claim]


def points(item: str) -> set[str]:
    return {site for fact in OURS if fact.item == item for site in fact.site}


def test_files_are_read_without_a_problem():
    read = [*PROBLEMS, *DOCUMENT_PROBLEMS, *PLACE_PROBLEMS, *SITE_PROBLEMS]
    assert [str(p) for p in read if "-plc" in p.file or "places.csv" in p.file or "sites" in p.file] == []
    assert {fact.document for fact in OURS} == {key for key in DOCUMENTS if key.endswith("-plc")}


def test_a_name_that_holds_for_every_topic_says_where_it_was_read():
    unsaid = [place.place for place in PLACES.table if place.topic is None and not (place.reason and place.source)]
    assert unsaid == list(places.NATION_NAMES[:1])


@pytest.mark.parametrize(
    ("topic", "wanted", "count"),
    [
        ("advanced-complexes", ("designated",), 12),
        ("advanced-complex-call-2026", ("applied",), 4),
        ("sobujang-complexes", ("designated",), 10),
        ("sobujang-complexes", ("decided",), 5),
        ("national-complex-candidates", ("candidate",), 15),
        ("national-complex-candidates", ("approved",), 1),
        ("innovation-clusters", ("decided",), 14),
        ("innovation-cities", ("designated", "decided"), 12),
        ("industry-academia-zones", ("selected",), 17),
        ("industry-academia-zones", ("completed",), 17),
    ],
)
def test_layer_has_as_many_items_as_its_total(topic, wanted, count):
    assert len(items(topic, *wanted)) == count


def test_no_place_bears_a_name_that_its_province_got_after_document_and_event():
    begun = [(row.name_ko, row.valid_from) for row in REGIONS.rows if row.level == "province" and row.valid_from]
    assert {name for name, _ in begun} == {"강원특별자치도", "전북특별자치도", "전남광주통합특별시"}
    days = {fact.id: max(DOCUMENTS[fact.document].date, fact.valid_from or "") for fact in FACTS}
    odd = [
        (fact.file, fact.row, name)
        for fact in FACTS
        for name, since in begun
        if any(name in place for place in fact.place) and days[fact.id] < str(since)
    ]
    assert odd == []


def test_complexes_were_designated_in_two_rounds():
    days = Counter(f.valid_from for f in OURS if f.topic == "advanced-complexes" and f.draws)
    assert days == {"2023-07-20": 7, "2024-06-27": 5}


def test_innovation_cities_are_ten_and_two():
    days = Counter(f.valid_from for f in OURS if f.topic == "innovation-cities" and f.draws)
    assert sum(count for day, count in days.items() if day < "2008") == 10
    assert days["2020-10-29"] == 2


def test_investment_of_the_seven_complexes_sums_to_614_trillion_won():
    planned = [f for f in claims("advanced-complexes", "investment") if f.document == "etoday-2023-07-20-plc"]
    assert len(planned) == 7
    assert sum(float(f.value) for f in planned) == pytest.approx(614)


def test_areas_of_the_candidates_sum_to_the_printed_total():
    areas = [f for f in claims("national-complex-candidates", "area") if f.valid_from == "2023-03-15"]
    assert len(areas) == 15
    total = next(f for f in claims("national-complex-candidates", "figure"))
    assert sum(f.area_10k_m2 for f in areas) == float(total.value) == 4076


def test_second_round_of_sobujang_investment_sums_to_6_7_trillion_won():
    assert sum(float(f.value) for f in claims("sobujang-complexes", "investment")) == pytest.approx(6.7)


def test_advanced_complexes_have_their_43_sites():
    sites = set().union(*(points(item) for item in items("advanced-complexes")))
    assert len(sites) == 43


@pytest.mark.parametrize(
    ("site", "topics"),
    [
        ("yongin-namsa", {"advanced-complexes", "national-complex-candidates", "core-projects"}),
        ("yongin-wonsam", {"advanced-complexes", "sobujang-complexes", "core-projects"}),
        ("ochang-science", {"advanced-complexes", "sobujang-complexes"}),
        ("andong-bio-life", {"advanced-complexes", "national-complex-candidates"}),
        ("gwangju-future-car", {"sobujang-complexes", "national-complex-candidates"}),
        ("changwon-national", {"sobujang-complexes", "advanced-complex-call-2026"}),
        ("asan-tangjeong", {"advanced-complexes", "core-projects"}),
        ("ulsan-onsan", {"advanced-complexes", "core-projects"}),
        ("ulsan-techno", {"advanced-complexes", "innovation-clusters", "industry-academia-zones"}),
        ("naepo-newtown", {"innovation-clusters", "innovation-cities"}),
        ("busan-centum", {"innovation-clusters", "innovation-cities"}),
    ],
)
def test_one_physical_site_has_one_id_under_several_instruments(site, topics):
    assert {fact.topic for fact in OURS if site in fact.site} == topics


@pytest.mark.parametrize("number", range(1, 21))
def test_every_core_project_has_its_place(number):
    found = [f for f in claims("core-projects", "place") if f.item == f"core-projects.p{number:02}"]
    assert found
    assert all(f.place for f in found)


def test_undecided_yards_and_the_suwon_plant_are_not_drawn():
    assert points("core-projects.p10") == set()
    assert points("core-projects.p15") == set()
    regions = {
        r
        for f in claims("core-projects", "place")
        if f.item.endswith("p15")
        for p in f.place
        for r in PLACES.find(p, f.topic).regions
    }
    assert regions == {"jeonbuk.gunsan"}


def test_project_twelve_names_no_firm():
    assert [f.anchor for f in OURS if f.item == "core-projects.p12" and f.anchor] == []


def test_firms_of_projects_are_marked_as_our_inference_but_for_the_two_the_document_names():
    named = {f.item for f in OURS if f.topic == "core-projects" and f.anchor and "inferred" not in f.flags}
    assert named == {"core-projects.p18", "core-projects.p19"}


def test_gm_is_not_printed_as_an_anchor_in_gwangju():
    assert [f.id for f in OURS if f.item == "sobujang-complexes.gwangju" and "GM" in f.anchor] == []


def test_measures_of_infrastructure_stand_at_areas_of_the_seven_complexes():
    rows = claims("complex-infrastructure", "place")
    assert len({f.item for f in rows}) == 10
    sites = {site for f in rows for site in f.site}
    assert len(sites) == 7
    assert {SITES[site].precision for site in sites} == {"area"}


def test_points_from_memory_and_points_of_areas_are_never_precise():
    memory = {key for key, site in SITES.items() if site.basis == "memory"}
    assert {"gumi-1", "gumi-2-3", "gumi-4", "gumi-5", "ulsan-ihwa", "pohang-convergence"} <= memory
    assert {"chuncheon-geodu", "chuncheon-dong", "chuncheon-nam"} <= memory
    assert [key for key in (*memory, "saemangeum-national", "infra-saemangeum") if SITES[key].precise] == []


@pytest.mark.parametrize("site", SITES.values(), ids=list(SITES))
def test_site_is_used_named_in_both_languages_and_says_how_far_off_it_may_be(site):
    assert any(site.id in fact.site for fact in FACTS)
    assert site.name_ko
    assert site.name_en != site.name_ko
    assert site.source
    assert 0 < site.radius_km < 25


@pytest.mark.parametrize("site", SITES.values(), ids=list(SITES))
def test_site_lies_in_its_municipality_or_in_none_where_municipalities_contest_it(site):
    found = BOUNDARIES.at(site.lon, site.lat, date(2025, 1, 1))
    contested = site.note and "다툼" in site.note
    assert found == (None if contested else site.region)


def test_site_in_a_split_district_follows_its_place():
    site = SITES["incheon-yeongjong-3"]
    assert BOUNDARIES.at(site.lon, site.lat, date(2026, 11, 21)) == "incheon.yeongjong"


@pytest.mark.parametrize("fact", [f for f in OURS if f.site], ids=lambda f: f.id)
def test_sites_of_a_fact_lie_in_its_places(fact):
    day = first_day(DOCUMENTS[fact.document].date)
    regions = {r for name in fact.place for r in PLACES.resolve(name, fact.topic, max(day, RECORD_BEGINS))}
    for key in fact.site:
        assert {SITES[key].region, SITES[key].region.partition(".")[0]} & regions


@pytest.mark.parametrize("fact", OURS, ids=lambda f: f.id)
def test_fact_is_cited_dated_and_named_in_both_languages(fact):
    assert fact.evidence or fact.basis == "search"
    assert fact.basis in ("excerpt", "search")
    assert all(len(term) <= 30 for term in fact.evidence)
    assert fact.valid_from
    assert fact.place
    assert fact.subject_ko
    assert fact.subject_en
    assert bool(fact.role) == bool(fact.role_en)
    assert bool(fact.note) == bool(fact.note_en)


def test_sectors_and_statuses_are_of_the_vocabularies():
    assert {s for f in OURS for s in (f.sector, f.sector2) if s} <= set(sectors.read(SEEDS)[0])
    assert {f.status for f in OURS if f.status} <= set(statuses.read(SEEDS)[0])
    assert [f.item for f in OURS if f.draws and not f.sector] == []


def test_search_rows_say_what_was_not_found_and_claim_nothing_else():
    unconfirmed = [f for f in OURS if f.status == "unconfirmed"]
    assert unconfirmed
    assert {f.basis for f in unconfirmed} == {"search"}
    assert all(f.note and f.note_en and f.value is None for f in unconfirmed)


def test_investments_of_the_news_mirror_are_reported_only_and_low():
    rows = [f for f in OURS if f.document == MIRROR]
    assert {f.claim for f in rows} == {"investment", "role"}
    assert {f.confidence for f in rows} == {"low"}
    assert all("reported-only" in f.flags for f in rows)
    assert DOCUMENTS[MIRROR].grade == 3


def test_designation_of_a_complex_never_rests_on_a_source_of_grade_three():
    grades = {f.item: DOCUMENTS[f.document].grade for f in OURS if f.status == "designated"}
    assert [item for item, grade in grades.items() if grade > 2] == []


@pytest.mark.parametrize(
    ("item", "claim", "values"),
    [
        ("advanced-complexes.ulsan", "investment", {"7.4", "11.3453"}),
        ("advanced-complexes.incheon-siheung", "investment", {"25.6908", "30.7315"}),
        ("advanced-complexes.gangwon", "investment", {"2.076", "2.4191"}),
        ("sobujang-complexes.anseong", "area", {"157", "121"}),
        ("national-complex-candidates.andong", "area", {"132", "105"}),
        ("national-complex-candidates.national", "count", {"15", "14"}),
        ("innovation-clusters.busan", "role", {"ICT 융합", "에너지신산업"}),
        ("innovation-clusters.daegu", "role", {"바이오헬스", "ICT 융합"}),
    ],
)
def test_differing_values_stand_side_by_side(item, claim, values):
    rows = [f for f in OURS if f.item == item and f.claim == claim]
    assert values <= {f.value for f in rows}
    shown = [f for f in rows if f.value in values]
    said = {"contradicted", "other-extent", "changed"}
    assert any(said & set(f.flags) for f in shown) or len({f.valid_from for f in shown}) > 1
