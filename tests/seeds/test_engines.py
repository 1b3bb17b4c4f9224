"""Growth engines, belts, RE100 and AX complexes, regional projects: press facts, wishes kept apart from decisions."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from geo.regions import Regions
from layers.facts import documents, facts, places, sectors, statuses

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
FACTS, PROBLEMS = facts.read(SEEDS)
DOCUMENTS, DOCUMENT_PROBLEMS = documents.read(SEEDS)
REGIONS = Regions.read(ROOT / "data" / "regions.csv")
PLACES, _ = places.read_places(SEEDS, REGIONS)
OURS = [fact for fact in FACTS if fact.document.endswith("-eng")]
STATUS = [fact for fact in OURS if fact.draws]
POLES = ("capital", "jungbu", "daegyeong", "dongnam", "honam", "gangwon", "jeonbuk", "jeju")
RESULTS_UNKNOWN = ("battery-raw", "defence", "robot")


def statuses_of(topic: str) -> Counter[str]:
    return Counter(f.status for f in STATUS if f.topic == topic)


def test_files_are_read_without_a_problem():
    assert [str(p) for p in PROBLEMS if p.file.endswith("-eng.csv")] == []
    assert [str(p) for p in DOCUMENT_PROBLEMS if "engines" in p.file] == []
    assert OURS


@pytest.mark.parametrize("pole", POLES)
def test_pole_says_who_belongs_to_it(pole):
    (members,) = [f for f in OURS if f.item == f"growth-engines.pole-{pole}" and f.claim == "place"]
    assert members.place == tuple(members.value.split(";"))


def test_poles_together_hold_each_of_the_17_provinces_once():
    members = [name for f in OURS if f.topic == "growth-engines" and f.claim == "place" for name in f.place]
    assert len(members) == len(set(members)) == 17


def test_only_the_capital_regions_membership_is_inferred():
    inferred = {f.item for f in OURS if f.claim == "place" and "inferred" in f.flags}
    assert inferred == {"growth-engines.pole-capital"}


def test_engines_named_by_regions_are_proposals_never_decisions():
    assert statuses_of("growth-engines") == {"proposed": 12}
    by_pole = Counter(f.item.split(".")[1] for f in STATUS if f.topic == "growth-engines")
    assert by_pole == {"pole-dongnam": 4, "pole-daegyeong": 5, "pole-jeonbuk": 3}


def test_poles_without_candidates_say_that_we_searched():
    searched = {f.item for f in OURS if f.topic == "growth-engines" and f.basis == "search" and f.claim == "process"}
    without = ("pole-capital", "pole-jungbu", "pole-honam", "pole-gangwon", "pole-jeju", "national")
    assert searched == {f"growth-engines.{key}" for key in without}


def test_hints_and_opinions_are_never_marks():
    weak = [f for f in OURS if f.topic == "growth-engines" and (f.confidence == "low" or "reported-only" in f.flags)]
    assert weak
    assert not any(f.draws for f in weak)


def test_nine_universities_stand_in_their_poles_without_a_point():
    universities = [f for f in STATUS if f.topic == "flagship-universities"]
    assert len({f.item for f in universities}) == 9
    assert all(f.status == "planned" and "inferred" in f.flags and not f.site for f in universities)


def test_thirteen_ax_complexes_ten_of_them_named():
    complexes = [f for f in FACTS if f.topic == "ax-complexes" and f.draws]
    unnamed = {f.item for f in complexes if "name-unknown" in f.flags}
    named = {f.item for f in complexes if f.document == "motir-2026-02-26-rel"}
    assert (len(named), len(unnamed), len({f.item for f in complexes})) == (10, 3, 13)
    assert {f.status for f in complexes if f.item in named} == {"selected"}
    assert {f.status for f in complexes if f.item in unnamed} == {"planned"}
    assert {f.place for f in complexes if f.item in unnamed} == {("전국",)}


def test_re100_sites_are_wishes_or_mentions():
    assert statuses_of("re100-complexes") == {"proposed": 2, "considered": 2}


def test_battery_cities_have_the_roles_of_the_2023_complexes_and_say_so():
    cities = ("cheongju", "ulsan", "pohang", "saemangeum")
    roles = [f for f in OURS if f.claim == "role" and f.item in {f"battery-triangle.{city}" for city in cities}]
    assert len(roles) == 4
    assert all("특화단지 역할(2023)" in f.subject_ko and f.note.startswith("특화단지 역할(2023)") for f in roles)


@pytest.mark.parametrize("corner", ["chungcheong", "honam", "yeongnam"])
def test_corner_role_comes_from_the_plan_of_november_2025(corner):
    roles = [f for f in OURS if f.item == f"battery-triangle.corner-{corner}" and f.claim == "role"]
    assert {f.valid_from for f in roles} == {"2025-11-28"}
    assert len({f.value for f in roles}) == 1


def test_belt_nodes_keep_their_one_status_claim_in_the_document():
    belts = ("battery-triangle", "southern-semiconductor-belt", "growth-engine-package")
    assert [f.id for f in STATUS if f.topic in belts] == []


def test_dates_of_the_2026_designation_that_differ_are_marked():
    timing = [f for f in OURS if f.topic == "advanced-complex-call-2026" and f.claim == "timing"]
    assert {f.value for f in timing} == {"2026-H2", "2026-07", "2026-H1"}
    assert all("contradicted" in f.flags for f in timing)


@pytest.mark.parametrize("field", RESULTS_UNKNOWN)
def test_result_of_the_2026_call_is_unconfirmed(field):
    (fact,) = [f for f in OURS if f.item == f"advanced-complex-call-2026.{field}" and f.status == "unconfirmed"]
    assert fact.basis == "search"


def test_gwangju_test_city_is_designated_by_the_land_ministry():
    (fact,) = [f for f in STATUS if f.item == "regional-projects.gwangju-autonomous"]
    assert (fact.status, fact.valid_from, fact.ministry) == ("designated", "2026-01-21", "국토교통부")


def test_daegu_has_three_possible_meanings_all_inferred():
    meanings = [f for f in OURS if f.item == "regional-projects.daegu-ai-robot"]
    assert len(meanings) == 3
    assert all("inferred" in f.flags for f in meanings)


def test_honam_semiconductor_complex_is_shown_as_seen_indirectly():
    (fact,) = [f for f in STATUS if f.item == "mega-projects-2026.honam-semiconductor"]
    assert (fact.status, fact.flags) == ("unconfirmed", ("reported-only",))
    assert DOCUMENTS[fact.document].grade == 3


@pytest.mark.parametrize("topic", sorted({f.topic for f in OURS}))
def test_every_place_resolves(topic):
    for fact in (f for f in OURS if f.topic == topic):
        for name in fact.place:
            assert PLACES.resolve(name, topic, date(2026, 3, 12)), fact.id


def test_repositories_and_digests_are_grade_three():
    kinds = {(d.kind, d.grade) for key, d in DOCUMENTS.items() if key.endswith("-eng")}
    assert kinds == {("press", 2), ("press-release", 1), ("repository", 3), ("web-page", 3), ("search", 1)}


def test_statuses_and_sectors_are_of_the_vocabulary():
    assert {f.status for f in OURS if f.status} <= set(statuses.read(SEEDS)[0])
    assert {s for f in OURS for s in (f.sector, f.sector2) if s} <= set(sectors.read(SEEDS)[0])


def test_every_row_has_evidence_a_document_and_both_names():
    assert [f.id for f in OURS if f.basis != "search" and not f.evidence] == []
    assert {f.document for f in OURS} <= set(DOCUMENTS)
    assert [f.id for f in OURS if not f.subject_ko or not f.subject_en] == []
