"""A decision of the nation whose units are listed is counted with them once, never as one more."""

import csv
from datetime import date
from pathlib import Path

import pytest

from layers.portfolio.due import DECISION, due
from layers.portfolio.freshness import gaps

SEEDS = Path(__file__).parents[3] / "seeds"


def poles():
    """Poles with a row that awaits an engine, counted from the file alone."""
    with (SEEDS / "facts/motir-2025-12-17.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["item"] for row in rows if row["topic"] == "growth-engines" and row["claim"] == "status"}


@pytest.mark.parametrize("asof", [date(2025, 12, 17), date(2026, 3, 1), date(2026, 11, 28)])
def test_eight_poles_await_an_engine_and_no_ninth(real, asof):
    assert len(poles()) == 8
    assert {one.item.id for one in due(real, asof) if one.layer == "growth-engines"} == poles()
    assert {gap.item.id for gap in gaps(real, asof) if gap.layer_id == "growth-engines"} == poles()


def test_a_call_is_not_counted_beside_what_it_calls_for(real):
    found = [one for one in due(real, date(2026, 11, 28)) if one.layer == "advanced-complex-call-2026"]
    assert "advanced-complex-call-2026.national" not in {one.item.id for one in found}
    assert len([one for one in found if one.item.status != "applied"]) == 3


def test_a_decision_of_its_own_stays_beside_another_of_the_same_day(real):
    found = {one.item.id for one in due(real, date(2024, 3, 1)) if one.kind == DECISION and one.due == "2024-H1"}
    assert {"advanced-complexes.support-plan", "advanced-complexes.bio-call-2024"} <= found


def test_a_region_is_told_of_its_own_unit_alone(real):
    found = [one.item.id for one in due(real, date(2026, 11, 28), "gyeongbuk") if one.layer == "growth-engines"]
    assert found == ["growth-engines.pole-daegyeong"]
