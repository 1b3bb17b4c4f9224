"""Zones and complexes by instrument: their official counts, official sources first, decisions and notices apart."""

from collections import Counter
from pathlib import Path

import pytest

from layers.facts import documents, facts
from layers.periods import first_day

SEEDS = Path(__file__).parents[2] / "seeds"
FACTS, _ = facts.read(SEEDS)
DOCUMENTS, _ = documents.read(SEEDS)
OURS = [fact for fact in FACTS if fact.document.endswith("-zon")]
#: Of each layer: items that ever had a status; how many stand today; how many of these a notice or release tells.
COUNTED = {
    "distributed-energy-zones": (7, 7, 7),
    "hydrogen-complexes": (2, 2, 2),
    "offshore-wind-zones": (9, 9, 9),
    "rnd-special-zones": (6, 6, 2),
    "rnd-small-zones": (14, 13, 13),
    "smart-green-complexes": (21, 21, 21),
    "free-economic-zones": (11, 9, 9),
    "saemangeum-investment-zones": (2, 2, 2),
    "medical-complexes": (2, 2, 0),
}
NOT_STANDING = ("ended", "applied", "undecided")
UNSEEN = "공식 문서 미확인"


def latest(topic):
    """The last status row of each item of a topic that has a place."""
    rows = [fact for fact in OURS if fact.topic == topic and fact.draws and fact.place != ("전국",)]
    return {fact.item: fact for fact in sorted(rows, key=lambda fact: first_day(fact.valid_from))}


@pytest.mark.parametrize("topic", COUNTED)
def test_a_layer_holds_as_many_as_are_counted_officially_and_no_fewer_official_sources(topic):
    found = latest(topic)
    standing = [fact for fact in found.values() if fact.status not in NOT_STANDING]
    official = [fact for fact in standing if DOCUMENTS[fact.document].grade == 1]
    ever, today, told = COUNTED[topic]
    assert (len(found), len(standing)) == (ever, today)
    assert len(official) >= told


@pytest.mark.parametrize("fact", [f for f in OURS if f.draws and f.status != "undecided"], ids=lambda fact: fact.id)
def test_a_status_rests_on_a_notice_or_release_or_says_that_none_was_seen(fact):
    grade = DOCUMENTS[fact.document].grade
    assert grade == 1 or (grade == 2 and (UNSEEN in fact.note or fact.status == "applied"))
    assert fact.confidence == "medium"


def test_what_was_designated_on_conditions_says_so_with_the_condition():
    wind = latest("offshore-wind-zones").values()
    conditional = [fact for fact in wind if fact.status_printed == "조건부 지정"]
    assert Counter(fact.valid_from for fact in conditional) == {"2026-03-16": 6, "2026-03-24": 1}
    assert all("조건: 군 작전성 협의" in fact.note for fact in conditional)


def test_a_decision_of_the_committee_and_its_notice_are_days_of_their_own():
    ansan = {fact.status: fact for fact in OURS if fact.topic == "free-economic-zones" and "안산" in (fact.value or "")}
    assert (ansan["decided"].valid_from, ansan["designated"].valid_from) == ("2025-09-22", "2026-01-15")
    assert (ansan["designated"].decided_on, ansan["designated"].noticed_on) == ("2025-09-22", "2026-01-15")
    lifted = latest("free-economic-zones")["free-economic-zones.saemangeum-gunsan"]
    assert (lifted.status_printed, lifted.decided_on, lifted.noticed_on) == ("지정 해제", "2018-03-23", "2018-04-06")


def test_what_was_decided_without_a_notice_is_not_called_designated():
    assert latest("saemangeum-investment-zones")["saemangeum-investment-zones.second"].status == "decided"


def test_one_zone_of_three_districts_is_one_item_whose_parts_are_not_added():
    rows = [fact for fact in OURS if fact.item == "rnd-special-zones.gangwon"]
    parts = [float(fact.value) for fact in rows if fact.claim == "component"]
    whole = [float(fact.value) for fact in rows if fact.claim == "area"]
    assert len(parts) == len(latest("rnd-special-zones")["rnd-special-zones.gangwon"].place) == 3
    assert whole == [pytest.approx(sum(parts), rel=0.01)]
