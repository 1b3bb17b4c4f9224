"""Mega-projects of 2026 and instruments whose list is not whole: leads set no status, nothing is summed or counted."""

from datetime import date
from pathlib import Path

from layers.facts import documents, facts
from layers.portfolio.figures import elsewhere

ROOT = Path(__file__).parents[3]
DOCUMENTS = documents.read(ROOT / "seeds")[0]
FACTS = facts.read(ROOT / "seeds")[0]
MEGA = [fact for fact in FACTS if fact.topic == "mega-projects-2026"]
OTHER = [fact for fact in FACTS if fact.topic == facts.ELSEWHERE]
TODAY = date(2026, 11, 28)


def test_what_rests_on_third_hand_alone_is_unconfirmed_and_says_so():
    alone = [fact for fact in MEGA if fact.draws and DOCUMENTS[fact.document].grade == 3]
    assert len(alone) == 5
    assert {(fact.status, fact.flags) for fact in alone} == {("unconfirmed", ("reported-only",))}
    (sure,) = [fact for fact in MEGA if fact.draws and DOCUMENTS[fact.document].grade < 3]
    assert (sure.status_printed, sure.confidence) == ("민간참여자 확정", "medium")


def test_no_amount_and_no_total_of_the_mega_projects_is_carried():
    assert not [fact for fact in MEGA if fact.claim in ("total", "count", "investment", "power")]
    assert not [fact for fact in MEGA if fact.area_10k_m2 or fact.funding_private_100m_krw]


def test_an_unfinished_list_is_no_layer_and_each_of_its_rows_is_cited(real):
    assert facts.ELSEWHERE not in {layer.topic for layer in real.catalog.values()}
    assert {DOCUMENTS[fact.document].grade for fact in OTHER} <= {1, 2}
    assert all(fact.evidence for fact in OTHER)
    lists = {
        name: {f.item for f in OTHER if f.item.split(".")[1] == name and f.draws}
        for name in (
            "specialised-universities",
            "defence-clusters",
            "energy-complexes",
            "national-complexes",
            "green-bio-zones",
        )
    }
    assert {name: len(found) for name, found in lists.items()} == {
        "specialised-universities": 25, "defence-clusters": 2, "energy-complexes": 6,
        "national-complexes": 6, "green-bio-zones": 7,
    }  # fmt: skip


def test_a_region_is_told_what_lies_in_it_and_a_university_without_a_place_the_nation_alone(real):
    def told(region, day=TODAY):
        return {fact.item.partition(".")[2] for fact in elsewhere(real, region, day)}

    assert told("gyeongbuk.gumi") == {"defence-clusters.gumi"}
    assert told("gyeongbuk") == {
        "defence-clusters.gumi", "energy-complexes.gyeongbuk", "green-bio-zones.gyeongbuk", "national-complexes.yeongju"
    }  # fmt: skip
    assert "energy-complexes.gwangju-jeonnam" in told("jeonnam-gwangju")
    assert told("gyeongbuk.gumi", date(2023, 2, 16)) == set()
    assert {name.split(".")[0] for name in told("korea")} == {"specialised-universities"}


def test_every_place_of_these_rows_is_in_force_on_its_day():
    assert {fact.place for fact in OTHER if "green-bio" in fact.item} == {
        ("경기도",), ("강원특별자치도",), ("충청남도",), ("경상북도",), ("경상남도",), ("전북특별자치도",),
        ("전라남도",),
    }  # fmt: skip
